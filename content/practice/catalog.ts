import { course } from '../course';
import { loadContent } from '../load-content';
import { writtenSlugs } from '../load-lessons';
import { recallCards } from './articulate/cards';
import { practiceItems } from './items';
import { type Catalog, type PlacedItem, placeLesson, placePractice, placeRecall } from './placed';

/** Every item with its words, while the site is built. */
export async function loadItems(): Promise<readonly PlacedItem[]> {
  const lessons = await Promise.all(writtenSlugs().map(async (slug) => placeLesson(slug, (await loadContent(slug)).questions)));
  return [...lessons.flat(), ...placePractice(practiceItems), ...placeRecall(recallCards())];
}

export async function loadCatalog(): Promise<Catalog> {
  const items = (await loadItems()).map(({ item: _, ...listed }) => listed);
  const written = writtenSlugs();
  const labs = new Map(
    await Promise.all(written.map(async (slug) => [slug, Object.keys((await loadContent(slug)).labs)[0]!] as const)),
  );
  const fallback = written.includes('load-balancing') ? 'load-balancing' : written[0]!;
  const asked = new Set(items.map(({ pattern }) => pattern));
  const patterns = course
    .filter(({ slug }) => asked.has(slug))
    .map(({ slug, title, part }) => {
      const place = labs.has(slug) ? slug : fallback;
      return { slug, title, part, isWritten: labs.has(slug), runsIn: { slug: place, lab: labs.get(place)! } };
    });
  return { items, patterns };
}
