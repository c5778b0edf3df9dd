import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Outcome } from '@/engine/outcome';
import { rowLinksOf } from '@/engine/recording/row-links';
import { type Recording, SpanKind, type Spans } from '@/engine/recording/types';
import { recordAtBuild } from '@/runtime/at-build';
import { figuresAt } from './figures-at';
import { layoutOf } from './layout';
import { MarkState, markStates } from './mark-state';
import { placeMarks, requestAt } from './marks';
import { MOST_MOVERS, sceneAt } from './scene';
import { shapes } from './shapes';
import { indexed, SpanIndex } from './span-index';
import { conditionAt } from './standing';
import { StillPen } from './still-pen';
import { pointOn } from './wires';

const scenario = {
  format: 1,
  seed: 7,
  forMs: 6000,
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 90 }, timeoutMs: 400, to: 'lb' },
    lb: { kind: 'balancer', algorithm: 'round-robin', to: 'app' },
    app: {
      kind: 'service',
      backends: [{ id: 'a' }, { id: 'b' }, { id: 'c', speed: 0.4 }],
      concurrency: 2,
      queueLimit: 12,
      serviceMs: { kind: 'exponential', meanMs: 50 },
    },
  },
  links: { 'users->lb': { latencyMs: 4 }, 'lb->app': { latencyMs: 2 } },
  events: [
    { atMs: 2000, do: 'kill', target: 'app/a' },
    { atMs: 4000, do: 'revive', target: 'app/a' },
  ],
};
const recording = recordAtBuild(scenario);
const source = indexed(recording);
const toApp = recording.links.findIndex(({ to }) => recording.nodes[to].id === 'app');

const spansOf = (rows: readonly { startMs: number; endMs: number }[]): Spans => {
  const sorted = [...rows].sort((a, b) => a.endMs - b.endMs);
  return {
    count: sorted.length,
    kind: Uint8Array.from(sorted, (_, i) => (i % 3 === 0 ? SpanKind.request : SpanKind.attempt)),
    attempt: new Uint8Array(sorted.length),
    outcome: new Uint8Array(sorted.length),
    request: new Int32Array(sorted.length),
    startMs: Float64Array.from(sorted, ({ startMs }) => startMs),
    endMs: Float64Array.from(sorted, ({ endMs }) => endMs),
  } as Spans;
};

describe('span index', () => {
  test('finds what a look at every row finds, in the same order', () => {
    // Few are long, so that there are blocks to skip with something to find behind them.
    const lengthMs = fc.oneof(
      { weight: 80, arbitrary: fc.nat(20) },
      { weight: 1, arbitrary: fc.nat(2000) },
      { weight: 1, arbitrary: fc.constant(Infinity) },
    );
    const row = fc.record({ startMs: fc.nat(1000), lengthMs });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 1200 }), fc.nat(1500), fc.nat(100), (rows, fromMs, overMs) => {
        const spans = spansOf(rows.map(({ startMs, lengthMs }) => ({ startMs, endMs: startMs + lengthMs })));
        const found: number[] = [];
        const index = new SpanIndex(spans, rowLinksOf({ spans, links: [], places: [] }));
        index.eachTouching(fromMs, fromMs + overMs, (i) => found.push(i));
        const slow: number[] = [];
        for (let i = 0; i < spans.count; i++) if (spans.endMs[i] > fromMs && spans.startMs[i] <= fromMs + overMs) slow.push(i);
        expect(found).toEqual(slow);
        const requests: number[] = [];
        index.eachRequestTouching(fromMs, fromMs + overMs, (i) => requests.push(i));
        expect(requests).toEqual(slow.filter((row) => spans.kind[row] === SpanKind.request));
      }),
    );
  });

  test('joins every hop to a backend with the backend it went to', () => {
    const { spans, links, places } = recording;
    let joined = 0;
    for (let row = 0; row < spans.count - spans.open; row++) {
      if (spans.kind[row] !== SpanKind.forward || links[spans.place[row]].to !== 2) continue;
      const place = source.placeOfHop[row];
      expect(places[place].node).toBe(2);
      joined++;
    }
    expect(joined).toBeGreaterThan(300);
  });
});

describe('scene', () => {
  test.each([0, 137, 1500, 2500, 3999, 5000])('at %i ms holds exactly what the recording holds', (tMs) => {
    const scene = sceneAt(source, tMs);
    const { spans } = recording;
    const active = (kind: number, where: (row: number) => boolean = () => true): number => {
      let n = 0;
      for (let row = 0; row < spans.count; row++)
        if (spans.kind[row] === kind && spans.startMs[row] <= tMs && tMs < spans.endMs[row] && where(row)) n++;
      return n;
    };
    expect(scene.movers.total).toBe(active(SpanKind.forward) + active(SpanKind.back));
    for (const place of scene.places) {
      const here = (row: number): boolean => spans.place[row] === place.place;
      expect(place.inService + place.queued).toBe(active(SpanKind.visit, here));
      expect(place.inService).toBeLessThanOrEqual(2);
      for (const { done } of place.work) if (!Number.isNaN(done)) expect(done >= 0 && done <= 1).toBe(true);
    }
  });

  test('a killed backend is down until it is revived', () => {
    const healthAt = (tMs: number) => sceneAt(source, tMs).places[0].health;
    expect([1999, 2000, 3999, 4000].map(healthAt)).toEqual(['up', 'down', 'down', 'up']);
    expect(conditionAt([{ seq: 0, atMs: 5, type: 'backend.slowed', target: 'app', factor: 3 }], 'app/b', 6).slowFactor).toBe(3);
  });

  test('is the same whether reached by playing on or by going back', () => {
    const forward = sceneAt(source, 3000, { hopMs: 200 });
    sceneAt(source, 5500, { hopMs: 200 });
    expect(sceneAt(source, 3000, { hopMs: 200 })).toEqual(forward);
  });

  test('drawn slower, a request still joins the line when it joined it', () => {
    const { spans } = recording;
    const visit = Array.from({ length: spans.count }, (_, row) => row).find(
      (row) => spans.kind[row] === SpanKind.visit && spans.startMs[row] > 1000,
    )!;
    const hop = Array.from({ length: spans.count }, (_, row) => row).find(
      (row) => spans.kind[row] === SpanKind.forward && spans.place[row] === toApp && spans.request[row] === spans.request[visit],
    )!;
    expect(spans.endMs[hop]).toBe(spans.startMs[visit]);
    const just = sceneAt(source, spans.endMs[hop] - 0.01, { hopMs: 200 }).movers;
    const arriving = Array.from({ length: just.count }, (_, i) => i).filter(
      (i) => just.link[i] === toApp && just.along[i] > 0.999 && just.state[i] === MarkState.waiting,
    );
    expect(arriving).toHaveLength(1);
  });

  test('more than the budget are drawn as groups, and say so', () => {
    const many = manyMoving(9000);
    const { movers } = sceneAt(indexed(many), 50);
    expect(movers).toMatchObject({ total: 9000, each: 5 });
    expect(movers.count).toBeLessThanOrEqual(MOST_MOVERS);
    expect(movers.count * movers.each).toBeCloseTo(9000, -2);
  });
});

function manyMoving(count: number): Recording {
  const fill = (value: number) => new Int32Array(count).fill(value);
  const spans = {
    count,
    open: 0,
    dropped: 0,
    completeFromMs: 0,
    kind: new Uint8Array(count).fill(SpanKind.forward),
    outcome: new Uint8Array(count),
    klass: new Uint8Array(count),
    attempt: new Uint8Array(count).fill(1),
    request: Int32Array.from({ length: count }, (_, i) => i),
    place: fill(0),
    startMs: new Float64Array(count),
    midMs: new Float64Array(count),
    endMs: new Float64Array(count).fill(100),
  };
  return { ...recording, facts: [], spans, places: [] };
}

describe('figures', () => {
  test('agree with a count over every request', () => {
    const { spans } = recording;
    const latencies: number[] = [];
    let failed = 0;
    for (let row = 0; row < spans.count; row++) {
      if (spans.kind[row] !== SpanKind.request || spans.endMs[row] <= 2000 || spans.endMs[row] > 5000) continue;
      if (spans.outcome[row] === Outcome.ok) latencies.push(spans.endMs[row] - spans.startMs[row]);
      else failed++;
    }
    latencies.sort((a, b) => a - b);
    const figures = figuresAt(source, 5000, 3000);
    expect(figures.answeredRps).toBeCloseTo(latencies.length / 3, 9);
    expect(figures.failedRatio).toBeCloseTo(failed / (failed + latencies.length), 9);
    expect(figures.p99Ms).toBe(latencies[Math.ceil(latencies.length * 0.99) - 1]);
    expect(figures.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(failed);
  });

  test('what each kind of client asks is its own', () => {
    const { users } = scenario.nodes;
    const job = { ...users, arrivals: { kind: 'constant', rateRps: 20 } };
    const two = recordAtBuild({
      ...scenario,
      nodes: { ...scenario.nodes, job },
      links: { ...scenario.links, 'job->lb': { latencyMs: 4 } },
    });
    const { askedRps, offeredRps } = figuresAt(indexed(two), 5000, 4000);
    const of = (id: string) => askedRps.get(two.nodes.findIndex((node) => node.id === id)) ?? 0;
    expect(of('job')).toBeCloseTo(20, 0);
    expect(of('users')).toBeGreaterThan(60);
    expect(of('users') + of('job')).toBeCloseTo(offeredRps, 9);
  });

  test('are empty before the first data, never made up', () => {
    expect(figuresAt(source, 0)).toMatchObject({ offeredRps: 0, answeredRps: 0, p50Ms: null, p99Ms: null, reasons: [] });
  });
});

describe('layout', () => {
  test.each([320, 360, 560, 760, 1100, 2200])('at %i px everything is inside and nothing covers anything', (width) => {
    const layout = layoutOf(recording, width);
    const boxes = [...layout.nodes.filter(({ isGroup }) => !isGroup), ...layout.places.flatMap((box) => box ?? [])];
    expect(boxes).toHaveLength(5);
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width + 0.01);
      expect(box.y + box.height).toBeLessThanOrEqual(layout.height + 0.01);
      for (const other of boxes)
        if (other !== box)
          expect(
            box.x + box.width <= other.x ||
              other.x + other.width <= box.x ||
              box.y + box.height <= other.y ||
              other.y + other.height <= box.y,
          ).toBe(true);
    }
    expect(layout.direction).toBe(width < 500 ? 'down' : 'across');
  });

  test('a wire that passes by a box does not run through it', () => {
    const skipping = recordAtBuild({
      format: 1,
      seed: 7,
      forMs: 500,
      nodes: {
        users: { ...scenario.nodes.users, to: 'either' },
        app: { ...scenario.nodes.app, backends: [{ id: 'a' }] },
        either: { kind: 'fallback', to: ['breaker', 'store'] },
        breaker: { kind: 'breaker', to: 'app' },
        store: { ...scenario.nodes.app, backends: [{ id: 's' }] },
      },
      links: Object.fromEntries(
        ['users->either', 'either->breaker', 'breaker->app', 'either->store'].map((link) => [link, { latencyMs: 4 }]),
      ),
    });
    const { nodes, wires, direction } = layoutOf(skipping, 900);
    expect(direction).toBe('across');
    const box = nodes[skipping.nodes.findIndex(({ id }) => id === 'breaker')];
    const past = wires.filter(({ link }) => skipping.nodes[skipping.links[link].to].id === 'store');
    expect(past).toHaveLength(1);
    for (const { xs, ys } of past)
      xs.forEach((x, i) => {
        const isInside = x > box.x && x < box.x + box.width && ys[i] > box.y && ys[i] < box.y + box.height;
        expect(isInside).toBe(false);
      });
  });

  test('wires begin at their node and end at their place', () => {
    const layout = layoutOf(recording, 900);
    const point = { x: 0, y: 0 };
    for (const wire of layout.wires) {
      pointOn(wire, 1, 0, point);
      const box = wire.place === -1 ? layout.nodes[recording.links[wire.link].to] : layout.places[wire.place]!;
      expect(point.x).toBeCloseTo(box.x, 3);
      expect(point.y).toBeCloseTo(box.y + box.height / 2, 3);
    }
    expect(layout.wires.map(({ link, place }) => (link === toApp ? place : 'lb')).sort()).toEqual([0, 1, 2, 'lb']);
  });
});

test('marks of a moment, as a picture', () => {
  const scene = sceneAt(source, 2600, { hopMs: 250 });
  const marks = placeMarks(scene, layoutOf(recording, 900), () => 2);
  const drawn = markStates.map((name, state) => {
    const pen = new StillPen();
    for (let i = 0; i < marks.count; i++)
      if (marks.state[i] === state) shapes[state].trace(pen, Math.round(marks.x[i]), Math.round(marks.y[i]));
    return `${name}: ${pen.d}`;
  });
  expect(drawn.join('\n')).toMatchSnapshot();
});

test('a mark that is pressed is the request that is drawn there', () => {
  const marks = placeMarks(sceneAt(source, 3000), layoutOf(recording, 900, { tMs: 3000, slots: 2 }), () => 2);
  const named = Array.from({ length: marks.count }, (_, i) => i).filter((i) => marks.request[i] !== -1);
  expect(named.length).toBeGreaterThan(10);
  for (const i of named) {
    const at = { x: marks.x[i], y: marks.y[i] };
    const found = requestAt(marks, at, 8);
    const same = named.filter((k) => marks.x[k] === at.x && marks.y[k] === at.y).map((k) => marks.request[k]);
    expect(same).toContain(found);
    const rows = Array.from({ length: recording.spans.count }, (_, row) => row);
    expect(rows.some((row) => recording.spans.request[row] === found && recording.spans.startMs[row] <= 3000)).toBe(true);
  }
  const free = Array.from({ length: marks.count }, (_, i) => i).filter((i) => marks.state[i] === MarkState.free);
  for (const i of free) expect(marks.request[i]).toBe(-1);
  expect(requestAt(marks, { x: -100, y: -100 }, 8)).toBeNull();
});
