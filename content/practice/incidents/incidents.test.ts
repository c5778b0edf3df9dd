import { describe, expect, test } from 'vitest';
import { controlAt } from '@/engine/scenario/controls';
import { parseInputs, parseScenario } from '@/engine/scenario/parse';
import { createRun } from '@/engine/scenario/run';
import { runFigures } from '../../computed';
import { course } from '../../course';
import { atMoment, type Change, type Incident, NOW_MS } from './incident';
import { type IncidentId, incidentIds, loadIncident } from './index';
import { costOf, drawIncident, judgeSlo, statedAt, touchedBy, verdictOf, withoutFault } from './verdict';

const incidents = await Promise.all(incidentIds.map(loadIncident));
const of = (id: IncidentId): Incident => incidents.find((incident) => incident.id === id)!;

/** Nobody chose these for any of them. */
const seeds = [1, 2, 3];

test('at least ten, each under its own name, over different mechanisms', () => {
  expect(incidents.map(({ id }) => id)).toEqual(incidentIds);
  expect(incidents.length).toBeGreaterThanOrEqual(10);
  const rights = incidents.map(({ causes }) => causes.find(({ correct }) => correct)!.text);
  expect(new Set(rights).size).toBe(incidents.length);
});

describe.each(incidents)('$id', (incident) => {
  const slugs = course.map(({ slug }) => slug);

  test('one cause is it, and every other says why not', () => {
    const { causes, teaches } = incident;
    expect(causes.filter(({ correct }) => correct)).toHaveLength(1);
    expect(causes.length).toBeGreaterThanOrEqual(5);
    for (const { text, why } of causes) expect([text, why.length > 40]).toEqual([text, true]);
    expect(new Set(causes.flatMap(({ text, why }) => [text, why])).size).toBe(2 * causes.length);
    expect(slugs).toContain(teaches);
  });

  test('its knobs are there, what it needs is among what may be touched, and what has a price is stated', () => {
    const { fault, scenario, watched } = drawIncident(incident, 1);
    const parsed = parseScenario(watched);
    for (const path of incident.knobs.filter((path) => path !== 'lb.algorithm.pointsPerWeight'))
      expect(controlAt(parsed, path).path).toBe(path);
    const isOffered = (change: Change): boolean =>
      change.do === 'set'
        ? incident.knobs.includes(`${change.target}.${change.knob}`)
        : change.do === 'mend' || incident.repairs.includes(change.target.split('/')[0]!);
    for (const changes of [fault.mend, ...fault.tempting.map((attempt) => attempt.changes)])
      expect([changes, changes.every(isOffered)]).toEqual([changes, true]);
    for (const path of Object.keys(incident.prices)) {
      const dot = path.indexOf('.');
      if (dot > 0)
        expect([path, statedAt(scenario, path.slice(0, dot), path.slice(dot + 1))]).toEqual([path, expect.any(Number)]);
      if (dot > 0) expect(Number.isFinite(statedAt(scenario, path.slice(0, dot), path.slice(dot + 1)))).toBe(true);
    }
  });

  test('is drawn afresh: another seed, another moment or another strength', () => {
    const draws = new Set(Array.from({ length: 12 }, (_, seed) => JSON.stringify(drawIncident(incident, seed).fault.events)));
    expect(draws.size).toBeGreaterThanOrEqual(9);
    expect(drawIncident(incident, 5)).toEqual(drawIncident(incident, 5));
  });

  test.each(seeds)('seed %i: unmended it breaks its objective, the smallest change restores it, what tempts does not', (seed) => {
    const { fault, scenario } = drawIncident(incident, seed);
    const holds = (changes: readonly Change[], system = scenario) =>
      judgeSlo(incident, runFigures({ scenario: system, inputs: atMoment(NOW_MS, changes) })).every(({ isMet }) => isMet);
    const healthy = { ...scenario, events: incident.system.events ?? [] };
    expect(holds([], healthy), 'without the fault').toBe(true);
    expect(holds([]), 'untouched').toBe(false);
    expect(holds(fault.mend), 'mended').toBe(true);
    expect(fault.tempting.length).toBeGreaterThanOrEqual(2);
    for (const { label, changes } of fault.tempting) expect([label, holds(changes)]).toEqual([label, false]);
  });
});

describe('what the operator sees', () => {
  test('is the beginning of the whole run, and does not tell the fault', () => {
    const drawn = drawIncident(of('after-the-blip'), 4);
    const runOf = (scenario: object, changes: readonly Change[]) => {
      const parsed = parseScenario(scenario);
      const run = createRun(parsed, { inputs: parseInputs(parsed, atMoment(NOW_MS, changes)), spans: false });
      run.finish();
      return run.recording();
    };
    const seen = runOf(drawn.watched, []);
    const whole = runOf(drawn.scenario, drawn.fault.mend);
    for (const [name, column] of Object.entries(seen.windows.series))
      expect([name, ...column]).toEqual([name, ...whole.windows.series[name]!.slice(0, column.length)]);
    expect(seen.facts.some(({ type }) => type === 'backend.slowed')).toBe(true);
    expect(withoutFault(seen, drawn.fault).facts).toEqual([]);
  });

  test('keeps what mechanisms did about it', () => {
    const drawn = drawIncident(of('nobody-home'), 2);
    const run = createRun(parseScenario(drawn.watched), { spans: false });
    run.finish();
    const types = withoutFault(run.recording(), drawn.fault).facts.map(({ type }) => type);
    expect(types).toContain('health.changed');
    expect(types).not.toContain('knob.turned');
  });
});

describe('the verdict', () => {
  const incident = of('slow-quarter');
  const drawn = drawIncident(incident, 1);
  const bad = drawn.fault.mend[0]!.target;
  const before = runFigures({ scenario: drawn.watched });
  const after = (changes: readonly Change[]) => runFigures({ scenario: drawn.scenario, inputs: atMoment(NOW_MS, changes) });
  const verdict = (changes: readonly Change[], cause = 0, tookMs = 60_000) =>
    verdictOf(incident, drawn, { cause, changes, tookMs }, before, after(changes));

  test('the smallest change is cheap, small and enough', () => {
    expect(verdict(drawn.fault.mend)).toMatchObject({
      isCauseRight: true,
      isRestored: true,
      costUsd: 0,
      isCheap: true,
      isSmall: true,
      isQuick: true,
    });
  });

  test('another mend of the same machine counts as small too', () => {
    expect(verdict([{ do: 'slow', target: bad, factor: 1 }])).toMatchObject({ isRestored: true, isSmall: true });
  });

  test('a change of everything restores it, and is not small', () => {
    const wide = verdict([{ do: 'set', target: 'lb', knob: 'algorithm', value: 'least-connections' }]);
    expect(wide).toMatchObject({ isRestored: true, isSmall: false });
    expect(wide.touched).toBeCloseTo(1, 2);
  });

  test('a wrong cause, a dear try and a late one are said to be so', () => {
    const dear: Change = { do: 'add', target: 'app', backend: { id: 'e' } };
    expect(verdict([dear], 1, 400_000)).toMatchObject({
      isCauseRight: false,
      isRestored: false,
      costUsd: 100,
      isCheap: false,
      isQuick: false,
    });
  });

  test('cost is of what is added, at what the fault left; nothing is earned', () => {
    const pool = of('idle-database');
    const { scenario } = drawIncident(pool, 1);
    const size = statedAt(scenario, 'pool', 'algorithm.maximumPoolSize');
    const turn = (value: number): Change => ({ do: 'set', target: 'pool', knob: 'algorithm.maximumPoolSize', value });
    expect(size).toBeLessThan(14);
    expect(costOf(pool, scenario, [turn(14)])).toBe(2 * (14 - size));
    expect(costOf(pool, scenario, [turn(1)])).toBe(0);
  });

  test('what is touched: a backend is its share, a machine to be added a part, a balancer everybody', () => {
    const share = (changes: readonly Change[]) => touchedBy(incident, changes, before.summary);
    expect(share([{ do: 'drain', target: 'app/a' }])).toBeCloseTo(0.25, 2);
    expect(
      share([
        { do: 'drain', target: 'app/a' },
        { do: 'drain', target: 'app/b' },
      ]),
    ).toBeCloseTo(0.5, 2);
    expect(share([{ do: 'add', target: 'app', backend: { id: 'e' } }])).toBeCloseTo(0.2, 2);
    expect(share([{ do: 'set', target: 'users', knob: 'timeoutMs', value: 1 }])).toBe(1);
    expect(share([])).toBe(0);
  });
});
