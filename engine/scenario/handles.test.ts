import { describe, expect, test } from 'vitest';
import { stations } from '../stations/registry';
import type { StationSpec } from '../stations/station';
import { handlesOf } from './handles';
import { parseScenario } from './parse';

const handles = (nodes: Record<string, object>) => handlesOf(parseScenario({ format: 1, nodes }));
const users = { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 10 } };
const two = { kind: 'service', backends: [{ id: 'a' }, { id: 'b' }], serviceMs: { kind: 'constant', ms: 5 } };
const balanced = { users: { ...users, to: 'lb' }, lb: { kind: 'balancer', to: 'app' }, app: two };

describe('what can be done to a system', () => {
  test('a balanced service can gain and lose backends; one of them can be removed, all at once cannot', () => {
    const { nodes, links } = handles(balanced);
    expect(nodes.app.whole).toEqual(['kill', 'revive', 'drain', 'add', 'slow', 'fail']);
    expect(nodes.app.part).toEqual(['kill', 'revive', 'drain', 'remove', 'slow', 'fail']);
    expect(nodes.app.parts).toEqual([]);
    expect(nodes.lb).toEqual({ whole: [], part: [], parts: [] });
    expect(links).toEqual(['users->lb', 'lb->app']);
  });

  test('a service that is fed directly can gain none', () => {
    const { nodes } = handles({ users: { ...users, to: 'app' }, app: { ...two, backends: [{ id: 'a' }] } });
    expect(nodes.app.whole).not.toContain('add');
  });

  test('a CDN is purged whole or region by region, a cache as its kind says', () => {
    const { nodes } = handles({
      users: { ...users, to: 'cdn' },
      cdn: { kind: 'cdn', to: 'cache' },
      cache: { kind: 'cache', to: 'lb' },
      lb: { kind: 'balancer', to: 'app' },
      app: two,
    });
    expect(nodes.cdn).toEqual({ whole: ['purge'], part: ['purge'], parts: ['near', 'far'] });
    expect(nodes.cache.whole).toEqual((stations.cache as StationSpec).takes);
    expect(nodes.cache.part).toEqual([]);
  });

  test('the link of a pair can be cut like any other', () => {
    const one = { ...two, backends: [{ id: '1' }] };
    const { links } = handles({
      users: { ...users, to: 'pair' },
      pair: { kind: 'failover', to: ['first', 'second'] },
      first: one,
      second: one,
    });
    expect(links).toEqual(['users->pair', 'pair->first', 'pair->second', 'first->second']);
  });
});
