import { Outcome, type OutcomeName, outcomeNames } from '@/engine/outcome';

/** What a mark in the picture says. Colour and shape go together everywhere: `docs/design-language.md`. */
export const markStates = ['waiting', 'service', 'ok', 'hit', 'retry', 'failed', 'shed', 'free', 'held', 'join'] as const;
export type MarkStateName = (typeof markStates)[number];

export const MarkState = Object.fromEntries(markStates.map((name, i) => [name, i])) as { readonly [N in MarkStateName]: number };

const refused: readonly OutcomeName[] = [
  'queue-full',
  'no-backend',
  'rate-limited',
  'circuit-open',
  'bulkhead-full',
  'shed',
  'pool-timeout',
  'expired',
];

/** By outcome number. */
const ofOutcome: readonly number[] = outcomeNames.map((name) => {
  if (name === 'ok') return MarkState.ok;
  if (name === 'in-flight' || name === 'cancelled') return MarkState.waiting;
  return refused.includes(name) ? MarkState.shed : MarkState.failed;
});

export const stateOfOutcome = (outcome: number): number => ofOutcome[outcome] ?? MarkState.failed;

export const isSuccess = (outcome: number): boolean => outcome === Outcome.ok;

export const stateWords: Readonly<Record<MarkStateName, string>> = {
  waiting: 'asked, waiting',
  service: 'being worked on',
  ok: 'answered',
  hit: 'answered by a cache, nothing behind it asked',
  retry: 'a later attempt',
  failed: 'failed',
  shed: 'refused',
  free: 'a free place',
  held: 'held here before it goes on',
  join: 'attempts at one request',
};
