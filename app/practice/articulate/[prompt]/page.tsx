import type { Metadata } from 'next';
import { Articulate } from '@/components/practice/articulate/articulate';
import { Exemplars } from '@/components/practice/articulate/exemplars';
import { Link } from '@/components/ui/link';
import { writtenSlugs } from '@/content/load-lessons';
import { promptOf, prompts } from '@/content/practice/articulate/prompts';

interface PromptParams {
  readonly params: Promise<{ readonly prompt: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = () => prompts.map(({ id }) => ({ prompt: id }));

export async function generateMetadata({ params }: PromptParams): Promise<Metadata> {
  const { title, ask } = promptOf((await params).prompt)!;
  return { title: `Say it: ${title}`, description: ask };
}

export default async function PromptPage({ params }: PromptParams) {
  const prompt = promptOf((await params).prompt)!;
  const next = prompts[(prompts.indexOf(prompt) + 1) % prompts.length]!;
  return (
    <div className="page-width pb-8">
      <p className="pt-8 font-sans text-sm">
        <Link href="/practice/articulate" className="text-muted">
          All prompts
        </Link>
      </p>
      <h1 className="pt-2 font-serif text-2xl font-semibold">{prompt.title}</h1>
      <p className="max-w-measure pt-3 pb-8 font-serif text-lg">{prompt.ask}</p>
      <Articulate prompt={prompt} next={{ href: `/practice/articulate/${next.id}`, title: next.title }} />
      <div className="hidden gap-8 scriptless:grid">
        <ul className="max-w-measure list-disc ps-5 font-serif">
          {prompt.units.map(({ id, says }) => (
            <li key={id}>{says}</li>
          ))}
        </ul>
        <Exemplars exemplars={prompt.exemplars} />
      </div>
      {writtenSlugs().includes(prompt.lesson) ? (
        <p className="pt-10 font-sans text-sm text-muted">
          The lesson: <Link href={`/learn/${prompt.lesson}#in-the-interview`}>what to say, and the follow-ups</Link>
        </p>
      ) : null}
    </div>
  );
}
