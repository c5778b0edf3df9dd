import { describe, expect, test } from 'vitest';
import { incidentIds, loadIncident } from '@/content/practice/incidents';
import { atMoment, type Change, NOW_MS } from '@/content/practice/incidents/incident';
import { drawIncident, withoutFault } from '@/content/practice/incidents/verdict';
import { controlAt } from '@/engine/scenario/controls';
import { handlesOf } from '@/engine/scenario/handles';
import { parseInputs, parseScenario } from '@/engine/scenario/parse';
import { createRun } from '@/engine/scenario/run';
import { viewOf } from '@/runtime/control-view';
import { dashboards } from './dashboards';
import { failuresBefore } from './failures';
import { offersOf, withChange, withoutChange } from './offers';

const incidents = await Promise.all(incidentIds.map(loadIncident));

const watchedOf = (incident: (typeof incidents)[number], seed: number) => {
  const drawn = drawIncident(incident, seed);
  const scenario = parseScenario(drawn.watched);
  const run = createRun(scenario);
  run.finish();
  return { drawn, scenario, recording: withoutFault(run.recording(), drawn.fault) };
};

describe.each(incidents)('what is offered in $id', (incident) => {
  const { drawn, scenario, recording } = watchedOf(incident, 1);
  const views = incident.knobs.flatMap((path) => viewOf(controlAt(scenario, path)) ?? []);
  const offers = offersOf(incident, recording, views, handlesOf(scenario));
  const repairs = offers.flatMap((offer) => offer.repairs);

  test('the engine takes every repair, whatever it finds', () => {
    for (const { change } of repairs) expect(parseInputs(scenario, atMoment(NOW_MS, [change]))).toHaveLength(1);
    expect(offers.length).toBeGreaterThanOrEqual(4);
  });

  test('holds the smallest change', () => {
    const isOffered = (wanted: Change): boolean =>
      wanted.do === 'set'
        ? views.some(({ target, knobName }) => target === wanted.target && knobName === wanted.knob)
        : repairs.some(({ change }) => change.do === wanted.do && change.target === wanted.target);
    for (const change of drawn.fault.mend) expect([change, isOffered(change)]).toEqual([change, true]);
  });

  test('is the same whatever is wrong', () => {
    const names = (seed: number) => {
      const other = watchedOf(incident, seed);
      return offersOf(incident, other.recording, views, handlesOf(other.scenario)).map(({ label, repairs: { length } }) => [
        label,
        length,
      ]);
    };
    expect(names(2)).toEqual(offers.map((offer) => [offer.label, offer.repairs.length]));
  });

  test('every dashboard has something on it', () => {
    for (const { title, lines } of dashboards(recording))
      expect([title, lines.some(({ series }) => recording.windows.series[series] !== undefined)]).toEqual([title, true]);
  });
});

test('the log says why and where, the newest first, and nothing from after the moment', () => {
  const { recording } = watchedOf(incidents.find(({ id }) => id === 'nobody-home')!, 3);
  const lines = failuresBefore(recording, 35_000, 5);
  expect(lines).toHaveLength(5);
  expect(lines.map(({ atMs }) => atMs)).toEqual(lines.map(({ atMs }) => atMs).toSorted((a, b) => b - a));
  expect(lines[0]!.atMs).toBeLessThanOrEqual(35_000);
  expect(new Set(lines.map(({ reason }) => reason))).toEqual(new Set(['no-backend']));
  expect(new Set(lines.map(({ where }) => where))).toEqual(new Set(['at Balancer']));
  expect(failuresBefore(recording, 1000, 5)).toEqual([]);
});

test('what waits in a slow machine’s line is said to be there', () => {
  const { drawn, recording } = watchedOf(incidents.find(({ id }) => id === 'slow-quarter')!, 1);
  const [part] = drawn.fault.mend[0]!.target.split('/').slice(-1);
  expect(failuresBefore(recording, NOW_MS, 8).every(({ where }) => where.endsWith(` ${part}`) || where.endsWith(part!))).toBe(
    true,
  );
});

test('what is lost on a link is said to be lost there', () => {
  const { drawn, recording } = watchedOf(incidents.find(({ id }) => id === 'incomplete-page')!, 1);
  const part = drawn.fault.events[0]!.target.split('->')[1]!;
  const label = recording.nodes.find(({ id }) => id === part)!.label;
  const places = failuresBefore(recording, NOW_MS, 6).map(({ where }) => where);
  expect(new Set(places)).toEqual(new Set([`lost on Page → ${label}`]));
});

test('a knob turned twice was turned once, and can be left out', () => {
  const turn = (value: number): Change => ({ do: 'set', target: 'app', knob: 'queueLimit', value });
  const drain: Change = { do: 'drain', target: 'app/a' };
  const once = withChange(withChange([], turn(5)), drain);
  expect(withChange(once, turn(9))).toEqual([turn(9), drain]);
  expect(withoutChange(once, turn(1))).toEqual([drain]);
});
