import type { Interview } from './interview-types';

/** Progress knows a point as `interview/<interview>.<stage>.<point>`. Apart from the cards, which bring every interview. */
export const interviewCardId = ({ id }: Pick<Interview, 'id'>, name: string): string => `interview/${id}.${name}`;
