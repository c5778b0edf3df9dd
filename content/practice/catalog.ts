import { course } from '../course';
import { loadContent } from '../load-content';
import { writtenSlugs } from '../load-lessons';
import { recallCards } from './articulate/cards';
import { incidentCards } from './incidents/cards';
import { interviewCards } from './interviews/cards';
import { practiceItems } from './items';
import { type Catalog, type PlacedItem, placeIncidents, placeLesson, placePractice, placeRecall } from './placed';

/** Every item with its words, while the site is built. */
export async function loadItems(): Promise<readonly PlacedItem[]> {
  const lessons = await Promise.all(writtenSlugs().map(async (slug) => placeLesson(slug, (await loadContent(slug)).questions)));
  return [
    ...lessons.flat(),
    ...placePractice(practiceItems),
    ...placeRecall('articulate', recallCards()),
    ...placeRecall('interview', interviewCards()),
    ...placeIncidents(await incidentCards()),
  ];
}

export async function loadCatalog(): Promise<Catalog> {
  const items = (await loadItems()).map(({ item: _, ...listed }) => listed);
  const written = new Set<string>(writtenSlugs());
  const asked = new Set(items.map(({ pattern }) => pattern));
  const patterns = course
    .filter(({ slug }) => asked.has(slug))
    .map(({ slug, title, part }) => ({ slug, title, part, isWritten: written.has(slug) }));
  return { items, patterns };
}
