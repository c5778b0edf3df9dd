import { expect, test } from 'vitest';
import { emptyProgress, type LessonProgress } from '@/runtime/progress/progress';
import { nextStop } from './continue-link';

const stops = ['a', 'b', 'c'].map((slug) => ({ slug, title: slug.toUpperCase() }));
const begun = (lastVisitAtMs: number): LessonProgress => ({ firstVisitAtMs: 0, lastVisitAtMs });
const finished = (lastVisitAtMs: number): LessonProgress => ({ ...begun(lastVisitAtMs), finishedAtMs: lastVisitAtMs });

test.each([
  { lessons: {}, next: undefined, because: 'nothing begun' },
  { lessons: { b: begun(5) }, next: 'b', because: 'left unfinished' },
  { lessons: { a: begun(9), b: begun(5) }, next: 'a', because: 'the one left last' },
  { lessons: { a: finished(9) }, next: 'b', because: 'the one after what was finished' },
  { lessons: { b: finished(9), c: finished(8) }, next: 'a', because: 'back to what was skipped' },
  { lessons: { a: finished(1), b: finished(2), c: finished(3) }, next: undefined, because: 'all finished' },
  { lessons: { removed: begun(9) }, next: undefined, because: 'a lesson that is no more' },
])('$because: $next', ({ lessons, next }) =>
  expect(nextStop(stops, { ...emptyProgress, lessons: lessons as Record<string, LessonProgress> })?.slug).toBe(next),
);
