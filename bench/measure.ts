/** One timed alternative: does `count` operations and returns something that depends on them all. */
export interface Contender {
  readonly name: string;
  run(count: number): number | Promise<number>;
  /** Operations a round; fewer for slow peers. */
  readonly count: number;
}

export interface Timing {
  readonly name: string;
  readonly medianNs: number;
  readonly leastNs: number;
}

const ROUNDS = 9;
let sink = 0;

/** Times contenders in turn, round by round, so that a machine whose speed drifts treats them alike. */
export async function measure(contenders: readonly Contender[]): Promise<Timing[]> {
  const times = contenders.map((): number[] => []);
  for (const { run, count } of contenders) sink += await run(Math.min(count, 20_000));
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, { run, count }] of contenders.entries()) {
      const start = process.hrtime.bigint();
      const result = run(count);
      sink += typeof result === 'number' ? result : await result;
      times[i].push(Number(process.hrtime.bigint() - start) / count);
    }
  if (Number.isNaN(sink)) throw new Error('a contender gave no result');
  return contenders.map(({ name }, i) => {
    const sorted = times[i].sort((a, b) => a - b);
    return { name, medianNs: sorted[sorted.length >> 1], leastNs: sorted[0] };
  });
}
