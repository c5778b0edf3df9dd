import type { FromPool, ToPool } from './worker/pool-protocol';

/** What a pool needs of a worker. */
export interface PoolWorker {
  postMessage(message: ToPool): void;
  terminate(): void;
  onmessage: ((event: { readonly data: FromPool }) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export type PoolAnswer = Exclude<FromPool, { readonly type: 'refused' }>;

export interface PoolListener<T> {
  /** One is done. */
  onAnswer(job: T, answer: PoolAnswer): void;
  /** All are done. */
  onEnd(): void;
  /** One could not be done; the others are given up. One line: field, rule, value. */
  onRefused(message: string): void;
}

/** Has every job done by so many workers, in the order of the list. Returns what gives it up. */
export function inPool<T>(
  jobs: readonly T[],
  askOf: (job: T) => ToPool,
  workers: number,
  start: () => PoolWorker,
  listener: PoolListener<T>,
): () => void {
  const pool: PoolWorker[] = [];
  let left = jobs.length;
  let next = 0;
  const cancel = (): void => {
    next = jobs.length;
    for (const worker of pool) worker.terminate();
  };
  const refuse = (message: string): void => {
    cancel();
    listener.onRefused(message);
  };
  const give = (worker: PoolWorker): void => {
    const job = jobs[next++];
    if (job === undefined) {
      worker.terminate();
      return;
    }
    worker.onmessage = ({ data }) => {
      if (data.type === 'refused') {
        refuse(data.message);
        return;
      }
      listener.onAnswer(job, data);
      if (--left === 0) listener.onEnd();
      give(worker);
    };
    worker.postMessage(askOf(job));
  };
  for (let i = 0; i < Math.min(workers, jobs.length); i++) {
    const worker = start();
    worker.onerror = (event) => {
      event.preventDefault();
      refuse(event.message || 'the simulation stopped');
    };
    pool.push(worker);
    give(worker);
  }
  return cancel;
}

/** So many seeds from the first on. */
export const seedsFrom = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => (first + i) % 4294967296);

/** As many as the machine has to spare beside the page and its lab. */
export const poolSize = (): number => Math.max(1, Math.min(8, (navigator.hardwareConcurrency || 2) - 1));

export const poolWorker = (): PoolWorker =>
  new Worker(new URL('./worker/pool-entry.ts', import.meta.url), { type: 'module', name: 'headroom pool' }) as PoolWorker;
