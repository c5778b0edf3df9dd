import { expect, test } from 'vitest';
import { rowOf } from '../course';
import { loadCatalog } from './catalog';
import { incidentIds } from './incidents';

test('every incident is known by its pattern and kind, and never new', async () => {
  const { items, patterns } = await loadCatalog();
  const incidents = items.filter(({ kind }) => kind === 'diagnose');
  expect(incidents.map(({ id }) => id)).toEqual(incidentIds.map((id) => `diagnose/${id}`));
  const titles = new Set(patterns.map(({ slug }) => slug));
  for (const { pattern, onceMissed } of incidents) {
    expect(rowOf(pattern)).toBeDefined();
    expect([titles.has(pattern), onceMissed]).toEqual([true, true]);
  }
});

test('ids are known once, and no home is taken for a lesson', async () => {
  const { items } = await loadCatalog();
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
});
