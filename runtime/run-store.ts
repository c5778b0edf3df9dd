import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Inside } from '@/engine/recording/inside';
import type { Recording } from '@/engine/recording/types';
import type { Handles } from '@/engine/scenario/handles';
import type { ScenarioEvent } from '@/engine/scenario/types';
import type { Ms } from '@/engine/units';
import { type ControlView, toldApart, withRange } from './control-view';
import type { KeyMapping, KeyOwners } from './key-mapping';
import type { Runner } from './worker/client';
import type { RunReply } from './worker/protocol';

/** A run kept to compare with. */
export interface Pin extends Shelved {
  readonly recording: Recording;
}

/** A run that is kept by what was done in it, and made again when it is to be shown. */
export interface Shelved {
  readonly run: number;
  readonly inputs: readonly ScenarioEvent[];
}

export interface RunState {
  readonly scenario: unknown;
  /** Instead of the scenario's own. */
  readonly seed: number | undefined;
  /** What the learner did, in order of time. */
  readonly inputs: readonly ScenarioEvent[];
  /** The inputs that undoing goes back to. */
  readonly begins: readonly ScenarioEvent[];
  readonly recording: Recording | null;
  /** The learner's inputs in the run the recording is of. */
  readonly recordedInputs: readonly ScenarioEvent[];
  /** The number of the run the recording is of. */
  readonly run: number;
  readonly controls: readonly ControlView[];
  readonly moreControls: readonly ControlView[];
  /** What can be done to the system besides; null before the first recording. */
  readonly handles: Handles | null;
  readonly status: 'idle' | 'running' | 'ready' | 'refused';
  /** Why the last change was not taken; what stood before still stands. */
  readonly problem: string | null;
  /** The pinned runs that are shown, oldest first. */
  readonly pins: readonly Pin[];
  /** Pinned runs besides. */
  readonly shelf: readonly Shelved[];
  /** What was found inside at the last moment looked at; null before. */
  readonly looked: { readonly run: number; readonly atMs: Ms; readonly inside: Inside } | null;
}

export interface RunStoreOptions {
  readonly lab: string;
  readonly scenario: unknown;
  readonly controls: readonly string[];
  readonly allControls?: boolean;
  readonly seed?: number;
  readonly inputs?: readonly ScenarioEvent[];
  /** What undoing everything goes back to. @default nothing done */
  readonly begins?: readonly ScenarioEvent[];
  /** What sliders offer, by path, where less than the knob allows. */
  readonly ranges?: Readonly<Record<string, readonly [low: number, high: number]>>;
  readonly runner: Runner;
}

export interface RunStore extends StoreApi<RunState> {
  /** Makes the run; to be called once the lab can be seen. */
  open(playheadMs?: Ms): void;
  /** Something done at its `atMs`: what the learner did later is let go, the run is made again from there. */
  act(input: ScenarioEvent): void;
  /** A knob turned at a moment; turns of one knob close together are one. */
  turn(control: ControlView, value: unknown, atMs: Ms, coalesceMs?: Ms): void;
  /** Forgets everything the learner did but what the run began with. */
  reset(playheadMs: Ms): void;
  restart(with_: Partial<Pick<RunState, 'scenario' | 'seed' | 'inputs'>>, playheadMs: Ms): void;
  /** Keeps the present run to compare with. */
  pin(): void;
  /** Lets a pinned run go; where it was shown, one that was not takes its place. */
  unpin(run: number): void;
  /** Shows a pinned run that is not shown; the one that has been shown longest may make room for it. */
  show(run: number): void;
  /** Keeps runs of other inputs on the same scenario and seed; the first of them are shown, once they are made. Settles when they are, or cannot be. */
  pinInputs(...runs: readonly (readonly ScenarioEvent[])[]): Promise<void>;
  /** Looks inside the run that is shown, at a moment, for `looked`; one that is under way is given up for it. */
  look(atMs: Ms): void;
  /** Whose keys are whose by a rule and its members. */
  keyOwners(mapping: KeyMapping): Promise<KeyOwners>;
  /** Brings the spans around a moment of a run that is too long to be here whole; `then` once they are. */
  around(atMs: Ms, then: () => void): void;
  /** Nothing that comes is shown until `release`: what is put up meanwhile is put up once. */
  hold(): void;
  release(): void;
  close(): void;
}

/** Shown at once. */
export const MOST_PINS = 4;

/** The inputs once one more is made at its time: later ones are gone, as in an undo history. */
export function withInput(inputs: readonly ScenarioEvent[], input: ScenarioEvent, coalesceMs: Ms = 0): ScenarioEvent[] {
  const kept = inputs.filter(({ atMs }) => atMs <= input.atMs);
  const last = kept.at(-1);
  const isSameTurn =
    last?.do === 'set' &&
    input.do === 'set' &&
    last.target === input.target &&
    last.knob === input.knob &&
    input.atMs - last.atMs <= coalesceMs;
  return isSameTurn ? [...kept.slice(0, -1), { ...input, atMs: last.atMs }] : [...kept, input];
}

let opened = 0;

/** The state of one lab's run. Changes go to the runner one at a time; while one is being made only the newest waits. */
export function createRunStore(options: RunStoreOptions): RunStore {
  const { runner } = options;
  // A lab that is opened anew must not take what was still being made for the one before it.
  const lab = `${options.lab}@${++opened}`;
  const store = createStore<RunState>(() => ({
    scenario: options.scenario,
    seed: options.seed,
    inputs: options.inputs ?? [],
    begins: options.begins ?? [],
    recording: null,
    run: 0,
    controls: [],
    moreControls: [],
    handles: null,
    recordedInputs: [],
    status: 'idle',
    problem: null,
    pins: [],
    shelf: [],
    looked: null,
  }));
  let sent = 0;
  let awaited = false;
  let wanted: Ms | null = null;
  /** Inputs of the last run that was taken, to go back to. */
  let taken: readonly ScenarioEvent[] = options.inputs ?? [];
  /** What the recording is of. */
  let made: Pick<RunState, 'scenario' | 'seed' | 'inputs'> = store.getState();
  let looks = 0;
  /** What came while it was held. */
  let held: (() => void)[] | null = null;
  const show = (act: () => void): void => {
    if (held === null) act();
    else held.push(act);
  };

  const request = (playheadMs: Ms): void => {
    if (awaited) {
      wanted = playheadMs;
      return;
    }
    awaited = true;
    wanted = null;
    const { scenario, seed, inputs } = store.getState();
    store.setState({ status: 'running' });
    const run = ++sent;
    runner.run(
      { lab, run, scenario, seed, inputs, playheadMs, controls: options.controls, allControls: options.allControls },
      (reply) => show(() => onReply(reply, { scenario, seed, inputs })),
    );
  };

  const onReply = (reply: RunReply, of: typeof made): void => {
    const { inputs } = of;
    if (reply.run !== sent) return;
    awaited = false;
    if (reply.type === 'refused') onRefused(reply.message);
    else {
      taken = inputs;
      made = of;
      const { recording, controls, moreControls, handles, run } = reply;
      const nameOf = (target: string): string => recording.nodes.find(({ id }) => id === target)?.label ?? target;
      const whole = recording.untilMs >= recording.forMs;
      store.setState(({ pins }) => ({
        recording,
        run,
        controls: toldApart(
          controls.map((view) => withRange(view, options.ranges?.[view.path])),
          nameOf,
        ),
        moreControls,
        handles,
        recordedInputs: inputs,
        status: whole ? 'ready' : 'running',
        problem: null,
        pins: pins.map((pin) => (pin.run === run ? { ...pin, recording } : pin)),
      }));
    }
    if (wanted !== null) request(wanted);
  };

  const onRefused = (problem: string): void => {
    const next = wanted === null ? { inputs: taken } : {};
    store.setState({ ...next, problem, status: store.getState().recording === null ? 'refused' : 'ready' });
  };

  const change = (inputs: readonly ScenarioEvent[], playheadMs: Ms): void => {
    store.setState({ inputs });
    request(playheadMs);
  };

  return {
    ...store,
    open: (playheadMs = 0) => {
      if (store.getState().status === 'idle') request(playheadMs);
    },
    act: (input) => change(withInput(store.getState().inputs, input), input.atMs),
    turn: ({ target, knobName }, value, atMs, coalesceMs = 0) =>
      change(withInput(store.getState().inputs, { atMs, do: 'set', target, knob: knobName, value }, coalesceMs), atMs),
    reset: (playheadMs) => change(store.getState().begins, playheadMs),
    restart: (parts, playheadMs) => {
      store.setState({ ...parts, problem: null });
      request(playheadMs);
    },
    pin: () =>
      store.setState((state) => {
        const { recording, run, recordedInputs: inputs, pins } = state;
        if (recording === null || pins.some((pin) => pin.run === run)) return {};
        return withPin(state, { run, inputs, recording });
      }),
    unpin: (run) => {
      const { pins, shelf } = store.getState();
      const next = shelf.at(-1);
      store.setState({ pins: pins.filter((pin) => pin.run !== run), shelf: shelf.filter((one) => one.run !== run) });
      if (next !== undefined && pins.some((pin) => pin.run === run)) void makeAgain(store, options, show, next);
    },
    show: (run) => {
      const found = store.getState().shelf.find((one) => one.run === run);
      if (found !== undefined) void makeAgain(store, options, show, found);
    },
    pinInputs: async (...runs) => {
      const kept = runs.map((inputs) => ({ run: -++others, inputs }));
      store.setState(({ shelf }) => ({ shelf: [...shelf, ...kept] }));
      await Promise.all(kept.slice(0, MOST_PINS).map((one) => makeAgain(store, options, show, one)));
    },
    look: (atMs) => {
      const { scenario, seed, inputs } = made;
      runner.look({ lab, look: ++looks, run: store.getState().run, scenario, seed, inputs, atMs }, ({ run, atMs, inside }) =>
        store.setState({ looked: { run, atMs, inside } }),
      );
    },
    keyOwners: (mapping) => runner.keyOwners(mapping),
    around: (atMs, then) =>
      runner.part({ lab, run: store.getState().run, atMs }, ({ run, rows }) =>
        show(() => {
          const { recording } = store.getState();
          if (recording === null || run !== store.getState().run) return;
          // null: it went with a worker that died
          if (rows === null) request(atMs);
          else store.setState({ recording: { ...recording, ...rows } });
          then();
        }),
      ),
    hold: () => {
      held ??= [];
    },
    release: () => {
      const came = held ?? [];
      held = null;
      for (const act of came) act();
    },
    close: () => runner.forget(lab),
  };
}

/** The newest pinned run that is not the one at hand: what it is to be compared with. */
export const otherPin = (pins: readonly Pin[], inputs: readonly ScenarioEvent[]): Pin | undefined =>
  pins.findLast((pin) => pin.inputs !== inputs);

let others = 0;

/** One more that is shown; those for whom there is no room are shelved. */
function withPin({ pins, shelf }: RunState, pin: Pin): Pick<RunState, 'pins' | 'shelf'> {
  const all = [...pins, pin];
  const aside = all.slice(0, -MOST_PINS).map(({ run, inputs }) => ({ run, inputs }));
  return { pins: all.slice(-MOST_PINS), shelf: [...shelf.filter(({ run }) => run !== pin.run), ...aside] };
}

/** Makes the run of a shelved pin, and shows it unless it has been let go meanwhile. */
function makeAgain(
  store: StoreApi<RunState>,
  { lab, runner }: RunStoreOptions,
  show: (act: () => void) => void,
  { run, inputs }: Shelved,
): Promise<void> {
  const { scenario, seed } = store.getState();
  const name = `${lab}#pin${++others}`;
  return new Promise((resolve) => {
    runner.run({ lab: name, run: others, scenario, seed, inputs, playheadMs: 0, controls: [] }, (reply) => {
      if (reply.type !== 'recorded') return resolve();
      if (reply.recording.untilMs < reply.recording.forMs) return;
      runner.forget(name);
      show(() => {
        store.setState((state) =>
          state.shelf.some((one) => one.run === run) ? withPin(state, { run, inputs, recording: reply.recording }) : {},
        );
        resolve();
      });
    });
  });
}
