import { HomeLab } from '@/components/lab/home-lab';
import { ContinueLink } from '@/components/site/continue-link';
import { CourseGraph } from '@/components/site/course-graph';
import { CourseMap } from '@/components/site/course-map';
import { rowOf } from '@/content/course';
import { writtenSlugs } from '@/content/load-lessons';

export default function HomePage() {
  const written = writtenSlugs();
  const stops = written.map((slug) => ({ slug, title: rowOf(slug)!.title }));
  return (
    <div className="page-width">
      <section aria-labelledby="what" className="pt-6 pb-12 lg:pt-9">
        <h1 id="what" className="font-serif text-2xl font-semibold tracking-tight text-balance sm:text-3xl">
          Run small systems. Break them. Say what happens next.
        </h1>
        <div className="mt-5 max-w-lab">
          <HomeLab />
        </div>
        <p className="mt-8 max-w-measure font-serif text-lg">
          You turn the traffic up, watch requests queue, fail and recover, and say what happens next before it does. That is how
          you learn scalability and reliability here, one pattern at a time.
        </p>
        {stops.length > 0 ? (
          <div className="mt-6">
            <ContinueLink stops={stops} />
          </div>
        ) : null}
      </section>
      <section aria-labelledby="course">
        <h2 id="course" className="pb-4 font-serif text-2xl font-semibold">
          The course
        </h2>
        <CourseGraph written={written} />
        <CourseMap written={written} />
      </section>
    </div>
  );
}
