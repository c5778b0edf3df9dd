import { Outcome } from '@/engine/outcome';
import { sortOf } from '@/engine/recording/row-links';
import { type Recording, SpanKind } from '@/engine/recording/types';
import { MarkState, stateOfOutcome } from './mark-state';
import { indexed } from './span-index';

const known = new WeakMap<Recording, readonly number[]>();

/** Every kind of mark that a run can show, in the order of a legend: it must not change from moment to moment. */
export function statesIn(recording: Recording): readonly number[] {
  let states = known.get(recording);
  if (states === undefined) {
    states = find(recording);
    known.set(recording, states);
  }
  return states;
}

const always = [MarkState.waiting, MarkState.service, MarkState.ok];

function find(recording: Recording): number[] {
  const { places, nodes } = recording;
  const { seen, isHeldAt } = indexed(recording);
  const found = new Set<number>();
  for (const kind of Object.values(SpanKind))
    for (const isLater of [false, true])
      for (const outcome of Object.values(Outcome)) {
        if (seen[sortOf(kind, isLater, outcome)] === 0) continue;
        if (kind === SpanKind.hit) found.add(MarkState.hit);
        if (isLater) found.add(MarkState.retry);
        if (isLater && kind === SpanKind.attempt) found.add(MarkState.join);
        if ((kind === SpanKind.request || kind === SpanKind.attempt) && outcome !== Outcome.ok)
          found.add(stateOfOutcome(outcome));
      }
  if (places.some(({ node }, place) => isHeldAt[place] === 1 && nodes[node].kind !== 'service')) found.add(MarkState.held);
  const order = [MarkState.hit, MarkState.held, MarkState.retry, MarkState.join, MarkState.failed, MarkState.shed];
  return [...always, ...order.filter((state) => found.has(state))];
}
