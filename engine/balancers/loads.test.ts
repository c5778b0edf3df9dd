import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { exp } from '../random/exact-math';
import { Drive, named, tally, weights } from './driving.test-support';

describe('least connections', () => {
  test('fewest in flight; the tied take turns; weights ignored', () => {
    const drive = new Drive('least-connections', weights({ a: 9, b: 1, c: 1 }));
    expect(drive.picks(3)).toBe('a b c');
    drive.done('b');
    expect(drive.picks(1)).toBe('b');
    drive.done('c');
    drive.done('a');
    expect(drive.apply({ op: 'pick' }).considered).toEqual([
      { backend: 'a', score: 0 },
      { backend: 'b', score: 1 },
      { backend: 'c', score: 0 },
    ]);
  });
  test('idle backends are not starved by the order of the list', () => {
    // smooth round robin among the tied: a b c a b c, not a a a
    expect([...tally(new Drive('least-connections', { backends: named(3) }), 9).values()]).toEqual([3, 3, 3]);
  });
  test('is never more than one apart while nothing finishes', () => {
    const drive = new Drive('least-connections', { backends: named(5) });
    const counts = new Map<string, number>();
    for (let i = 0; i < 23; i++) {
      const id = drive.pick() as string;
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    expect([...counts.values()].sort()).toEqual([4, 4, 5, 5, 5]);
  });
});

describe('weighted least connections, as nginx least_conn', () => {
  test('fills in proportion to weight', () => {
    // conns/weight: a 0 b 0 tie → current weights 3, 1 → a; ⅓ > 0 → b; ⅓ < 1 → a; ⅔ → a; 1 = 1 tie …
    const drive = new Drive('weighted-least-connections', weights({ a: 3, b: 1 }));
    expect(drive.picks(8)).toBe('a b a a a b a a');
  });
  test('equals nginx, written out', () => {
    const step = fc.record({ done: fc.boolean(), which: fc.nat(9) });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
        fc.array(step, { maxLength: 80 }),
        (list, steps) => {
          const peers = list.map((weight, i) => ({ id: `n${i}`, weight, conns: 0, current: 0 }));
          const drive = new Drive('weighted-least-connections', { backends: peers.map(({ id, weight }) => ({ id, weight })) });
          for (const { done, which } of steps) {
            const peer = peers[which % peers.length];
            if (done && peer.conns > 0) {
              peer.conns--;
              drive.done(peer.id);
            } else expect(drive.pick()).toBe(nginxLeastConn(peers));
          }
        },
      ),
    );
  });
});

type Peer = { id: string; weight: number; conns: number; current: number };
function nginxLeastConn(peers: Peer[]): string {
  let best = peers[0];
  for (const peer of peers) if (peer.conns * best.weight < best.conns * peer.weight) best = peer;
  const tied = peers.filter((peer) => peer.conns * best.weight === best.conns * peer.weight);
  if (tied.length > 1) {
    for (const peer of tied) peer.current += peer.weight;
    for (const peer of tied) if (peer.current > best.current) best = peer;
    best.current -= tied.reduce((sum, peer) => sum + peer.weight, 0);
  }
  best.conns++;
  return best.id;
}

describe('power of two choices', () => {
  // Draws are with replacement: a busy backend wins only when every draw hits it, (1/n)^choices.
  it.each([
    { busy: [0, 0, 0], choices: 2, share: [1 / 3, 1 / 3, 1 / 3] },
    { busy: [9, 0, 0], choices: 2, share: [1 / 9, 4 / 9, 4 / 9] },
    { busy: [9, 0], choices: 2, share: [1 / 4, 3 / 4] },
    { busy: [9, 0], choices: 1, share: [1 / 2, 1 / 2] },
    { busy: [9, 5, 0], choices: 3, share: [1 / 27, 7 / 27, 19 / 27] },
  ])('share for in flight $busy with $choices choices', ({ busy, choices, share }) => {
    const picks = 20_000;
    const drive = new Drive('power-of-two-choices', { choices, backends: named(busy.length) });
    occupy(drive, busy);
    const counts = tally(drive, picks);
    share.forEach((expected, i) => {
      const standardError = Math.sqrt((expected * (1 - expected)) / picks);
      expect(Math.abs((counts.get(`n${i}`) ?? 0) / picks - expected)).toBeLessThan(4 * standardError);
    });
  });

  test('shows its draws in order; a tie goes to the first', () => {
    const drive = new Drive('power-of-two-choices', { choices: 4, backends: named(3) });
    for (let i = 0; i < 200; i++) {
      const { backend, considered = [] } = drive.apply({ op: 'pick' });
      expect(considered).toHaveLength(4);
      const lowest = Math.min(...considered.map(({ score }) => score));
      expect(backend).toBe(considered.find(({ score }) => score === lowest)?.backend);
    }
  });

  test('a full backend is never drawn', () => {
    const drive = new Drive('power-of-two-choices', { backends: [{ id: 'a', maxConnections: 1 }, { id: 'b' }] });
    while (drive.pick() !== 'a');
    for (let i = 0; i < 100; i++)
      expect(drive.apply({ op: 'pick' }).considered?.map(({ backend }) => backend)).toEqual(['b', 'b']);
  });
});

/** Leaves `busy[i]` attempts in flight on backend i. */
function occupy(drive: Drive, busy: readonly number[]): void {
  busy.forEach((count, i) => {
    busy.forEach((_, j) => {
      drive.set(`n${j}`, { eligible: i === j });
    });
    fill(drive, count);
  });
  busy.forEach((_, j) => {
    drive.set(`n${j}`, { eligible: true });
  });
}

function fill(drive: Drive, count: number): void {
  for (let k = 0; k < count; k++) drive.pick();
}

describe('least response time, peak EWMA', () => {
  const config = { decayMs: 1000, backends: named(2) };
  const scores = (drive: Drive, atMs: number) => drive.apply({ op: 'pick', atMs }).considered?.map(({ score }) => score) ?? [];

  test('probes the unmeasured once each, then takes the quicker', () => {
    const drive = new Drive('least-response-time', config);
    expect([drive.pick(undefined, 0), drive.pick(undefined, 0)]).toEqual(['n0', 'n1']);
    drive.done('n0', { atMs: 100, latencyMs: 100 });
    drive.done('n1', { atMs: 100, latencyMs: 40 });
    expect(scores(drive, 100)).toEqual([100, 40]);
    // n1 has one in flight now: 40 · 2 = 80 < 100, then 40 · 3 = 120 > 100
    expect([drive.pick(), drive.pick()]).toEqual(['n1', 'n0']);
  });
  test('believes a slower sample at once and a faster one little by little', () => {
    const drive = new Drive('least-response-time', config);
    drive.pick();
    drive.pick();
    drive.pick();
    drive.done('n0', { atMs: 0, latencyMs: 10 });
    drive.done('n0', { atMs: 0, latencyMs: 500 });
    expect(scores(drive, 0)[0]).toBe(500);
    // one decay time later n0 has faded to 500/e (looking is a sample of 0), times the look's own pick and one more
    expect(scores(drive, 1000)[0]).toBe(500 * exp(-1) * 2);
  });
  test('a cold backend with a request in flight costs more than any measured one', () => {
    const drive = new Drive('least-response-time', config);
    expect([drive.pick(), drive.pick()]).toEqual(['n0', 'n1']);
    drive.done('n1', { latencyMs: 1_000_000 });
    expect([drive.pick(), drive.pick(), drive.pick()]).toEqual(['n1', 'n1', 'n1']);
  });
  test('assumedMs is what an idle backend that was never measured costs', () => {
    const drive = new Drive('least-response-time', { ...config, assumedMs: 50 });
    expect(scores(drive, 0)).toEqual([50, 50]);
  });
});

describe('least bandwidth', () => {
  test('NetScaler: the least, and turns among the tied', () => {
    // Services at 3, 5 and 2; each request moves 1: n2, then n0 and n2 alternate, … (NetScaler ADC 13 documentation, figure 1)
    const drive = new Drive('least-bandwidth', { backends: named(3) });
    fill(drive, 3);
    for (const [i, bytes] of [3, 5, 2].entries()) drive.done(`n${i}`, { atMs: 0, bytes });
    const served: string[] = [];
    for (let i = 0; i < 5; i++) {
      const backend = drive.pick() as string;
      served.push(backend);
      drive.done(backend, { bytes: 1 });
    }
    // 2→n2 (3); 3=3: after n2 comes n0 (4); n2 (4); 4=4: after n2, n0 (5); n2 (5)
    expect(served).toEqual(['n2', 'n0', 'n2', 'n0', 'n2']);
  });
  test('forgets a transfer exactly when it is windowMs old', () => {
    const drive = new Drive('least-bandwidth', { windowMs: 100, backends: named(2) });
    fill(drive, 2);
    drive.done('n0', { atMs: 0, bytes: 10 });
    drive.done('n1', { atMs: 50, bytes: 1 });
    const bytesAt = (atMs: number) => drive.apply({ op: 'pick', atMs }).considered?.map(({ score }) => score);
    expect(bytesAt(99)).toEqual([10, 1]);
    expect(bytesAt(100)).toEqual([0, 1]);
    expect(bytesAt(150)).toEqual([0, 0]);
  });
  test('equals a filter over the whole history', () => {
    const transfer = fc.record({ gapMs: fc.nat(30), bytes: fc.nat(1000), which: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(transfer, { maxLength: 300 }), (transfers) => {
        const drive = new Drive('least-bandwidth', { windowMs: 500, backends: named(3) });
        const history: { atMs: number; bytes: number; id: string }[] = [];
        let atMs = 0;
        for (const { gapMs, bytes } of transfers) {
          atMs += gapMs;
          const { backend, considered = [] } = drive.apply({ op: 'pick', atMs });
          for (const { backend: id, score } of considered)
            expect(score).toBe(history.filter((t) => t.id === id && atMs - t.atMs < 500).reduce((sum, t) => sum + t.bytes, 0));
          drive.done(backend as string, { bytes });
          history.push({ atMs, bytes, id: backend as string });
        }
      }),
      { numRuns: 30 },
    );
  });
});
