import type { LessonContent } from './lesson-types';

/** What a lesson declares beside its words, at build and in tests. */
export async function loadContent(slug: string): Promise<LessonContent> {
  const { lesson } = (await import(`./lessons/${slug}/content.ts`)) as { lesson: LessonContent };
  return lesson;
}
