import type { Metadata } from 'next';
import { InterviewPage } from '@/components/practice/interview/interview-page';
import { Link } from '@/components/ui/link';
import { writtenSlugs } from '@/content/load-lessons';
import { stages } from '@/content/practice/interviews/interview-types';
import { interviewOf, interviews } from '@/content/practice/interviews/interviews';

interface InterviewParams {
  readonly params: Promise<{ readonly interview: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = () => interviews.map(({ id }) => ({ interview: id }));

export async function generateMetadata({ params }: InterviewParams): Promise<Metadata> {
  const { title, opens } = interviewOf((await params).interview)!;
  return { title: `Mock interview: ${title}`, description: opens };
}

export default async function MockInterviewPage({ params }: InterviewParams) {
  const interview = interviewOf((await params).interview)!;
  return (
    <div className="page-width pb-8">
      <p className="pt-8 font-sans text-sm">
        <Link href="/practice/interview" className="text-muted">
          All interviews
        </Link>
      </p>
      <h1 className="pt-2 font-serif text-2xl font-semibold">{interview.title}</h1>
      <p className="max-w-measure pt-3 pb-8 font-serif text-lg">{interview.opens}</p>
      <InterviewPage interview={interview} written={writtenSlugs()} />
      <div className="hidden gap-6 scriptless:grid">
        {stages.map(({ id, title, minutes }) => (
          <section key={id}>
            <h2 className="font-serif text-xl font-semibold">
              {title}, {minutes} minutes
            </h2>
            <p>{interview.stages[id].asks}</p>
            <ul className="list-disc ps-5">
              {interview.stages[id].points.map((point) => (
                <li key={point.id}>{point.says}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
