import { expect, test } from 'vitest';
import { rowOf } from './course';
import { type GlossaryEntry, glossary } from './glossary';

const entries: [string, GlossaryEntry][] = Object.entries(glossary);

test('enough terms to read the first lessons with', () => expect(entries.length).toBeGreaterThanOrEqual(25));

test.each(entries)(
  '%s: a kebab-case anchor, a full sentence, lessons that exist in the course',
  (id, { definition, lessons }) => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(definition).toMatch(/^[A-Z].{20,}\.$/);
    expect(lessons.length).toBeGreaterThan(0);
    expect(lessons.filter((slug) => !rowOf(slug))).toEqual([]);
  },
);

test('no term twice', () => expect(new Set(entries.map(([, { term }]) => term)).size).toBe(entries.length));
