import { describe, expect, test } from 'vitest';
import { recordAtBuild } from '@/runtime/at-build';
import { configAt, configsOf } from './config-at';
import { drawnOf, hasLine, leftLine, linesAt, orderWords, targetWaitMs } from './line-view';
import { indexed } from './span-index';

const scenarioOf = (nodes: object, timesMs: readonly number[], more: object = {}) => ({
  format: 1,
  seed: 1,
  forMs: 5000,
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'trace', timesMs }, timeoutMs: 10_000, to: 'app', ...more },
    app: { kind: 'service', backends: [{ id: '1' }], concurrency: 1, serviceMs: { kind: 'constant', ms: 100 } },
    ...nodes,
  },
});
/** Ten at once, ten ms apart. */
const ten = Array.from({ length: 10 }, (_, i) => i * 10);

function at(scenario: object, id: string, tMs: number) {
  const recording = recordAtBuild(scenario);
  const source = indexed(recording);
  const node = recording.nodes.find((one) => one.id === id)!;
  const lines = linesAt(source, node, configAt(configsOf(scenario, recording, id), tMs), tMs);
  return { lines, recording, source, node };
}
const app = (knobs: object) => ({
  app: {
    kind: 'service',
    backends: [{ id: '1' }],
    concurrency: 1,
    serviceMs: { kind: 'constant', ms: 100 },
    ...knobs,
  },
});

describe('a service', () => {
  test('first come, first served: at 250 ms the third is at work, the fourth next', () => {
    const { lines } = at(scenarioOf({}, ten), 'app', 250);
    const [{ waiting, served, next }] = lines;
    expect(served?.map(({ request, ageMs }) => [request, ageMs])).toEqual([[2, 50]]);
    expect(waiting.map(({ request }) => request)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(waiting[0].ageMs).toBe(220);
    expect(next).toBe(0);
  });

  test('who is next is who is served next, whatever the order', () => {
    const disciplines = [
      { discipline: 'fifo' },
      { discipline: 'lifo' },
      { discipline: 'adaptive-lifo', lifoAbove: 3, queueTargetMs: 1000, queueIntervalMs: 5000 },
      { discipline: 'priority' },
    ];
    const classes = [
      { id: 'gold', share: 1 },
      { id: 'other', share: 2 },
    ];
    for (const knobs of disciplines) {
      const scenario = scenarioOf(app(knobs), ten, { classes });
      for (const tMs of [150, 250, 450, 650]) {
        const { lines } = at(scenario, 'app', tMs);
        const [{ waiting, next }] = lines;
        const later = at(scenario, 'app', tMs + 100).lines[0].served;
        expect([knobs.discipline, tMs, later?.[0].request]).toEqual([knobs.discipline, tMs, waiting[next].request]);
      }
    }
  });

  test('those whose client has gone still wait, and are known', () => {
    const { lines } = at(scenarioOf({}, ten, { timeoutMs: 300 }), 'app', 350);
    const [{ waiting, served }] = lines;
    // At 350 ms those that asked before 50 ms have gone: 3 is at work, 4 is first in line.
    expect(served?.map(({ request, isAbandoned }) => [request, isAbandoned])).toEqual([[3, true]]);
    expect(waiting.filter(({ isAbandoned }) => isAbandoned).map(({ request }) => request)).toEqual([4, 5]);
  });

  test('an attempt that was given up is nobody’s, the one after it is somebody’s', () => {
    const scenario = scenarioOf(
      { retry: { kind: 'retry', perTryTimeoutMs: 200, maxAttempts: 2, backoff: { kind: 'constant', baseMs: 10 }, to: 'app' } },
      ten,
      { to: 'retry' },
    );
    const people = at(scenario, 'app', 280).lines[0].waiting;
    const old = people.filter(({ isRetry }) => !isRetry);
    const again = people.filter(({ isRetry }) => isRetry);
    expect(old.length).toBeGreaterThan(0);
    expect(old.every(({ isAbandoned, ageMs }) => isAbandoned === ageMs >= 200)).toBe(true);
    expect(again.length).toBeGreaterThan(0);
    expect(again.every(({ isAbandoned }) => !isAbandoned)).toBe(true);
  });
});

test('a broker: who waits for a consumer, who is with one, and those that come again', () => {
  const scenario = {
    ...scenarioOf({ queue: { kind: 'queue', consumers: 2, redeliveryDelayMs: 500, to: 'app' } }, ten, { to: 'queue' }),
    events: [{ atMs: 0, do: 'fail', target: 'app', ratio: 1 }],
  };
  const before = at(scenario, 'queue', 95).lines[0];
  expect(before.served?.map(({ request }) => request)).toEqual([0, 1]);
  expect(before.waiting.map(({ request }) => request)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  expect([before.next, before.waiting.some(({ isAbandoned }) => isAbandoned)]).toEqual([0, false]);
  const after = at(scenario, 'queue', 250).lines[0];
  expect(after.waiting.filter(({ isRetry }) => isRetry).map(({ request }) => request)).toEqual([0, 1]);
  expect(after.next).toBe(-1);
});

test('a bulkhead has a line only where somebody ever stood in it', () => {
  const bulkhead = (maxWaitMs: number) =>
    scenarioOf(
      { bulkhead: { kind: 'bulkhead', algorithm: { kind: 'semaphore', maxConcurrentCalls: 1, maxWaitMs }, to: 'app' } },
      ten,
      { to: 'bulkhead' },
    );
  const none = at(bulkhead(0), 'bulkhead', 100);
  expect(hasLine(none.source, none.node)).toBe(false);
  const some = at(bulkhead(250), 'bulkhead', 150);
  expect(hasLine(some.source, some.node)).toBe(true);
  expect(some.lines[0]).toMatchObject({ served: null, next: 0 });
  expect(some.lines[0].waiting.map(({ request }) => request)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  // Two were let in after a wait by 250 ms; by 400 ms the others have waited too long.
  expect(leftLine(some.source, some.node, 0, 400)).toEqual({ served: 3, dropped: 6, refused: 0 });
});

test.each([
  { count: 5, room: 8, first: 5, skipped: 0 },
  { count: 20, room: 8, first: 3, skipped: 14 },
])('$count people with room for $room', ({ count, room, first, skipped }) => {
  expect(drawnOf(count, room)).toEqual({ first, skipped });
});

test.each([
  { kind: 'service', config: {}, words: 'first come, first served', targetMs: null },
  { kind: 'service', config: { discipline: 'codel', queueTargetMs: 20 }, words: 'let go', targetMs: 20 },
  { kind: 'service', config: { discipline: 'adaptive-lifo' }, words: 'first come first: no more than 8 wait', targetMs: 5 },
  { kind: 'shedder', config: { strategy: { kind: 'codel', targetMs: 7 } }, words: 'let go', targetMs: 7 },
  { kind: 'shedder', config: { strategy: 'aimd' }, words: 'first come, first served', targetMs: null },
  { kind: 'queue', config: { ordering: 'key' }, words: 'one message of a key at a time', targetMs: null },
])('$kind with $config: $words', ({ kind, config, words, targetMs }) => {
  expect(orderWords(kind, config, 8)).toContain(words);
  expect(targetWaitMs(kind, config)).toBe(targetMs);
});
