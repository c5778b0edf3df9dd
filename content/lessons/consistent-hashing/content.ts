import type { LessonContent } from '@/content/lesson-types';
import { challenges } from './challenge';
import { claims } from './claims';
import { labs } from './labs';
import { predictions } from './predictions';
import { questions } from './questions';
import { sideBySides } from './side-by-sides';
import { sources } from './sources';

/** Numbers of the prose that no claim, formula or setting says. */
const given = {
  '1.25': 'the default of the load factor, as in the lab',
  '40': 'ADD_MS: when the scenario sets the balancer’s list to five',
  '95%': 'the worked case of the questions stampede-factor and ring-factor',
  '5%': 'what 95% hits leave',
  '90%': '0.05 + 0.95 × 10/11, worked in the question stampede-factor',
};

export const lesson: LessonContent = { given, labs, predictions, claims, challenges, questions, sideBySides, sources };
