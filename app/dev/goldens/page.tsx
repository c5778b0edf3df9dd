import type { Metadata } from 'next';
import { GoldenRuns } from '@/components/lab/golden-runs';

export const metadata: Metadata = { title: 'Golden runs, for development', robots: { index: false } };

export default function DevGoldens() {
  return (
    <div className="mx-auto grid max-w-lab grid-cols-1 gap-6 px-4 py-8">
      <h1 className="text-2xl font-semibold">Golden runs</h1>
      <GoldenRuns />
    </div>
  );
}
