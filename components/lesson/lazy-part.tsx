'use client';
import { type ComponentType, lazy, Suspense } from 'react';
import type { QuizProps } from '../practice/quiz';
import { useNear } from '../ui/use-near';
import type { ChallengeLabProps } from './challenge-lab';
import type { PredictLabProps } from './predict-lab';

interface PartProps {
  readonly challenge: ChallengeLabProps;
  readonly predict: PredictLabProps;
  readonly quiz: QuizProps;
}

const parts: { readonly [P in keyof PartProps]: ComponentType<PartProps[P]> } = {
  challenge: lazy(() => import('./parts').then((module) => ({ default: module.ChallengeLab }))),
  predict: lazy(() => import('./parts').then((module) => ({ default: module.PredictLab }))),
  quiz: lazy(() => import('./parts').then((module) => ({ default: module.Quiz }))),
};

export interface LazyPartProps<P extends keyof PartProps> {
  readonly part: P;
  readonly with: PartProps[P];
  /** What stands here without scripts and until the part is ready, in as much room: the words before a lab, the lab's picture, the words after it. */
  readonly before?: React.ReactNode;
  readonly still: React.ReactNode;
  readonly after?: React.ReactNode;
}

/** A part whose code comes when its place is near the viewport and the page is quiet. */
export function LazyPart<P extends keyof PartProps>({ part, with: props, before, still, after }: LazyPartProps<P>) {
  const [place, isNear] = useNear('700px');
  const Part: ComponentType<PartProps[P]> = parts[part];
  const given = { ...props, still } as PartProps[P];
  const stillPart = (
    <div className="grid gap-4 font-sans">
      {before}
      {still}
      {after}
    </div>
  );
  return (
    <div ref={place} data-slot="lazy-part" data-part={part}>
      {isNear ? (
        <Suspense fallback={stillPart}>
          <Part {...given} />
        </Suspense>
      ) : (
        stillPart
      )}
    </div>
  );
}
