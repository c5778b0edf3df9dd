import type { LessonContent } from '@/content/lesson-types';

export interface ChallengeProps {
  readonly slug: string;
  readonly id: string;
  readonly content: LessonContent;
}

export function Challenge({ id, content }: ChallengeProps) {
  return <p>{JSON.stringify(content.challenges?.[id] ?? null)}</p>;
}
