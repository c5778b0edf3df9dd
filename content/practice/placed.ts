import type { Question } from '../question-types';
import { incidentCardId } from './incidents/cards';
import type { DiagnoseQuestion, Item, ItemKind, PracticeQuestion, RecallQuestion } from './item-types';

/** Everything that can be asked, without its words: what a page needs to plan a session and to say how far you are. */
export interface Catalog {
  readonly items: readonly CatalogItem[];
  readonly patterns: readonly CatalogPattern[];
}

export interface CatalogItem {
  /** `<lesson>/<id>`, `practice/<id>`, `articulate/…`, `interview/…`, `diagnose/…`: what progress knows it by. */
  readonly id: string;
  readonly kind: ItemKind;
  /** Slug of the lesson that teaches it. */
  readonly pattern: string;
  /** Never new in a session: it comes back there once it was missed, or answered, on a page of its own. */
  readonly onceMissed?: true;
}

/** An idea of an answer is no question before it was left out: it is not counted among what there is to ask. */
export const isQuestion = ({ kind }: Pick<CatalogItem, 'kind'>): boolean => kind !== 'recall';

export interface CatalogPattern {
  readonly slug: string;
  readonly title: string;
  readonly part: number;
  readonly isWritten: boolean;
}

/** An item with its place in the course. */
export interface PlacedItem extends CatalogItem {
  readonly item: Item;
}

export const placeLesson = (slug: string, questions: readonly Question[]): PlacedItem[] =>
  questions.map((item) => ({ id: `${slug}/${item.id}`, kind: item.kind, pattern: slug, item }));

export const placePractice = (items: readonly PracticeQuestion[]): PlacedItem[] =>
  items.map((item) => ({ id: `practice/${item.id}`, kind: item.kind, pattern: item.lesson, item }));

export const placeRecall = (home: 'articulate' | 'interview', items: readonly RecallQuestion[]): PlacedItem[] =>
  items.map((item) => ({ id: `${home}/${item.id}`, kind: item.kind, pattern: item.lesson, onceMissed: true, item }));

export const placeIncidents = (items: readonly DiagnoseQuestion[]): PlacedItem[] =>
  items.map((item) => ({ id: incidentCardId(item.id), kind: item.kind, pattern: item.lesson, onceMissed: true, item }));
