import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { type LabLink, LinkError, readLink, writeLink } from './link';

const times = fc.integer({ min: 0, max: 100_000 });
const targets: fc.Arbitrary<string> = fc.constantFrom('app/a', 'lb', 'users', 'cdn/Europe');
const links: fc.Arbitrary<string> = fc.constantFrom('users->lb', 'first->second');
type Action = ScenarioEvent['do'];
const bare = (action: Action, target = targets) => fc.record({ atMs: times, do: fc.constant(action), target });

/** Everything that can be done: an action that is new to the engine is a type error here until a link carries it. */
const actions: Record<Action, fc.Arbitrary<unknown>> = {
  kill: bare('kill'),
  revive: bare('revive'),
  drain: bare('drain'),
  remove: bare('remove'),
  crash: bare('crash'),
  purge: bare('purge'),
  cut: bare('cut', links),
  mend: bare('mend', links),
  slow: fc.record({ atMs: times, do: fc.constant('slow'), target: targets, factor: fc.integer({ min: 1, max: 50 }) }),
  fail: fc.record({ atMs: times, do: fc.constant('fail'), target: targets, ratio: fc.constantFrom(0, 0.5, 1) }),
  add: fc.record({ atMs: times, do: fc.constant('add'), target: targets, backend: fc.record({ id: fc.string() }) }),
  set: fc.record({
    atMs: times,
    do: fc.constant('set'),
    target: targets,
    knob: fc.string(),
    value: fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null)),
  }),
};
const events = fc.oneof(...Object.values(actions)) as fc.Arbitrary<ScenarioEvent>;
const inputs = fc.array(events, { maxLength: 40 }).map((list) => list.sort((a, b) => a.atMs - b.atMs));
const runs: fc.Arbitrary<LabLink> = fc.record(
  {
    lab: fc.string({ minLength: 1 }),
    atMs: times,
    inputs,
    seed: fc.nat(),
    controls: fc.array(fc.string(), { maxLength: 3 }),
    pins: fc.array(inputs, { minLength: 1, maxLength: 3 }),
    scenario: fc.constant({ format: 1, nodes: { 'Zoë’s': { kind: 'clients' } } }),
  },
  { requiredKeys: ['lab', 'atMs', 'inputs'] },
);

test('what is written is read', async () => {
  await fc.assert(
    fc.asyncProperty(runs, async (link) => {
      const text = await writeLink(link);
      expect(text).toMatch(/^[jz][\w-]*$/);
      expect(await readLink(text)).toEqual(link);
    }),
  );
});

test('a few changes make a short link', async () => {
  const turned = Array.from({ length: 5 }, (_, i) => ({
    atMs: i * 1000,
    do: 'set',
    target: 'users',
    knob: 'arrivals.rateRps',
    value: 10 * i,
  }));
  expect((await writeLink({ lab: 'load-balancing-1', atMs: 5, inputs: turned as ScenarioEvent[] })).length).toBeLessThan(240);
});

test('any cut or scramble is a LinkError or a link, never another failure', async () => {
  const whole = await writeLink({
    lab: 'x',
    atMs: 1,
    inputs: Array.from({ length: 60 }, (_, i) => ({ atMs: i, do: 'set' as const, target: 'lb', knob: 'k', value: i * 7 })),
  });
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), fc.string({ maxLength: 3 }), async (at, noise) => {
      try {
        await readLink(whole.slice(0, at) + noise);
      } catch (error) {
        expect(error).toBeInstanceOf(LinkError);
      }
    }),
  );
});

const broken = (value: unknown) => `j${btoa(JSON.stringify(value)).replace(/=+$/, '')}`;
test.each([
  ['', 'not made by this site'],
  ['hello', 'not made by this site'],
  ['j%%%', 'cut short'],
  ['jWzEs', 'cut short'],
  [broken([2, 'lab', 0, []]), 'newer version'],
  [broken([1, '', 0, []]), 'names no lab'],
  [broken([1, 'lab', -1, []]), 'names no moment'],
  [broken([1, 'lab', 0, 5]), 'list of changes'],
  [broken([1, 'lab', 0, [[0, 'explode', 'app']]]), '"explode"'],
  [broken([1, 'lab', 0, [[null, 'kill', 'app']]]), 'no time'],
  [broken([1, 'lab', 0, [], { s: 1.5 }]), 'seed'],
])('%s is refused with words', async (text, words) => {
  await expect(readLink(text)).rejects.toThrow(words);
});

test('a run that is too large for an address is refused in words', async () => {
  const random = Array.from({ length: 9000 }, (_, i) => (i * 7919) % 10_007);
  const large = { lab: 'x', atMs: 0, inputs: [], scenario: { nodes: { users: { atMs: random } } } };
  await expect(writeLink(large)).rejects.toThrow(LinkError);
  await expect(writeLink(large)).rejects.toThrow('more data than fits in an address');
  const huge = { ...large, scenario: 'a'.repeat(500_000) };
  await expect(writeLink(huge)).rejects.toThrow('more data than fits in an address');
});

test('an endless link is refused', async () => {
  await expect(readLink('z'.padEnd(40_000, 'A'))).rejects.toThrow('longer than any');
});

test('a bomb is refused before it is unpacked whole', async () => {
  const { deflateSync } = await import('fflate');
  const bytes = deflateSync(new Uint8Array(5_000_000));
  const text = `z${Buffer.from(bytes).toString('base64url')}`;
  await expect(readLink(text)).rejects.toThrow('more than a lab can take');
});
