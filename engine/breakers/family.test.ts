import { describe, expect, it, test } from 'vitest';
import { defaultsOf } from '../knobs/knobs';
import { parseKnobs } from '../knobs/parse';
import { consecutiveFailuresMachine, rollingWindowMachine } from './machine';
import { breakers } from './registry';
import { BREAKER_STATES, type Breaker, type BreakerSpec, CLOSED, FAILURE, HALF_OPEN, OPEN } from './types';

describe.each(Object.entries(breakers) as [string, BreakerSpec][])('%s', (id, spec) => {
  const create = (): Breaker => spec.create(defaultsOf(spec.knobs));

  it('is registered under its id, and its defaults parse', () => {
    expect(spec.id).toBe(id);
    expect(parseKnobs(spec.knobs, {})).toEqual(defaultsOf(spec.knobs));
  });

  it('starts closed, lets through, knows no rate', () => {
    const breaker = create();
    expect(breaker.stateName).toBe('CLOSED');
    expect(breaker.failureRate).toBeNull();
    expect(breaker.acquire(0)).toBe(true);
  });

  it('opens under failures and refuses; then probes; and tells each change once, with its cause', () => {
    const breaker = create();
    const seen: string[] = [];
    breaker.onTransition = (from, to, because, atMs) =>
      seen.push(`${atMs} ${BREAKER_STATES[from]} ${BREAKER_STATES[to]} ${because}`);
    let atMs = 0;
    while (breaker.state === CLOSED && atMs < 1000) {
      expect(breaker.acquire(++atMs)).toBe(true);
      breaker.record(atMs, FAILURE, 1, breaker.token);
    }
    expect(breaker.state).toBe(OPEN);
    expect(breaker.acquire(atMs + 1)).toBe(false);
    expect(breaker.acquire(atMs + 60_001)).toBe(true);
    expect(breaker.state).toBe(HALF_OPEN);
    expect(seen).toEqual([
      `${atMs} CLOSED OPEN ${id === 'rolling-window' ? 'failure-rate' : 'consecutive-failures'}`,
      `${atMs + 60_001} OPEN HALF_OPEN wait-elapsed`,
    ]);
  });
});

describe('instants in decimal fractions of a millisecond: no sooner or later than the sources, which count nanoseconds', () => {
  // 221.166665 + 100 is 321.16666499999997 in doubles; the Go and Java of the sources refuse at 321.166665, which is not after it.
  test.each(Object.entries(breakers))('%s: the wait is over strictly after its end', (_id, spec) => {
    const breaker = (spec as BreakerSpec).create(defaultsOf(spec.knobs) as never);
    breaker.force(221.166665, OPEN, 100);
    expect([321.166665, 321.166666].map((atMs) => breaker.acquire(atMs))).toEqual([false, true]);
  });

  // 0.1 + 1.1 is 1.2000000000000002
  test('an automatic transition is there at its instant', () => {
    const breaker = breakers['rolling-window'].create({
      ...defaultsOf(breakers['rolling-window'].knobs),
      automaticTransition: true,
    });
    breaker.force(0.1, OPEN, 1.1);
    expect(breaker.acquire(1.2)).toBe(true);
  });
});

test('the machines have no delays and no actions of their own', () => {
  for (const machine of [rollingWindowMachine, consecutiveFailuresMachine])
    for (const state of Object.values(machine.config.states ?? {})) expect(Object.keys(state as object)).toEqual(['on']);
});
