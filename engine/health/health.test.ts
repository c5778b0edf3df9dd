import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defaultsOf } from '../knobs/knobs';
import { Rng } from '../random/rng';
import { active } from './active';
import { backendHealthMachine, HealthEvent, HealthState, healthEvents, healthStates, nextHealth } from './backend-health';
import { HealthBoard } from './health-board';
import { inPanic, panicThreshold } from './panic-threshold';
import { passive } from './passive';
import type { HealthSpec } from './types';

function make<S extends HealthSpec>(spec: S, config: object, backends: number) {
  const board = new HealthBoard();
  const mechanism = spec.create({ ...defaultsOf(spec.knobs), ...config } as never, { board, rng: new Rng(1) });
  for (let i = 0; i < backends; i++) {
    board.add(i);
    mechanism.onAdd?.(i, 0);
  }
  return { board, mechanism };
}

describe('the machine', () => {
  it('is what the table says', () => {
    const states = backendHealthMachine.config.states as Record<string, { on?: Record<string, string> }>;
    healthStates.forEach((state, index) => {
      healthEvents.forEach((event, number) => {
        expect(healthStates[nextHealth(index, number)], `${state} + ${event}`).toBe(states[state]!.on?.[event] ?? state);
      });
    });
  });

  it('counts who is where, tells every change once, survives removal and growth', () => {
    const board = new HealthBoard();
    const told: number[][] = [];
    board.onChange = (...change) => told.push(change);
    for (let i = 0; i < 40; i++) board.add(i);
    board.apply(3, HealthEvent.ejected, 2, 7);
    board.apply(3, HealthEvent.ejected, 2, 8);
    expect(told).toEqual([[3, HealthState.healthy, HealthState.ejected, 2, 7]]);
    expect([...board.inState]).toEqual([39, 0, 1, 0]);
    board.remove(3);
    board.remove(3);
    expect([board.count, ...board.inState]).toEqual([39, 39, 0, 0, 0]);
    board.add(3);
    expect(board.isHealthy(3)).toBe(true);
    expect(board.drain(3, 9) && !board.isHealthy(3) && board.undrain(3, 10) && board.isHealthy(3)).toBe(true);
  });
});

describe('active', () => {
  const run = (config: object, results: string) => {
    const { board, mechanism } = make(active, config, 1);
    return [...results].map((result, i) => {
      mechanism.onCheck?.(0, i, result === '+');
      return board.isHealthy(0) ? 'U' : 'd';
    });
  };
  it.each([
    // HAProxy's defaults: fall 3, rise 2. A result that agrees starts the row anew.
    { config: {}, results: '--+---+-++--', states: 'UUUUUddddUUU' },
    { config: { fall: 1, rise: 1 }, results: '-+-+', states: 'dUdU' },
    // Envoy and AWS: one pass is enough for a new backend; one that failed its first check must rise.
    { config: { start: 'unhealthy' }, results: '+---++', states: 'UUUddU' },
    { config: { start: 'unhealthy' }, results: '-+-++', states: 'ddddU' },
    { config: { start: 'unhealthy', rise: 1 }, results: '-+', states: 'dU' },
    { config: { start: 'on-probation' }, results: '-', states: 'd' }, // one failure away, as a server starts in HAProxy
    { config: { start: 'on-probation' }, results: '+--', states: 'UUU' },
  ])('$results under $config', ({ config, results, states }) => {
    expect(run(config, results).join('').slice(0, states.length)).toBe(states);
  });

  test('agrees with counting the tail of the results', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { maxLength: 60 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        (results, fall, rise) => {
          const { board, mechanism } = make(active, { fall, rise }, 1);
          let up = true;
          let row = 0;
          results.forEach((ok, i) => {
            mechanism.onCheck?.(0, i, ok);
            row = ok === up ? 0 : row + 1;
            if (row >= (up ? fall : rise)) {
              up = !up;
              row = 0;
            }
            expect(board.isHealthy(0)).toBe(up);
          });
        },
      ),
    );
  });
});

describe('passive, as nginx', () => {
  const eligibleAt = (config: object, outcomes: readonly (readonly [number, boolean])[], atMs: number) => {
    const { mechanism } = make(passive, config, 2);
    for (const [nowMs, ok] of outcomes) mechanism.onOutcome?.(0, nowMs, ok, ok ? 200 : 500);
    return mechanism.isEligible?.(0, atMs);
  };
  const config = { maxFails: 3, failTimeoutMs: 10_000 };

  it('is out from the third failure until more than the timeout after it', () => {
    const outcomes = [[0, false], [1000, false], [2000, false]] as const; // biome-ignore format: one line
    expect(eligibleAt(config, outcomes.slice(0, 2), 1001)).toBe(true);
    expect(eligibleAt(config, outcomes, 2000)).toBe(false);
    expect(eligibleAt(config, outcomes, 12_000)).toBe(false);
    expect(eligibleAt(config, outcomes, 12_001)).toBe(true);
  });

  it('a success in the same stretch of time clears nothing, one after it everything', () => {
    expect(eligibleAt(config, [[0, false], [1, true], [2, false], [3, true], [4, false]], 5)).toBe(false); // biome-ignore format: one line
    expect(eligibleAt(config, [[0, false], [1, false], [10_002, true], [10_003, false]], 10_004)).toBe(true); // biome-ignore format: one line
  });

  it('tried again: one failure puts it out at once, one success brings it back clean', () => {
    const out = [[0, false], [0, false], [0, false]] as const; // biome-ignore format: one line
    expect(eligibleAt(config, [...out, [10_001, false]], 10_002)).toBe(false);
    expect(eligibleAt(config, [...out, [10_001, true], [10_002, false]], 10_003)).toBe(true);
  });

  // get_round_robin_peer, free_round_robin_peer: `peers->single`
  it('the only backend is never out, be it from the start or once the others are gone', () => {
    const fail = ({ mechanism }: ReturnType<typeof make>, nowMs: number) => mechanism.onOutcome?.(0, nowMs, false, 500);
    const alone = make(passive, {}, 1);
    fail(alone, 0);
    expect(alone.mechanism.isEligible?.(0, 0)).toBe(true);
    alone.board.add(1);
    alone.mechanism.onAdd?.(1, 0);
    expect(alone.mechanism.isEligible?.(0, 0)).toBe(true);
    fail(alone, 1);
    expect(alone.mechanism.isEligible?.(0, 1)).toBe(false);
    alone.board.remove(1);
    expect(alone.mechanism.isEligible?.(0, 1)).toBe(true);
  });

  it('max_fails 0 never puts it out', () => {
    expect(eligibleAt({ maxFails: 0 }, [[0, false], [0, false], [0, false]], 0)).toBe(true); // biome-ignore format: one line
  });
});

describe('panic threshold', () => {
  // Envoy load_balancer_impl.cc, isHostSetInPanic: below, not at
  it.each([[5, 10, 0.5, false], [4, 10, 0.5, true], [0, 10, 0, false], [9, 10, 1, true], [10, 10, 1, false], [0, 0, 0.5, false], [11, 20, 0.55, false]] as const)(
    '%d of %d healthy at %d: %s',
    (healthy, total, ratio, panic) => {
      expect(inPanic(healthy, total, ratio)).toBe(panic);
    },
  ); // biome-ignore format: one line

  it('lets everybody be picked while it panics, and only then', () => {
    const { mechanism } = make(panicThreshold, {}, 4);
    for (const [backend, eligible] of [[0, false], [1, false], [2, true]] as const) {
      mechanism.onCheck?.(backend, 0, false);
      expect(mechanism.isEligible?.(0, 0)).toBe(eligible);
    } // biome-ignore format: one line
    mechanism.onCheck?.(2, 1, true);
    expect(mechanism.isEligible?.(0, 1)).toBe(false);
    expect(mechanism.isEligible?.(2, 1)).toBe(true);
  });
});
