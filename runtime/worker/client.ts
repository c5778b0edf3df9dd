import type { KeyMapping, KeyOwners } from '../key-mapping';
import { KeptRuns } from './kept-runs';
import type { Looker } from './looker';
import type { FromWorker, Looked, LookRequest, Part, PartRequest, RunReply, RunRequest, ToWorker } from './protocol';

/** Where runs are made. */
export interface Runner {
  /** Answers come to `onReply` until a newer request of the same lab, or `forget`. */
  run(request: RunRequest, onReply: (reply: RunReply) => void): void;
  /** The answer comes unless a newer request of the same lab, or `forget`, or a crash comes first. */
  look(request: LookRequest, onLooked: (looked: Looked) => void): void;
  /** The answer comes unless a newer request of the same lab, or `forget`, or a crash comes first. */
  part(request: PartRequest, onPart: (part: Part) => void): void;
  forget(lab: string): void;
  /** Whose keys are whose; no answer where the worker dies over it. */
  keyOwners(mapping: KeyMapping): Promise<KeyOwners>;
}

interface Pending {
  readonly request: RunRequest;
  readonly onReply: (reply: RunReply) => void;
  crashes: number;
}

/** What the runner needs of a worker. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

const MOST_CRASHES = 2;

/**
 * Runs in a worker. A worker that dies is started again with what it was working on; the second time the lab is told.
 * @param start makes a worker
 * @param onRestart told of each worker that died
 */
export function workerRunner(start: () => WorkerLike, onRestart: () => void = () => {}): Runner {
  const pending = new Map<string, Pending>();
  const parts = new Map<string, { readonly request: PartRequest; readonly onPart: (part: Part) => void }>();
  const looks = new Map<string, { readonly look: number; readonly onLooked: (looked: Looked) => void }>();
  const questions = new Map<number, (owners: KeyOwners) => void>();
  let worker: WorkerLike | null = null;
  let asked = 0;

  const open = (): WorkerLike => {
    const opened = start();
    opened.onmessage = ({ data }) => {
      if (data.type === 'looked') {
        const wanted = looks.get(data.lab);
        if (wanted?.look === data.look) wanted.onLooked(data);
        return;
      }
      if (data.type === 'owned') {
        questions.get(data.question)?.(data.owners);
        questions.delete(data.question);
        return;
      }
      if (data.type === 'part') {
        const wanted = parts.get(data.lab);
        if (wanted?.request.atMs !== data.atMs) return;
        parts.delete(data.lab);
        wanted.onPart(data);
        return;
      }
      const wanted = pending.get(data.lab);
      if (wanted === undefined || wanted.request.run !== data.run) return;
      if (data.type === 'refused' || data.recording.untilMs >= data.recording.forMs) pending.delete(data.lab);
      wanted.onReply(data);
    };
    opened.onerror = (event) => {
      event.preventDefault();
      opened.terminate();
      worker = null;
      restart(event.message);
    };
    return opened;
  };

  const restart = (reason: string): void => {
    questions.clear();
    onRestart();
    const lost = [...parts.values()];
    parts.clear();
    for (const { request, onPart } of lost) onPart({ type: 'part', ...request, rows: null });
    for (const wanted of [...pending.values()]) {
      wanted.crashes++;
      if (wanted.crashes < MOST_CRASHES) send(wanted.request);
      else {
        pending.delete(wanted.request.lab);
        const { lab, run } = wanted.request;
        wanted.onReply({ type: 'refused', lab, run, message: reason || 'the simulation stopped', byInput: false });
      }
    }
  };

  const send = (request: RunRequest): void => {
    worker ??= open();
    worker.postMessage({ type: 'run', ...request });
  };

  return {
    run(request, onReply) {
      pending.set(request.lab, { request, onReply, crashes: 0 });
      send(request);
    },
    look(request, onLooked) {
      looks.set(request.lab, { look: request.look, onLooked });
      worker ??= open();
      worker.postMessage({ type: 'look', ...request });
    },
    part(request, onPart) {
      parts.set(request.lab, { request, onPart });
      worker ??= open();
      worker.postMessage({ type: 'part', ...request });
    },
    forget(lab) {
      for (const asked of [pending, looks, parts]) asked.delete(lab);
      worker?.postMessage({ type: 'forget', lab });
    },
    keyOwners(mapping) {
      worker ??= open();
      const question = ++asked;
      worker.postMessage({ type: 'owners', question, mapping });
      return new Promise((resolve) => questions.set(question, resolve));
    },
  };
}

/** Runs here and now, for tests and for browsers that allow no worker. */
export function inProcessRunner(): Runner {
  const newest = new Map<string, number>();
  const newestLook = new Map<string, number>();
  const kept = new KeptRuns();
  let looker: Promise<Looker> | null = null;
  return {
    run(request, onReply) {
      newest.set(request.lab, request.run);
      const isNewest = (): boolean => newest.get(request.lab) === request.run;
      void import('./job').then(({ doJob }) =>
        doJob(request, {
          wallMs: () => performance.now(),
          post: (message) => isNewest() && onReply(message),
          keep: (run, recording) => kept.keep(request.lab, request.run, run, recording),
          breathe: async () => {
            await new Promise((resume) => setTimeout(resume));
            return isNewest();
          },
        }),
      );
    },
    look(request, onLooked) {
      newestLook.set(request.lab, request.look);
      const isNewest = (): boolean => newestLook.get(request.lab) === request.look;
      looker ??= import('./looker').then((module) => new module.Looker());
      void looker
        .then((opened) => opened.look(request, { wallMs: () => performance.now(), breathe: async () => isNewest() }))
        .then((looked) => {
          if (looked !== null && isNewest()) onLooked(looked);
        });
    },
    part: (request, onPart) => {
      const { lab, run, atMs } = request;
      onPart({ type: 'part', ...request, rows: kept.rowsAround(lab, run, atMs) });
    },
    forget(lab) {
      kept.forget(lab);
      newest.delete(lab);
      newestLook.delete(lab);
    },
    keyOwners: async (mapping) => (await import('./key-owners')).keyOwnersOf(mapping),
  };
}

let shared: Runner | null = null;
const restartListeners = new Set<() => void>();

/** Told when the page's worker died over something and was started again. */
export const whenRestarted = (listener: () => void): unknown => restartListeners.add(listener);

/** The page's one runner. */
export function pageRunner(): Runner {
  shared ??=
    typeof Worker === 'undefined'
      ? inProcessRunner()
      : workerRunner(
          () => new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'headroom' }),
          () => {
            for (const tell of restartListeners) tell();
          },
        );
  return shared;
}
