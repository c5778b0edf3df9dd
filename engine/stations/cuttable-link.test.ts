import { describe, expect, test } from 'vitest';
import { difference } from '../scenario/recorded.test-support';
import { CONNECTION_GIVEN_UP_MS } from './cuttable-link';
import { createOf, play, withWorld } from './playing.test-support';

const cut = (atMs: number, target = 'users->app') => ({ atMs, do: 'cut', target });
const mend = (atMs: number, target = 'users->app') => ({ atMs, do: 'mend', target });

describe('a cut link', () => {
  // Work of 10 ms; at 0, 20, 40.
  const at = [0, 20, 40];
  test.each([
    { name: 'loses what is sent on it', events: [cut(15), mend(35)], expected: ['ok@10', 'timeout@120', 'ok@50'], arrived: 2 },
    { name: 'loses the answers', events: [cut(25), mend(35)], expected: ['ok@10', 'timeout@120', 'ok@50'], arrived: 3 },
    { name: 'mended in between, loses nothing', events: [cut(11), mend(19)], expected: ['ok@10', 'ok@30', 'ok@50'], arrived: 3 },
    // At one instant what is done to the system comes before what happens in it.
    {
      name: 'is cut before the call of that instant',
      events: [cut(20), mend(21)],
      expected: ['ok@10', 'timeout@120', 'ok@50'],
      arrived: 2,
    },
    {
      name: 'cut twice, is mended once',
      events: [cut(15), cut(16), mend(17)],
      expected: ['ok@10', 'ok@30', 'ok@50'],
      arrived: 3,
    },
  ])('$name', ({ events, expected, arrived }) => {
    const played = play({ at, chain: {}, users: { timeoutMs: 100 }, events });
    expect(played.answers).toEqual(expected);
    expect(played.figures('app').arrived).toBe(arrived);
  });

  test('without a timeout its caller hears when the connection is given up', () => {
    const played = play({ at: [10], chain: {}, events: [cut(5)], forMs: 1_000_000 });
    expect(played.answers).toEqual([`connection-lost@${10 + CONNECTION_GIVEN_UP_MS}`]);
  });

  test('holds nothing back for ever', () => {
    const links = { 'users->lb': { latencyMs: 5 }, 'lb->app': { latencyMs: 7 } };
    const setup = {
      at: Array.from({ length: 100 }, (_, i) => i * 3),
      chain: { lb: { kind: 'balancer' } },
      users: { timeoutMs: 50 },
      links,
      events: [cut(50, 'lb->app'), mend(100, 'lb->app'), cut(120, 'users->lb'), mend(130, 'users->lb')],
      forMs: 2_000_000,
    };
    const { run, world } = withWorld(() => createOf(setup));
    expect(run.finish().requests.inFlight).toBe(0);
    expect(world.calls.alive).toBe(0);
    expect(run.recording().spans.open).toBe(0);
  });

  test('before it is cut, a link that will be is like any other', () => {
    const setup = (events: object[]) => ({
      at: { kind: 'poisson', rateRps: 200 },
      chain: { lb: { kind: 'balancer' }, retry: { kind: 'retry' } },
      links: { 'lb->retry': { latencyMs: 3 } },
      app: { serviceMs: { kind: 'exponential', meanMs: 9 } },
      events: events as never,
      forMs: 5000,
    });
    const cuts = [cut(5000, 'users->lb'), cut(5000, 'lb->retry'), cut(5000, 'retry->app')];
    const earlier = (events: object[]) => play(setup(events) as never).rows.filter(({ endMs }) => endMs < 5000);
    expect(difference(earlier(cuts), earlier([]))).toBeNull();
  });

  test('only a link of the system can be cut', () => {
    expect(() => play({ chain: {}, events: [cut(5, 'app->users')] })).toThrow(
      /^events\[0\]\.target must be a link of this system \(users->app\), got "app->users"$/,
    );
    expect(() => play({ chain: {}, events: [cut(5, 'app')] })).toThrow(
      /^events\[0\]\.target must be a link as "from->to", got "app"$/,
    );
  });
});
