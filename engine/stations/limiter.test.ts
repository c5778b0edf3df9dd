import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { InputError } from '../input-error';
import { parseScenario } from '../scenario/parse';
import { play, type SpanRow, scenarioOf } from './playing.test-support';

vi.setConfig({ testTimeout: 60_000 });

const three = { kind: 'fixed-window', limit: 3, windowMs: 1000 };
const at = (count: number, ms = 0): number[] => Array.from({ length: count }, () => ms);
const outcomes = (answers: readonly string[]): string => answers.map((answer) => (answer.startsWith('ok') ? 'o' : 'x')).join('');

describe('one gateway', () => {
  test('passes the limit and refuses the rest', () => {
    const { answers, figures, spans } = play({ at: at(5), chain: { l: { kind: 'limiter', algorithm: three } } });
    expect(answers).toEqual(['ok@10', 'ok@10', 'ok@10', 'rate-limited@0', 'rate-limited@0']);
    expect(figures('l')).toMatchObject({ arrived: 5, completed: 3, rejected: 2, delayed: 0 });
    expect(spans('visit', 'l')).toEqual(['0-0 rate-limited', '0-0 rate-limited']);
  });

  test('a shaper really holds the call', () => {
    const algorithm = { kind: 'leaky-bucket', capacity: 2, drainPerSecond: 10 };
    const { answers, figures, spans, recording } = play({
      at: at(4),
      chain: { l: { kind: 'limiter', algorithm } },
      windowMs: 100,
    });
    expect(answers).toEqual(['ok@10', 'ok@110', 'ok@210', 'rate-limited@0']);
    expect(spans('hold', 'l')).toEqual(['0-100 ok', '0-200 ok']);
    expect(figures('l')).toMatchObject({ delayed: 2, queueMax: 2, queueMean: (100 + 200) / 10_000 });
    expect([...recording.windows.series['l.waiting'].subarray(0, 3)]).toEqual([2, 1, 0]);
  });

  test.each([
    { per: 'all', passed: 3 },
    { per: 'class', passed: 6 },
    { per: 'key', passed: 30 },
  ])('one limit for $per', ({ per, passed }) => {
    const { figures } = play({
      at: at(2000),
      users: {
        classes: [{ id: 'read' }, { id: 'write' }],
        keys: { kind: 'addresses', count: 10 },
      },
      chain: { l: { kind: 'limiter', algorithm: three, per } },
    });
    expect(figures('l')).toMatchObject({ completed: passed });
  });

  test('tiers are limiters in a row: the tightest decides, the others have counted', () => {
    const { figures } = play({
      at: at(10),
      chain: {
        global: { kind: 'limiter', algorithm: { kind: 'token-bucket', capacity: 8, refillPerSecond: 1 } },
        user: { kind: 'limiter', algorithm: { kind: 'token-bucket', capacity: 5, refillPerSecond: 1 } },
        endpoint: { kind: 'limiter', algorithm: { kind: 'token-bucket', capacity: 2, refillPerSecond: 1 } },
      },
    });
    expect(['global', 'user', 'endpoint'].map((id) => figures(id).completed)).toEqual([8, 5, 2]);
  });

  test('tokens are there to be drawn, and looking at them changes nothing', () => {
    const setup = {
      at: at(8),
      chain: { l: { kind: 'limiter', algorithm: { kind: 'token-bucket', capacity: 10, refillPerSecond: 1 } } },
    };
    const { recording, summary } = play({ ...setup, windowMs: 500 });
    expect([...recording.windows.series['l.remaining'].subarray(0, 4)]).toEqual([2, 3, 3, 4]);
    expect(play({ ...setup, windowMs: 3 }).summary.digest).toBe(summary.digest);
  });

  test('a changed algorithm begins with a whole limit', () => {
    const { answers } = play({
      at: [...at(4), ...at(4, 50)],
      chain: { l: { kind: 'limiter', algorithm: three } },
      events: [{ atMs: 20, do: 'set', target: 'l', knob: 'algorithm.limit', value: 2 }],
    });
    expect(outcomes(answers)).toBe('oooxooxx');
  });

  test('settings that do not go together are refused', () => {
    const algorithm = { kind: 'token-bucket', capacity: 5, initialTokens: 6 };
    const scenario = scenarioOf({ chain: { l: { kind: 'limiter', algorithm } } });
    expect(() => parseScenario(scenario)).toThrow(
      new InputError('nodes.l.algorithm.initialTokens', 'must be <= capacity (5)', 6),
    );
  });
});

describe('many gateways', () => {
  const gateways = (knobs: object) => ({ kind: 'limiter', algorithm: three, nodes: 3, ...knobs });

  test.each([
    { share: 'local', passed: 9 },
    { share: 'shared', passed: 3 },
    { share: 'synced', passed: 9 },
  ])('$share counters pass $passed of a burst', ({ share, passed }) => {
    const { figures } = play({ at: at(30), chain: { l: gateways({ share }) } });
    expect(figures('l')).toMatchObject({ arrived: 30, completed: passed, rejected: 30 - passed });
  });

  test('a shared store costs a round trip, for those refused as well', () => {
    const { answers, spans } = play({ at: at(4), chain: { l: gateways({ share: 'shared', storeMs: 8 }) } });
    expect(answers).toEqual(['ok@18', 'ok@18', 'ok@18', 'rate-limited@8']);
    expect(spans('hold', 'l')).toEqual(['0-8 ok', '0-8 ok', '0-8 ok', '0-8 rate-limited']);
  });

  test('synced gateways overshoot until they have told each other', () => {
    // Nine pass at 0, three at each; at 100 each learns of six more and has nothing left for the window.
    const { answers } = play({
      at: [...at(9), ...at(3, 99), ...at(6, 1000), ...at(9, 1150)],
      chain: { l: gateways({ share: 'synced', syncEveryMs: 100 }) },
    });
    expect(outcomes(answers)).toBe('ooooooooo' + 'xxx' + 'oooooo' + 'xxxxxxxxx');
  });

  test('with a long window, syncing keeps all of them together near the limit', () => {
    const algorithm = { kind: 'fixed-window', limit: 60, windowMs: 10_000 };
    const passed = (knobs: object): unknown =>
      play({
        at: { kind: 'constant', rateRps: 100 },
        chain: { l: { kind: 'limiter', algorithm, nodes: 4, ...knobs } },
        forMs: 9990,
      }).figures('l').completed;
    expect(passed({ share: 'local' })).toBe(240);
    expect(passed({ share: 'synced', syncEveryMs: 100 })).toBeLessThan(75);
    expect(passed({ share: 'shared' })).toBe(60);
  });

  test.each([
    { onStoreDown: 'open', answers: 'oooooo', unchecked: 6 },
    { onStoreDown: 'closed', answers: 'xxxxxx', unchecked: 6 },
    { onStoreDown: 'local', answers: 'oooooo', unchecked: 0 },
  ])('without the store: $onStoreDown', ({ onStoreDown, answers, unchecked }) => {
    const played = play({
      at: at(6, 10),
      chain: { l: gateways({ share: 'shared', onStoreDown }) },
      events: [{ atMs: 5, do: 'set', target: 'l', knob: 'storeUp', value: false }],
    });
    expect(outcomes(played.answers)).toBe(answers);
    expect(played.figures('l')).toMatchObject({ unchecked });
  });

  test('the store comes back with what it knew', () => {
    const { answers } = play({
      at: [...at(4), ...at(2, 100), ...at(2, 300)],
      chain: { l: gateways({ share: 'shared' }) },
      events: [
        { atMs: 50, do: 'set', target: 'l', knob: 'storeUp', value: false },
        { atMs: 200, do: 'set', target: 'l', knob: 'storeUp', value: true },
      ],
    });
    expect(outcomes(answers)).toBe('ooox' + 'oo' + 'xx');
  });

  test('fewer or more gateways: those that stay keep their counts', () => {
    const { answers } = play({
      at: [...at(9), ...at(6, 100)],
      chain: { l: gateways({}) },
      events: [{ atMs: 50, do: 'set', target: 'l', knob: 'nodes', value: 4 }],
    });
    expect(outcomes(answers)).toBe('ooooooooo' + 'xxxoxx'); // turns 1 2 3 4 1 2: only the new one has any
  });
});

describe('never more than the bound', () => {
  const bounded = fc.oneof(
    fc.record({
      kind: fc.constant('sliding-window-log'),
      limit: fc.integer({ min: 1, max: 20 }),
      windowMs: fc.constantFrom(200, 1000),
    }),
    fc.record({
      kind: fc.constant('token-bucket'),
      capacity: fc.integer({ min: 1, max: 20 }),
      refillPerSecond: fc.integer({ min: 1, max: 50 }),
    }),
    fc.record({
      kind: fc.constant('gcra'),
      burst: fc.integer({ min: 1, max: 20 }),
      ratePerSecond: fc.integer({ min: 1, max: 50 }),
    }),
  );
  type Algorithm = { kind: string; limit?: number; windowMs?: number } & Record<string, number>;

  test('in any span of time, on one gateway, or on several with a shared store', () => {
    fc.assert(
      fc.property(bounded, fc.integer({ min: 1, max: 4 }), fc.nat(1000), (algorithm, nodes, seed) => {
        const { rows } = play({
          at: { kind: 'bursty', calmRps: 20, burstRps: 300, meanCalmMs: 300, meanBurstMs: 200 },
          chain: { l: { kind: 'limiter', algorithm, nodes, share: nodes === 1 ? 'local' : 'shared', storeMs: 4 } },
          forMs: 4000,
          seed,
        });
        // rows stand in order of their end, and what is still open last
        const starts = rows
          .filter(isWork)
          .map(({ startMs }) => startMs)
          .sort((a, b) => a - b);
        const form = algorithm as unknown as Algorithm;
        for (let i = 0; i < starts.length; i++)
          for (let j = i; j < starts.length; j++) expect(j - i + 1).toBeLessThanOrEqual(boundOf(form, starts[j] - starts[i]));
      }),
      { numRuns: 25 },
    );
  });

  const isWork = ({ kind, place }: SpanRow): boolean => kind === 'visit' && place === 'app/a';

  /** What may pass in a closed span of so long. */
  function boundOf({ kind, limit = 0, windowMs = 1, ...rest }: Algorithm, spanMs: number): number {
    if (kind === 'sliding-window-log') return limit * (Math.floor(spanMs / windowMs + 1e-9) + 1);
    const [burst, rate] = kind === 'gcra' ? [rest.burst, rest.ratePerSecond] : [rest.capacity, rest.refillPerSecond];
    return burst + (spanMs * rate) / 1000 + 1e-6;
  }
});
