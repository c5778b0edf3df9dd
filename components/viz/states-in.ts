import { Outcome } from '@/engine/outcome';
import { type Recording, SpanKind } from '@/engine/recording/types';
import { MarkState, stateOfOutcome } from './mark-state';

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

function find({ spans, places, nodes }: Recording): number[] {
  const { count, kind, attempt, outcome, place } = spans;
  const found = new Set<number>();
  for (let row = 0; row < count; row++) {
    const span = kind[row];
    if (span === SpanKind.hit) found.add(MarkState.hit);
    if (span === SpanKind.hold && nodes[places[place[row]].node].kind !== 'service') found.add(MarkState.held);
    if (attempt[row] > 1) {
      found.add(MarkState.retry);
      if (span === SpanKind.attempt) found.add(MarkState.join);
    }
    if ((span === SpanKind.request || span === SpanKind.attempt) && outcome[row] !== Outcome.ok)
      found.add(stateOfOutcome(outcome[row]));
  }
  const order = [MarkState.hit, MarkState.held, MarkState.retry, MarkState.join, MarkState.failed, MarkState.shed];
  return [...always, ...order.filter((state) => found.has(state))];
}
