import { describe, expect, test } from 'vitest';
import { controlAt } from '@/engine/scenario/controls';
import { parseScenario } from '@/engine/scenario/parse';
import '@/engine/stations/registry';
import { wordsOfInputs } from '../components/lab/words-of-inputs';
import { type ControlView, controlValueAt, NO_FORM, viewOf, withRange } from './control-view';

const scenario = parseScenario({
  format: 1,
  forMs: 500,
  nodes: {
    users: { kind: 'clients', to: 'retry' },
    retry: { kind: 'retry', to: 'app' },
    app: { kind: 'service' },
  },
});
const view = (path: string): ControlView => viewOf(controlAt(scenario, path))!;
const set = (knob: string, value: unknown, atMs = 0) => ({ atMs, do: 'set' as const, target: 'retry', knob, value });

describe('a form that may be none', () => {
  test('none is the first thing to choose, and what the control stands at', () => {
    const budget = view('retry.budget');
    expect(budget).toMatchObject({ kind: 'choice', mayBeNone: true, initial: NO_FORM });
    expect(budget).toHaveProperty('options.0', {
      value: NO_FORM,
      label: 'None',
      help: 'None: every request may use all its attempts.',
    });
  });

  test('a form that must be there offers no none', () => {
    const backoff = view('retry.backoff');
    expect(backoff).toMatchObject({ kind: 'choice', initial: 'exponential' });
    expect(backoff).not.toHaveProperty('mayBeNone');
  });

  test('it can be chosen and taken away again', () => {
    const events = [set('budget', { kind: 'grpc-throttle' }, 10), set('budget', null, 20)];
    const at = (atMs: number) => controlValueAt(view('retry.budget'), events, atMs);
    expect([at(0), at(10), at(20)]).toEqual([NO_FORM, 'grpc-throttle', NO_FORM]);
  });
});

test('in a narrow range whole numbers stay whole, others get finer steps', () => {
  expect(withRange(view('retry.maxAttempts'), [2, 3])).toMatchObject({ min: 2, max: 3, step: 1 });
  expect(withRange(view('users.arrivals.rateRps'), [2, 3])).toMatchObject({ min: 2, max: 3, step: 0.005 });
});

test.each([
  [set('budget', { kind: 'finagle-budget', minRetriesPerSecond: 0 }), 'Budget Retry budget (Finagle)'],
  [set('budget', null), 'Budget none'],
  [set('backoff', 'constant'), 'Backoff Constant'],
  [set('retryOn', []), 'retry on none'],
  [set('retryOn', ['timeout']), 'retry on timeout'],
  [set('serviceMs', null), 'service none'],
  [set('maxAttempts', 1), 'Attempts 1'],
])('a run is named by what was done in it: %j', (input, words) => {
  expect(wordsOfInputs([input], [view('retry.budget'), view('retry.backoff'), view('retry.maxAttempts')])).toBe(words);
});
