import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defaultsOf } from '../knobs/knobs';
import { parseKnobs } from '../knobs/parse';
import { type AdmissionSpec, GRANTED, WAITING } from '../waiting/admission';
import { bulkheadFamily } from './family';
import { bulkheads } from './registry';
import { threadPool } from './thread-pool';

type Line = Record<string, unknown>;

function replay(algorithm: string, config: object, lines: readonly Line[]): string[] {
  const session = bulkheadFamily.replay(algorithm, config, 0);
  const answers: string[] = [];
  const emit = (answer: object) => answers.push(told(answer as Line));
  for (const line of lines) session.apply(line, emit);
  session.end?.(emit);
  return answers;
}
const told = (answer: Line): string => {
  if ('set' in answer) return 'set';
  if ('released' in answer) return answer.released ? 'out' : 'not in';
  return answer.granted ? `in ${answer.waitedMs}` : String(answer.reason);
};
const inAt = (atMs: number, id: string): Line => ({ op: 'acquire', id, atMs });
const outAt = (atMs: number, id: string): Line => ({ op: 'release', id, atMs });
const setAt = (atMs: number, change: object): Line => ({ op: 'set', atMs, ...change });

describe('semaphore', () => {
  const one = { maxConcurrentCalls: 1, maxWaitMs: 10 };
  it.each<[string, object, Line[], string[]]>([
    ['no wait: refused at once', { maxConcurrentCalls: 1 }, [inAt(0, 'a'), inAt(0, 'b')], ['in 0', 'rejected']],
    ['SemaphoreBulkheadTest: zero places let nobody in', { maxConcurrentCalls: 0 }, [inAt(0, 'a')], ['rejected']],
    ['a place that comes free is taken', one, [inAt(0, 'a'), inAt(0, 'b'), outAt(4, 'a')], ['in 0', 'in 4', 'out']],
    ['…also exactly at the deadline', one, [inAt(0, 'a'), inAt(0, 'b'), outAt(10, 'a')], ['in 0', 'in 10', 'out']],
    ['…but not after it', one, [inAt(0, 'a'), inAt(0, 'b'), outAt(10.5, 'a')], ['in 0', 'timeout', 'out']],
    [
      'first come, first served',
      one,
      [inAt(0, 'a'), inAt(1, 'b'), inAt(2, 'c'), outAt(3, 'a'), outAt(5, 'b')],
      ['in 0', 'in 2', 'in 3', 'out', 'out'],
    ],
    ['after the end, waits run out', one, [inAt(0, 'a'), inAt(3, 'b')], ['in 0', 'timeout']],
    [
      'nobody comes in past those who wait',
      one,
      [inAt(0, 'a'), inAt(1, 'b'), outAt(2, 'a'), inAt(2, 'c'), outAt(3, 'b')],
      ['in 0', 'in 1', 'out', 'in 1', 'out'],
    ],
    [
      'a raised limit lets the line in',
      one,
      [inAt(0, 'a'), inAt(0, 'b'), inAt(0, 'c'), setAt(5, { maxConcurrentCalls: 2 })],
      ['in 0', 'in 5', 'timeout', 'set'],
    ],
    [
      'a lowered limit throws nobody out',
      { maxConcurrentCalls: 2 },
      [inAt(0, 'a'), inAt(0, 'b'), setAt(0, { maxConcurrentCalls: 1 }), outAt(1, 'a'), inAt(1, 'c'), outAt(2, 'b'), inAt(2, 'd')],
      ['in 0', 'in 0', 'set', 'out', 'rejected', 'out', 'in 0'],
    ],
    [
      'a shorter wait can end before a longer one in front of it',
      one,
      [inAt(0, 'a'), inAt(0, 'b'), setAt(1, { maxWaitMs: 2 }), inAt(1, 'c'), setAt(4, { maxConcurrentCalls: 3 })],
      ['in 0', 'in 4', 'set', 'timeout', 'set'],
    ],
    ['an id is free again after its release', one, [inAt(0, 'a'), outAt(1, 'a'), inAt(2, 'a')], ['in 0', 'out', 'in 0']],
    [
      'releasing while waiting gives up',
      one,
      [inAt(0, 'a'), inAt(0, 'b'), outAt(1, 'b'), outAt(2, 'a')],
      ['in 0', 'cancelled', 'not in', 'out'],
    ],
    [
      'releasing what was refused',
      { maxConcurrentCalls: 1 },
      [inAt(0, 'a'), inAt(0, 'b'), outAt(1, 'b')],
      ['in 0', 'rejected', 'not in'],
    ],
  ])('%s', (_name, config, lines, expected) => {
    expect(replay('semaphore', config, lines)).toEqual(expected);
  });

  it('answers in the order of operations, and exactly so', () => {
    const session = bulkheadFamily.replay('semaphore', one, 0);
    const answers: object[] = [];
    const emit = (answer: object) => answers.push(answer);
    session.apply(inAt(0, 'a'), emit);
    session.apply(inAt(0, 'b'), emit);
    session.apply(setAt(1, { maxWaitMs: 5 }), emit);
    expect(answers).toEqual([{ granted: true, waitedMs: 0 }]);
    session.apply(outAt(20, 'a'), emit);
    expect(answers.slice(1)).toEqual([{ granted: false, reason: 'timeout' }, { set: true }, { released: true }]);
  });

  it.each<[object, Line[], string]>([
    [one, [inAt(0, 'a'), inAt(0, 'a')], 'id must not be one that is held or waiting, got "a"'],
    [one, [outAt(0, 'a')], 'id must be one that was acquired, got "a"'],
    [one, [inAt(5, 'a'), inAt(4, 'b')], 'atMs must be >= 5, got 4'],
    [one, [{ op: 'acquire', atMs: 0 }], 'id must be a string, got nothing'],
    [one, [{ op: 'take', id: 'a', atMs: 0 }], 'op must be one of acquire, release, set, got "take"'],
    [one, [setAt(0, { places: 3 })], 'set must be one of maxConcurrentCalls, maxWaitMs, got "places"'],
    [one, [setAt(0, { maxWaitMs: -3 })], 'maxWaitMs must be >= 0, got -3'],
    [one, [setAt(0, {})], 'set must name a knob (known: maxConcurrentCalls, maxWaitMs)'],
    [{ maxConcurrentCalls: -1 }, [], 'maxConcurrentCalls must be >= 0, got -1'],
  ])('%j %j', (config, lines, message) => {
    expect(() => replay('semaphore', config, lines)).toThrow(message);
  });
});

describe('thread pool (ThreadPoolExecutor)', () => {
  const small = { coreThreadPoolSize: 1, maxThreadPoolSize: 2, queueCapacity: 1, keepAliveMs: 20 };
  const burst = [inAt(0, 'a'), inAt(0, 'b'), inAt(0, 'c'), inAt(0, 'd')];
  it.each<[string, object, Line[], string[]]>([
    // a: core. b: queue. c: the queue is full, so a second thread, which overtakes b. d: refused.
    [
      'core, then queue, then more threads, then refusal',
      small,
      [...burst, outAt(3, 'c')],
      ['in 0', 'in 3', 'in 0', 'rejected', 'out'],
    ],
    ['queued with no end: never', small, burst, ['in 0', 'never', 'in 0', 'rejected']],
    ['no queue: a thread or nothing', { ...small, queueCapacity: 0 }, burst, ['in 0', 'in 0', 'rejected', 'rejected']],
    [
      'a new core thread although one idles',
      { ...small, coreThreadPoolSize: 2 },
      [inAt(0, 'a'), outAt(1, 'a'), inAt(2, 'b'), inAt(2, 'c'), inAt(2, 'd')],
      ['in 0', 'out', 'in 0', 'in 0', 'never'],
    ],
    // d finds the second thread still idle at 21 = 1 + 20
    [
      'an extra thread is there exactly as long as it is kept',
      small,
      [...burst.slice(0, 3), outAt(1, 'c'), outAt(1, 'b'), inAt(21, 'e')],
      ['in 0', 'in 1', 'in 0', 'out', 'out', 'in 0'],
    ],
    [
      '…and then gone: the next one queues',
      small,
      [...burst.slice(0, 3), outAt(1, 'c'), outAt(1, 'b'), inAt(21.5, 'e'), outAt(30, 'a')],
      ['in 0', 'in 1', 'in 0', 'out', 'out', 'in 8.5', 'out'],
    ],
    [
      'a larger core starts threads for the queue',
      { ...small, queueCapacity: 5 },
      [...burst, setAt(7, { coreThreadPoolSize: 2 })],
      ['in 0', 'in 7', 'never', 'never', 'set'],
    ],
    [
      'a larger maximum does not, until another call comes',
      small,
      [inAt(0, 'a'), inAt(0, 'b'), setAt(1, { maxThreadPoolSize: 3 }), inAt(2, 'c')],
      ['in 0', 'never', 'set', 'in 0'],
    ],
    [
      'threads above a smaller maximum go when they finish',
      small,
      [...burst.slice(0, 3), setAt(1, { maxThreadPoolSize: 1 }), outAt(2, 'c'), outAt(3, 'a')],
      ['in 0', 'in 3', 'in 0', 'set', 'out', 'out'],
    ],
    // ThreadPoolExecutor (JDK 17) run: after setCorePoolSize(1) one of the two idle threads is gone, so b takes the other, c waits.
    [
      'where no idle thread is kept, those above a smaller core go at once',
      { ...small, coreThreadPoolSize: 2, keepAliveMs: 0 },
      [inAt(0, 'x'), inAt(0, 'y'), outAt(1, 'x'), outAt(1, 'y'), setAt(2, { coreThreadPoolSize: 1 }), inAt(2, 'b'), inAt(2, 'c')],
      ['in 0', 'in 0', 'out', 'out', 'set', 'in 0', 'never'],
    ],
    [
      'a queued call can give up',
      small,
      [...burst.slice(0, 2), outAt(1, 'b'), inAt(2, 'c'), outAt(3, 'a')],
      ['in 0', 'cancelled', 'not in', 'in 1', 'out'],
    ],
  ])('%s', (_name, config, lines, expected) => {
    expect(replay('thread-pool', config, lines)).toEqual(expected);
  });

  it('without a queue hands a call to the thread that has idled least, with one to the thread that has idled most', () => {
    const threadsAt21 = (queueCapacity: number) => {
      const config = { coreThreadPoolSize: 1, maxThreadPoolSize: 3, queueCapacity: 0, keepAliveMs: 20 };
      const pool = threadPool.create(config) as ReturnType<typeof threadPool.create> & { threads: number };
      for (const ticket of [0, 1, 2]) pool.acquire(0, ticket);
      pool.retune(0, { ...config, queueCapacity });
      pool.release(0, 0); // its thread dies after 20
      pool.release(10, 1); // its thread dies after 30
      pool.acquire(10, 3);
      pool.advance(21);
      return pool.threads;
    };
    expect(threadsAt21(0)).toBe(2);
    expect(threadsAt21(5)).toBe(3);
  });

  it('refuses a maximum below the core', () => {
    const message = 'maxThreadPoolSize must be >= coreThreadPoolSize (3), got 2';
    expect(() => replay('thread-pool', { coreThreadPoolSize: 3, maxThreadPoolSize: 2 }, [])).toThrow(message);
    expect(() => replay('thread-pool', { coreThreadPoolSize: 3 }, [setAt(0, { maxThreadPoolSize: 2 })])).toThrow(message);
  });
});

/** What comes in and goes out, on whole milliseconds; ids never come twice. More come than go, so that lines grow long. */
const traffic = fc.array(fc.record({ gapMs: fc.nat(6), release: fc.constantFrom(true, false, false), which: fc.nat(1000) }), {
  maxLength: 200,
});

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

/** The semaphore told slowly: one millisecond at a time, callers in a plain list. */
function slowSemaphore(limit: number, maxWaitMs: number, lines: Line[]): string[] {
  const answers = new Map<Line, string>();
  const inside = new Set<unknown>();
  let line: { op: Line; at: number }[] = [];
  const end = Math.max(0, ...lines.map((op) => op.atMs as number)) + maxWaitMs;
  for (let now = 0; now <= end; now++) {
    for (const op of lines.filter((each) => each.atMs === now)) {
      const waiting = line.find((each) => each.op.id === op.id);
      if (op.op === 'acquire' && inside.size < limit) answers.set(op, 'in 0') && inside.add(op.id);
      else if (op.op === 'acquire' && maxWaitMs === 0) answers.set(op, 'rejected');
      else if (op.op === 'acquire') line.push({ op, at: now });
      else if (waiting) {
        line = line.filter((each) => each !== waiting);
        answers.set(waiting.op, 'cancelled');
        answers.set(op, 'not in');
      } else answers.set(op, inside.delete(op.id) ? 'out' : 'not in');
      while (inside.size < limit && line.length > 0) {
        const next = line.shift() as { op: Line; at: number };
        inside.add(next.op.id);
        answers.set(next.op, `in ${now - next.at}`);
      }
    }
    for (const each of line.filter(({ at }) => now - at >= maxWaitMs)) answers.set(each.op, 'timeout');
    line = line.filter(({ at }) => now - at < maxWaitMs);
  }
  return lines.map((op) => answers.get(op) as string);
}

test('the semaphore agrees with the slow one', () => {
  fc.assert(
    fc.property(fc.nat(4), fc.oneof(fc.nat(12), fc.nat(600)), traffic, (maxConcurrentCalls, maxWaitMs, steps) => {
      const lines = toLines(steps);
      expect(replay('semaphore', { maxConcurrentCalls, maxWaitMs }, lines)).toEqual(
        slowSemaphore(maxConcurrentCalls, maxWaitMs, lines),
      );
    }),
  );
});

/** The executor told slowly: threads are objects, the queue a list, and each decides for itself. */
function slowExecutor(core: number, max: number, capacity: number, keepMs: number, lines: Line[]): string[] {
  type Thread = { task: unknown; idleSince: number; timed: boolean };
  const answers = new Map<Line, string>();
  let threads: Thread[] = [];
  let idle: Thread[] = [];
  const queue: Line[] = [];
  const end = Math.max(0, ...lines.map((op) => op.atMs as number));
  const start = (op: Line, now: number, thread: Thread) => {
    thread.task = op.id;
    answers.set(op, `in ${now - (op.atMs as number)}`);
  };
  for (let now = 0; now <= end; now++) {
    for (const thread of [...idle].filter((each) => each.timed && now - each.idleSince > keepMs)) {
      if (threads.length > core)
        [threads, idle] = [threads.filter((each) => each !== thread), idle.filter((each) => each !== thread)];
      else [thread.timed, idle] = [false, [...idle.filter((each) => each !== thread), thread]];
    }
    for (const op of lines.filter((each) => each.atMs === now)) {
      const queued = queue.findIndex((each) => each.id === op.id);
      const holder = threads.find((each) => each.task === op.id);
      const fresh: Thread = { task: null, idleSince: 0, timed: false };
      if (op.op === 'acquire') {
        if (threads.length < core) start(op, now, threads[threads.push(fresh) - 1]);
        else if (idle.length > 0) start(op, now, (capacity === 0 ? idle.pop() : idle.shift()) as Thread);
        else if (queue.length < capacity) queue.push(op);
        else if (threads.length < max) start(op, now, threads[threads.push(fresh) - 1]);
        else answers.set(op, 'rejected');
      } else if (queued >= 0) {
        answers.set(queue.splice(queued, 1)[0], 'cancelled');
        answers.set(op, 'not in');
      } else if (holder) {
        answers.set(op, 'out');
        holder.task = null;
        if (queue.length > 0) start(queue.shift() as Line, now, holder);
        else [holder.idleSince, holder.timed, idle] = [now, threads.length > core, [...idle, holder]];
      } else answers.set(op, 'not in');
    }
  }
  return lines.map((op) => answers.get(op) ?? 'never');
}

test('the thread pool agrees with the slow executor', () => {
  const sizes = fc.tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.nat(3),
    fc.oneof(fc.nat(3), fc.nat(100)),
    fc.integer({ min: 1, max: 15 }),
  );
  fc.assert(
    fc.property(sizes, traffic, ([core, more, queueCapacity, keepAliveMs], steps) => {
      const lines = toLines(steps);
      const config = { coreThreadPoolSize: core, maxThreadPoolSize: core + more, queueCapacity, keepAliveMs };
      expect(replay('thread-pool', config, lines)).toEqual(slowExecutor(core, core + more, queueCapacity, keepAliveMs, lines));
    }),
    { numRuns: 300 },
  );
});

test('of a great many refused, the latest 65,536 can be released, an id that came again among them', () => {
  const refused = Array.from({ length: 140_000 }, (_, i) => inAt(0, `r${i}`));
  const lines = [...refused, inAt(0, 'r0'), outAt(0, 'r0'), outAt(0, 'r74464'), outAt(0, 'r139999')];
  expect(replay('semaphore', { maxConcurrentCalls: 0 }, lines).slice(-3)).toEqual(['not in', 'not in', 'not in']);
  expect(() => replay('semaphore', { maxConcurrentCalls: 0 }, [...refused, outAt(0, 'r0')])).toThrow(
    'id must be one that was acquired',
  );
});

describe.each(Object.entries(bulkheads) as [string, AdmissionSpec][])('%s', (id, spec) => {
  it('is registered under its id, and its defaults parse', () => {
    expect(spec.id).toBe(id);
    expect(parseKnobs(spec.knobs, {})).toEqual(defaultsOf(spec.knobs));
  });

  it('counts who is inside and who waits, and serves tickets in order', () => {
    const config = {
      ...defaultsOf(spec.knobs),
      maxConcurrentCalls: 1,
      maxWaitMs: 100,
      coreThreadPoolSize: 1,
      maxThreadPoolSize: 1,
    };
    const bulkhead = spec.create(config as never);
    const granted: string[] = [];
    bulkhead.onGrant = (ticket, nowMs) => granted.push(`${ticket} at ${nowMs}`);
    expect(bulkhead.acquire(0, 500)).toBe(GRANTED);
    expect([bulkhead.acquire(1, 7), bulkhead.acquire(2, 3)]).toEqual([WAITING, WAITING]);
    expect(bulkhead).toMatchObject({ inUse: 1, waiting: 2 });
    bulkhead.release(5, 500);
    bulkhead.release(6, 7);
    expect(granted).toEqual(['7 at 5', '3 at 6']);
    bulkhead.release(4, 3); // an earlier time is the last one again
    expect(bulkhead).toMatchObject({ inUse: 0, waiting: 0 });
  });
});
