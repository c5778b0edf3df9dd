import { expect, test } from 'vitest';
import { ownDataTargets } from './own-data-targets';

const ids = (nodes: object) => ownDataTargets({ nodes }).map(({ id }) => id);

test('keys are offered where they matter, settings where there is something to set', () => {
  expect(ids({ users: { kind: 'clients' }, app: { kind: 'service' } })).toEqual(['users arrivals']);
  expect(ids({ users: { kind: 'clients', keys: { kind: 'zipf' } } })).toEqual(['users arrivals', 'users keys']);
  expect(ids({ users: { kind: 'clients' }, near: { kind: 'cache' } })).toEqual(['users arrivals', 'users keys']);
  expect(ids({ gate: { kind: 'limiter' }, hpa: { kind: 'autoscaler' } })).toEqual(['gate limit', 'hpa manifest']);
  expect(ownDataTargets({})).toEqual([]);
});
