import type { Metadata } from 'next';
import { LabFigure } from '@/components/lab/lab-figure';
import { AlgorithmEntry } from '@/components/site/algorithm-entry';
import { PageHeading } from '@/components/site/page-heading';
import { familyIds, loadFamily } from '@/content/load-families';
import { referenceFigures } from '@/content/reference-figures';

interface FamilyParams {
  readonly params: Promise<{ readonly family: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = () => familyIds.map((family) => ({ family }));

export async function generateMetadata({ params }: FamilyParams): Promise<Metadata> {
  const { label, help } = await loadFamily((await params).family);
  return { title: `${label} reference`, description: help };
}

export default async function FamilyPage({ params }: FamilyParams) {
  const { family: id } = await params;
  const { label, help, algorithms } = await loadFamily(id);
  const figure = referenceFigures[id];
  return (
    <div className="page-width">
      <PageHeading title={label} line={help} />
      <nav aria-label="Algorithms" className="pb-8 font-sans text-sm">
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {Object.entries(algorithms).map(([algorithm, spec]) => (
            <li key={algorithm}>
              <a href={`#${algorithm}`} className="inline-block py-1">
                {spec.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {figure === undefined ? null : (
        <section aria-labelledby="at-work" className="max-w-lab pb-10">
          <h2 id="at-work" className="font-serif text-xl font-semibold">
            At work
          </h2>
          <LabFigure spec={{ id: `reference.${id}`, ...figure }} />
        </section>
      )}
      {Object.entries(algorithms).map(([algorithm, spec]) => (
        <AlgorithmEntry key={algorithm} family={id} id={algorithm} spec={spec} />
      ))}
    </div>
  );
}
