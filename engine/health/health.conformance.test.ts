import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../knobs/knobs';
import { parseKnobs } from '../knobs/parse';
import { healthFamily } from './family';
import { healthMechanisms } from './registry';
import type { HealthSpec } from './types';

interface Answer {
  readonly states: Record<string, string>;
  readonly eligible: string[];
  readonly changes: { backend: string; from: string; to: string; because: string }[];
}

function replay(id: string, config: object, operations: readonly object[]): Answer[] {
  const session = healthFamily.replay(id, { backends: ['a', { id: 'b' }], ...config }, 1);
  return operations.map((operation) => {
    const answers: object[] = [];
    session.apply(operation as Record<string, unknown>, (answer) => answers.push(answer));
    expect(answers).toHaveLength(1);
    return answers[0] as Answer;
  });
}
const one =
  (id: string, operation: object, config: object = {}) =>
  () =>
    replay(id, config, [operation]);

describe.each(Object.entries<HealthSpec>(healthMechanisms))('%s', (id, spec) => {
  it('is registered under its own name, and its defaults parse', () => {
    expect(spec.id).toBe(id);
    expect(parseKnobs(spec.knobs, {})).toEqual(defaultsOf(spec.knobs));
  });

  it('a drained backend is not eligible; called off it is', () => {
    const drain = [
      { op: 'drain', atMs: 1, backend: 'a' },
      { op: 'undrain', atMs: 2, backend: 'a' },
    ];
    const [drained, back] = replay(id, { ...(id === 'panic-threshold' ? { panicThreshold: 0 } : {}) }, drain);
    expect(drained).toMatchObject({ states: { a: 'draining', b: 'healthy' }, eligible: ['b'] });
    expect(drained!.changes).toEqual([{ backend: 'a', from: 'healthy', to: 'draining', because: 'drain-asked' }]);
    expect(back).toMatchObject({ states: { a: 'healthy' }, eligible: ['a', 'b'] });
  });

  it('takes every operation, and a backend may leave and come back', () => {
    const answers = replay(id, {}, [
      { op: 'check', atMs: 0, backend: 'a', ok: true, latencyMs: 5 },
      { op: 'outcome', atMs: 1, backend: 'a', ok: true, code: 200 },
      { op: 'sweep', atMs: 2 },
      { op: 'remove', atMs: 3, backend: 'a' },
      { op: 'add', atMs: 4, backend: 'a' },
      { op: 'state' },
    ]);
    expect(answers[3]!.states).toEqual({ b: 'healthy' });
    expect(answers[5]).toMatchObject({ states: { a: 'healthy', b: 'healthy' }, eligible: ['b', 'a'], changes: [] });
  });

  it.each([
    [{ op: 'check', atMs: 0, backend: 'c', ok: true }, 'backend must be one of a, b, got "c"'],
    [{ op: 'probe', atMs: 0 }, 'op must be one of check, outcome'],
    [{ atMs: 0 }, 'op must be one of check'],
    [{ op: 'sweep' }, 'atMs must be a finite number, got nothing'],
    [{ op: 'sweep', atMs: 0, backend: 'a' }, 'backend is not a known field (known: op, atMs)'],
    [{ op: 'outcome', atMs: 0, backend: 'a', ok: 1 }, 'ok must be true or false, got 1'],
    [{ op: 'outcome', atMs: 0, backend: 'a', code: 5000 }, 'code must be <= 999, got 5000'],
    [{ op: 'add', atMs: 0, backend: 'a' }, 'backend must not repeat, got "a"'],
  ])('refuses %j', (operation, message) => {
    expect(one(id, operation)).toThrow(message);
  });

  it('refuses a bad configuration', () => {
    expect(one(id, { op: 'state' }, { backends: undefined })).toThrow('backends must be an array, got nothing');
    expect(one(id, { op: 'state' }, { backends: [''] })).toThrow('backends[0].id must be a non-empty string, got ""');
    expect(one(id, { op: 'state' }, { backends: ['a', 'a'] })).toThrow('backends[1].id must not repeat, got "a"');
    expect(one(id, { op: 'state' }, { colour: 1 })).toThrow('colour is not a known field (known: ');
  });
});

it('a check that answers after the timeout has failed', () => {
  const slow = { op: 'check', atMs: 0, backend: 'a', ok: true, latencyMs: 1001 };
  expect(replay('active', { fall: 1 }, [slow])[0]).toMatchObject({ states: { a: 'unhealthy' }, eligible: ['b'] });
  expect(replay('active', { fall: 1 }, [{ ...slow, latencyMs: 1000 }])[0]).toMatchObject({ states: { a: 'healthy' } });
});
