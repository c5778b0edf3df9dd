import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { writeClock, writeSpan } from '../clock/clock';
import { type AttemptEvent, attempt } from './attempt';

const after = (...events: AttemptEvent[]) => {
  const actor = createActor(attempt).start();
  for (const event of events) actor.send(event);
  const { value, context } = actor.getSnapshot();
  return { value, ...context };
};

const answered: AttemptEvent[] = [
  { type: 'BEGIN', nowMs: 1000 },
  { type: 'WRITE', text: 'a cache' },
  { type: 'DONE', nowMs: 91_000 },
];

test('asked, answered, checked, compared, and again from nothing', () => {
  const checked: AttemptEvent[] = [
    ...answered,
    { type: 'COVER', unit: 'a', is: true },
    { type: 'COVER', unit: 'b', is: true },
    { type: 'COVER', unit: 'a', is: false },
  ];
  expect(after(...checked)).toMatchObject({ value: 'checking', text: 'a cache', tookMs: 90_000, covered: ['b'] });
  expect(after(...checked, { type: 'COMPARE' }).value).toBe('compared');
  expect(after(...checked, { type: 'COMPARE' }, { type: 'AGAIN' }, { type: 'BEGIN', nowMs: 5 })).toMatchObject({
    value: 'answering',
    round: 2,
    text: '',
    covered: [],
  });
});

test('what does not belong to a state changes nothing', () => {
  expect(after({ type: 'COMPARE' }, { type: 'WRITE', text: 'early' })).toMatchObject({ value: 'asked', text: '' });
  expect(after(...answered, { type: 'WRITE', text: 'late' })).toMatchObject({ value: 'checking', text: 'a cache' });
  expect(after(...answered, { type: 'DONE', nowMs: 999_000 }).tookMs).toBe(90_000);
});

test('a clock that went back took no time', () => {
  expect(after({ type: 'BEGIN', nowMs: 1000 }, { type: 'DONE', nowMs: 10 }).tookMs).toBe(0);
});

test.each([
  [120_000, '2:00'],
  [59_001, '1:00'],
  [1, '0:01'],
  [0, '0:00'],
  [-1, '0:00 over'],
  [-61_000, '1:01 over'],
])('%i ms is written %s', (leftMs, text) => expect(writeClock(leftMs)).toBe(text));

test('spans in words', () =>
  expect([0, 1, 60, 90, 150, 180].map(writeSpan)).toEqual([
    '0 seconds',
    '1 second',
    '1 minute',
    '90 seconds',
    '150 seconds',
    '3 minutes',
  ]));
