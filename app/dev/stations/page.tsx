import type { Metadata } from 'next';
import { LabFigure } from '@/components/lab/lab-figure';
import { stationExamples } from '@/components/lab/station-examples';

export const metadata: Metadata = { title: 'Every kind of station, for development', robots: { index: false } };

/** One lab for each kind of node: for development and for the journeys that look at each. */
export default function DevStations() {
  return (
    <div className="mx-auto grid max-w-lab grid-cols-1 gap-12 px-4 py-8">
      <h1 className="text-2xl font-semibold">Every kind of station</h1>
      <h2 className="text-xl font-semibold">Each in a small system</h2>
      {stationExamples.map((spec) => (
        <LabFigure key={spec.id} spec={spec} />
      ))}
    </div>
  );
}
