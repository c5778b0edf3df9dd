import type { Metadata } from 'next';
import { lessonVocabulary } from '@/components/lesson/vocabulary';
import { LessonFrame } from '@/components/site/lesson-frame';
import { loadContent } from '@/content/load-content';
import { loadLesson, writtenSlugs } from '@/content/load-lessons';

interface LessonParams {
  readonly params: Promise<{ readonly slug: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = () => writtenSlugs().map((slug) => ({ slug }));

export async function generateMetadata({ params }: LessonParams): Promise<Metadata> {
  const { title, question } = loadLesson((await params).slug).frontMatter;
  return { title, description: question };
}

export default async function LessonPage({ params }: LessonParams) {
  const { slug } = await params;
  const { default: Lesson } = await import(`@/content/lessons/${slug}/lesson.mdx`);
  const page = loadLesson(slug);
  return (
    <LessonFrame slug={slug} page={page} written={writtenSlugs()}>
      <Lesson components={lessonVocabulary(slug, await loadContent(slug), page.frontMatter.sources)} />
    </LessonFrame>
  );
}
