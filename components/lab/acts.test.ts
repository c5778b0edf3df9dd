import { describe, expect, test } from 'vitest';
import { handlesOf } from '@/engine/scenario/handles';
import { parseInputs, parseScenario } from '@/engine/scenario/parse';
import type { ScenarioEvent } from '@/engine/scenario/types';
import '@/engine/stations/registry';
import { recordAtBuild } from '@/runtime/at-build';
import type { Condition } from '../viz/standing';
import { actsOn, actsOnLink, actsOnParts, nextName } from './acts';
import { stationExamples } from './station-examples';
import { wordsByType, wordsOfFact } from './words-of-fact';
import { wordsOfInputs } from './words-of-inputs';

const well: Condition = { health: 'up', slowFactor: 1, failRatio: 0 };
const conditions: readonly Condition[] = [
  well,
  { ...well, health: 'down' },
  { ...well, health: 'draining' },
  { health: 'up', slowFactor: 3, failRatio: 0.5 },
];

describe.each(stationExamples)('$title', ({ scenario: raw }) => {
  const scenario = parseScenario(raw);
  const { nodes, links } = handlesOf(scenario);

  test('a run takes everything that a menu offers', () => {
    const entries = conditions.flatMap((condition) => [
      ...Object.entries(nodes).flatMap(([id, handles]) => {
        const backends = (scenario.nodes[id].backends ?? []) as readonly { readonly id: string }[];
        const subject = { who: 'it', conditions: [condition], newBackend: nextName(backends.map((one) => one.id)) };
        return [
          ...actsOn(handles.whole, { ...subject, target: id }),
          ...actsOnParts(handles, id, condition),
          ...backends.slice(0, 1).flatMap((one) => actsOn(handles.part, { ...subject, target: `${id}/${one.id}` })),
        ];
      }),
      ...links.flatMap((edge) => [...actsOnLink(edge, true), ...actsOnLink(edge, false)]),
    ]);
    for (const { label, act } of entries) {
      expect(label).toMatch(/^[A-Z]/);
      const input = { ...act, atMs: 500 } as ScenarioEvent;
      expect(() => parseInputs({ ...scenario, events: [] }, [input])).not.toThrow();
      expect(wordsOfInputs([input], [])).not.toMatch(/undefined|\[object/);
    }
  });

  test('everything that happens has its words', () => {
    const recording = recordAtBuild(raw);
    for (const fact of recording.facts) {
      expect(Object.keys(wordsByType)).toContain(fact.type);
      expect(wordsOfFact(recording, fact, []) ?? '').not.toMatch(/undefined|->|\[object/);
    }
  });
});

test('what is offered fits how things stand', () => {
  const labels = (condition: Condition) =>
    actsOn(['kill', 'revive', 'drain', 'slow', 'fail'], {
      target: 'app/a',
      who: 'it',
      conditions: [condition],
      newBackend: '',
    }).map(({ label }) => label);
  expect(labels(well)).toEqual([
    'Kill it',
    'Drain it: no new requests',
    'Slow it 3×',
    'Slow it 10×',
    'Let half its answers be errors',
  ]);
  expect(labels({ ...well, health: 'down' })).toEqual(['Revive it']);
  expect(labels({ ...well, health: 'draining' })).toEqual(['Kill it', 'Send it traffic again']);
  expect(labels({ ...well, slowFactor: 3, failRatio: 0.5 })).toEqual([
    'Kill it',
    'Drain it: no new requests',
    'Slow it 10×',
    'Back to full speed',
    'Let it answer right again',
  ]);
});

test('the next backend is named as its siblings are', () => {
  expect([['a', 'b'], ['1'], ['s0', 's1'], ['web'], ['a', 'new-1'], ['z'], []].map(nextName)).toEqual([
    'c',
    '2',
    's2',
    'new-1',
    'new-2',
    'new-1',
    'new-1',
  ]);
});
