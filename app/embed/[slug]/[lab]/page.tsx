import type { Metadata } from 'next';
import { EmbeddedLab } from '@/components/lesson/embedded-lab';
import { loadContent } from '@/content/load-content';
import { loadLesson, writtenSlugs } from '@/content/load-lessons';

interface EmbedParams {
  readonly params: Promise<{ readonly slug: string; readonly lab: string }>;
}

export const dynamicParams = false;

/** Every lab of every lesson. */
export async function generateStaticParams() {
  const ofLessons = writtenSlugs().map(async (slug) => {
    const { labs } = await loadContent(slug);
    return Object.keys(labs).map((lab) => ({ slug, lab }));
  });
  return (await Promise.all(ofLessons)).flat();
}

export async function generateMetadata({ params }: EmbedParams): Promise<Metadata> {
  const { slug, lab } = await params;
  const { title } = (await loadContent(slug)).labs[lab]!;
  return { title, robots: { index: false } };
}

export default async function EmbedPage({ params }: EmbedParams) {
  const { slug, lab } = await params;
  return <EmbeddedLab slug={slug} id={lab} content={await loadContent(slug)} lesson={loadLesson(slug).frontMatter.title} />;
}
