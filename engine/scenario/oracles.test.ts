import { describe, expect, test } from 'vitest';
import type { RunSummary } from '../recording/types';
import { mva } from '../theory/closed-network';
import { erlangB } from '../theory/erlang';
import { powerOfD } from '../theory/power-of-d';
import { md1, mg1, mm1, mm1k, mmc } from '../theory/queues';
import { runOf } from './recorded.test-support';

/**
 * Runs against closed forms. Each figure is the mean of independent runs (seeds 1..SEEDS), compared within FOUR of its own
 * standard errors, which the runs themselves give; so no tolerance is chosen by hand. A run is long enough (tens of thousands of
 * requests against a few hundred to warm up) that starting empty shifts it by far less than one standard error.
 */
const SEEDS = 10;
const FOUR = 4;

type Figures = Record<string, number>;

function across(
  nodes: object,
  forMs: number,
  read: (summary: RunSummary) => Figures,
): Record<string, { mean: number; se: number }> {
  const runs = Array.from({ length: SEEDS }, (_, i) =>
    read(runOf({ format: 1, forMs, nodes }, { seed: i + 1, spans: false }).finish()),
  );
  return Object.fromEntries(
    Object.keys(runs[0]).map((name) => {
      const values = runs.map((run) => run[name]);
      const mean = values.reduce((total, value) => total + value, 0) / SEEDS;
      const variance = values.reduce((total, value) => total + (value - mean) ** 2, 0) / (SEEDS - 1);
      return [name, { mean, se: Math.sqrt(variance / SEEDS) }];
    }),
  );
}

/** `slack`: a relative error known beforehand (a bucket of the histogram), on top of the standard errors. */
function expectWithin(measured: { mean: number; se: number }, exact: number, slack = 0): void {
  expect(measured.se).toBeLessThan(0.05 * exact);
  expect(Math.abs(measured.mean - exact)).toBeLessThan(FOUR * measured.se + slack * exact);
}

const service = (serviceMs: object, more: object = {}) => ({ kind: 'service', serviceMs, ...more });
const poisson = (rateRps: number, more: object = {}) => ({
  kind: 'clients',
  arrivals: { kind: 'poisson', rateRps },
  to: 'app',
  ...more,
});
const exponential = (meanMs: number) => ({ kind: 'exponential', meanMs });
const MINUTES = 60_000;

describe('one server', () => {
  test('Q1 M/M/1 at 70%: utilization, response, queue and every percentile', () => {
    const nodes = { users: poisson(70), app: service(exponential(10)) };
    const { p50, p90, p99, ...means } = across(nodes, 12 * MINUTES, ({ latencyMs, nodes: { app } }) => ({
      response: latencyMs!.mean,
      utilization: app.utilization!,
      queue: app.queueMean,
      p50: latencyMs!.p50,
      p90: latencyMs!.p90,
      p99: latencyMs!.p99,
    }));
    const exact = mm1({ arrivalRps: 70, serviceRps: 100 });
    expectWithin(means.response, exact.meanResponseMs);
    expectWithin(means.utilization, exact.utilization);
    expectWithin(means.queue, exact.meanInQueue);
    expectWithin(p50, exact.p50ResponseMs, 1 / 256);
    expectWithin(p90, exact.p90ResponseMs, 1 / 256);
    expectWithin(p99, exact.p99ResponseMs, 1 / 256);
  });

  test('Q2 M/D/1: constant work halves the wait', () => {
    const nodes = { users: poisson(80), app: service({ kind: 'constant', ms: 10 }) };
    const { response } = across(nodes, 8 * MINUTES, ({ latencyMs }) => ({ response: latencyMs!.mean }));
    expectWithin(response, md1({ arrivalRps: 80, serviceRps: 100 }).meanResponseMs);
  });

  // Pollaczek–Khinchine: only the mean and the variability of the work count.
  test.each([
    ['erlang', { kind: 'erlang', meanMs: 10, stages: 4 }, 0.5],
    ['hyperexponential', { kind: 'hyperexponential', meanMs: 10, cv: 2 }, 2],
    ['lognormal', { kind: 'lognormal', meanMs: 10, cv: 1.5 }, 1.5],
    ['gamma', { kind: 'gamma', meanMs: 10, cv: 0.7 }, 0.7],
    ['uniform', { kind: 'uniform', lowMs: 0, highMs: 20 }, 1 / Math.sqrt(3)],
    // Mean 10, second moment 0.9·25 + 0.1·3025 = 325, so cv² = 2.25.
    ['two kinds', { kind: 'two-kinds', shortMs: 5, longMs: 55, longRatio: 0.1 }, 1.5],
  ])('Q3 M/G/1, %s work', (_name, serviceMs, serviceCv) => {
    const { response, queue } = across(
      { users: poisson(70), app: service(serviceMs) },
      10 * MINUTES,
      ({ latencyMs, nodes: { app } }) => ({ response: latencyMs!.mean, queue: app.queueMean }),
    );
    const exact = mg1({ arrivalRps: 70, meanServiceMs: 10, serviceCv });
    expectWithin(response, exact.meanResponseMs);
    expectWithin(queue, exact.meanInQueue);
  });

  test('Q4 M/G/1 by classes: pages and reports of constant work mix into one variability', () => {
    // Work 6 ms for 3 of 4, 24 ms for the rest: mean 10.5, second moment 171, cv² = 171/110.25 − 1.
    const classes = [
      { id: 'page', share: 3 },
      { id: 'report', share: 1, workFactor: 4 },
    ];
    const nodes = { users: poisson(60, { classes }), app: service({ kind: 'constant', ms: 6 }) };
    const { response } = across(nodes, 8 * MINUTES, ({ latencyMs }) => ({ response: latencyMs!.mean }));
    const serviceCv = Math.sqrt(171 / 110.25 - 1);
    expectWithin(response, mg1({ arrivalRps: 60, meanServiceMs: 10.5, serviceCv }).meanResponseMs);
  });

  test('Q5 order does not matter to the mean, only to the tail: last come first served', () => {
    const nodes = { users: poisson(70), app: service(exponential(10), { discipline: 'lifo' }) };
    const { response, p99 } = across(nodes, 10 * MINUTES, ({ latencyMs }) => ({
      response: latencyMs!.mean,
      p99: latencyMs!.p99,
    }));
    const exact = mm1({ arrivalRps: 70, serviceRps: 100 });
    expectWithin(response, exact.meanResponseMs);
    expect(p99.mean).toBeGreaterThan(1.5 * exact.p99ResponseMs);
  });

  test.each([0.8, 1, 1.3])('Q6 M/M/1/K at %s of capacity: who is refused, what gets through', (load) => {
    // A limit of 4 in line is K = 5: four wait, one is served.
    const nodes = { users: poisson(100 * load), app: service(exponential(10), { queueLimit: 4 }) };
    const { response, refused, throughput, utilization } = across(
      nodes,
      8 * MINUTES,
      ({ latencyMs, requests, throughputRps, nodes: { app } }) => ({
        response: latencyMs!.mean,
        refused: requests.failed['queue-full'] / requests.offered,
        throughput: throughputRps,
        utilization: app.utilization!,
      }),
    );
    const exact = mm1k({ arrivalRps: 100 * load, serviceRps: 100, capacity: 5 });
    expectWithin(response, exact.meanResponseMs);
    expectWithin(refused, exact.blockingProbability);
    expectWithin(throughput, exact.throughputRps);
    expectWithin(utilization, exact.utilization);
  });
});

describe('several servers, one line', () => {
  test.each([
    { servers: 2, arrivalRps: 160 },
    { servers: 8, arrivalRps: 720 },
  ])('Q7 M/M/$servers: response, queue and utilization', ({ servers, arrivalRps }) => {
    const nodes = { users: poisson(arrivalRps), app: service(exponential(10), { concurrency: servers }) };
    const { response, queue, utilization } = across(nodes, 4 * MINUTES, ({ latencyMs, nodes: { app } }) => ({
      response: latencyMs!.mean,
      queue: app.queueMean,
      utilization: app.utilization!,
    }));
    const exact = mmc({ arrivalRps, serviceRps: 100, servers });
    expectWithin(response, exact.meanResponseMs);
    expectWithin(queue, exact.meanInQueue);
    expectWithin(utilization, exact.utilization);
  });

  // Erlang B holds for any distribution of the work, so take one that is not exponential too.
  test.each([
    ['exponential', exponential(100)],
    ['lognormal', { kind: 'lognormal', meanMs: 100, cv: 2 }],
    ['constant', { kind: 'constant', ms: 100 }],
  ])('Q8 Erlang B: %s work, no line at all', (_name, serviceMs) => {
    const nodes = { users: poisson(80), app: service(serviceMs, { concurrency: 10, queueLimit: 0 }) };
    const { refused, utilization } = across(nodes, 5 * MINUTES, ({ requests, nodes: { app } }) => ({
      refused: requests.failed['queue-full'] / requests.offered,
      utilization: app.utilization!,
    }));
    const exact = erlangB({ offeredErlangs: 8, servers: 10 });
    expectWithin(refused, exact.blockingProbability);
    expectWithin(utilization, exact.utilization);
  });
});

describe('people who wait', () => {
  test.each([
    { customers: 5, thinkMs: 200 },
    { customers: 30, thinkMs: 1000 },
    { customers: 3, thinkMs: 0 },
  ])('Q9 mean value analysis: $customers users who think $thinkMs ms', ({ customers, thinkMs }) => {
    const arrivals = { kind: 'users', count: customers, meanThinkMs: thinkMs };
    const nodes = { users: { kind: 'clients', arrivals, to: 'app' }, app: service(exponential(50)) };
    const { response, throughput, utilization } = across(nodes, 30 * MINUTES, ({ latencyMs, throughputRps, nodes: { app } }) => ({
      response: latencyMs!.mean,
      throughput: throughputRps,
      utilization: app.utilization!,
    }));
    const exact = mva({ customers, serviceMs: 50, thinkMs });
    expectWithin(response, exact.meanResponseMs);
    expectWithin(throughput, exact.throughputRps);
    // With nobody thinking the server never rests but for the last moment's start.
    expectWithin(utilization, exact.utilization, 1e-4);
  });
});

describe('many backends', () => {
  const fleet = (algorithm: unknown, servers: number, load: number) => ({
    users: poisson(load * servers * 100, { to: 'lb' }),
    lb: { kind: 'balancer', algorithm, to: 'app' },
    app: service(exponential(10), { backends: Array.from({ length: servers }, (_, i) => ({ id: `b${i}` })) }),
  });
  const responseOf = (nodes: object, forMs: number) =>
    across(nodes, forMs, ({ latencyMs }) => ({ response: latencyMs!.mean })).response;

  test('Q10 choosing at random splits into M/M/1 queues', () => {
    expectWithin(responseOf(fleet('random', 4, 0.7), 4 * MINUTES), mm1({ arrivalRps: 70, serviceRps: 100 }).meanResponseMs);
  });

  test('Q11 taking turns makes each backend’s arrivals Erlang: E₄/M/1', () => {
    // G/M/1: σ = A*(μ(1 − σ)) with A*(s) = (4λ/(4λ + s))⁴; the response is 1/(μ(1 − σ)). Kleinrock, Queueing Systems vol. 1.
    let sigma = 0.5;
    for (let i = 0; i < 500; i++) sigma = (320 / (320 + 100 * (1 - sigma))) ** 4;
    expectWithin(responseOf(fleet('round-robin', 4, 0.8), 4 * MINUTES), 10 / (1 - sigma));
  });

  test.each([0.7, 0.9])('Q12 two choices of 100 at load %s: the supermarket model', (load) => {
    // The limit is for infinitely many servers; n of them are longer by something of order 1/n (Luczak & McDiarmid 2007). With 10
    // servers these runs give 20% at load 0.9, so 100 may be 3% above and never below.
    const { mean, se } = responseOf(fleet({ kind: 'power-of-two-choices', choices: 2 }, 100, load), MINUTES / 3);
    const limitMs = 10 * powerOfD({ load, choices: 2 }).meanResponseInServiceTimes;
    expect(mean).toBeGreaterThan(limitMs - FOUR * se);
    expect(mean).toBeLessThan(limitMs * 1.03);
    expect(se).toBeLessThan(0.01 * limitMs);
  });
});
