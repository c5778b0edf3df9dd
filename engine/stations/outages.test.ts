import { describe, expect, test } from 'vitest';
import { parseScenario } from '../scenario/parse';
import { play, scenarioOf } from './playing.test-support';

const three = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

/** A request each 10 ms, in turns, to backends that work 900 ms and are repaired in 100. */
const system = (wear: object, more: object = {}) => ({
  at: { kind: 'constant', rateRps: 100 },
  chain: { lb: { kind: 'balancer', algorithm: 'round-robin' } },
  app: { backends: three, serviceMs: { kind: 'constant', ms: 0 } },
  more: { wear: { kind: 'outages', of: 'app', mtbfMs: 900, mttrMs: 100, ...wear } },
  forMs: 600_000,
  ...more,
});
type Played = ReturnType<typeof play>;
const flipsOf = ({ recording }: Played, target: string): number[] =>
  recording.facts.filter((fact) => fact.target === target).map(({ atMs }) => atMs);
const servedShare = ({ summary }: Played): number => summary.requests.succeeded / summary.requests.offered;

describe('breaks and repairs', () => {
  test('each backend is up mtbf/(mtbf + mttr) of the time', () => {
    // 600 cycles of each of three: the standard error of the share is about 0.003.
    expect(Math.abs(servedShare(play(system({}))) - 0.9)).toBeLessThan(0.013);
  });

  test('what they share multiplies in, and takes all of them at once', () => {
    // 1,200 cycles of the shared thing: a standard error of 0.006 of its share.
    const played = play(system({ commonMtbfMs: 400, commonMttrMs: 100 }));
    expect(Math.abs(servedShare(played) - 0.9 * 0.8)).toBeLessThan(0.026);
    const broke = played.recording.facts.filter(({ type }) => type === 'outages.sharedBroke');
    expect(broke.length).toBeGreaterThan(900);
    for (const { atMs } of broke) {
      const after = played.recording.facts.filter((fact) => fact.atMs === atMs && fact.type === 'backend.killed');
      expect(after.length).toBeLessThanOrEqual(3);
    }
  });

  test('nothing breaks that lasts for ever; nothing is shared unless said', () => {
    const played = play(system({ mtbfMs: 1e10 }));
    expect(played.summary.requests.failed).toEqual({});
    expect(played.figures('wear')).toMatchObject({ failures: 0, up: 3 });
  });

  test('what is taken away breaks no more', () => {
    const events = ['a', 'b', 'c'].map((id) => ({ atMs: 0, do: 'remove', target: `app/${id}` }));
    const played = play(system({}, { forMs: 20_000, events: events.slice(0, 2) }));
    expect(flipsOf(played, 'app/a').filter((atMs) => atMs > 0)).toEqual([]);
    const breaks = played.recording.facts.filter(({ type }) => type === 'backend.killed').length;
    expect(played.figures('wear')).toMatchObject({ failures: breaks });
  });

  test('another machine moves nobody’s failures', () => {
    const [two, more] = [
      play(system({}, { app: { backends: three.slice(0, 2) }, forMs: 20_000 })),
      play(system({}, { forMs: 20_000 })),
    ];
    expect(flipsOf(two, 'app/a').length).toBeGreaterThan(10);
    expect(flipsOf(more, 'app/a')).toEqual(flipsOf(two, 'app/a'));
    expect(flipsOf(more, 'app/b')).toEqual(flipsOf(two, 'app/b'));
  });

  test('a turned knob holds from its instant, and moves nothing before it', () => {
    const events = [{ atMs: 10_000, do: 'set', target: 'wear', knob: 'mtbfMs', value: 1e9 }];
    const [left, turned] = [play(system({}, { forMs: 60_000 })), play(system({}, { forMs: 60_000, events }))];
    const early = (played: Played) => flipsOf(played, 'app/a').filter((atMs) => atMs < 10_000);
    expect(early(turned)).toEqual(early(left));
    expect(turned.figures('wear')).toMatchObject({ up: 3 });
    expect(flipsOf(turned, 'app/a').filter((atMs) => atMs > 12_000)).toEqual([]);
  });

  test('a repair during the shared outage brings the backend back with it, not before', () => {
    const played = play(system({ mtbfMs: 50, mttrMs: 50, commonMtbfMs: 2000, commonMttrMs: 2000 }, { forMs: 30_000 }));
    let isSharedUp = true;
    for (const { type } of played.recording.facts) {
      if (type === 'outages.sharedBroke') isSharedUp = false;
      if (type === 'outages.sharedRepaired') isSharedUp = true;
      if (type === 'backend.revived') expect(isSharedUp).toBe(true);
    }
  });
});

test.each([
  [{ mtbfMs: 0 }, 'nodes.wear.mtbfMs must be >= 1, got 0'],
  [{ commonMtbfMs: -1 }, 'nodes.wear.commonMtbfMs must be >= 1, got -1'],
  [{ of: 'lb' }, /nodes\.wear\.of must be a node of kind service/],
])('refuses %o', (wear, message) => {
  expect(() => parseScenario(scenarioOf(system(wear)))).toThrow(message);
});
