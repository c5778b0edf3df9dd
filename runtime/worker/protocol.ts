import type { Inside } from '@/engine/recording/inside';
import type { Recording } from '@/engine/recording/types';
import type { Handles } from '@/engine/scenario/handles';
import type { ScenarioEvent } from '@/engine/scenario/types';
import type { Ms } from '@/engine/units';
import type { ControlView } from '../control-view';
import type { KeyMapping, KeyOwners } from '../key-mapping';

/** Asks for a whole run. A newer request of the same lab replaces an older one. */
export interface RunRequest {
  readonly lab: string;
  /** Counts up per lab; echoed, so that a late answer is known for one. */
  readonly run: number;
  /** As JSON; checked where it is run. */
  readonly scenario: unknown;
  /** Instead of the scenario's own. */
  readonly seed?: number;
  readonly inputs: readonly ScenarioEvent[];
  /** Where the learner is: facts up to a little beyond it are sent first. */
  readonly playheadMs: Ms;
  /** Paths of the controls to describe. */
  readonly controls: readonly string[];
  /** Describe every other control too. */
  readonly allControls?: boolean;
}

/** Asks what is inside a run at a moment. A newer request of the same lab replaces an older one. */
export interface LookRequest extends Pick<RunRequest, 'lab' | 'scenario' | 'seed' | 'inputs'> {
  /** Counts up per lab; echoed. */
  readonly look: number;
  /** The number of the run that these make. */
  readonly run: number;
  readonly atMs: Ms;
}

/** Asks for the spans around a moment of a run that was too long to be sent whole. */
export interface PartRequest {
  readonly lab: string;
  readonly run: number;
  readonly atMs: Ms;
}

export type ToWorker =
  | ({ readonly type: 'part' } & PartRequest)
  | ({ readonly type: 'run' } & RunRequest)
  | ({ readonly type: 'look' } & LookRequest)
  | { readonly type: 'owners'; readonly question: number; readonly mapping: KeyMapping }
  | { readonly type: 'forget'; readonly lab: string };

export interface Recorded {
  readonly type: 'recorded';
  readonly lab: string;
  readonly run: number;
  /** Complete up to `recording.untilMs`; a longer one follows while that is before `forMs`. */
  readonly recording: Recording;
  readonly controls: readonly ControlView[];
  readonly moreControls: readonly ControlView[];
  /** What can be done to it besides. */
  readonly handles: Handles;
}

export interface Refused {
  readonly type: 'refused';
  readonly lab: string;
  readonly run: number;
  /** One line: field, rule, value. */
  readonly message: string;
  /** False when the program, not the input, is at fault. */
  readonly byInput: boolean;
}

export interface Looked {
  readonly type: 'looked';
  readonly lab: string;
  readonly look: number;
  readonly run: number;
  readonly atMs: Ms;
  readonly inside: Inside;
}

/** The spans of a part of a run, and how they belong together. */
export type Rows = Required<Pick<Recording, 'spans' | 'rowLinks'>>;

export interface Part {
  readonly type: 'part';
  readonly lab: string;
  readonly run: number;
  readonly atMs: Ms;
  /** Null where the run is no longer there. */
  readonly rows: Rows | null;
}

/** What a request for a run is answered with. */
export type RunReply = Recorded | Refused;
export interface Owned {
  readonly type: 'owned';
  /** Echoed. */
  readonly question: number;
  readonly owners: KeyOwners;
}

export type FromWorker = RunReply | Looked | Owned | Part;
