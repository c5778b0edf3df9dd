import { describe, expect, test } from 'vitest';
import { Outcome } from '@/engine/outcome';
import { Fate } from '@/engine/recording/row-links';
import { type Recording, SpanKind } from '@/engine/recording/types';
import { stations } from '@/engine/stations/registry';
import { recordAtBuild } from '@/runtime/at-build';
import { stationExamples } from '../lab/station-examples';
import { layoutOf } from './layout';
import { MarkState } from './mark-state';
import { nodeRoom, placeMarks } from './marks';
import { nodeKinds } from './node-kinds';
import { nodeStateAt } from './node-state';
import { nameOfPlace } from './place-names';
import { sceneAt } from './scene';
import { indexed } from './span-index';
import { conditionAt, standingAt } from './standing';
import { statesIn } from './states-in';

const made = new Map<string, Recording>();
function recordingOf(kind: string): Recording {
  let recording = made.get(kind);
  if (recording === undefined) {
    recording = recordAtBuild(stationExamples.find(({ id }) => id === `kind-${kind}`)!.scenario);
    made.set(kind, recording);
  }
  return recording;
}
const kinds = Object.keys(stations);
const linesAt = (kind: string, tMs: number): readonly string[] => {
  const recording = recordingOf(kind);
  const node = recording.nodes.findIndex((one) => one.kind === kind);
  return nodeStateAt(recording, standingAt(recording, tMs), node, tMs).lines;
};
const notesAt = (kind: string, id: string, tMs: number): string[] =>
  (standingAt(recordingOf(kind), tMs).notes.get(id) ?? []).map(({ words }) => words);

test('every kind of node there is has its picture, and only those', () => {
  expect(Object.keys(nodeKinds).sort()).toEqual([...kinds].sort());
});

describe.each(kinds)('%s', (kind) => {
  const recording = recordingOf(kind);
  test.each([320, 560, 760, 1000])('at %i px everything is inside, and no box covers another', (width) => {
    const layout = layoutOf(recording, width, { tMs: 20_000 });
    const boxes = [...layout.nodes.filter(({ isGroup }) => !isGroup), ...layout.places.flatMap((box) => box ?? [])];
    for (const box of boxes) {
      expect(box.x >= 0 && box.x + box.width <= width + 0.01).toBe(true);
      expect(box.y >= 0 && box.y + box.height <= layout.height + 0.01).toBe(true);
      for (const other of boxes) {
        if (other === box) continue;
        const isApart = box.x + box.width <= other.x || other.x + other.width <= box.x;
        expect(isApart || box.y + box.height <= other.y || other.y + other.height <= box.y).toBe(true);
      }
    }
  });

  test('what stands beside the way touches the node that it acts on, and no wire', () => {
    for (const width of [360, 800]) {
      const layout = layoutOf(recording, width);
      for (const { node, x2, y2 } of layout.controls) {
        const of = layout.nodes[recording.nodes[node].of!];
        expect(x2 >= of.x && x2 <= of.x + of.width && y2 >= of.y - 0.01 && y2 <= of.y + of.height + 0.01).toBe(true);
        expect(layout.nodes[node].x).toBeGreaterThan(0);
        expect(recording.links.some(({ from, to }) => from === node || to === node)).toBe(false);
      }
    }
  });

  test('says something of itself, in no more lines than it has room for', () => {
    const node = recording.nodes.findIndex((one) => one.kind === kind);
    const { lines } = nodeKinds[kind];
    for (let tMs = 0; tMs <= recording.forMs; tMs += 500) {
      const state = nodeStateAt(recording, standingAt(recording, tMs), node, tMs);
      expect(state.lines.length).toBeLessThanOrEqual(lines);
      for (const line of state.lines) expect(line).not.toMatch(/NaN|undefined|Infinity|–/);
    }
    const said = Array.from({ length: 48 }, (_, i) => linesAt(kind, i * 500)).flat();
    if (lines > 0) expect(said.length).toBeGreaterThan(0);
  });

  test('every mark stands in the picture', () => {
    const source = indexed(recording);
    for (const width of [340, 800]) {
      const layout = layoutOf(recording, width, { tMs: 13_000 });
      const marks = placeMarks(sceneAt(source, 13_000, { hopMs: 200 }), layout, () => 4);
      for (let i = 0; i < marks.count; i++) {
        expect(marks.x[i] >= 0 && marks.x[i] <= width).toBe(true);
        expect(marks.y[i] >= 0 && marks.y[i] <= layout.height).toBe(true);
      }
    }
  });
});

test.each([
  ['limiter', 13_000, /^\d+ of 20 left$/],
  ['breaker', 7000, /^closed$/],
  ['breaker', 13_000, /^open$/],
  ['bulkhead', 20_000, /^6 of 6 inside$/],
  ['pool', 13_000, /^5 of 5 in use$/],
  ['cache', 20_000, /^no reads$|hits$/],
  ['queue', 20_000, /^\d+ waiting$/],
  ['autoscaler', 20_000, /^wants [56]$/],
  ['health-checks', 13_000, /^2 of 3 healthy$/],
  ['discovery', 5500, /^4 listed, 3 known$/],
  ['failover', 5000, /^First is active$/],
  ['failover', 13_000, /^Second is active$/],
  ['replicas', 7000, /^lag \d+ ms$/],
  ['shards', 13_000, /^hottest \d+%$/],
  ['cdn', 20_000, /^\d+% hits$/],
  ['retry', 13_000, /^1\.\d× the calls$/],
  ['hedge', 13_000, /asked twice$/],
] as const)('%s at %i says %s', (kind, tMs, words) => {
  expect(linesAt(kind, tMs)[0]).toMatch(words);
});

test('what checks, lists and leads have found stands at the backend', () => {
  expect(notesAt('health-checks', 'app/a', 5000)).toEqual([]);
  expect(notesAt('health-checks', 'app/a', 13_000)).toEqual(['unhealthy']);
  expect(notesAt('discovery', 'app/d', 5500)).toEqual(['not known yet']);
  expect(notesAt('discovery', 'app/d', 7000)).toEqual([]);
  expect(notesAt('discovery', 'app/a', 20_000)).toEqual(['struck off']);
  expect(notesAt('replicas', 'store/p', 5000)).toEqual(['primary']);
  expect(notesAt('replicas', 'store/r1', 20_000)).toEqual(['primary']);
  expect(notesAt('failover', 'first', 5000)).toEqual(['active']);
  expect(notesAt('failover', 'second', 20_000)).toEqual(['active']);
});

test('a node that a fact fenced is down until it is revived', () => {
  const facts = [
    { seq: 0, atMs: 5, type: 'failover.fenced', target: 'pair', node: 'first' },
    { seq: 1, atMs: 9, type: 'backend.revived', target: 'first' },
  ];
  expect([4, 5, 9].map((tMs) => conditionAt(facts, 'first/1', tMs).health)).toEqual(['up', 'down', 'up']);
});

test('a link is cut until it is mended, and what it loses gets no further than the cut', () => {
  const recording = recordingOf('balancer');
  const source = indexed(recording);
  expect([9999, 10_000, 13_999, 14_000].map((tMs) => standingAt(recording, tMs).cuts.size)).toEqual([0, 1, 1, 0]);
  const { movers } = sceneAt(source, 12_000, { hopMs: 280 });
  expect(movers.count).toBeGreaterThan(5);
  expect([...movers.isLost]).toEqual(Array.from({ length: movers.count }, () => 1));
  const layout = layoutOf(recording, 800);
  const marks = placeMarks(sceneAt(source, 12_000, { hopMs: 280 }), layout, () => null);
  const middle = (layout.nodes[0].x + layout.nodes[0].width + layout.nodes[1].x) / 2;
  const onTheWay = Array.from({ length: marks.count }, (_, i) => marks.x[i]).filter(
    (x) => x > layout.nodes[0].x + layout.nodes[0].width && x < layout.nodes[1].x,
  );
  for (const x of onTheWay) expect(x).toBeLessThanOrEqual(middle + 1);
});

test('an answer from a cache carries that home: as many as the cache counts', () => {
  for (const kind of ['cache', 'cdn']) {
    const recording = recordingOf(kind);
    const { fate } = indexed(recording);
    const { spans } = recording;
    let home = 0;
    let hits = 0;
    for (let row = 0; row < spans.count - spans.open; row++) {
      if (spans.kind[row] === SpanKind.hit) hits++;
      if (spans.kind[row] !== SpanKind.request || fate[row] !== Fate.hit) continue;
      expect(spans.outcome[row]).toBe(Outcome.ok);
      home++;
    }
    expect(hits).toBeGreaterThan(100);
    // The last few are still on their way.
    expect(hits - home).toBeGreaterThanOrEqual(0);
    expect(hits - home).toBeLessThan(5);
    expect(sceneAt(indexed(recording), 20_000).nodes[0].recent.length).toBeGreaterThan(0);
    expect(statesIn(recording)).toContain(MarkState.hit);
  }
});

test('attempts at one request stand joined at the node that makes them, a wait between two as held', () => {
  const source = indexed(recordingOf('retry'));
  const groups = Array.from({ length: 200 }, (_, i) => sceneAt(source, 4000 + i * 50).nodes[1].groups).flat();
  expect(groups.length).toBeGreaterThan(50);
  for (const { states } of groups) {
    const [last, ...before] = [...states].reverse();
    expect([MarkState.held, MarkState.retry]).toContain(last);
    expect(before.length).toBeGreaterThan(0);
    for (const state of before) expect([MarkState.failed, MarkState.shed]).toContain(state);
  }
});

test('a hedged request is two attempts at once', () => {
  const source = indexed(recordingOf('hedge'));
  const groups = Array.from({ length: 400 }, (_, i) => sceneAt(source, 4000 + i * 25).nodes[1].groups).flat();
  expect(groups.map(({ states }) => states)).toContainEqual([MarkState.waiting, MarkState.retry]);
});

test('held calls are all counted, and a row says how many it has no room for', () => {
  const recording = recordingOf('pool');
  const source = indexed(recording);
  const { spans } = recording;
  const layout = layoutOf(recording, 800);
  for (const tMs of [5000, 9000, 13_000]) {
    let held = 0;
    for (let row = 0; row < spans.count; row++)
      if (spans.kind[row] === SpanKind.hold && spans.startMs[row] <= tMs && tMs < spans.endMs[row]) held++;
    const { total, groups } = sceneAt(source, tMs).nodes[1];
    expect(total).toBe(held);
    expect(nodeRoom(layout.nodes[1], groups, total)).toBeLessThanOrEqual(13);
  }
});

test('the only backend of a service goes by the name of the service', () => {
  expect(
    nameOfPlace(
      recordingOf('cache'),
      recordingOf('cache').places.findIndex(({ id }) => id === 'db/1'),
    ),
  ).toBe('Database');
  expect(nameOfPlace(recordingOf('service'), 0)).toBe('a');
});

describe('six callers with six gateways on a phone', () => {
  const numbers = [1, 2, 3, 4, 5, 6];
  const recording = recordAtBuild({
    format: 1,
    seed: 1,
    forMs: 2000,
    nodes: {
      ...Object.fromEntries(
        numbers.map((i) => [`clients${i}`, { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 2 }, to: `gateway${i}` }]),
      ),
      ...Object.fromEntries(numbers.map((i) => [`gateway${i}`, { kind: 'balancer', algorithm: 'round-robin', to: 'app' }])),
      app: { kind: 'service', backends: [{ id: 'a' }, { id: 'b' }], serviceMs: { kind: 'constant', ms: 50 } },
    },
  });
  const { nodes, wires } = layoutOf(recording, 302);
  const boxes = nodes.filter(({ isGroup }) => !isGroup);

  test('have boxes that their names can be read in', () => {
    for (const { width } of boxes) expect(width).toBeGreaterThanOrEqual(76);
  });
  test('have wires that run beside boxes, not through them', () => {
    for (const { xs, ys } of wires)
      for (let i = 1; i < xs.length; i++)
        for (const { x, y, width, height } of boxes) {
          const isBeside = Math.max(xs[i - 1], xs[i]) <= x || Math.min(xs[i - 1], xs[i]) >= x + width;
          expect(isBeside || Math.max(ys[i - 1], ys[i]) <= y || Math.min(ys[i - 1], ys[i]) >= y + height).toBe(true);
        }
  });
});
