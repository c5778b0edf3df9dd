import { describe, expect, test } from 'vitest';
import { balancers } from '../balancers/registry';
import type { distributions } from '../random/distributions';
import { arrivalKinds } from '../workload/arrivals';
import { type Golden, goldens } from './goldens';
import { recordingOf, spanRows } from './recorded.test-support';

const FIRST = 2;

function cameTo(scenario: object): Pick<Golden, 'digest' | 'offered' | 'first'> {
  const recording = recordingOf(scenario);
  const { digest, requests } = recording.summary;
  const visits = spanRows(recording).filter(({ kind }) => kind === 'visit');
  const line = ({ request, place, startMs, midMs, endMs, outcome }: ReturnType<typeof spanRows>[number]) =>
    `#${request} ${place} ${[startMs, midMs, endMs].map((ms) => ms.toFixed(3)).join(' ')} ${outcome}`;
  return { digest, offered: requests.offered, first: visits.slice(0, FIRST).map(line) };
}

describe('goldens', () => {
  test.runIf(process.env.UPDATE_GOLDENS)('prints what they come to now', () => {
    console.log(
      goldens.map(({ name, scenario }) => `  ${JSON.stringify(name)}: ${JSON.stringify(cameTo(scenario))},`).join('\n'),
    );
  });

  test.each(goldens)('S30 $name', ({ scenario, digest, offered, first }) => {
    expect(cameTo(scenario)).toEqual({ digest, offered, first });
  });

  test('S31 every golden differs from every other', () => {
    expect(new Set(goldens.map(({ digest }) => digest)).size).toBe(goldens.length);
  });

  test('S32 every balancer has one, and every way requests come is in a few', () => {
    const text = JSON.stringify(goldens);
    for (const id of Object.keys(balancers)) expect(goldens.map(({ name }) => name)).toContain(`balancer: ${id}`);
    // `constant` arrivals and the rest are under random scenarios; here are those that draw from a stream of their own.
    const drawn = Object.keys(arrivalKinds).filter((kind) => !['constant', 'curve'].includes(kind));
    for (const kind of drawn) expect(text).toContain(`"kind":"${kind}"`);
    const tailed: (keyof typeof distributions)[] = ['exponential', 'erlang', 'hyperexponential', 'lognormal', 'gamma', 'pareto'];
    for (const kind of tailed) expect(text).toContain(`"kind":"${kind}"`);
  });
});
