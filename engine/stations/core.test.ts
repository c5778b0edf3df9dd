import { describe, expect, test } from 'vitest';
import { recordingOf, spanRows } from '../scenario/recorded.test-support';

/**
 * Small runs worked by hand: recorded arrivals, constant work of 10 ms, one backend with one unit unless said otherwise.
 */
interface Plan {
  readonly at: readonly number[];
  readonly users?: object;
  readonly app?: object;
  readonly lb?: object;
  readonly events?: readonly object[];
  readonly latencyMs?: number;
  readonly forMs?: number;
}

function play({ at, users = {}, app = {}, lb, events = [], latencyMs = 0, forMs = 1000 }: Plan) {
  const first = lb === undefined ? 'app' : 'lb';
  const recording = recordingOf({
    format: 1,
    forMs,
    windowMs: 100,
    nodes: {
      users: { kind: 'clients', arrivals: { kind: 'trace', timesMs: at }, to: first, ...users },
      ...(lb === undefined ? {} : { lb: { kind: 'balancer', to: 'app', ...lb } }),
      app: { kind: 'service', backends: [{ id: 'a' }], serviceMs: { kind: 'constant', ms: 10 }, ...app },
    },
    links: { [`users->${first}`]: { latencyMs } },
    events,
  });
  const rows = spanRows(recording);
  const requests = rows.filter(({ kind }) => kind === 'request').sort((a, b) => a.request - b.request);
  const visits = rows.filter(({ kind }) => kind === 'visit').sort((a, b) => a.request - b.request);
  return {
    recording,
    /** `outcome end` by request, as its client sees it. */
    ends: requests.map(({ outcome, endMs }) => `${outcome} ${endMs}`),
    /** `place outcome start mid end` by request. */
    visits: visits.map(
      ({ place, outcome, startMs, midMs, endMs }) => `${place.slice(4)} ${outcome} ${startMs} ${midMs} ${endMs}`,
    ),
    places: visits.map(({ place }) => place.slice(4)),
    app: recording.summary.nodes.app,
  };
}
const set = (atMs: number, target: string, knob: string, value: unknown) => ({ atMs, do: 'set', target, knob, value });

describe('service', () => {
  test('S50 first come, first served; the wait is from arrival to the start of the work', () => {
    const { visits, app } = play({ at: [0, 1, 2] });
    expect(visits).toEqual(['a ok 0 0 10', 'a ok 1 10 20', 'a ok 2 20 30']);
    // Areas over 1000 ms: 30 ms of work, 9 + 18 ms of waiting.
    expect(app).toMatchObject({ utilization: 0.03, queueMean: 0.027, queueMax: 2, arrived: 3, completed: 3, rejected: 0 });
  });

  test('S51 last come, first served; what is begun is finished', () => {
    expect(play({ at: [0, 1, 2, 3], app: { discipline: 'lifo' } }).ends).toEqual(['ok 10', 'ok 40', 'ok 30', 'ok 20']);
  });

  test('S52 the limit counts those who wait; at 0 nobody waits', () => {
    expect(play({ at: [0, 1, 2, 3], app: { queueLimit: 1 } }).ends).toEqual(['ok 10', 'ok 20', 'queue-full 2', 'queue-full 3']);
    expect(play({ at: [0, 1, 10], app: { queueLimit: 0 } }).ends).toEqual(['ok 10', 'queue-full 1', 'queue-full 10']);
    // A backend's own limit goes before the service's.
    expect(play({ at: [0, 1], app: { queueLimit: 0, backends: [{ id: 'a', queueLimit: 5 }] } }).ends).toEqual(['ok 10', 'ok 20']);
  });

  test('S53 at one instant an arrival comes before a completion', () => {
    // Causes before effects: the request at 10 finds the unit still taken.
    expect(play({ at: [0, 10], app: { queueLimit: 1 } }).visits).toEqual(['a ok 0 0 10', 'a ok 10 10 20']);
    expect(play({ at: [0, 10], app: { queueLimit: 1 } }).app.queueMax).toBe(1);
  });

  test('S54 speed divides the work, a slow-down multiplies it, both for what begins from then on', () => {
    expect(play({ at: [0, 0], app: { backends: [{ id: 'a', speed: 4 }] } }).ends).toEqual(['ok 2.5', 'ok 5']);
    const events = [
      { atMs: 5, do: 'slow', target: 'app/a', factor: 3 },
      { atMs: 45, do: 'slow', target: 'app', factor: 1 },
    ];
    expect(play({ at: [0, 0, 0, 0], events }).ends).toEqual(['ok 10', 'ok 40', 'ok 70', 'ok 80']);
    expect(play({ at: [0, 0], events: [set(5, 'app/a', 'speed', 2)] }).ends).toEqual(['ok 10', 'ok 15']);
  });

  test('S55 more concurrency takes from the line at once; less lets go as calls finish, and is never more than busy', () => {
    const more = play({ at: [0, 0, 0], events: [set(4, 'app', 'concurrency', 3)] });
    expect(more.ends).toEqual(['ok 10', 'ok 14', 'ok 14']);
    const less = play({ at: [0, 0, 0, 1], app: { concurrency: 3 }, events: [set(5, 'app', 'concurrency', 1)] });
    expect(less.ends).toEqual(['ok 10', 'ok 10', 'ok 10', 'ok 20']);
    // 3 units for 5 ms, three until 10 though only one stays, one for the rest: 15 + 15 + 990.
    expect(less.app.utilization).toBeCloseTo(40 / 1020, 12);
    for (const share of less.recording.windows.series['app/a.utilization']) expect(share).toBeLessThanOrEqual(1);
  });

  test('S56 a killed backend loses what it holds and refuses what comes; revived, it begins empty', () => {
    const events = [
      { atMs: 5, do: 'kill', target: 'app/a' },
      { atMs: 30, do: 'revive', target: 'app/a' },
    ];
    const { visits, ends, app } = play({ at: [0, 1, 20, 30], events });
    expect(ends).toEqual(['connection-lost 5', 'connection-lost 5', 'connection-refused 20', 'ok 40']);
    expect(visits.slice(0, 2)).toEqual(['a connection-lost 0 0 5', 'a connection-lost 1 NaN 5']);
    expect(app).toMatchObject({ arrived: 4, completed: 1, rejected: 3 });
  });

  test('S57 a failing backend works as long, and its answer is an error', () => {
    const events = [
      { atMs: 5, do: 'fail', target: 'app', ratio: 1 },
      { atMs: 15, do: 'fail', target: 'app', ratio: 0 },
    ];
    expect(play({ at: [0, 0], events }).ends).toEqual(['error 10', 'ok 20']);
  });

  test('S58 what waited past its deadline is dropped only where asked, and at the deadline itself it is too late', () => {
    const late = { at: [0, 0, 0], users: { timeoutMs: 10 } };
    // At 10 the second's deadline has come; it is worked on for nobody.
    expect(play(late).visits).toEqual(['a ok 0 0 10', 'a ok 0 10 20', 'a ok 0 20 30']);
    const dropped = play({ ...late, app: { dropExpired: true } });
    expect(dropped.visits).toEqual(['a ok 0 0 10', 'a expired 0 NaN 10', 'a expired 0 NaN 10']);
    expect(dropped.app).toMatchObject({ completed: 1, rejected: 2 });
  });

  test('S59 slow start: a tenth of the pace at first, all of it after, halfway in the middle', () => {
    const events = [
      { atMs: 50, do: 'kill', target: 'app/a' },
      { atMs: 100, do: 'revive', target: 'app/a' },
    ];
    const app = { slowStartMs: 400, serviceMs: { kind: 'constant', ms: 11 } };
    // Paces 0.1 at 100, 0.55 at 300, 1 from 500 on: 110, 20 and 11 ms.
    const cold = play({ at: [100, 300, 500], app, events });
    expect(cold.visits.map((visit) => Number(visit.split(' ').at(-1)))).toEqual([210, expect.closeTo(320, 9), 511]);
    expect(play({ at: [0], app }).ends).toEqual(['ok 11']);
  });
});

describe('clients', () => {
  test('S60 who gives up does so at its timeout; the work goes on and comes to nothing', () => {
    const { ends, visits, recording } = play({ at: [0, 1, 2], users: { timeoutMs: 15 } });
    expect(ends).toEqual(['ok 10', 'timeout 16', 'timeout 17']);
    expect(visits).toEqual(['a ok 0 0 10', 'a ok 1 10 20', 'a ok 2 20 30']);
    const { throughputRps, goodputRps, requests } = recording.summary;
    expect([throughputRps, goodputRps, requests.failed.timeout]).toEqual([3, 1, 2]);
  });

  test('S61 an answer at the very instant of the timeout is too late', () => {
    expect(play({ at: [0], users: { timeoutMs: 10 } }).ends).toEqual(['timeout 10']);
  });

  test('S62 a changed timeout is for those who ask from then on', () => {
    const events = [set(2, 'users', 'timeoutMs', 3), set(4, 'users', 'timeoutMs', null)];
    const { ends } = play({ at: [0, 2, 3, 5], users: { timeoutMs: 100 }, app: { concurrency: 9 }, events });
    expect(ends).toEqual(['ok 10', 'timeout 5', 'timeout 6', 'ok 15']);
  });

  test('S63 latencies are of those who were answered in time', () => {
    const { recording } = play({ at: [0, 1, 2], users: { timeoutMs: 15 } });
    expect(recording.summary.latencyMs).toMatchObject({ mean: 10, max: 10 });
    expect(play({ at: [0], users: { timeoutMs: 1 } }).recording.summary.latencyMs).toBeNull();
  });

  test('S64 classes bring their share and their work', () => {
    const classes = [
      { id: 'light', share: 0 },
      { id: 'heavy', share: 5, workFactor: 2.5 },
    ];
    const { ends, recording } = play({ at: [0, 100], users: { classes } });
    expect(ends).toEqual(['ok 25', 'ok 125']);
    expect([...recording.spans.klass].map((klass) => recording.classes[klass])).toEqual(Array(4).fill('heavy'));
  });

  test('S65 each clients node says how its own requests ended', () => {
    const { summary, windows } = recordingOf({
      format: 1,
      forMs: 200,
      windowMs: 100,
      nodes: {
        patient: { kind: 'clients', arrivals: { kind: 'trace', timesMs: [0, 3, 120] }, to: 'app' },
        hasty: { kind: 'clients', arrivals: { kind: 'trace', timesMs: [1, 2, 195] }, timeoutMs: 20, to: 'app' },
        app: { kind: 'service', backends: [{ id: 'a' }], serviceMs: { kind: 'constant', ms: 10 } },
      },
    });
    // In the order of arrival they end at 10, 20, 30 and 40: the hasty one of instant 2 has left at 22.
    expect(summary.nodes.patient).toMatchObject({ arrived: 3, succeeded: 3, failed: 0, completed: 3 });
    expect(summary.nodes.hasty).toMatchObject({ arrived: 3, succeeded: 1, failed: 1, completed: 2 });
    expect([...windows.series['patient.goodputRps']]).toEqual([20, 10]);
    expect([...windows.series['hasty.failedRps']]).toEqual([10, 0]);
  });
});

describe('links', () => {
  test('S70 the same time there and back; a dead backend’s refusal travels too', () => {
    const { ends, visits } = play({ at: [0, 1], latencyMs: 4 });
    expect(visits).toEqual(['a ok 4 4 14', 'a ok 5 14 24']);
    expect(ends).toEqual(['ok 18', 'ok 28']);
    expect(play({ at: [5], latencyMs: 4, events: [{ atMs: 0, do: 'kill', target: 'app' }] }).ends).toEqual([
      'connection-refused 13',
    ]);
  });

  test('S71 what arrives after its client gave up is worked on all the same', () => {
    const { ends, visits } = play({ at: [0], latencyMs: 40, users: { timeoutMs: 30 } });
    expect([ends, visits]).toEqual([['timeout 30'], ['a ok 40 40 50']]);
  });
});

describe('balancer', () => {
  const two = { backends: [{ id: 'a' }, { id: 'b' }] };

  test('S80 turns go on over the calls of all clients', () => {
    expect(play({ at: [0, 0, 0, 50], app: two, lb: {} }).places).toEqual(['a', 'b', 'a', 'b']);
  });

  test('S81 it counts what it has in flight, and a killed backend gives its counts back', () => {
    const lb = { algorithm: 'least-connections' };
    const events = [{ atMs: 20, do: 'kill', target: 'app/a' }];
    // b is slow and keeps its call; a is free again by 15, and by 25 has lost what it held.
    const app = { backends: [{ id: 'a' }, { id: 'b', speed: 0.1 }] };
    const { places, ends } = play({ at: [0, 1, 15, 25], app, lb, events });
    expect(places).toEqual(['a', 'b', 'a', 'a']);
    expect(ends).toEqual(['ok 10', 'ok 101', 'connection-lost 20', 'connection-refused 25']);
  });

  test('S82 drained: what is there is finished, nothing new comes; revived, it is chosen again', () => {
    const events = [
      { atMs: 1, do: 'drain', target: 'app/a' },
      { atMs: 40, do: 'revive', target: 'app/a' },
    ];
    const { places, ends } = play({ at: [0, 1, 2, 40, 41], app: two, lb: {}, events });
    expect(ends[0]).toBe('ok 10');
    expect(places.slice(0, 3)).toEqual(['a', 'b', 'b']);
    expect(new Set(places.slice(3))).toEqual(new Set(['a', 'b']));
  });

  test('S83 nothing eligible is an outcome; a backend added is chosen at once', () => {
    const events = [
      { atMs: 1, do: 'remove', target: 'app/a' },
      { atMs: 5, do: 'remove', target: 'app/b' },
      { atMs: 8, do: 'add', target: 'app', backend: { id: 'c', speed: 10 } },
    ];
    const { ends, places, recording } = play({ at: [0, 2, 6, 8], app: two, lb: {}, events });
    expect(ends).toEqual(['connection-lost 1', 'connection-lost 5', 'no-backend 6', 'ok 9']);
    expect(places).toEqual(['a', 'b', 'c']);
    expect(recording.places.map(({ id, fromMs, untilMs }) => `${id} ${fromMs} ${untilMs}`)).toEqual([
      'app/a 0 1',
      'app/b 0 5',
      'app/c 8 Infinity',
    ]);
  });

  test('S84 one that comes back under its old name is a new one', () => {
    const events = [
      { atMs: 5, do: 'remove', target: 'app/a' },
      { atMs: 20, do: 'add', target: 'app', backend: { id: 'a', speed: 2 } },
      set(40, 'app/a', 'speed', 10),
    ];
    const { ends, app, recording } = play({ at: [0, 20, 40], app: { backends: [{ id: 'a' }] }, lb: {}, events });
    expect(ends).toEqual(['connection-lost 5', 'ok 25', 'ok 41']);
    expect(recording.places).toHaveLength(2);
    expect(app).toMatchObject({ arrived: 3, completed: 2, rejected: 1 });
  });

  test('S85 bounds and backups, turned while it runs', () => {
    const lb = { algorithm: 'round-robin' };
    const app = {
      backends: [
        { id: 'a', maxConnections: 1 },
        { id: 'b', backup: true },
      ],
    };
    // a takes one; the bound is met, so the backup helps out; then b is no backup any more, then a is bounded less.
    const events = [set(3, 'app/b', 'backup', false), set(20, 'app/b', 'backup', true), set(20, 'app/a', 'maxConnections', 2)];
    const { places } = play({ at: [0, 1, 12, 13, 30, 31, 32], app, lb, events });
    expect([places.slice(0, 2), places.slice(2, 4).sort(), places.slice(4)]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'a', 'b'],
    ]);
  });

  test('S86 another algorithm takes over the counts as they stand', () => {
    const app = { backends: [{ id: 'a', speed: 0.01 }, { id: 'b', speed: 0.01 }, { id: 'c' }] };
    const events = [set(5, 'lb', 'algorithm', 'least-connections')];
    const { places } = play({ at: [0, 1, 2, 3, 20, 21], app, lb: {}, events });
    // a has two, b one, c one until 12: both later calls go where nothing is.
    expect(places).toEqual(['a', 'b', 'c', 'a', 'c', expect.stringMatching(/[bc]/)]);
  });

  test('S88 of the nodes it sends to, it picks from those on its list; what was sent before is answered', () => {
    const caches = ['c1', 'c2', 'c3'];
    const node = { kind: 'cache', hitMs: 5, to: 'app' };
    const raw = (members: number | null) => ({
      format: 1,
      forMs: 100,
      nodes: {
        users: { kind: 'clients', arrivals: { kind: 'trace', timesMs: [0, 1, 2, 11, 12, 13, 31, 32] }, to: 'lb' },
        lb: { kind: 'balancer', to: caches, members },
        ...Object.fromEntries(caches.map((id) => [id, node])),
        app: { kind: 'service', concurrency: 9, serviceMs: { kind: 'constant', ms: 10 } },
      },
      events: [set(10, 'lb', 'members', 3), set(30, 'lb', 'members', 1)],
    });
    const { summary } = recordingOf(raw(2));
    // Turns: c1 c2 c1, then all three in turn from where it stands, then c1 alone.
    expect(caches.map((id) => summary.nodes[id].arrived).reduce((sum, count) => sum + count)).toBe(8);
    expect(summary.nodes.c3.arrived).toBe(1);
    expect(summary.requests).toMatchObject({ offered: 8, succeeded: 8, failed: {} });
    expect(() => recordingOf(raw(4))).toThrow('nodes.lb.members must be <= 3, the number of nodes it sends to, got 4');
  });

  test('S87 over several services and several balancers each keeps its own counts', () => {
    const nodes = {
      users: { kind: 'clients', arrivals: { kind: 'trace', timesMs: [0, 0, 0, 0] }, to: 'top' },
      top: { kind: 'balancer', to: ['east', 'west'] },
      east: { kind: 'balancer', to: 'app' },
      west: { kind: 'balancer', to: 'app' },
      app: { kind: 'service', backends: [{ id: 'a' }, { id: 'b' }], serviceMs: { kind: 'constant', ms: 10 } },
    };
    const recording = recordingOf({ format: 1, forMs: 100, nodes });
    const visits = spanRows(recording).filter(({ kind }) => kind === 'visit');
    // East and west take turns each for itself, so each sends its first to a.
    expect(visits.map(({ request, place }) => `${request} ${place}`).sort()).toEqual([
      '0 app/a',
      '1 app/a',
      '2 app/b',
      '3 app/b',
    ]);
    expect(recording.summary.nodes).toMatchObject({ top: { arrived: 4 }, east: { arrived: 2 }, west: { arrived: 2 } });
  });
});
