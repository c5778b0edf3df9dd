import type { ItemKind } from './item-types';

/** What each kind of item is called, for lists and for progress. A new kind needs a line here, a check and fields. */
export const itemKinds: Readonly<Record<ItemKind, { readonly label: string; readonly line: string }>> = {
  choice: { label: 'Choose one', line: 'One answer is right; each of the others says why it is not.' },
  multiple: { label: 'Choose all', line: 'Each answer is right or wrong by itself.' },
  order: { label: 'Put in order', line: 'The steps of something that happens one after another.' },
  match: { label: 'Match', line: 'What belongs to what.' },
  estimate: { label: 'Estimate', line: 'A number of the right size, and how far off you were.' },
  computed: { label: 'Work out', line: 'New numbers each time; the engine has the answer.' },
  walk: { label: 'Walk a decision tree', line: 'A case, the questions to ask of it, and what to do.' },
  flaw: { label: 'Spot the flaw', line: 'A design is drawn. One part of it will fail.' },
  recall: { label: 'Say it', line: 'An idea that you left out of an answer or an interview. You say whether you had it now.' },
  diagnose: { label: 'Diagnose', line: 'Something is wrong in a running system. Name the cause, make the smallest change.' },
  knob: { label: 'Set the knob', line: 'Say what to turn it to. Then it runs.' },
};
