import type { PracticeQuestion } from '../item-types';
import { cases } from './cases';
import { flaws } from './flaws';
import { knobs } from './knobs';
import { matches } from './matches';
import { walks } from './walks';

/** What practice asks beside the lessons. */
export const practiceItems: readonly PracticeQuestion[] = [...walks, ...flaws, ...knobs, ...matches, ...cases];
