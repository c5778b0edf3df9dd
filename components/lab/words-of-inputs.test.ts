import { expect, test } from 'vitest';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { wordsOfInputs } from './words-of-inputs';

const set = (target: string, value: number, atMs = 0): ScenarioEvent => ({ atMs, do: 'set', target, knob: 'rate', value });
const kill = (target: string): ScenarioEvent => ({ atMs: 0, do: 'kill', target });

test.each<[string, readonly ScenarioEvent[], string]>([
  ['nothing', [], 'untouched'],
  ['the last turn of each knob', [set('a', 1), set('a', 2, 9)], 'rate 2'],
  ['the same in several places, once', [set('a', 1), set('b', 1), set('c', 1)], 'rate 1 ×3'],
  ['the last three of many', [kill('a'), kill('b'), kill('c'), kill('d')], 'kill b, kill c, kill d +1'],
])('a run is named by %s', (_what, inputs, name) => expect(wordsOfInputs(inputs, [])).toBe(name));
