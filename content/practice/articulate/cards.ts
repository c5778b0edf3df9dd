import type { RecallQuestion } from '../item-types';
import { prompts } from './prompts';

/** Every idea unit as something to recall; it is asked only once it has been missed. */
export const recallCards = (): readonly RecallQuestion[] =>
  prompts.flatMap(({ id, title, lesson, units }) =>
    units.map(({ id: unit, cue, says }) => ({
      kind: 'recall' as const,
      id: `${id}.${unit}`,
      lesson,
      again: 'in-the-interview',
      ask: `${title}: ${cue}`,
      says,
    })),
  );
