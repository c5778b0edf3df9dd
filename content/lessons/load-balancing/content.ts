import type { LessonContent } from '@/content/lesson-types';
import { challenges } from './challenge';
import { claims } from './claims';
import { labs } from './labs';
import { predictions } from './predictions';
import { questions } from './questions';
import { sideBySides } from './side-by-sides';
import { sources } from './sources';

export const lesson: LessonContent = { labs, predictions, claims, challenges, questions, sideBySides, sources };
