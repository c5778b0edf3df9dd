import type { Metadata } from 'next';
import { crowdExample } from '@/components/lab/lab-examples';
import { LabFigure } from '@/components/lab/lab-figure';

export const metadata: Metadata = { title: 'A crowd in motion, for measuring', robots: { index: false } };

/** What `npm run bench:ui` measures. */
export default function DevCrowd() {
  return (
    <div className="mx-auto grid max-w-lab grid-cols-1 gap-6 px-4 py-8">
      <h1 className="text-2xl font-semibold">A crowd in motion</h1>
      <h2 className="text-lg font-semibold">Two thousand on their way</h2>
      <LabFigure spec={crowdExample} />
    </div>
  );
}
