import { describe, expect, test } from 'vitest';
import { parseScenario } from '../scenario/parse';
import { play, scenarioOf } from './playing.test-support';

const single = { kind: 'service', backends: [{ id: '1' }], concurrency: 100, serviceMs: { kind: 'constant', ms: 1 } };

/** A hundred writes a second to db1, with db2 behind it. Heartbeats each second, 3 s of patience, 2 s to take over. */
const system = (pair: object, events: readonly object[] = [], rest: object = {}) => ({
  at: { kind: 'constant', rateRps: 100 },
  users: { writeRatio: 1, timeoutMs: 500 },
  forMs: 40_000,
  chain: { vip: { kind: 'failover', to: ['db1', 'db2'], ...pair } },
  more: { db1: single, db2: single },
  events: events as never,
  ...rest,
});
type Played = ReturnType<typeof play>;
const run = (pair: object, events: readonly object[] = [], rest: object = {}): Played => play(system(pair, events, rest));
const facts = ({ recording }: Played) =>
  recording.facts
    .filter(({ type }) => type.startsWith('failover.'))
    .map(({ atMs, type, node, from, to, because }) =>
      type === 'failover.transitioned'
        ? `${atMs} ${node} ${from}-${to} ${because}`
        : `${atMs} ${type.slice(9)}${node === undefined ? '' : ` ${node}`}`,
    );
const servedBy = ({ rows }: Played, place: string, sinceMs: number) =>
  rows.filter((row) => row.place === place && row.startMs >= sinceMs && row.outcome === 'ok').length;

const kill = { atMs: 10_500, do: 'kill', target: 'db1' };
const cut = (atMs: number, target: string) => ({ atMs, do: 'cut', target });
const mend = (atMs: number, target: string) => ({ atMs, do: 'mend', target });

describe('a crash', () => {
  test('is suspected a timeout after the last heartbeat, and over a promotion later', () => {
    const played = run({}, [kill]);
    expect(facts(played)).toEqual([
      '11000 db1 active-down node.died',
      '13000 db2 standby-suspecting peer.lost',
      '13000 db2 suspecting-promoting quorum.won',
      '15000 db2 promoting-active promotion.done',
      '15000 writesLost db1',
    ]);
    // From the request of 10.5 s to that of 15 s, which comes just before the promotion.
    expect(played.summary.requests.failed['connection-refused']).toBe(451);
    expect(servedBy(played, 'db2/1', 0)).toBe(played.summary.requests.succeeded - servedBy(played, 'db1/1', 0));
    expect(played.figures('vip')).toMatchObject({ active: ['db2'], promotions: 1, takeoverMs: 5000, splitBrainMs: 0 });
  });

  test.each([
    { lagMs: 0, links: {}, lost: 0 },
    // A write each 10 ms, those of the last 100: the one that was due just then is lost as well or it is not.
    { lagMs: 100, links: {}, lost: 10 },
    { lagMs: 100, links: { 'db1->db2': { latencyMs: 50 } }, lost: 15 },
  ])('loses the writes of the lag: $lagMs', ({ lagMs, links, lost }) => {
    const { figures } = run({ lagMs }, [kill], { links });
    expect(Math.abs((figures('vip').lostWrites as number) - lost)).toBeLessThanOrEqual(1);
  });

  test('reads are not lost', () => {
    expect(run({}, [kill], { users: { writeRatio: 0 } }).figures('vip').lostWrites).toBe(0);
  });

  test('without the second machine nobody takes over; back again, it does', () => {
    const events = [{ atMs: 5000, do: 'kill', target: 'db2' }, kill, { atMs: 20_500, do: 'revive', target: 'db2' }];
    const played = run({}, events);
    expect(facts(played).slice(2)).toEqual([
      '21000 db2 down-standby node.revived',
      '24000 db2 standby-suspecting peer.lost',
      '24000 db2 suspecting-promoting quorum.won',
      '26000 db2 promoting-active promotion.done',
      '26000 writesLost db1',
    ]);
  });

  test('a short one is slept through: it goes on as it was', () => {
    const played = run({}, [kill, { atMs: 10_800, do: 'revive', target: 'db1' }]);
    expect(facts(played)).toEqual([]);
  });

  test('back again, the first is a standby; or it takes its place back', () => {
    const back = { atMs: 20_500, do: 'revive', target: 'db1' };
    expect(run({}, [kill, back]).figures('vip')).toMatchObject({ active: ['db2'], promotions: 1 });
    const preempting = run({ preempt: true, lagMs: 0 }, [kill, back]);
    expect(facts(preempting).slice(-4)).toEqual([
      '21000 db1 down-standby node.revived',
      '24000 db1 standby-promoting preempts',
      '24000 db2 active-standby peer.outranks',
      '26000 db1 promoting-active promotion.done',
    ]);
    expect(preempting.figures('vip')).toMatchObject({ active: ['db1'], lostWrites: 0 });
  });
});

describe('a partition', () => {
  const apart = [cut(10_500, 'db1->db2'), mend(30_500, 'db1->db2')];

  test('of the pair alone, with a witness: the first keeps its place', () => {
    const played = run({ witnesses: 1 }, apart);
    expect(facts(played)).toEqual(['13000 db2 standby-suspecting peer.lost', '31000 db2 suspecting-standby peer.heard']);
    expect(played.summary.requests.failed).toEqual({});
    expect(played.figures('vip')).toMatchObject({ lostWrites: 0, splitBrainMs: 0 });
  });

  test('without a witness: two brains, and what the first one took is lost when they meet', () => {
    const played = run({ witnesses: 0 }, apart);
    expect(facts(played)).toEqual([
      '13000 db2 standby-suspecting peer.lost',
      '13000 db2 suspecting-promoting quorum.won',
      '15000 db2 promoting-active promotion.done',
      '15000 splitBrainStarted',
      '31000 db1 active-standby peer.outranks',
      '31000 writesLost db1',
      '31000 splitBrainEnded',
    ]);
    const { lostWrites, splitBrainMs } = played.figures('vip') as { lostWrites: number; splitBrainMs: number };
    expect(splitBrainMs).toBe(16_000);
    // Everything since the cut until 15 s, then half of it.
    expect(lostWrites).toBeGreaterThan(450 + 600);
    expect(lostWrites).toBeLessThan(470 + 1000);
    expect(played.summary.requests.failed).toEqual({});
  });

  test('without a witness, with fencing: one brain, after an interruption', () => {
    const played = run({ witnesses: 0, fencing: true }, apart);
    expect(facts(played).slice(0, 6)).toEqual([
      '13000 db2 standby-suspecting peer.lost',
      '13000 db2 suspecting-promoting quorum.won',
      '13000 fenced db1',
      '13000 db1 active-down node.died',
      '15000 db2 promoting-active promotion.done',
      '15000 writesLost db1',
    ]);
    expect(played.figures('vip')).toMatchObject({ fenced: 1, splitBrainMs: 0, active: ['db2'] });
    expect(played.summary.requests.failed['connection-refused']).toBe(200);
  });

  test('the first cut off from everybody: it steps down by itself, the second takes over', () => {
    const alone = [cut(10_500, 'db1->db2'), cut(10_500, 'vip->db1')];
    const played = run({ witnesses: 1 }, alone);
    expect(facts(played)).toEqual([
      '13000 db1 active-standby quorum.lost',
      '13000 db2 standby-suspecting peer.lost',
      '13000 db2 suspecting-promoting quorum.won',
      '15000 db2 promoting-active promotion.done',
      ...['15000 writesLost db1'].filter(() => (played.figures('vip').lostWrites as number) > 0),
      '16000 db1 standby-suspecting peer.lost',
    ]);
    // Sent into the void until it stepped down, refused until the second was there.
    expect(played.summary.requests.failed).toEqual({ timeout: 251, 'connection-refused': 200 });
  });

  test('the first cut off from clients alone: nobody notices', () => {
    const played = run({ witnesses: 1 }, [cut(10_500, 'vip->db1')]);
    expect(facts(played)).toEqual([]);
    expect(played.summary.requests.failed.timeout).toBeGreaterThan(2800);
  });
});

test('what is refused', () => {
  const parse =
    (pair: object, rest: object = {}) =>
    () =>
      parseScenario(scenarioOf(system(pair, [], rest)));
  expect(parse({ timeoutMs: 500 })).toThrow(/^nodes\.vip\.timeoutMs must be > heartbeatMs \(1000\), got 500$/);
  expect(parse({ to: ['db1'] })).toThrow(/^nodes\.vip\.to must/);
  expect(parse({ to: ['db1', 'db1'] })).toThrow(/^nodes\.vip\.to must/);
  expect(parse({}, { events: [cut(1, 'db2->db1')] })).toThrow(/must be a link of this system \(.*db1->db2\)/);
});
