import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Rng } from '../random/rng';
import { BackendSet } from './backend-set';
import { leastConnections } from './least-connections';

const FAR_BOUND = 1_000_000;

/** A balancer over so many backends. One that has a bound is scanned for; a bound that is never met changes nothing else. */
function least(count: number, maxConnections: number) {
  const backends = new BackendSet();
  for (let i = 0; i < count; i++) backends.add({ id: `b${i}`, maxConnections });
  return { backends, balancer: leastConnections.create({}, { backends, rng: new Rng(0) }) };
}

const steps = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant('pick' as const) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('release' as const), at: fc.nat() }) },
    fc.record({ do: fc.constant('eligible' as const), at: fc.nat(), value: fc.boolean() }),
    fc.record({ do: fc.constant('remove' as const), at: fc.nat() }),
    fc.record({ do: fc.constant('add' as const) }),
  ),
  { minLength: 50, maxLength: 200 },
);

it('kept by their counts, the backends are picked as a scan picks them', () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 30, max: 33 })), steps, (count, script) => {
      const kept = least(count, 0);
      const scanned = least(count, FAR_BOUND);
      for (const step of script) {
        const picks = [kept, scanned].map(({ backends, balancer }) => {
          const at = 'at' in step ? step.at % backends.count : 0;
          if (step.do === 'release' && backends.inFlight[at] > 0) backends.release(at);
          if (step.do === 'eligible') backends.setEligible(at, step.value);
          if (step.do === 'remove') backends.remove(at);
          if (step.do === 'add') backends.add({ id: 'new', maxConnections: backends.maxConnections[0] });
          if (step.do !== 'pick') return -1;
          const chosen = balancer.pick(0, null);
          if (chosen >= 0) backends.take(chosen);
          return chosen;
        });
        expect(picks[0]).toBe(picks[1]);
      }
    }),
  );
});
