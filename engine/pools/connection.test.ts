import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defaultsOf } from '../knobs/knobs';
import { parseKnobs } from '../knobs/parse';
import { GRANTED, WAITING } from '../waiting/admission';
import { ConnectionPool, connection } from './connection';
import { poolFamily } from './family';

type Line = Record<string, unknown>;

function replay(config: object, lines: readonly Line[]): string[] {
  const session = poolFamily.replay('connection', config, 0);
  const answers: string[] = [];
  const emit = (answer: object) => answers.push(told(answer as Line));
  for (const line of lines) session.apply(line, emit);
  session.end?.(emit);
  return answers;
}
const told = (answer: Line): string => {
  if ('set' in answer) return 'set';
  if ('released' in answer) return answer.leaked ? 'leaked' : answer.released ? 'out' : 'not in';
  return answer.granted ? `in ${answer.waitedMs}` : String(answer.reason);
};
const inAt = (atMs: number, id: string): Line => ({ op: 'acquire', id, atMs });
const outAt = (atMs: number, id: string): Line => ({ op: 'release', id, atMs });
const setAt = (atMs: number, change: object): Line => ({ op: 'set', atMs, ...change });
const create = (config: object) => new ConnectionPool({ ...defaultsOf(connection.knobs), ...config } as never);

const lazy = { maximumPoolSize: 2, minimumIdle: 0, connectionTimeoutMs: 250, openMs: 100, maxLifetimeMs: 0 };
const full = { maximumPoolSize: 1, connectionTimeoutMs: 250, openMs: 100 };

it.each<[string, object, Line[], string[]]>([
  ['starts with the reserve open', { ...lazy, minimumIdle: 1 }, [inAt(0, 'a')], ['in 0']],
  [
    'the reserve is the whole pool unless told otherwise',
    { maximumPoolSize: 2, openMs: 100 },
    [inAt(0, 'a'), inAt(0, 'b')],
    ['in 0', 'in 0'],
  ],
  ['none open: waits for one to open', lazy, [inAt(5, 'a')], ['in 100']],
  ['two open side by side', lazy, [inAt(0, 'a'), inAt(0, 'b')], ['in 100', 'in 100']],
  ['a single opener opens one after the other', { ...lazy, openers: 1 }, [inAt(0, 'a'), inAt(0, 'b')], ['in 100', 'in 200']],
  [
    'no more than the maximum: the third waits for a return',
    lazy,
    [inAt(0, 'a'), inAt(0, 'b'), inAt(0, 'c'), outAt(120, 'b')],
    ['in 100', 'in 100', 'in 120', 'out'],
  ],
  ['opening takes no time', { ...lazy, openMs: 0 }, [inAt(0, 'a'), inAt(0, 'b'), inAt(0, 'c')], ['in 0', 'in 0', 'timeout']],
  [
    'a returned connection goes to who waits, the new one to the shelf',
    lazy,
    [inAt(0, 'a'), inAt(110, 'b'), outAt(150, 'a'), inAt(205, 'c'), inAt(215, 'd')],
    ['in 100', 'in 40', 'out', 'in 5', 'timeout'],
  ],
  ['a wait ends at connectionTimeoutMs', full, [inAt(0, 'a'), inAt(10, 'b'), outAt(260.5, 'a')], ['in 0', 'timeout', 'out']],
  ['…inclusive', full, [inAt(0, 'a'), inAt(10, 'b'), outAt(260, 'a')], ['in 0', 'in 250', 'out']],
  ['one that opens exactly then is in time', { ...lazy, connectionTimeoutMs: 100 }, [inAt(0, 'a')], ['in 100']],
  [
    'one that opens later is not, and serves the next',
    { ...lazy, connectionTimeoutMs: 99 },
    [inAt(0, 'a'), inAt(99.5, 'b'), inAt(101, 'c')],
    ['timeout', 'in 0.5', 'timeout'],
  ],
  [
    'connectionTimeoutMs 0 is Integer.MAX_VALUE',
    { ...full, connectionTimeoutMs: 0, maxLifetimeMs: 0 },
    [inAt(0, 'a'), inAt(0, 'b'), outAt(2_147_483_647, 'a')],
    ['in 0', 'in 2147483647', 'out'],
  ],
  // HikariCP 2.7.9 run with a DataSource that takes 3.6 ticks to connect: the second caller waits 3.6, whenever the first came.
  ['lending the reserve opens no other', { ...lazy, minimumIdle: 1 }, [inAt(0, 'a'), inAt(50, 'b')], ['in 0', 'in 100']],
  [
    'house-keeping refills the reserve every 30 s',
    { ...lazy, minimumIdle: 1 },
    [inAt(101, 'a'), inAt(30_050, 'b'), outAt(30_200, 'b'), outAt(30_200, 'a'), inAt(30_210, 'c'), inAt(30_210, 'd')],
    ['in 0', 'in 50', 'out', 'out', 'in 0', 'in 0'],
  ],
  ['not before', { ...lazy, minimumIdle: 1 }, [inAt(0, 'a'), inAt(29_999, 'b')], ['in 0', 'in 100']],
  [
    'one that is closed is replaced at once (fillPool at the end of closeConnection)',
    { ...lazy, minimumIdle: 1, maxLifetimeMs: 1000 },
    [inAt(900, 'a'), outAt(1010, 'a'), inAt(1050, 'b')],
    ['in 0', 'out', 'in 60'],
  ],
  [
    'too old while idle: closed, the next one waits for another',
    { ...lazy, minimumIdle: 1, maximumPoolSize: 1, maxLifetimeMs: 1000 },
    [inAt(1050, 'a')],
    ['in 50'],
  ],
  [
    'too old in use: kept until it comes back',
    { ...full, maxLifetimeMs: 1000 },
    [inAt(900, 'a'), inAt(1200, 'b'), outAt(1250, 'a')],
    ['in 0', 'in 150', 'out'],
  ],
  ['a lifetime ends before a call at that instant', { ...full, maxLifetimeMs: 1000 }, [inAt(1000, 'a')], ['in 100']],
  ['young enough one instant earlier', { ...full, maxLifetimeMs: 1000 }, [inAt(999, 'a')], ['in 0']],
  [
    'idle too long beyond the reserve: closed',
    { ...lazy, idleTimeoutMs: 500 },
    [inAt(0, 'a'), outAt(100, 'a'), inAt(600, 'b')],
    ['in 100', 'out', 'in 100'],
  ],
  ['not yet', { ...lazy, idleTimeoutMs: 500 }, [inAt(0, 'a'), outAt(100, 'a'), inAt(599, 'b')], ['in 100', 'out', 'in 0']],
  ['the reserve may idle', { ...lazy, minimumIdle: 1, idleTimeoutMs: 500 }, [inAt(5000, 'a')], ['in 0']],
  [
    'kept too long is reported',
    { ...full, leakDetectionThresholdMs: 50 },
    [inAt(0, 'a'), outAt(50, 'a'), inAt(50, 'b'), outAt(101, 'b')],
    ['in 0', 'out', 'in 0', 'leaked'],
  ],
  [
    'a larger pool opens for who waits',
    full,
    [inAt(0, 'a'), inAt(0, 'b'), setAt(20, { maximumPoolSize: 2 })],
    ['in 0', 'in 120', 'set'],
  ],
  [
    'a smaller pool closes what comes back',
    { ...full, maximumPoolSize: 2 },
    [inAt(0, 'a'), inAt(0, 'b'), setAt(0, { maximumPoolSize: 1 }), inAt(0, 'c'), outAt(5, 'a'), outAt(9, 'b')],
    ['in 0', 'in 0', 'set', 'in 9', 'out', 'out'],
  ],
  [
    'giving up leaves the line',
    full,
    [inAt(0, 'a'), inAt(0, 'b'), inAt(0, 'c'), outAt(3, 'b'), outAt(5, 'a')],
    ['in 0', 'cancelled', 'in 5', 'not in', 'out'],
  ],
])('%s', (_name, config, lines, expected) => {
  expect(replay(config, lines)).toEqual(expected);
});

it.each<[object, Line[], string]>([
  [{ maximumPoolSize: 0 }, [], 'maximumPoolSize must be >= 1, got 0'],
  [{ poolSize: 3 }, [], 'poolSize is not a known field (known: maximumPoolSize, '],
  [full, [inAt(0, 'a'), inAt(0, 'a')], 'id must not be one that is held or waiting, got "a"'],
  [full, [outAt(0, 'x')], 'id must be one that was acquired, got "x"'],
  [full, [inAt(5, 'a'), outAt(4, 'a')], 'atMs must be >= 5, got 4'],
])('%j %j is refused', (config, lines, message) => {
  expect(() => replay(config, lines)).toThrow(message);
});

it('has defaults that parse, and HikariCP’s minimumIdle', () => {
  expect(parseKnobs(connection.knobs, {})).toEqual(defaultsOf(connection.knobs));
  expect(create({})).toMatchObject({ idle: 10, inUse: 0, opening: 0, waiting: 0 });
  expect(create({ maximumPoolSize: 3, minimumIdle: 8 })).toMatchObject({ idle: 3 });
});

it('tells a station when to look again', () => {
  const pool = create({ ...lazy, maxLifetimeMs: 1000 });
  const told: string[] = [];
  pool.onGrant = (ticket, nowMs) => told.push(`${ticket} in at ${nowMs}`);
  pool.onRefuse = (ticket, nowMs) => told.push(`${ticket} refused at ${nowMs}`);
  expect(pool.nextEventAtMs).toBe(Infinity);
  expect([pool.acquire(0, 0), pool.acquire(0, 1), pool.acquire(1, 2)]).toEqual([WAITING, WAITING, WAITING]);
  while (pool.nextEventAtMs < 300) pool.expire(pool.nextEventAtMs);
  expect(told).toEqual(['0 in at 100', '1 in at 100', '2 refused at 251']);
  pool.release(300, 0);
  expect(pool.acquire(300, 5)).toBe(GRANTED);
  pool.release(400, 5);
  expect(pool.nextEventAtMs).toBe(1100);
  pool.expire(1100);
  expect(pool).toMatchObject({ idle: 0, inUse: 1 });
});

/** The pool told slowly: one millisecond at a time, connections and callers in plain lists. */
class SlowPool {
  answers = new Map<Line, string>();
  connections: { state: 'opening' | 'idle' | 'used'; at: number; retire: number; user?: unknown }[] = [];
  line: Line[] = [];
  most = 0;
  isFilling = false;
  constructor(
    readonly c: {
      maximumPoolSize: number;
      minimumIdle: number;
      connectionTimeoutMs: number;
      maxLifetimeMs: number;
      openMs: number;
      openers: number | null;
      houseKeepingMs: number;
    },
  ) {
    for (let i = 0; i < this.reserve; i++) this.connections.push({ state: 'idle', at: 0, retire: c.maxLifetimeMs || Infinity });
  }
  get reserve() {
    return Math.min(this.c.minimumIdle, this.c.maximumPoolSize);
  }
  count(state: string) {
    return this.connections.filter((each) => each.state === state).length;
  }
  /** An opening that waits for an opener is not given up because a caller's wait ran out: the pool looks again when `something` happens. */
  settle(now: number, something: boolean) {
    let looks = something;
    for (;;) {
      for (const each of this.connections)
        if (each.state === 'opening' && each.at <= now) {
          Object.assign(each, { state: 'idle', retire: now + (this.c.maxLifetimeMs || Infinity) });
          looks = true;
        }
      const before = this.connections.length;
      this.connections = this.connections.filter((each) => each.state !== 'idle' || each.retire > now);
      if (this.connections.length < before) {
        this.isFilling = true;
        looks = true;
      }
      for (const each of this.connections)
        if (each.state === 'idle' && this.line.length > 0) this.lend(each, this.line.shift() as Line, now);
      const missing = this.isFilling ? Math.max(0, this.reserve - this.count('idle')) : 0;
      const wanted = this.line.length + missing - this.count('opening');
      if (wanted <= 0 || this.connections.length >= this.c.maximumPoolSize) {
        if (looks) this.isFilling = false;
        break;
      }
      if (this.count('opening') >= (this.c.openers ?? Infinity)) break;
      this.connections.push({ state: 'opening', at: now + this.c.openMs, retire: Infinity });
    }
    this.most = Math.max(this.most, this.connections.length);
  }
  lend(each: SlowPool['connections'][number], op: Line, now: number) {
    Object.assign(each, { state: 'used', user: op.id });
    this.answers.set(op, `in ${now - (op.atMs as number)}`);
  }
  run(lines: Line[]): string[] {
    const end = Math.max(0, ...lines.map((op) => op.atMs as number)) + this.c.connectionTimeoutMs;
    for (let now = 0; now <= end; now++) {
      const keepsHouse = now % this.c.houseKeepingMs === 0;
      if (keepsHouse) this.isFilling = true;
      this.settle(now, keepsHouse);
      for (const op of lines.filter((each) => each.atMs === now)) this.apply(op, now);
      for (const op of this.line) if (now - (op.atMs as number) >= this.c.connectionTimeoutMs) this.answers.set(op, 'timeout');
      this.line = this.line.filter((op) => now - (op.atMs as number) < this.c.connectionTimeoutMs);
    }
    return lines.map((op) => this.answers.get(op) as string);
  }
  apply(op: Line, now: number) {
    const waiting = this.line.find((each) => each.id === op.id);
    const held = this.connections.find((each) => each.state === 'used' && each.user === op.id);
    if (op.op === 'acquire') this.line.push(op);
    else if (waiting) {
      this.line = this.line.filter((each) => each !== waiting);
      this.answers.set(waiting, 'cancelled');
      this.answers.set(op, 'not in');
    } else {
      this.answers.set(op, held ? 'out' : 'not in');
      if (held) held.state = 'idle'; // settle closes it when it is too old
    }
    this.settle(now, op.op === 'acquire' || held !== undefined);
  }
}

const configs = fc.record({
  maximumPoolSize: fc.integer({ min: 1, max: 4 }),
  minimumIdle: fc.nat(4),
  connectionTimeoutMs: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 600 })),
  maxLifetimeMs: fc.constantFrom(0, 7, 25),
  openMs: fc.constantFrom(0, 1, 5, 12),
  openers: fc.constantFrom(null, 1, 2),
  houseKeepingMs: fc.constantFrom(1, 20, 50, 30_000),
});
const traffic = fc.array(fc.record({ gapMs: fc.nat(6), release: fc.boolean(), which: fc.nat(1000) }), { maxLength: 200 });

function toLines(steps: { gapMs: number; release: boolean; which: number }[]): Line[] {
  const ids: string[] = [];
  let atMs = 0;
  return steps.map(({ gapMs, release, which }, index) => {
    atMs += gapMs;
    if (release && ids.length > 0) return outAt(atMs, ids.splice(which % ids.length, 1)[0]);
    ids.push(`c${index}`);
    return inAt(atMs, `c${index}`);
  });
}

describe('properties', () => {
  test('agrees with the slow pool, which never exceeds its maximum', () => {
    fc.assert(
      fc.property(configs, traffic, (config, steps) => {
        const lines = toLines(steps);
        const slow = new SlowPool(config);
        expect(replay(config, lines)).toEqual(slow.run(lines));
        expect(slow.most).toBeLessThanOrEqual(config.maximumPoolSize);
      }),
      { numRuns: 400 },
    );
  });

  test('never more connections than the maximum; who waits is served in order', () => {
    fc.assert(
      fc.property(configs, traffic, (config, steps) => {
        const pool = create(config);
        const [held, line]: [number[], number[]] = [[], []];
        pool.onGrant = (ticket) => {
          expect(ticket).toBe(line.shift());
          held.push(ticket);
        };
        pool.onRefuse = (ticket) => expect(ticket).toBe(line.shift());
        let atMs = 0;
        steps.forEach(({ gapMs, release, which }, ticket) => {
          atMs += gapMs;
          pool.advance(atMs);
          if (release && held.length > 0) pool.release(atMs, held.splice(which % held.length, 1)[0]);
          else {
            line.push(ticket);
            if (pool.acquire(atMs, ticket) === GRANTED) held.push(line.pop() as number);
          }
          expect(pool.inUse + pool.idle + pool.opening).toBeLessThanOrEqual(config.maximumPoolSize);
          expect(pool).toMatchObject({ inUse: held.length, waiting: line.length });
          if (pool.waiting > 0) expect(pool.idle).toBe(0);
        });
      }),
    );
  });
});
