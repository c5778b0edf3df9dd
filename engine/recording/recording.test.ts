import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordingOf, runOf, spanRows } from '../scenario/recorded.test-support';
import { DecisionTable } from './decision-table';
import { Digest } from './digest';
import { SpanTable } from './span-table';

const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
/** Virtual time begins at 0. */
const row = fc.record({ a: int, b: int, nowMs: fc.double({ min: 0, max: 1e12, noNaN: true }) });
type Row = { a: number; b: number; nowMs: number };

function digestOf(rows: readonly Row[]): string {
  const digest = new Digest();
  for (const { a, b, nowMs } of rows) digest.row(a, b, { nowMs });
  return digest.hex();
}

describe('digest', () => {
  test('R10 any part of any row changes it', () => {
    const part = fc.constantFrom<keyof Row>('a', 'b', 'nowMs');
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), fc.nat(), part, int, (rows, at, name, other) => {
        const index = at % rows.length;
        fc.pre(!Object.is(rows[index][name], other));
        const changed = rows.map((old, i) => (i === index ? { ...old, [name]: other } : old));
        expect(digestOf(changed)).not.toBe(digestOf(rows));
      }),
      { numRuns: 1000 },
    );
  });

  test('R11 what belonged to two rows does not mix: swapped halves, one more, one less', () => {
    fc.assert(
      fc.property(row, row, (one, two) => {
        fc.pre(one.a !== two.a && !Object.is(one.nowMs, two.nowMs));
        const swapped = [
          { ...one, nowMs: two.nowMs },
          { ...two, nowMs: one.nowMs },
        ];
        const all = [[one, two], swapped, [one], [two], [one, one, two], []].map(digestOf);
        expect(new Set(all).size).toBe(all.length);
      }),
      { numRuns: 500 },
    );
  });

  test('R12 texts and numbers count, and where one ends', () => {
    const hexOf = (write: (digest: Digest) => void) => {
      const digest = new Digest();
      write(digest);
      return digest.hex();
    };
    const all = [
      hexOf(() => {}),
      hexOf((digest) => digest.text('')),
      hexOf((digest) => digest.text('ab')),
      hexOf((digest) => {
        digest.text('a');
        digest.text('b');
      }),
      hexOf((digest) => digest.text('ba')),
      hexOf((digest) => digest.float(1)),
      hexOf((digest) => digest.float(1 + Number.EPSILON)),
      hexOf((digest) => digest.float(-1)),
      hexOf((digest) => digest.int(1)),
    ];
    expect(new Set(all).size).toBe(all.length);
    for (const hex of all) expect(hex).toMatch(/^[0-9a-f]{16}$/);
  });

  test('R13 sixteen thousand neighbours do not meet', () => {
    const seen = new Set<string>();
    for (let a = 0; a < 128; a++) for (let b = 0; b < 128; b++) seen.add(digestOf([{ a, b, nowMs: 1 }]));
    expect(seen.size).toBe(128 * 128);
  });
});

describe('digest of a run', () => {
  const base = {
    format: 1,
    seed: 3,
    forMs: 2000,
    nodes: {
      users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 40 }, timeoutMs: 200, to: 'app' },
      app: { kind: 'service', serviceMs: { kind: 'exponential', meanMs: 20 } },
    },
    links: { 'users->app': { latencyMs: 1 } },
  };
  const digest = (more: object, users: object = {}, app: object = {}) =>
    runOf({
      ...base,
      ...more,
      nodes: { users: { ...base.nodes.users, ...users }, app: { ...base.nodes.app, ...app } },
    }).finish().digest;

  test('R14 what changes the run changes the digest; a label and a window do not', () => {
    const same = digest({});
    const event = (more: object) => ({ events: [{ atMs: 1000, ...more }] });
    const others = [
      digest({ seed: 4 }),
      digest({ forMs: 1000 }),
      digest({ links: {} }),
      digest({ links: { 'users->app': { latencyMs: 1.0000001 } } }),
      digest({}, { timeoutMs: 199 }),
      digest({}, {}, { serviceMs: { kind: 'exponential', meanMs: 20.000001 } }),
      digest({}, {}, { queueLimit: 1 }),
      digest(event({ do: 'kill', target: 'app' })),
      // An event that moves no request is told by its fact, and what it was by its detail.
      digest(event({ do: 'set', target: 'app', knob: 'queueLimit', value: 900 })),
      digest(event({ do: 'set', target: 'app', knob: 'queueLimit', value: 901 })),
      digest(event({ do: 'set', target: 'app', knob: 'slowStartMs', value: 900 })),
    ];
    expect(new Set([same, ...others]).size).toBe(others.length + 1);
    expect(digest({ title: 'x', windowMs: 7 }, { label: 'People' })).toBe(same);
  });
});

describe('bounded rows', () => {
  const table = (maxRows: number, count: number) => {
    const spans = new SpanTable(maxRows);
    for (let i = 0; i < count; i++) spans.add(i % 5, i % 7, i, 1 + (i % 3), i % 2, i, i + 0.25, i + 0.5, i % 11);
    return spans;
  };

  test.each([0, 1, 1023, 1024, 1025, 5000])('R20 %i rows come back as they went in', (count) => {
    const spans = table(1e6, count).copy([], 14);
    expect([spans.count, spans.open, spans.dropped, spans.completeFromMs]).toEqual([count, 0, 0, 0]);
    for (let i = 0; i < count; i++) {
      const back = [spans.kind[i], spans.place[i], spans.request[i], spans.attempt[i], spans.klass[i], spans.outcome[i]];
      expect(back.join()).toBe([i % 5, i % 7, i, 1 + (i % 3), i % 2, i % 11].join());
      expect([spans.startMs[i], spans.midMs[i], spans.endMs[i]].join()).toBe([i, i + 0.25, i + 0.5].join());
    }
  });

  test('R21 at its bound the earlier half is let go, counted, and said from when on it is complete', () => {
    for (const count of [2048, 2049, 3072, 3073, 10_000]) {
      const spans = table(2048, count).copy([], 14);
      expect(spans.count + spans.dropped).toBe(count);
      expect(spans.count).toBeLessThanOrEqual(2048);
      expect(spans.count).toBeGreaterThanOrEqual(1024);
      expect(spans.request[0]).toBe(spans.dropped);
      expect(spans.request[spans.count - 1]).toBe(count - 1);
      expect(spans.completeFromMs).toBe(spans.dropped === 0 ? 0 : spans.dropped - 0.5);
      expect(spans.endMs.subarray(0, spans.count).every((endMs) => endMs > spans.completeFromMs)).toBe(true);
    }
  });

  test('R22 open spans come last, without an end, and are not kept', () => {
    const spans = table(2048, 3);
    const open = { kind: 3, place: 6, request: 9, attempt: 2, klass: 1, startMs: 5, midMs: Number.NaN };
    const copy = spans.copy([open], 14);
    expect([copy.count, copy.open, copy.endMs[3], copy.outcome[3], copy.request[3]]).toEqual([4, 1, Infinity, 14, 9]);
    expect(copy.midMs[3]).toBeNaN();
    expect(spans.copy([], 14).count).toBe(3);
  });

  test('R23 a run with few rows is the tail of the run with all', () => {
    const raw = {
      format: 1,
      forMs: 30_000,
      nodes: {
        users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 100 }, to: 'app' },
        app: { kind: 'service', concurrency: 9 },
      },
    };
    const all = recordingOf(raw);
    const some = recordingOf(raw, { maxSpans: 2000 });
    expect(some.spans.dropped).toBeGreaterThan(3000);
    expect(spanRows(some)).toEqual(spanRows(all).slice(some.spans.dropped));
    expect(some.summary).toEqual(all.summary);
  });

  test('R26 a part holds every row that touches its interval, whatever was let go', () => {
    const spans = new SpanTable(12_000);
    const lengthMs = (i: number): number => (i % 997 === 0 ? 6000 : i % 5);
    for (let i = 0; i < 30_000; i++) spans.add(0, 0, i, 1, 0, i - lengthMs(i), i, i, 0);
    const { dropped, completeFromMs } = spans.copy([], 14);
    for (const [fromMs, toMs] of [
      [completeFromMs, 29_999],
      [20_000.5, 20_100],
      [24_576, 24_577],
      [29_990, 40_000],
    ]) {
      const part = spans.part({ fromMs, toMs }, [], 14);
      const touching = Array.from({ length: 30_000 - dropped }, (_, i) => dropped + i).filter(
        (i) => i > fromMs && i - lengthMs(i) <= toMs,
      );
      expect([...part.request]).toEqual(touching);
      expect(part.count + part.dropped).toBe(30_000);
    }
  });

  test('R24 choices keep their candidates; when there is no more room the rest are counted', () => {
    const table = new DecisionTable(3, 100);
    const weighed = (...scores: number[]) => ({
      count: scores.length,
      backend: Int32Array.from(scores, (_, i) => i),
      score: Float64Array.from(scores),
    });
    const places = [40, 41, 42];
    table.add(1, 7, 2, 1, weighed(3, 1), places);
    table.add(2, 8, 2, -1, undefined, places);
    table.add(3, 9, 2, 2, weighed(5, 4, 0), places);
    expect(table.isFull).toBe(true);
    table.drop();
    expect(table.copy()).toEqual({
      count: 3,
      dropped: 1,
      atMs: Float64Array.of(1, 2, 3),
      request: Int32Array.of(7, 8, 9),
      node: Int32Array.of(2, 2, 2),
      chosen: Int32Array.of(41, -1, 42),
      firstCandidate: Int32Array.of(0, 2, 2, 5),
      candidate: Int32Array.of(40, 41, 40, 41, 42),
      score: Float64Array.of(3, 1, 5, 4, 0),
    });
  });

  test('R25 tables of choices grow past their first rows', () => {
    const table = new DecisionTable(1e6, 1e6);
    const weighed = { count: 3, backend: Int32Array.of(0, 1, 2), score: Float64Array.of(1, 2, 3) };
    for (let i = 0; i < 5000; i++) table.add(i, i, 0, i % 3, weighed, [5, 6, 7]);
    const copy = table.copy();
    expect(copy.count).toBe(5000);
    expect(copy.firstCandidate[5000]).toBe(15_000);
    expect([copy.chosen[4999], copy.candidate[14_999], copy.score[14_999], copy.atMs[1024]]).toEqual([6, 7, 3, 1024]);
  });
});
