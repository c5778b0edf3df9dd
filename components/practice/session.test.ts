import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { missedOf, rightOf, session } from './session';

const begin = (...ids: string[]) => createActor(session, { input: { ids } }).start();
const result = (correct: boolean) => ({ correct, confidence: 'sure' as const });

test('one after another, explained before the next, finished after the last', () => {
  const sitting = begin('a', 'b');
  sitting.send({ type: 'NEXT' });
  expect(sitting.getSnapshot().context.at).toBe(0);
  sitting.send({ type: 'ANSWERED', id: 'a', result: result(true) });
  expect(sitting.getSnapshot().value).toBe('explaining');
  sitting.send({ type: 'NEXT' });
  expect(sitting.getSnapshot()).toMatchObject({ value: 'asking', context: { at: 1 } });
  sitting.send({ type: 'ANSWERED', id: 'b', result: result(false) });
  sitting.send({ type: 'NEXT' });
  const { value, context } = sitting.getSnapshot();
  expect([value, missedOf(context), rightOf(context)]).toEqual(['finished', ['b'], 1]);
});

test('the first answer counts; what is not asked is not taken', () => {
  const sitting = begin('a', 'b');
  sitting.send({ type: 'ANSWERED', id: 'a', result: result(false) });
  sitting.send({ type: 'ANSWERED', id: 'a', result: result(true) });
  sitting.send({ type: 'ANSWERED', id: 'x', result: result(true) });
  expect(sitting.getSnapshot().context.results).toEqual({ a: result(false) });
});

test('all at once: any order, and the next is the first that is open', () => {
  const sitting = begin('a', 'b', 'c');
  sitting.send({ type: 'ANSWERED', id: 'b', result: result(true) });
  sitting.send({ type: 'ANSWERED', id: 'a', result: result(true) });
  sitting.send({ type: 'NEXT' });
  expect(sitting.getSnapshot()).toMatchObject({ value: 'asking', context: { at: 2 } });
});

test('again with what was missed is a new round', () => {
  const sitting = begin('a', 'b');
  sitting.send({ type: 'ANSWERED', id: 'a', result: result(false) });
  sitting.send({ type: 'AGAIN', ids: ['a'] });
  expect(sitting.getSnapshot()).toMatchObject({ value: 'asking', context: { ids: ['a'], at: 0, results: {}, round: 2 } });
  sitting.send({ type: 'AGAIN', ids: [] });
  expect(sitting.getSnapshot().context.round).toBe(2);
});

test('a sitting goes on where it was left; one that was over is over', () => {
  const goOn = (results: Record<string, ReturnType<typeof result>>) =>
    createActor(session, { input: { ids: ['a', 'b'], results, round: 2 } })
      .start()
      .getSnapshot();
  expect(goOn({ a: result(false) })).toMatchObject({ value: 'asking', context: { at: 1, round: 2 } });
  expect(goOn({ a: result(false), b: result(true) }).value).toBe('finished');
});
