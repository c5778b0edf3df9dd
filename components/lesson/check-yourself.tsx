import type { LessonContent } from '@/content/lesson-types';

export interface CheckYourselfProps {
  readonly slug: string;
  readonly content: LessonContent;
}

export function CheckYourself({ content }: CheckYourselfProps) {
  return (
    <ol>
      {content.questions.map(({ id, ask }) => (
        <li key={id}>{ask}</li>
      ))}
    </ol>
  );
}
