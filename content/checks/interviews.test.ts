import { describe, expect, test } from 'vitest';
import { runFigures } from '../computed';
import { course } from '../course';
import { isMet, readFigure } from '../figures';
import { interviewCardId } from '../practice/interviews/card-id';
import { interviewCards } from '../practice/interviews/cards';
import { type CurveballGoal, regionLost, retryStorm, tenfold } from '../practice/interviews/curveballs';
import { byImportance, pointNames, stageIds, stages, TOTAL_MS } from '../practice/interviews/interview-types';
import { interviews } from '../practice/interviews/interviews';
import { numbersIn } from './said-numbers';

const LONG_MS = 120_000;
const slugs = new Set(course.map(({ slug }) => slug));
const seeds = [undefined, 101, 102, 103] as const;

const holds = (scenario: unknown, goals: readonly CurveballGoal[], seed?: number): boolean =>
  goals.every((goal) => isMet(goal, readFigure(goal.read, runFigures({ scenario }, seed))));

test('forty-five minutes in the usual stages, four systems or more', () => {
  expect(TOTAL_MS).toBe(45 * 60_000);
  expect(stages.map(({ id }) => id)).toEqual(stageIds);
  expect(stages.filter(({ hasCurveball }) => hasCurveball)).toHaveLength(3);
  expect(interviews.length).toBeGreaterThanOrEqual(4);
  expect(new Set(interviews.map(({ id }) => id)).size).toBe(interviews.length);
});

describe.each(interviews)('$id', (interview) => {
  test('by importance there is every point once, the first of each stage before the second of any, the design first', () => {
    const order = byImportance(interview);
    expect([...order].sort()).toEqual([...pointNames(interview)].sort());
    expect(
      order
        .slice(0, 5)
        .map((name) => name.split('.')[0])
        .sort(),
    ).toEqual([...stageIds].sort());
    expect(order[0]).toMatch(/^design\./);
  });

  test.each(stageIds)('%s: points that are taught, each known once, no number that nothing vouches for', (stage) => {
    const { asks, points } = interview.stages[stage];
    expect(asks).toMatch(/[.?]$/);
    expect(points.length).toBeGreaterThanOrEqual(5);
    expect(new Set(points.map(({ id }) => id)).size).toBe(points.length);
    expect(new Set(points.map(({ cue }) => cue)).size).toBe(points.length);
    for (const { cue, says, lesson } of points) {
      expect(cue).toMatch(/\?$/);
      expect(cue).not.toContain(says.slice(0, -1));
      expect(says).toMatch(/\.$/);
      expect(slugs).toContain(lesson);
      expect(numbersIn(cue + says)).toEqual([]);
    }
  });
});

describe.each([tenfold, regionLost, retryStorm])('%o', (make) => {
  const { asIs, goals, answers } = make({ users: 'users', app: 'machines' });

  test('misses its goals as it is, meets them with exactly one of the answers, on seeds nobody chose too', {
    timeout: LONG_MS,
  }, () => {
    expect(seeds.filter((seed) => holds(asIs, goals, seed))).toEqual([]);
    const good = answers.filter(({ system }) => holds(system, goals));
    expect(good).toHaveLength(1);
    for (const { id, system } of answers) {
      const found = seeds.map((seed) => holds(system, goals, seed));
      expect([id, ...found]).toEqual([id, ...seeds.map(() => id === good[0]!.id)]);
    }
  });

  test('every answer says why', () => {
    expect(answers.length).toBeGreaterThanOrEqual(4);
    for (const { why } of answers) expect(why.length).toBeGreaterThan(40);
  });
});

test('each point is a card of its own, and the sheet knows it by the same id', () => {
  const cards = interviewCards();
  const names = interviews.flatMap((interview) => pointNames(interview).map((name) => interviewCardId(interview, name)));
  expect(cards.map(({ id }) => `interview/${id}`)).toEqual(names);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(cards.map(({ ask }) => ask)).size).toBe(cards.length);
});
