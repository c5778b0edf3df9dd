import type { RecallQuestion } from '../item-types';
import { pointName, stages } from './interview-types';
import { interviews } from './interviews';

/** Every point of every sheet as something to recall; it is asked only once it has been missed. */
export const interviewCards = (): readonly RecallQuestion[] =>
  interviews.flatMap(({ id, title, stages: sheets }) =>
    stages.flatMap((stage) =>
      sheets[stage.id].points.map((point) => ({
        kind: 'recall' as const,
        id: `${id}.${pointName(stage.id, point)}`,
        lesson: point.lesson,
        again: 'in-the-interview',
        ask: `${title}, ${stage.title.toLowerCase()}: ${point.cue}`,
        says: point.says,
      })),
    ),
  );
