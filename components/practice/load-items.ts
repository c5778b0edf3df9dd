import { type IncidentId, incidentIds } from '@/content/practice/incidents';
import { type PlacedItem, placeIncidents, placeLesson, placePractice, placeRecall } from '@/content/practice/placed';
import type { Question } from '@/content/question-types';

/** The words of what is to be asked: only those of the lessons they are from come. What is no longer asked is left out. */
export async function loadPlacedItems(ids: readonly string[]): Promise<ReadonlyMap<string, PlacedItem>> {
  const homes = [...new Set(ids.map((id) => id.slice(0, id.indexOf('/'))))];
  const placed = await Promise.all(homes.map((home) => itemsOf(home, ids)));
  const all = new Map(placed.flat().map((item) => [item.id, item]));
  return new Map(ids.flatMap((id) => (all.has(id) ? [[id, all.get(id)!] as const] : [])));
}

async function itemsOf(home: string, ids: readonly string[]): Promise<readonly PlacedItem[]> {
  if (home === 'practice') return placePractice((await import('@/content/practice/items')).practiceItems);
  if (home === 'interview') return placeRecall(home, (await import('@/content/practice/interviews/cards')).interviewCards());
  if (home === 'articulate') return placeRecall(home, (await import('@/content/practice/articulate/cards')).recallCards());
  if (home === 'diagnose')
    return placeIncidents(await (await import('@/content/practice/incidents/cards')).incidentCards(askedOf(ids)));
  const { questions } = (await import(`@/content/lessons/${home}/questions.ts`)) as { questions: readonly Question[] };
  return placeLesson(home, questions);
}

const askedOf = (ids: readonly string[]): readonly IncidentId[] => incidentIds.filter((id) => ids.includes(`diagnose/${id}`));
