import { expect, test } from 'vitest';
import { absentKinds, hasStation } from './catalog';
import { loadStationsFor, stationLoaders } from './lazy-stations';
import { stations } from './registry';

test('the kinds brought one by one are those of the registry', async () => {
  expect([...Object.keys(stationLoaders), 'balancer', 'clients', 'service'].sort()).toEqual(Object.keys(stations).sort());
  for (const [kind, load] of Object.entries(stationLoaders)) expect(await load()).toBe(stations[kind as keyof typeof stations]);
  expect(absentKinds()).toEqual([]);
});

test.each([null, 3, {}, { nodes: 7 }, { nodes: { a: null, b: { kind: 5 }, c: { kind: 'toString' } } }])(
  'nothing is brought for %j',
  async (raw) => {
    await loadStationsFor(raw);
    expect(hasStation('toString')).toBe(false);
  },
);
