import { Rng } from '@/engine/random/rng';
import { dayOf, type Now } from './days';
import { type Card, recallAt } from './schedule';

export interface Candidate {
  readonly id: string;
  /** What it is about: two of one pattern do not follow each other where that can be helped. */
  readonly pattern: string;
  /** Asked only once it was missed, or answered, elsewhere: it is never new. */
  readonly onceMissed?: true;
}

export interface PlanOptions {
  readonly items: readonly Candidate[];
  readonly cards: ReadonlyMap<string, Card>;
  readonly now: Now;
  readonly count: number;
  readonly seed: number;
  /** Patterns that are easily taken for one another: they are asked one after the other. */
  readonly confusable: readonly (readonly string[])[];
  /** Patterns whose new questions come first: those of lessons that were opened. */
  readonly begun: ReadonlySet<string>;
  /** Take what is not due yet, too, when there is nothing else. @default false */
  readonly isAhead?: boolean;
}

export const isDue = (card: Card, now: Now): boolean => dayOf(card.dueAtMs, now) <= dayOf(now.nowMs, now);

/** What is due, most forgotten first; then what was never asked; in an order that sets like beside like. */
export function planSession(options: PlanOptions): string[] {
  const { items, cards, now, count, seed, confusable, isAhead = false } = options;
  const held = items.flatMap((item) => {
    const card = cards.get(item.id);
    return card === undefined ? [] : [{ item, card, recall: recallAt(card, now.nowMs) }];
  });
  const due = held.filter(({ card }) => isDue(card, now)).sort((a, b) => a.recall - b.recall || byId(a.item, b.item));
  const ahead = held
    .filter(({ card }) => isAhead && !isDue(card, now))
    .sort((a, b) => a.card.dueAtMs - b.card.dueAtMs || byId(a.item, b.item));
  const chosen = [...due.map(({ item }) => item), ...freshOf(options, seed), ...ahead.map(({ item }) => item)].slice(0, count);
  return interleave(chosen, confusable).map(({ id }) => id);
}

const byId = (a: Candidate, b: Candidate): number => (a.id < b.id ? -1 : 1);

/** Never asked: a few of each pattern rather than all of one, those of lessons begun before the rest. */
function freshOf({ items, cards, begun }: PlanOptions, seed: number): Candidate[] {
  const rng = new Rng(seed, 'fresh');
  const turns = new Map<string, number>();
  const fresh = items
    .filter(({ id, onceMissed }) => onceMissed !== true && !cards.has(id))
    .map((item) => ({ item, draw: rng.below(1_000_000) }));
  return fresh
    .sort((a, b) => a.draw - b.draw || byId(a.item, b.item))
    .map(({ item }) => {
      const turn = turns.get(item.pattern) ?? 0;
      turns.set(item.pattern, turn + 1);
      return { item, turn, isBegun: begun.has(item.pattern) };
    })
    .sort((a, b) => Number(b.isBegun) - Number(a.isBegun) || a.turn - b.turn)
    .map(({ item }) => item);
}

/**
 * No two of one pattern in a row where that can be helped; after each, one of a pattern that is easily taken for it, if there is one:
 * telling two apart is learnt by meeting them side by side.
 */
export function interleave<C extends Candidate>(
  candidates: readonly C[],
  confusable: readonly (readonly string[])[],
): readonly C[] {
  const left = [...candidates];
  const order: C[] = [];
  while (left.length > 0) {
    const next = nextOf(left, order.at(-1)?.pattern, confusable);
    left.splice(left.indexOf(next), 1);
    order.push(next);
  }
  return order;
}

function nextOf<C extends Candidate>(
  left: readonly C[],
  last: string | undefined,
  confusable: readonly (readonly string[])[],
): C {
  const counts = new Map<string, number>();
  for (const { pattern } of left) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  const others = left.filter(({ pattern }) => pattern !== last);
  if (others.length === 0) return left[0]!;
  // A pattern that makes up half of what is left must be taken now, or it will meet itself at the end.
  const most = others.find(({ pattern }) => counts.get(pattern)! * 2 > left.length);
  if (most !== undefined) return most;
  const near = new Set(last === undefined ? [] : confusable.filter((group) => group.includes(last)).flat());
  return others.find(({ pattern }) => near.has(pattern)) ?? others[0]!;
}
