import type { Metadata } from 'next';
import { writeSpan } from '@/components/practice/clock/clock';
import { PageHeading } from '@/components/site/page-heading';
import { Link } from '@/components/ui/link';
import { promptGroups } from '@/content/practice/articulate/prompts';

export const metadata: Metadata = {
  title: 'Say it',
  description:
    'Interview prompts to answer aloud or in writing against a clock, with the ideas of a whole answer and three examples of one.',
};

export default function ArticulatePage() {
  return (
    <div className="page-width">
      <PageHeading
        title="Say it"
        line="A question as an interviewer asks it, and a clock. Answer, tick which ideas were there, read three answers, answer again."
      />
      <div className="grid gap-10 font-sans">
        {promptGroups.map(({ title, prompts }) => (
          <section key={title} aria-labelledby={`group-${prompts[0]!.id}`}>
            <h2 id={`group-${prompts[0]!.id}`} className="pb-2 font-serif text-xl font-semibold">
              {title}
            </h2>
            <ul>
              {prompts.map((prompt) => (
                <li
                  key={prompt.id}
                  className="grid gap-x-8 border-t border-rule py-2 sm:grid-cols-[min(18rem,40%)_minmax(0,1fr)_6rem]"
                >
                  <Link href={`/practice/articulate/${prompt.id}`} className="font-medium">
                    {prompt.title}
                  </Link>
                  <span className="text-sm text-muted">{prompt.ask}</span>
                  <span className="text-sm text-muted tabular-nums sm:text-end">{writeSpan(prompt.seconds)}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
