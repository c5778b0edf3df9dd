import { expect, test } from 'vitest';
import { course, parts } from '../course';
import { writtenSlugs } from '../load-lessons';
import { loadSheet, printedParts } from './sheets';

test('every part of the course has a sheet, and every sheet something to read', () => {
  expect(printedParts()).toEqual(parts.map(({ number }) => number));
  for (const part of printedParts()) {
    const { lessons, ideas, tables, trees, terms } = loadSheet(part);
    const lines = lessons.flatMap(({ remember }) => remember).length + ideas.flatMap(({ units }) => units).length;
    expect(lines + tables.length + trees.length + terms.length, `part ${part}`).toBeGreaterThan(3);
  }
});

test('each lesson is on its sheet, or said not to be written', () => {
  const written = new Set<string>(writtenSlugs());
  for (const part of printedParts()) {
    const { lessons, unwritten, ideas } = loadSheet(part);
    const rows = course.filter((row) => row.part === part);
    expect(lessons.map(({ slug }) => slug)).toEqual(rows.map(({ slug }) => slug).filter((slug) => written.has(slug)));
    expect(unwritten).toEqual(rows.filter(({ slug }) => !written.has(slug)).map(({ title }) => title));
    expect(new Set(ideas.map(({ id }) => id)).size).toBe(ideas.length);
  }
});
