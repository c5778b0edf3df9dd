import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Recording } from '@/engine/recording/types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import type { ControlView } from './control-view';
import { createRunStore, withInput } from './run-store';
import { inProcessRunner, type Runner, type WorkerLike, workerRunner } from './worker/client';
import { Looker } from './worker/looker';
import type { FromWorker, Part, Rows, RunReply, RunRequest, ToWorker } from './worker/protocol';

const scenario = {
  format: 1,
  seed: 7,
  forMs: 4000,
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 60 }, timeoutMs: 1000, to: 'lb' },
    lb: { kind: 'balancer', algorithm: 'round-robin', to: 'app' },
    app: {
      kind: 'service',
      backends: [{ id: 'a' }, { id: 'b' }],
      concurrency: 2,
      serviceMs: { kind: 'exponential', meanMs: 40 },
    },
  },
  links: { 'users->lb': { latencyMs: 5 }, 'lb->app': { latencyMs: 5 } },
};
const rate = { path: 'users.arrivals.rateRps', target: 'users', knobName: 'arrivals.rateRps' } as ControlView;
const controls = [rate.path, 'lb.algorithm', 'app/a.speed'];
const open = (runner: Runner = inProcessRunner()) => createRunStore({ lab: 'lab', scenario, controls, runner });
/** The first run also loads the engine. */
const until = (holds: () => void) => vi.waitFor(holds, { timeout: 20_000 });
const settled = (store: ReturnType<typeof open>) => until(() => expect(store.getState().status).toMatch(/ready|refused/));

describe('inputs', () => {
  const turned = (atMs: number, value: number): ScenarioEvent => ({
    atMs,
    do: 'set',
    target: 'users',
    knob: 'arrivals.rateRps',
    value,
  });

  test('something done at t lets go of what was done later, and keeps the rest as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { maxLength: 60 }), fc.nat(100), (times, atMs) => {
        const before = times.sort((a, b) => a - b).map((at) => turned(at, at));
        const after = withInput(before, { atMs, do: 'kill', target: 'app/a' });
        expect(after).toEqual([...before.filter((input) => input.atMs <= atMs), { atMs, do: 'kill', target: 'app/a' }]);
      }),
    );
  });

  test('turns of one knob close together are one, at the time of the first', () => {
    const once = withInput([turned(1000, 5)], turned(1100, 6), 250);
    expect(once).toEqual([turned(1000, 6)]);
    expect(withInput(once, turned(1300, 7), 250)).toHaveLength(2);
    expect(
      withInput([turned(1000, 5)], { atMs: 1100, do: 'set', target: 'lb', knob: 'algorithm', value: 'random' }, 250),
    ).toHaveLength(2);
  });
});

describe('a run', () => {
  test('comes with its recording and its controls', async () => {
    const store = open();
    store.open();
    await settled(store);
    const { recording, controls: views, problem } = store.getState();
    expect(problem).toBeNull();
    expect(recording?.untilMs).toBe(4000);
    expect(views.map(({ kind, path }) => [kind, path])).toEqual([
      ['number', controls[0]],
      ['choice', controls[1]],
      ['number', controls[2]],
    ]);
    expect(() => structuredClone(views)).not.toThrow();
  });

  test('a knob turned at t leaves everything before t bit for bit', async () => {
    const store = open();
    store.open();
    await settled(store);
    const first = store.getState().recording!;
    store.turn(rate, 300, 2000);
    await until(() => expect(store.getState().run).toBe(2));
    const second = store.getState().recording!;
    const ended = (recording: typeof first) => recording.spans.endMs.findIndex((endMs) => endMs >= 2000);
    const cut = ended(first);
    expect(cut).toBeGreaterThan(50);
    for (const column of ['kind', 'outcome', 'request', 'place', 'startMs', 'midMs', 'endMs'] as const)
      expect(second.spans[column].slice(0, cut)).toEqual(first.spans[column].slice(0, cut));
    expect(second.spans.count).toBeGreaterThan(first.spans.count);
    expect(second.facts).toEqual([expect.objectContaining({ atMs: 2000, type: 'knob.turned', byLearner: true })]);
  });

  test('undoing everything goes back to what the run began with, and the recording says whose run it is', async () => {
    const begins: ScenarioEvent[] = [{ atMs: 1000, do: 'kill', target: 'app/a' }];
    const store = createRunStore({ lab: 'lab', scenario, controls, runner: inProcessRunner(), inputs: begins, begins });
    store.open();
    await settled(store);
    expect(store.getState().recordedInputs).toEqual(begins);
    const first = store.getState().recording!;
    expect(first.facts).toEqual([expect.objectContaining({ atMs: 1000, type: 'backend.killed', byLearner: true })]);
    store.turn(rate, 300, 2000);
    await until(() => expect(store.getState().recordedInputs).toHaveLength(2));
    store.reset(0);
    await until(() => expect(store.getState().recordedInputs).toEqual(begins));
    expect(store.getState().inputs).toBe(store.getState().begins);
    expect(store.getState().recording!.summary.digest).toBe(first.summary.digest);
    expect(store.getState().handles?.links).toEqual(['users->lb', 'lb->app']);
  });

  test('what is refused is said, and what stood before still stands', async () => {
    const store = open();
    store.open();
    await settled(store);
    store.turn(rate, -5, 1000);
    await until(() => expect(store.getState().problem).toMatch(/rateRps must be .*, got -5/));
    expect(store.getState()).toMatchObject({ inputs: [], status: 'ready' });
  });

  test('a scenario that is none is refused in one line', async () => {
    const store = createRunStore({ lab: 'lab', scenario: { format: 1, nodes: {} }, controls, runner: inProcessRunner() });
    store.open();
    await settled(store);
    expect(store.getState()).toMatchObject({ status: 'refused', recording: null, problem: expect.stringMatching(/^[^\n]+$/) });
  });

  test('a pinned run stays while the other goes on', async () => {
    const store = open();
    store.open();
    await settled(store);
    store.pin();
    store.act({ atMs: 500, do: 'kill', target: 'app/a' });
    await until(() => expect(store.getState().run).toBe(2));
    const { pins, recording } = store.getState();
    expect(pins).toHaveLength(1);
    expect(pins[0].recording.summary.digest).not.toBe(recording!.summary.digest);
    expect(pins[0].recording.summary.requests.offered).toBe(recording!.summary.requests.offered);
  });

  test('any number are pinned, four are shown, and one that is not is made again when it is to be', async () => {
    const store = open();
    store.open();
    await settled(store);
    const digests: string[] = [];
    for (let i = 0; i < 6; i++) {
      if (i > 0) store.turn(rate, 10 + i, 0);
      await until(() => expect(store.getState()).toMatchObject({ run: i + 1, status: 'ready' }));
      store.pin();
      store.pin();
      digests.push(store.getState().recording!.summary.digest);
    }
    const runs = () => [store.getState().pins, store.getState().shelf].map((list) => list.map(({ run }) => run));
    expect(runs()).toEqual([
      [3, 4, 5, 6],
      [1, 2],
    ]);
    store.show(1);
    await until(() =>
      expect(runs()).toEqual([
        [4, 5, 6, 1],
        [2, 3],
      ]),
    );
    expect(store.getState().pins.at(-1)!.recording.summary.digest).toBe(digests[0]);
    store.unpin(2);
    store.unpin(6);
    await until(() => expect(runs()).toEqual([[4, 5, 1, 3], []]));
  });

  test('of the pinned runs of a link four are made, the rest are known by what was done', async () => {
    const store = open();
    store.open();
    store.pinInputs(
      ...[1, 2, 3, 4, 5].map((value) => [{ atMs: 0, do: 'set', target: 'users', knob: 'arrivals.rateRps', value } as const]),
    );
    await until(() => expect(store.getState().pins).toHaveLength(4));
    expect(store.getState().shelf.map(({ inputs }) => inputs)).toEqual([[expect.objectContaining({ value: 5 })]]);
  });
});

test('while a run is being made only the newest change waits', async () => {
  const asked: RunRequest[] = [];
  const replies: ((reply: RunReply) => void)[] = [];
  const run: Runner['run'] = (request, onReply) => {
    asked.push(request);
    replies.push(onReply);
  };
  const store = open({ run, look: () => {}, part: () => {}, forget: () => {}, keyOwners: async () => [] });
  store.open();
  for (const value of [10, 20, 30, 40]) store.turn(rate, value, 1000, 250);
  expect(asked).toHaveLength(1);
  replies[0]({ type: 'refused', lab: 'lab', run: 1, message: 'no', byInput: false });
  expect(asked).toHaveLength(2);
  expect(asked[1].inputs).toEqual([expect.objectContaining({ value: 40 })]);
});

test('what comes while it is held is shown, all of it, once it is let go', async () => {
  const replies: ((reply: RunReply) => void)[] = [];
  const parts: ((part: Part) => void)[] = [];
  const store = open({
    run: (_, onReply) => replies.push(onReply),
    look: () => {},
    part: (_, onPart) => parts.push(onPart),
    forget: () => {},
    keyOwners: async () => [],
  });
  store.open();
  const recording = { untilMs: 10, forMs: 10, nodes: [] } as unknown as Recording;
  const reply = {
    type: 'recorded',
    lab: 'lab',
    run: 1,
    recording,
    controls: [],
    moreControls: [],
    handles: {},
  } as unknown as RunReply;
  replies[0]({ ...reply, recording: { ...recording, untilMs: 5 } } as RunReply);
  store.hold();
  replies[0](reply);
  const then = vi.fn();
  store.around(7, then);
  const rows = { spans: {}, rowLinks: {} } as Rows;
  parts[0]({ type: 'part', lab: 'lab', run: 1, atMs: 7, rows });
  expect([store.getState().status, then.mock.calls.length]).toEqual(['running', 0]);
  store.release();
  expect(store.getState()).toMatchObject({ status: 'ready', recording: { ...recording, ...rows } });
  expect(then).toHaveBeenCalledTimes(1);
});

test('a lab opened anew does not take the run of the one before it', () => {
  const asked: ToWorker[] = [];
  const worker: WorkerLike = {
    postMessage: (message) => asked.push(message),
    terminate: () => {},
    onmessage: null,
    onerror: null,
  };
  const runner = workerRunner(() => worker);
  const before = open(runner);
  before.open();
  before.close();
  const after = open(runner);
  after.open();
  const [first, , second] = asked as RunRequest[];
  expect(second.run).toBe(first.run);
  const late = { type: 'refused', lab: first.lab, run: first.run, message: 'late', byInput: false } as const;
  worker.onmessage?.({ data: late } as MessageEvent<FromWorker>);
  expect(after.getState()).toMatchObject({ status: 'running', problem: null });
});

test('a worker that dies is started again with the same run; the second time the lab is told', () => {
  const workers: (WorkerLike & { sent: ToWorker[] })[] = [];
  const onRestart = vi.fn();
  const runner = workerRunner(() => {
    const sent: ToWorker[] = [];
    workers.push({
      sent,
      postMessage: (message) => void sent.push(message),
      terminate: () => {},
      onmessage: null,
      onerror: null,
    });
    return workers.at(-1)!;
  }, onRestart);
  const replies: RunReply[] = [];
  const request: RunRequest = { lab: 'lab', run: 3, scenario, inputs: [], playheadMs: 0, controls: [] };
  runner.run(request, (reply) => replies.push(reply));
  const onPart = vi.fn();
  runner.part({ lab: 'lab', run: 2, atMs: 9 }, onPart);
  const crash = { message: 'out of memory', preventDefault: () => {} } as ErrorEvent;
  workers[0].onerror!(crash);
  expect(workers[1].sent).toEqual(workers[0].sent.slice(0, 1));
  expect(replies).toEqual([]);
  expect(onPart.mock.calls).toEqual([[{ type: 'part', lab: 'lab', run: 2, atMs: 9, rows: null }]]);
  expect(onRestart).toHaveBeenCalledTimes(1);
  workers[1].onerror!(crash);
  expect(replies).toEqual([{ type: 'refused', lab: 'lab', run: 3, message: 'out of memory', byInput: false }]);
});

describe('looking inside', () => {
  const cached = {
    format: 1,
    seed: 1,
    forMs: 4000,
    nodes: {
      users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 50 }, keys: { kind: 'zipf', count: 30 }, to: 'cache' },
      cache: { kind: 'cache', policy: { kind: 'lru', capacity: 5 }, to: 'db' },
      db: { kind: 'service', backends: [{ id: '1' }] },
    },
  };
  const opened = async () => {
    const store = createRunStore({ lab: 'lab', scenario: cached, controls: [], runner: inProcessRunner() });
    store.open();
    await settled(store);
    return store;
  };
  const lookAt = async (store: Awaited<ReturnType<typeof opened>>, atMs: number) => {
    store.look(atMs);
    await until(() => expect(store.getState().looked?.atMs).toBe(atMs));
    return store.getState().looked!.inside.cache.caches![0];
  };

  test('the same moment looks the same, whether it is come to from before or from behind', async () => {
    const store = await opened();
    const first = await lookAt(store, 1000);
    const later = await lookAt(store, 3000);
    expect(later).not.toEqual(first);
    expect(await lookAt(store, 1000)).toEqual(first);
    expect(await lookAt(store, 3000)).toEqual(later);
  });

  test('of looks asked for at once the newest is answered, and it is of the changed run', async () => {
    const store = await opened();
    const before = await lookAt(store, 3000);
    store.act({ atMs: 2900, do: 'purge', target: 'cache' });
    await until(() => expect(store.getState().run).toBe(2));
    for (const atMs of [2000, 1000, 3500]) store.look(atMs);
    const after = await lookAt(store, 3001);
    expect(store.getState().looked?.run).toBe(2);
    expect(after.accesses).not.toEqual(before.accesses);
  });
});

test('the worker is told of a look, and late answers of older ones are not taken', () => {
  const asked: ToWorker[] = [];
  const worker: WorkerLike = {
    postMessage: (message) => asked.push(message),
    terminate: () => {},
    onmessage: null,
    onerror: null,
  };
  const store = open(workerRunner(() => worker));
  store.look(100);
  store.look(200);
  const [old, newest] = asked as (ToWorker & { type: 'look' })[];
  const answer = (look: typeof old) =>
    worker.onmessage?.({
      data: { type: 'looked', lab: look.lab, look: look.look, run: look.run, atMs: look.atMs, inside: {} },
    } as MessageEvent<FromWorker>);
  answer(newest);
  answer(old);
  expect(store.getState().looked?.atMs).toBe(200);
});

test('what cannot be run cannot be looked into, and that is all', async () => {
  const looker = new Looker();
  const host = { wallMs: () => performance.now(), breathe: async () => true };
  const request = { lab: 'lab', look: 1, run: 1, inputs: [], atMs: 100 };
  expect(await looker.look({ ...request, scenario: { format: 1, nodes: {} } }, host)).toBeNull();
  expect(await looker.look({ ...request, scenario }, host)).toMatchObject({ look: 1, atMs: 100, inside: {} });
});
