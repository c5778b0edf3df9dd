import type { Metadata } from 'next';
import { HomeLab } from '@/components/lab/home-lab';
import { labExamples, sideBySideExample } from '@/components/lab/lab-examples';
import { LabFigure } from '@/components/lab/lab-figure';
import { SideBySide } from '@/components/lab/side-by-side';

export const metadata: Metadata = { title: 'Labs, for development', robots: { index: false } };

/** Labs outside any lesson: for development and for the journeys that test them. */
export default function DevLabs() {
  return (
    <div className="mx-auto grid max-w-lab grid-cols-1 gap-12 px-4 py-8">
      <h1 className="text-2xl font-semibold">Labs outside any lesson</h1>
      <HomeLab />
      <h2 className="text-xl font-semibold">As lessons have them</h2>
      {labExamples.map((spec) => (
        <LabFigure key={spec.id} spec={spec} />
      ))}
      <SideBySide spec={sideBySideExample} />
    </div>
  );
}
