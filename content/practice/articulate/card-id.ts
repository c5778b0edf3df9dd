import type { Prompt } from './prompt-types';

/** Progress knows a unit as `articulate/<prompt>.<unit>`. Apart from the cards, which bring every prompt. */
export const cardId = (prompt: Pick<Prompt, 'id'>, unit: string): string => `articulate/${prompt.id}.${unit}`;
