import type { Metadata } from 'next';
import { Sizing } from '@/components/practice/capacity/sizing';
import { Link } from '@/components/ui/link';
import { sizingSystemOf, sizingSystems } from '@/content/practice/capacity/systems';

interface SystemParams {
  readonly params: Promise<{ readonly system: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = () => sizingSystems.map(({ id }) => ({ system: id }));

export async function generateMetadata({ params }: SystemParams): Promise<Metadata> {
  const { title, ask } = sizingSystemOf((await params).system)!;
  return { title: `Size it: ${title}`, description: ask };
}

export default async function SystemPage({ params }: SystemParams) {
  const system = sizingSystemOf((await params).system)!;
  return (
    <div className="page-width pb-8">
      <p className="pt-8 font-sans text-sm">
        <Link href="/practice/capacity" className="text-muted">
          All systems
        </Link>
      </p>
      <h1 className="pt-2 font-serif text-2xl font-semibold">{system.title}</h1>
      <p className="max-w-measure pt-3 font-serif text-lg">{system.ask}</p>
      <section aria-labelledby="assumed" className="max-w-measure pt-4 pb-8">
        <h2 id="assumed" className="pb-1 font-sans text-sm text-muted">
          Assume
        </h2>
        <ul className="list-disc ps-5 font-serif">
          {system.given.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <Sizing system={system} />
      <dl className="hidden gap-3 font-sans scriptless:grid">
        {system.fields.map(({ id, ask, value, unit, working, why }) => (
          <div key={id}>
            <dt className="font-medium">{ask}</dt>
            <dd className="text-sm">
              {working} ≈ {value.toLocaleString('en-GB')} {unit}. {why}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
