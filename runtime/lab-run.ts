import { type ActorRefFrom, createActor, type SnapshotFrom } from 'xstate';
import type { Recording } from '@/engine/recording/types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import type { Ms } from '@/engine/units';
import { scriptedEvents } from './capacity';
import type { ControlView } from './control-view';
import { createLuckStore, type LuckStore } from './luck';
import { playback } from './playback';
import { followParts } from './run-parts';
import { createRunStore, type RunStore, type RunStoreOptions } from './run-store';

export type Player = ActorRefFrom<typeof playback>;
export type PlayerSnapshot = SnapshotFrom<typeof playback>;

/** A learner's change without its time, which is the playhead's. */
export type Act = ScenarioEvent extends infer E ? (E extends { atMs: Ms } ? Omit<E, 'atMs'> : never) : never;

/** One lab's run and the playhead over it. */
export interface LabRun {
  readonly store: RunStore;
  readonly player: Player;
  /** The same run on other seeds. */
  readonly luck: LuckStore;
  turn(control: ControlView, value: unknown): void;
  act(act: Act): void;
  /** Forgets everything the learner did and begins again. */
  reset(): void;
  /** A knob that stands at a value of the learner's own from the first moment on; the run begins again. */
  bring(target: string, knob: string, value: unknown): void;
  /** Scripted and learner's events, in order of time within each. */
  events(): readonly ScenarioEvent[];
  dispose(): void;
}

export interface LabRunOptions extends RunStoreOptions {
  readonly speed?: number;
  readonly playheadMs?: Ms;
}

/** Turns of a knob within so much wall time are one turn. */
const ONE_TURN_MS = 300;

/** To the microsecond, and never past the playhead: what is done while time stands is seen at once. */
export const momentOfChange = (playheadMs: Ms): Ms => Math.min(playheadMs, Math.floor(playheadMs * 1000) / 1000);

export function createLabRun(options: LabRunOptions): LabRun {
  const store = createRunStore(options);
  const luck = createLuckStore();
  const player = createActor(playback, {
    input: { forMs: 0, speed: options.speed ?? 1, playheadMs: options.playheadMs ?? 0 },
  }).start();

  let sent: Recording | null = null;
  const follow = store.subscribe(({ recording }) => {
    if (recording === null || recording === sent) return;
    sent = recording;
    player.send({ type: 'RECORDED', untilMs: recording.untilMs, forMs: recording.forMs });
  });

  const stopParts = followParts(store, player);

  /** Where a change is made: at the playhead; at the end of a run nothing could follow, so a new one begins. */
  const changeAt = (): Ms => {
    if (player.getSnapshot().matches('ended')) {
      player.send({ type: 'SEEK', toMs: 0 });
      player.send({ type: 'PLAY' });
    }
    player.send({ type: 'CHANGED' });
    return momentOfChange(player.getSnapshot().context.playheadMs);
  };

  return {
    store,
    player,
    luck,
    turn(control, value) {
      const atMs = changeAt();
      store.turn(control, value, atMs, ONE_TURN_MS * player.getSnapshot().context.speed);
    },
    act: (act) => store.act({ ...act, atMs: changeAt() } as ScenarioEvent),
    reset() {
      player.send({ type: 'SEEK', toMs: 0 });
      player.send({ type: 'CHANGED' });
      store.reset(0);
    },
    bring(target, knob, value) {
      player.send({ type: 'SEEK', toMs: 0 });
      player.send({ type: 'CHANGED' });
      const isReplaced = (input: ScenarioEvent): boolean =>
        input.do === 'set' && input.target === target && (input.knob === knob || input.knob.startsWith(`${knob}.`));
      const others = store.getState().inputs.filter((input) => !isReplaced(input));
      store.restart({ inputs: [{ atMs: 0, do: 'set', target, knob, value }, ...others] }, 0);
    },
    events: () => [...scriptedEvents(store.getState().scenario), ...store.getState().inputs],
    dispose() {
      follow();
      luck.stop();
      stopParts();
      store.close();
      player.stop();
    },
  };
}
