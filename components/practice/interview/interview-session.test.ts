import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { curveballIds } from '@/content/practice/interviews/curveballs';
import { stageIds } from '@/content/practice/interviews/interview-types';
import { readInterview, writeInterview } from './interview-kept';
import { type InterviewEvent, type InterviewInput, interviewSession, orderOf, totalSpentMs } from './interview-session';

function after(events: readonly InterviewEvent[], input: InterviewInput = { seed: 3 }) {
  const actor = createActor(interviewSession, { input }).start();
  for (const event of events) actor.send(event);
  return actor.getSnapshot();
}

const at = (type: 'START' | 'PAUSE' | 'RESUME' | 'NEXT' | 'BACK' | 'TICK', seconds: number): InterviewEvent => ({
  type,
  nowMs: seconds * 1000,
});
const note = (text: string): InterviewEvent => ({ type: 'NOTE', text });

test('the stages follow one another, each with its time and its notes; after the last it is over', () => {
  const { value, context } = after([
    at('START', 100),
    note('how many?'),
    at('TICK', 105),
    at('NEXT', 110),
    note('580 a second'),
    at('NEXT', 130),
    at('NEXT', 131),
    at('NEXT', 132),
    at('NEXT', 140),
  ]);
  expect(value).toBe('finished');
  expect(context.spentMs).toEqual([10_000, 20_000, 1000, 1000, 8000]);
  expect(context.notes).toMatchObject({ requirements: 'how many?', estimates: '580 a second', design: '' });
  expect(context.sinceMs).toBeNull();
});

test('paused time is not counted, nor what is written meanwhile', () => {
  const { value, context } = after([
    at('START', 0),
    at('PAUSE', 5),
    note('late'),
    at('TICK', 9),
    at('RESUME', 1000),
    at('TICK', 1003),
  ]);
  expect([value, totalSpentMs(context), context.notes.requirements]).toEqual(['running', 8000, '']);
});

test('drawing in another window is part of it: a hidden page ticks once a minute', () =>
  expect(totalSpentMs(after([at('START', 0), at('TICK', 60), at('TICK', 121)]).context)).toBe(121_000));

test('a machine that slept, or a clock that went back, took no time', () => {
  expect(totalSpentMs(after([at('START', 0), at('TICK', 5), at('TICK', 5000), at('TICK', 5002)]).context)).toBe(7000);
  expect(totalSpentMs(after([at('START', 100), at('TICK', 50), at('TICK', 51)]).context)).toBe(1000);
});

test('back, and not before the first', () => {
  expect(after([at('START', 0), at('BACK', 1)]).context.stage).toBe(0);
  const { context } = after([at('START', 0), at('NEXT', 1), at('BACK', 3), at('PAUSE', 6)]);
  expect([context.stage, context.spentMs.slice(0, 2)]).toEqual([0, [4000, 2000]]);
});

test('the first answer to what happens stands', () => {
  const taken = (answer: string, holds: boolean): InterviewEvent => ({ type: 'TAKEN', curveball: 'storm', answer, holds });
  expect(after([at('START', 0), taken('more', false), taken('budget', true)]).context.curveballs).toEqual({
    storm: { answer: 'more', holds: false },
  });
});

test('what was covered is said at the end only', () => {
  const cover = (point: string, is: boolean): InterviewEvent => ({ type: 'COVER', point, is });
  const over = [at('START', 0), cover('early', true), ...stageIds.map(() => at('NEXT', 1))];
  expect(after([...over, cover('a', true), cover('b', true), cover('a', false)]).context.covered).toEqual(['b']);
});

test('a sheet that is settled is ticked no more, and only a finished one is settled', () => {
  const cover = (point: string): InterviewEvent => ({ type: 'COVER', point, is: true });
  const over = [at('START', 0), ...stageIds.map(() => at('NEXT', 1))];
  const { value, context } = after([...over, cover('a'), { type: 'SETTLE' }, cover('b')]);
  expect([value, context.covered]).toEqual(['settled', ['a']]);
  expect(after([at('START', 0), { type: 'SETTLE' }]).value).toBe('running');
});

test('what version 1 kept is read', () => {
  const { phase: _, ...old } = { ...good, version: 1 } as Record<string, unknown>;
  expect(readInterview({ ...old, isFinished: true })?.phase).toBe('finished');
  expect(readInterview({ ...old, isFinished: false })?.phase).toBe('paused');
});

test('each seed throws all three, in some order', () => {
  const orders = Array.from({ length: 6 }, (_, seed) => orderOf(seed));
  for (const order of orders) expect([...order].sort()).toEqual([...curveballIds].sort());
  expect(new Set(orders.map(String)).size).toBe(6);
});

const events: fc.Arbitrary<InterviewEvent> = fc.oneof(
  fc.record({
    type: fc.constantFrom('START', 'PAUSE', 'RESUME', 'NEXT', 'BACK', 'TICK'),
    nowMs: fc.nat(3_600_000),
  }) as fc.Arbitrary<InterviewEvent>,
  fc.string({ maxLength: 40 }).map(note),
  fc.record({
    type: fc.constant('TAKEN' as const),
    curveball: fc.constantFrom(...curveballIds),
    answer: fc.string(),
    holds: fc.boolean(),
  }),
  fc.record({ type: fc.constant('SETTLE' as const) }),
  fc.record({ type: fc.constant('COVER' as const), point: fc.string(), is: fc.boolean() }),
);

test('what is kept comes back as it was, paused or finished', () => {
  fc.assert(
    fc.property(fc.array(events, { maxLength: 30 }), fc.nat(1e6), (given, seed) => {
      const { context, value } = after(given, { seed });
      const phase = value === 'finished' || value === 'settled' ? value : 'paused';
      const saved = readInterview(JSON.parse(JSON.stringify(writeInterview(context, phase))));
      expect(saved).not.toBeNull();
      const again = after([], { seed: 0, saved: saved! });
      expect(again.value).toBe(phase);
      expect(again.context).toEqual({ ...context, sinceMs: null });
    }),
  );
});

const good = writeInterview(after([at('START', 0), at('PAUSE', 5)]).context, 'paused') as Record<string, never>;

test.each([
  [null],
  ['text'],
  [[]],
  [{ ...good, version: 3 }],
  [{ ...good, stage: 9 }],
  [{ ...good, stage: -1 }],
  [{ ...good, spentMs: [1, 2] }],
  [{ ...good, spentMs: [1, 2, 3, 4, -5] }],
  [{ ...good, seed: 'x' }],
  [{ ...good, phase: 'ready' }],
  [{ ...good, version: 1, isFinished: 1 }],
])('%j is no interview', (value) => expect(readInterview(value)).toBeNull());

test('what is wrong in an interview that is one is left out', () => {
  expect(
    readInterview({ ...good, notes: 7, curveballs: { storm: ['a'], region: ['b', true], moon: ['c', true] }, covered: ['a', 4] }),
  ).toMatchObject({ notes: { design: '' }, curveballs: { region: { answer: 'b', holds: true } }, covered: ['a'] });
});
