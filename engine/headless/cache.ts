import { nextUses } from '../caches/belady';
import { type CacheId, caches } from '../caches/registry';
import type { Cache, CacheSpec } from '../caches/types';
import { InputError, known } from '../input-error';
import { defaultsOf } from '../knobs/knobs';
import { parseKnobs } from '../knobs/parse';
import { Rng } from '../random/rng';
import { readArguments, readSeed } from './arguments';
import { readKeyTrace } from './key-trace';

const USAGE = 'sim cache --policies a,b --capacities 10,100 [--belady] [--seed N] [--json] TRACE|-';

const OPTIONS = { policies: 'string', capacities: 'string', belady: 'boolean', seed: 'string', json: 'boolean' } as const;

interface Options {
  readonly policies: readonly CacheId[];
  readonly capacities: readonly number[];
  readonly seed: number;
  readonly asJson: boolean;
  readonly trace: string;
}

interface Row {
  readonly policy: string;
  readonly capacity: number;
  readonly requests: number;
  readonly hits: number;
  readonly hitRatio: number;
}

/**
 * Hit ratios of policies × capacities over a key-per-line trace, in one pass; only the oracle holds the trace. The n-th
 * request is made at n ms, which matters to `ttl` alone.
 * @throws InputError on bad arguments or a bad trace
 */
export async function cacheCommand(args: string[]): Promise<void> {
  const options = readOptions(args);
  const rows = await hitRatios(options);
  process.stdout.write(options.asJson ? rows.map((row) => `${JSON.stringify(row)}\n`).join('') : table(rows));
}

function readOptions(args: string[]): Options {
  const { values, positionals } = readArguments(args, OPTIONS, ['TRACE']);
  const policies = listOf(values.policies, 'policies').map((id) => {
    known(caches as Record<string, CacheSpec>, id, 'policies');
    return id as CacheId;
  });
  if (values.belady && !policies.includes('belady')) policies.push('belady');
  if (policies.length === 0) throw new InputError('policies', `must name at least one policy (${USAGE})`);
  const capacities = listOf(values.capacities, 'capacities').map(readCapacity);
  if (capacities.length === 0) throw new InputError('capacities', `must name at least one capacity (${USAGE})`);
  return {
    policies: [...new Set(policies)],
    capacities: [...new Set(capacities)],
    seed: readSeed(values.seed) ?? 0,
    asJson: values.json === true,
    trace: positionals[0],
  };
}

function listOf(text: string | undefined, field: string): string[] {
  if (text === undefined) return [];
  const entries = text.split(',').map((entry) => entry.trim());
  if (entries.includes('')) throw new InputError(field, 'must be a comma-separated list without gaps', text);
  return entries;
}

function readCapacity(text: string): number {
  return parseKnobs({ capacity: caches.lru.knobs.capacity }, { capacity: plainNumber(text) }, '').capacity;
}

/** Decimal notation of what a double can hold; anything else stays text, for the message to show. */
function plainNumber(text: string): number | string {
  const value = /^-?\d+(\.\d+)?(e\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : text;
}

async function hitRatios({ policies, capacities, seed, trace }: Options): Promise<Row[]> {
  const online = policies
    .filter((id) => !isOracle(id))
    .flatMap((id) => capacities.map((capacity) => new Run(id, capacity, seed)));
  const oracles = policies.filter(isOracle);
  const held: Int32Array[] = [];
  let requests = 0;
  await readKeyTrace(trace, (ids, count) => {
    for (const run of online) run.feed(ids, count, requests);
    if (oracles.length > 0) held.push(ids.slice(0, count));
    requests += count;
  });
  const offline = oracles.flatMap((id) => foretold(id, capacities, held, requests));
  // Rows stand in the order the policies were named.
  const rows = [...online, ...offline].map(({ policy, capacity, hits }) => ({
    policy,
    capacity,
    requests,
    hits,
    hitRatio: hits / requests,
  }));
  return policies.flatMap((id) => rows.filter((row) => row.policy === id));
}

function isOracle(id: CacheId): boolean {
  return 'needsFuture' in caches[id] && caches[id].needsFuture === true;
}

function foretold(id: CacheId, capacities: readonly number[], held: readonly Int32Array[], requests: number): Run[] {
  const keys = new Int32Array(requests);
  let filled = 0;
  for (const ids of held) {
    keys.set(ids, filled);
    filled += ids.length;
  }
  const nextUse = nextUses(keys);
  return capacities.map((capacity) => {
    const run = new Run(id, capacity, 0, nextUse);
    run.feed(keys, requests, 0);
    return run;
  });
}

class Run {
  hits = 0;
  readonly #cache: Cache;

  constructor(
    readonly policy: CacheId,
    readonly capacity: number,
    seed: number,
    nextUse?: Int32Array,
  ) {
    const spec: CacheSpec = caches[policy];
    this.#cache = spec.create({ ...defaultsOf(spec.knobs), capacity }, { rng: new Rng(seed, `caches/${policy}`), nextUse });
  }

  feed(ids: Int32Array, count: number, startMs: number): void {
    const cache = this.#cache;
    let hits = 0;
    for (let i = 0; i < count; i++) hits += +cache.access(ids[i], startMs + i);
    this.hits += hits;
  }
}

function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [row.policy, row.capacity, row.requests, row.hits, row.hitRatio.toFixed(4)].map(String));
  const lines = [['policy', 'capacity', 'requests', 'hits', 'hit ratio'], ...cells];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const aligned = lines.map((line) =>
    line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  '),
  );
  return `${aligned.join('\n')}\n`;
}
