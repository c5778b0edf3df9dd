import { describe, expect, test } from 'vitest';
import { Outcome } from '@/engine/outcome';
import { SpanKind } from '@/engine/recording/types';
import { recordAtBuild } from '@/runtime/at-build';
import { failureIn, lifeOf, nextFailure, requestsAround } from './request-life';
import { indexed } from './span-index';

const recording = recordAtBuild({
  format: 1,
  seed: 7,
  forMs: 8000,
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 40 }, timeoutMs: 600, to: 'retry' },
    retry: { kind: 'retry', maxAttempts: 3, perTryTimeoutMs: 150, backoff: { kind: 'constant', baseMs: 40 }, to: 'lb' },
    lb: { kind: 'balancer', algorithm: 'least-connections', to: 'app' },
    app: {
      kind: 'service',
      backends: [{ id: 'a' }, { id: 'b' }],
      queueLimit: 6,
      serviceMs: { kind: 'exponential', meanMs: 55 },
    },
  },
  links: { 'retry->lb': { latencyMs: 3 } },
});
const source = indexed(recording);
const { spans } = recording;
const requests = [...new Set(Array.from({ length: spans.count }, (_, row) => spans.request[row]))];

describe('the life of a request', () => {
  test('has every span of it once, the request itself first', () => {
    let rows = 0;
    for (const request of requests) {
      const life = lifeOf(recording, request);
      expect(life?.rows[0]).toMatchObject({ kind: SpanKind.request, depth: 0, startMs: life?.startMs });
      rows += life?.rows.length ?? 0;
    }
    expect(rows).toBe(spans.count);
  });
  test('attempts lie within the request, and what each began within the attempt', () => {
    const tried = requests
      .map((request) => lifeOf(recording, request))
      .find((life) => life?.rows.some(({ attempt }) => attempt === 3));
    const rows = tried?.rows ?? [];
    expect(rows.filter(({ kind }) => kind === SpanKind.attempt).map(({ depth, attempt }) => [depth, attempt])).toEqual([
      [1, 1],
      [1, 2],
      [1, 3],
    ]);
    expect(rows.filter(({ kind }) => kind === SpanKind.hold).every(({ depth }) => depth === 1)).toBe(true);
    for (const { kind, depth } of rows) if (kind === SpanKind.visit) expect(depth).toBe(2);
  });
  test('tells each choice with what was weighed, and the chosen had the least', () => {
    const life = lifeOf(recording, requests[20]);
    expect(life?.choices.length).toBeGreaterThan(0);
    for (const { by, chosen, weighed } of life?.choices ?? []) {
      expect(by).toBe('lb');
      expect(weighed.map(({ label }) => label)).toEqual(['a', 'b']);
      const picked = weighed.find(({ isChosen }) => isChosen);
      expect(picked?.label).toBe(chosen);
      expect(picked?.score).toBe(Math.min(...weighed.map(({ score }) => score)));
    }
  });
  test('of what is not recorded is nothing', () => {
    expect(lifeOf(recording, 1_000_000)).toBeNull();
  });
});

describe('requests worth a look', () => {
  test('are those of the moment: no end is told that is still to come', () => {
    for (const tMs of [500, 3000, 8000])
      for (const { startMs, endMs, outcome } of requestsAround(source, tMs, 1000, 9)) {
        expect(startMs).toBeLessThanOrEqual(tMs);
        if (outcome === Outcome['in-flight']) expect(endMs).toBe(Infinity);
        else expect(endMs).toBeLessThanOrEqual(tMs);
      }
  });
  test('the next failure and the one before it are neighbours', () => {
    const first = nextFailure(source, 0, 1);
    expect(first).not.toBeNull();
    const second = nextFailure(source, first?.endMs ?? 0, 1);
    expect(second?.endMs).toBeGreaterThan(first?.endMs ?? 0);
    expect(nextFailure(source, second?.endMs ?? 0, -1)).toEqual(first);
    expect(nextFailure(source, 8000, 1)).toBeNull();
    expect(nextFailure(source, 0, -1)).toBeNull();
  });
  test('the failures of a stretch are given one after another, then the first again, each within it', () => {
    const [fromMs, toMs] = [2000, 4000];
    const all = requests.filter((request) => {
      const { endMs, outcome } = lifeOf(recording, request)!;
      return outcome !== Outcome.ok && endMs > fromMs && endMs <= toMs;
    });
    expect(all.length).toBeGreaterThan(2);
    const given: number[] = [];
    for (let i = 0; i <= all.length; i++) given.push(failureIn(source, fromMs, toMs, null, given.at(-1) ?? null)!.request);
    expect([...given.slice(0, -1)].sort((a, b) => a - b)).toEqual([...all].sort((a, b) => a - b));
    expect(given.at(-1)).toBe(given[0]);
    expect(failureIn(source, fromMs, toMs, Outcome['rate-limited'])).toBeNull();
    expect(failureIn(source, 0, 1)).toBeNull();
  });
});
