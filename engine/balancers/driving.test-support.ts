import type { Operation } from '../mechanism';
import { balancerFamily } from './family';

type Answer = { backend?: string | null; index?: number; considered?: { backend: string; score: number }[]; ok?: boolean };

/** A replay held open: operations in, answers out. */
export class Drive {
  readonly #session;
  constructor(algorithm: string, config: object, seed = 7) {
    this.#session = balancerFamily.replay(algorithm, config, seed);
  }
  apply(operation: Operation): Answer {
    let answer: Answer | undefined;
    this.#session.apply(operation, (given) => {
      answer = given as Answer;
    });
    return answer as Answer;
  }
  pick(key?: string, atMs?: number): string | null {
    const answer = this.apply({ op: 'pick', ...(key === undefined ? {} : { key }), ...(atMs === undefined ? {} : { atMs }) });
    return answer.backend as string | null;
  }
  picks(count: number): string {
    return Array.from({ length: count }, () => this.pick() ?? '-').join(' ');
  }
  done(backend: string, more: object = {}): void {
    this.apply({ op: 'done', backend, ...more });
  }
  set(backend: string, settings: object): void {
    this.apply({ op: 'set', backend, ...settings });
  }
}

/** `{a: 5, b: 1}` as a configuration. */
export const weights = (table: Record<string, number>) => ({
  backends: Object.entries(table).map(([id, weight]) => ({ id, weight })),
});

export const named = (count: number, from = 0) => Array.from({ length: count }, (_, i) => ({ id: `n${from + i}` }));

/** Picks that are done at once, so that nothing stays in flight; how often each backend was picked. */
export function tally(drive: Drive, picks: number, key?: (i: number) => string): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (let i = 0; i < picks; i++) {
    const backend = drive.pick(key?.(i));
    if (backend !== null) drive.done(backend);
    counts.set(backend, (counts.get(backend) ?? 0) + 1);
  }
  return counts;
}
