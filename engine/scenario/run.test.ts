import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evenly } from '../random/evenly.test-support';
import type { Recording, RunSummary } from '../recording/types';
import { parseScenario } from './parse';
import { balancerForm, balancerIds, drained, FOR_MS, type RawScenario, randomScenarios } from './random-scenarios.test-support';
import { difference, recordingOf, runOf, type SpanRow, spanRows } from './recorded.test-support';
import { createRun } from './run';

/** Each property over so many random systems; the seed is fixed so that a red run can be looked at again. */
const RUNS = { numRuns: 40, seed: 20_261_121 };
const instants = fc.array(fc.oneof(evenly(0, FOR_MS), fc.nat(FOR_MS)), { maxLength: 6 });
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
const failures = ({ requests }: RunSummary): number => sum(Object.values(requests.failed));
const ofKind = (rows: readonly SpanRow[], kind: SpanRow['kind']) => rows.filter((row) => row.kind === kind);
const isOpen = (row: SpanRow) => row.endMs === Infinity;

/** The counts of a summary against the spans: two books kept apart must agree. */
function checkBooks(summary: RunSummary, rows: readonly SpanRow[]): void {
  const { offered, succeeded, failed, inFlight } = summary.requests;
  expect(offered).toBe(succeeded + failures(summary) + inFlight);
  const requests = ofKind(rows, 'request');
  expect(requests.length).toBe(offered);
  expect(requests.filter(isOpen).length).toBe(inFlight);
  const byOutcome = new Map<string, number>();
  for (const { outcome } of requests) byOutcome.set(outcome, (byOutcome.get(outcome) ?? 0) + 1);
  expect(byOutcome.get('ok') ?? 0).toBe(succeeded);
  for (const [reason, count] of Object.entries(failed)) expect(byOutcome.get(reason)).toBe(count);
  const visits = ofKind(rows, 'visit').filter(({ place }) => place.startsWith('app/'));
  const { arrived, completed, rejected } = summary.nodes.app;
  expect(visits.length).toBe(arrived);
  expect(visits.filter(isOpen).length).toBe(arrived - completed - rejected);
}

describe('conservation', () => {
  test('S1 offered = succeeded + failed + in flight at any moment, and the spans say the same', () => {
    fc.assert(
      fc.property(randomScenarios(), instants, (raw, cuts) => {
        const run = runOf(raw);
        for (const cut of [...cuts.sort((a, b) => a - b), FOR_MS]) {
          run.advance(cut);
          checkBooks(run.summary(), spanRows(run.recording()));
        }
      }),
      RUNS,
    );
  });

  test('S2 once arrivals stop, every request gets its outcome and nothing stays behind', () => {
    fc.assert(
      fc.property(randomScenarios(), (raw) => {
        const run = runOf(drained(raw));
        const { requests, nodes } = run.finish();
        expect(requests.inFlight).toBe(0);
        expect(nodes.app.arrived).toBe(nodes.app.completed + nodes.app.rejected);
        expect(run.recording().spans.open).toBe(0);
      }),
      RUNS,
    );
  });

  test('S3 Little: the area under what is at a backend is the sum of the times spent there, exactly', () => {
    fc.assert(
      fc.property(randomScenarios(), (raw) => {
        const recording = recordingOf(drained(raw));
        const { windows } = recording;
        const visits = ofKind(spanRows(recording), 'visit');
        for (const { id } of recording.places.filter((place) => place.id.startsWith('app/'))) {
          const stayedMs = sum(visits.filter(({ place }) => place === id).map(({ startMs, endMs }) => endMs - startMs));
          // A backend that is removed at 0 is in no window.
          const means = windows.series[`${id}.inFlight`] ?? [];
          const areaMs = sum(means.filter((mean) => !Number.isNaN(mean))) * windows.windowMs;
          expect(Math.abs(areaMs - stayedMs)).toBeLessThan(1e-6 * (1 + stayedMs));
        }
      }),
      RUNS,
    );
  });
});

describe('a run is a value', () => {
  test('S4 the same scenario and seed make the same run, bit for bit', () => {
    fc.assert(
      fc.property(randomScenarios(), (raw) => {
        expect(difference(recordingOf(raw), recordingOf(raw))).toBeNull();
      }),
      RUNS,
    );
  });

  test('S5 how the run is cut into steps, and looking in between, changes nothing', () => {
    fc.assert(
      fc.property(randomScenarios(), instants, fc.boolean(), (raw, cuts, looks) => {
        const run = runOf(raw);
        for (const cut of cuts.sort((a, b) => a - b)) {
          run.advance(cut);
          if (looks) run.recording();
        }
        run.finish();
        expect(difference(run.recording(), recordingOf(raw))).toBeNull();
      }),
      RUNS,
    );
  });

  test('S6 without spans the summary is the same, digest and all', () => {
    fc.assert(
      fc.property(randomScenarios(), (raw) => {
        expect(difference(runOf(raw, { spans: false }).finish(), runOf(raw).finish())).toBeNull();
        expect(difference(runOf(raw, { maxSpans: 1100 }).finish(), runOf(raw).finish())).toBeNull();
      }),
      RUNS,
    );
  });

  test('S7 what happens at t leaves everything before t as it was', () => {
    fc.assert(
      fc.property(randomScenarios(), fc.nat(FOR_MS), (raw, splitMs) => {
        const before = raw.events.filter(({ atMs }) => (atMs as number) < splitMs);
        const whole = recordingOf(raw);
        const without = recordingOf({ ...raw, events: before });
        const ended = (recording: Recording) => spanRows(recording).filter(({ endMs }) => endMs < splitMs);
        expect(difference(ended(whole), ended(without))).toBeNull();
        const closed = (recording: Recording) =>
          Object.entries(recording.windows.series).flatMap(([name, values]) => {
            const kept = [...values].filter((_, i) => (i + 1) * recording.windows.windowMs <= splitMs);
            return kept.every(Number.isNaN) ? [] : [[name, kept]];
          });
        expect(difference(closed(whole).sort(), closed(without).sort())).toBeNull();
      }),
      RUNS,
    );
  });

  test('S8 a change made live is the same change scripted; only the fact says whose it was', () => {
    fc.assert(
      fc.property(randomScenarios(), (raw) => {
        const live = parseScenario(raw).events;
        const byLearner = createRun(parseScenario({ ...raw, events: [] }), { inputs: live });
        byLearner.finish();
        const scripted = recordingOf(raw);
        expect(byLearner.digest()).toBe(scripted.summary.digest);
        expect(difference(byLearner.recording().spans, scripted.spans)).toBeNull();
        expect(byLearner.recording().facts.filter(({ byLearner: by }) => by).length).toBe(live.length);
        expect(scripted.facts.some((fact) => 'byLearner' in fact)).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  test('S9 another seed makes another run', () => {
    const raw = { format: 1, forMs: 5000, nodes: { u: { kind: 'clients', to: 's' }, s: { kind: 'service' } } };
    const digests = Array.from({ length: 50 }, (_, seed) => runOf(raw, { seed }).finish().digest);
    expect(new Set(digests).size).toBe(50);
  });
});

describe('common random numbers', () => {
  const even = { closed: false, filters: false, events: false, uneven: false };
  const balanced = randomScenarios(even).filter(({ nodes }) => nodes.lb !== undefined);
  const withAlgorithm = (raw: RawScenario, algorithm: object) => ({
    ...raw,
    nodes: { ...raw.nodes, lb: { ...raw.nodes.lb, algorithm } },
  });

  test('S10 another balancer leaves the instants of arrival, the classes and the work of each request as they were', () => {
    const speeds = (raw: RawScenario) =>
      new Map((raw.nodes.app.backends as { id: string; speed: number }[]).map(({ id, speed }) => [`app/${id}`, speed]));
    const asked = (raw: RawScenario) => {
      const recording = recordingOf({ ...raw, nodes: { ...raw.nodes, app: { ...raw.nodes.app, slowStartMs: 0 } } });
      const rows = spanRows(recording);
      const pace = speeds(raw);
      const work = new Map(
        ofKind(rows, 'visit')
          .filter(({ midMs, endMs }) => !Number.isNaN(midMs) && endMs < Infinity)
          .map(({ request, place, midMs, endMs }) => [request, (endMs - midMs) * pace.get(place)!]),
      );
      return { arrivals: new Map(ofKind(rows, 'request').map(({ request, startMs }) => [request, startMs])), work };
    };
    fc.assert(
      fc.property(balanced, fc.constantFrom(...balancerIds), fc.constantFrom(...balancerIds), (raw, first, second) => {
        const a = asked(withAlgorithm(raw, balancerForm(first)));
        const b = asked(withAlgorithm(raw, balancerForm(second)));
        expect(b.arrivals).toEqual(a.arrivals);
        for (const [request, workMs] of a.work)
          if (b.work.has(request)) expect(Math.abs(b.work.get(request)! - workMs)).toBeLessThan(1e-8 * (1 + FOR_MS));
      }),
      RUNS,
    );
  });

  test('S11 what nothing is asked of changes nothing: another client’s arrivals do not move', () => {
    const two = (rateRps: number) =>
      recordingOf({
        format: 1,
        forMs: 4000,
        nodes: {
          users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 40 }, to: 'lb' },
          robots: { kind: 'clients', arrivals: { kind: 'poisson', rateRps }, to: 'lb' },
          lb: { kind: 'balancer', to: 'app' },
          app: { kind: 'service', backends: [{ id: 'a' }, { id: 'b' }], concurrency: 4 },
        },
      });
    const starts = (recording: Recording) =>
      ofKind(spanRows(recording), 'request').flatMap(({ place, startMs }) => (place === 'users' ? [startMs] : []));
    const sorted = (values: number[]) => values.sort((a, b) => a - b);
    expect(sorted(starts(two(5)))).toEqual(sorted(starts(two(80))));
  });
});

describe('routing', () => {
  test('S12 nothing is sent to a backend from the instant it is drained or removed, until it is revived or comes anew', () => {
    let seen = 0;
    fc.assert(
      fc.property(
        randomScenarios().filter(({ nodes }) => nodes.lb !== undefined),
        (raw) => {
          const recording = recordingOf(raw);
          const { decisions, places, facts } = recording;
          const out = new Set<string>();
          let next = 0;
          for (let i = 0; i < decisions.count; i++) {
            // At one instant events come before the calls.
            for (; next < facts.length && facts[next].atMs <= decisions.atMs[i]; next++) {
              const { type, target } = facts[next];
              if (type === 'backend.drained' || type === 'backend.removed') out.add(target);
              if (type === 'backend.revived') out.delete(target);
              if (type === 'backend.added') out.delete(`${target}/${(facts[next].backend as { id: string }).id}`);
            }
            if (out.size > 0) seen++;
            if (decisions.chosen[i] >= 0) expect(out).not.toContain(places[decisions.chosen[i]].id);
          }
        },
      ),
      { ...RUNS, numRuns: 60 },
    );
    expect(seen).toBeGreaterThan(500);
  });

  test('S13 each choice is of a place that exists, and its candidates are places of the same balancer', () => {
    fc.assert(
      fc.property(
        randomScenarios().filter(({ nodes }) => nodes.lb !== undefined),
        (raw) => {
          const { decisions, places, nodes } = recordingOf(raw);
          for (let i = 0; i < decisions.count; i++) {
            expect(nodes[decisions.node[i]].id).toBe('lb');
            const from = decisions.firstCandidate[i];
            const weighed = decisions.candidate.subarray(from, decisions.firstCandidate[i + 1]);
            const exists = ({ id, fromMs, untilMs }: Recording['places'][number]) =>
              id.startsWith('app/') && fromMs <= decisions.atMs[i] && untilMs >= decisions.atMs[i];
            const chosen = decisions.chosen[i];
            if (![chosen, ...weighed].every((place) => place < 0 || exists(places[place]))) expect.fail(`decision ${i}`);
            if (weighed.length > 0 && chosen >= 0 && !weighed.includes(chosen))
              expect.fail(`decision ${i} chose what it did not weigh`);
          }
        },
      ),
      RUNS,
    );
  });
});

describe('spans', () => {
  test('R1 ended spans stand in order of their end, start ≤ mid ≤ end; the open ones come last', () => {
    fc.assert(
      fc.property(randomScenarios(), fc.nat(FOR_MS), (raw, untilMs) => {
        const run = runOf(raw);
        run.advance(untilMs);
        const { spans } = run.recording();
        const ended = spans.count - spans.open;
        for (let i = 0; i < spans.count; i++) {
          const [startMs, midMs, endMs] = [spans.startMs[i], spans.midMs[i], spans.endMs[i]];
          const isWell =
            (endMs === Infinity) === i >= ended &&
            startMs >= 0 &&
            startMs <= untilMs &&
            startMs <= endMs &&
            (Number.isNaN(midMs) || (startMs <= midMs && midMs <= endMs)) &&
            (i === 0 || endMs >= spans.endMs[i - 1]);
          if (!isWell) expect.fail(`row ${i}: ${startMs} ${midMs} ${endMs} after ${spans.endMs[i - 1]}`);
        }
      }),
      RUNS,
    );
  });

  test('R2 a request’s spans follow one another: it begins first, and unless its client gave up it ends last', () => {
    fc.assert(
      fc.property(randomScenarios({ filters: false }), (raw) => {
        const rows = spanRows(recordingOf(raw));
        const requests = new Map(ofKind(rows, 'request').map((row) => [row.request, row]));
        const chains = new Map<number, SpanRow[]>();
        for (const row of rows) if (row.kind !== 'request') chains.set(row.request, [...(chains.get(row.request) ?? []), row]);
        for (const [request, chain] of chains) {
          const { outcome, startMs, endMs } = requests.get(request)!;
          const inOrder = chain.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs || order(a) - order(b));
          const gap = inOrder.find((row, i) => row.startMs !== (i === 0 ? startMs : inOrder[i - 1].endMs));
          if (gap !== undefined) expect.fail(`request ${request}: nothing leads to ${JSON.stringify(gap)}`);
          if (outcome !== 'timeout' && outcome !== 'in-flight') expect(inOrder[inOrder.length - 1].endMs).toBe(endMs);
        }
      }),
      RUNS,
    );
  });
  const order = ({ kind }: SpanRow) => ['forward', 'visit', 'back'].indexOf(kind);
});

describe('windows', () => {
  test('R3 summed over the run, the rates of the windows are the counts of the summary', () => {
    fc.assert(
      fc.property(randomScenarios(), (raw) => {
        const { windows, summary } = recordingOf(drained(raw));
        const total = (name: string) => (sum(windows.series[name] ?? []) * windows.windowMs) / 1000;
        expect(total('offeredRps')).toBeCloseTo(summary.requests.offered, 6);
        expect(total('goodputRps')).toBeCloseTo(summary.requests.succeeded, 6);
        expect(total('failedRps')).toBeCloseTo(failures(summary), 6);
        for (const [reason, count] of Object.entries(summary.requests.failed)) {
          const counts = windows.series[`failedRps.${reason}`].filter((rate) => !Number.isNaN(rate));
          expect((sum(counts) * windows.windowMs) / 1000).toBeCloseTo(count, 6);
        }
        expect(total('throughputRps')).toBeGreaterThanOrEqual(total('goodputRps') - 1e-9);
      }),
      RUNS,
    );
  });

  test('R4 window i ends at (i + 1) · windowMs, however many there are', () => {
    const raw = {
      format: 1,
      forMs: 1000,
      windowMs: 0.1,
      nodes: { u: { kind: 'clients', arrivals: { kind: 'constant', rateRps: 1000 }, to: 's' }, s: { kind: 'service' } },
    };
    const { windows } = recordingOf(raw);
    expect(windows.count).toBe(10_000);
    // One request a millisecond, at 1, 2, 3… ms: windows close before arrivals, so each falls in the window it opens.
    const filled = [...windows.series.offeredRps].flatMap((rate, i) => (rate > 0 ? [i] : []));
    expect(filled).toEqual(Array.from({ length: 999 }, (_, i) => 10 * (i + 1)));
  });
});
