import { expect, test } from 'vitest';
import { anew, answered, noSizings, readSizings, run, type Sizings, writeSizings } from './sizings-kept';

const kept = (sizings: Sizings, steps = 2) => readSizings(JSON.parse(JSON.stringify(writeSizings(sizings))), steps);
const range = { low: 5, high: 20 };

test('a walk and what was run of it are found again', () => {
  const walked = run(run(answered(answered(noSizings, 0, range), 1, range), 8), 5);
  expect(kept(walked)).toEqual({ answers: [range, range], tried: [8, 5], past: [] });
  expect(run(walked, 8).tried).toEqual([5, 8]);
  expect(answered(walked, 0, { low: 1, high: 2 })).toBe(walked);
});

test('begun anew, the walk before is kept, newest first and no more than ten', () => {
  let sizings: Sizings = noSizings;
  for (let day = 0; day < 12; day++) sizings = anew(answered(answered(sizings, 0, range), 1, range), day);
  expect(kept(sizings)).toMatchObject({ answers: [], tried: [] });
  expect(kept(sizings).past.map(({ atMs }) => atMs)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
});

test('what is no sizing is none, and what is wrong in one is left out', () => {
  expect([null, 'x', [], { version: 2, answers: [[1, 2]] }].map((value) => readSizings(value, 2))).toEqual(
    Array(4).fill(noSizings),
  );
  const past = [{ atMs: 1, answers: [[1, 2]] }, { atMs: -1, answers: [] }, 7];
  const read = readSizings(
    {
      version: 1,
      answers: [
        [1, 2],
        [3, 1],
        [1, 9],
      ],
      tried: [1, 2.5, 'x', 8, 4000],
      past,
    },
    3,
  );
  expect(read).toEqual({ answers: [{ low: 1, high: 2 }], tried: [8], past: [] });
});
