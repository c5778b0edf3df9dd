import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { writeClock, writeSpan } from '../clock/clock';
import { type AttemptContext, type AttemptEvent, type AttemptSaved, attempt, type DraftPhase, MOST_PAST } from './attempt';
import { readAttempts, writeAttempts } from './attempts-kept';

const nothing: AttemptSaved = { draft: null, past: [] };

const from = (input: AttemptSaved, ...events: AttemptEvent[]) => {
  const actor = createActor(attempt, { input }).start();
  for (const event of events) actor.send(event);
  const { value, context } = actor.getSnapshot();
  return { value, ...context };
};
const after = (...events: AttemptEvent[]) => from(nothing, ...events);

const answered: AttemptEvent[] = [
  { type: 'BEGIN', nowMs: 1000 },
  { type: 'WRITE', text: 'a cache', nowMs: 5000 },
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
  expect(after(...checked, { type: 'COMPARE', nowMs: 95_000 }).value).toBe('compared');
  expect(after(...checked, { type: 'COMPARE', nowMs: 95_000 }, { type: 'AGAIN' }, { type: 'BEGIN', nowMs: 5 })).toMatchObject({
    value: 'answering',
    round: 2,
    text: '',
    covered: [],
  });
});

test('what does not belong to a state changes nothing', () => {
  expect(after({ type: 'COMPARE', nowMs: 95_000 }, { type: 'WRITE', text: 'early', nowMs: 0 })).toMatchObject({
    value: 'asked',
    text: '',
  });
  expect(after(...answered, { type: 'WRITE', text: 'late', nowMs: 0 })).toMatchObject({ value: 'checking', text: 'a cache' });
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

const kept = (context: AttemptContext, phase: DraftPhase | null) =>
  readAttempts(JSON.parse(JSON.stringify(writeAttempts(context, phase))));

test('an answer that was left goes on with its words, and the clock stood meanwhile', () => {
  const { value: _, ...left } = after(
    answered[0]!,
    { type: 'WRITE', text: 'a cache', nowMs: 31_000 },
    { type: 'TICK', nowMs: 41_000 },
  );
  const saved = kept(left, 'left');
  expect(from(saved)).toMatchObject({ value: 'left', text: 'a cache', tookMs: 40_000 });
  const resumed = from(saved, { type: 'RESUME', nowMs: 9_000_000 }, { type: 'DONE', nowMs: 9_010_000 });
  expect(resumed).toMatchObject({ value: 'checking', text: 'a cache', tookMs: 50_000 });
  expect(from(saved, { type: 'BEGIN', nowMs: 9_000_000 })).toMatchObject({ value: 'answering', text: '', tookMs: 0 });
});

test('ticks are kept, and what was compared is filed, newest first, no more than so many', () => {
  const covered: AttemptEvent = { type: 'COVER', unit: 'b', is: true };
  const { value: _, ...checking } = after(...answered, covered);
  expect(from(kept(checking, 'checking'))).toMatchObject({ value: 'checking', covered: ['b'], tookMs: 90_000 });
  const { value: __, ...compared } = after(...answered, covered, { type: 'COMPARE', nowMs: 95_000 });
  const saved = kept(compared, null);
  expect(saved).toEqual({ draft: null, past: [{ atMs: 95_000, tookMs: 90_000, text: 'a cache', covered: ['b'] }] });
  expect(from(saved).value).toBe('asked');
  const many = Array.from({ length: 14 }, (_, i) => [
    ...answered,
    { type: 'COMPARE', nowMs: i } as const,
    { type: 'AGAIN' } as const,
  ]);
  const { past } = after(...many.flat());
  expect([past.length, past[0]!.atMs]).toEqual([MOST_PAST, 13]);
});

test('what is no answer is none, and the others stay', () => {
  const good = { atMs: 5, tookMs: 1, text: 'x', covered: ['a', 7] };
  expect([null, 'x', [], { version: 2, past: [good] }].map(readAttempts)).toEqual(Array(4).fill(nothing));
  const read = readAttempts({
    version: 1,
    draft: { ...good, phase: 'answering', round: 1 },
    past: [good, { ...good, tookMs: -1 }, 3],
  });
  expect(read).toEqual({ draft: null, past: [{ ...good, covered: ['a'] }] });
});
