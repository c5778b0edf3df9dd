import type { LessonContent } from '@/content/lesson-types';

export interface PredictProps {
  readonly slug: string;
  readonly id: string;
  readonly content: LessonContent;
}

export function Predict({ id, content }: PredictProps) {
  return <p>{JSON.stringify(content.predictions?.[id] ?? null)}</p>;
}
