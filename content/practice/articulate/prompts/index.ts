import type { Prompt } from '../prompt-types';
import { availability } from './availability';
import { caching } from './caching';
import { data } from './data';
import { figures } from './figures';
import { front } from './front';
import { growth } from './growth';
import { protection } from './protection';

export interface PromptGroup {
  readonly title: string;
  readonly prompts: readonly Prompt[];
}

export const promptGroups: readonly PromptGroup[] = [
  { title: 'Growing', prompts: growth },
  { title: 'In front', prompts: front },
  { title: 'Caching', prompts: caching },
  { title: 'Protecting', prompts: protection },
  { title: 'Data', prompts: data },
  { title: 'Staying up', prompts: availability },
  { title: 'Numbers', prompts: figures },
];

export const prompts: readonly Prompt[] = promptGroups.flatMap(({ prompts: own }) => own);

export const promptOf = (id: string): Prompt | undefined => prompts.find((prompt) => prompt.id === id);
