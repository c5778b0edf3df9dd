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
  /** What stands here without scripts, and until the part is ready. */
  readonly children: React.ReactNode;
}

/** A part whose code comes when its place is near the viewport and the page is quiet. */
export function LazyPart<P extends keyof PartProps>({ part, with: props, children }: LazyPartProps<P>) {
  const [place, isNear] = useNear('700px');
  const Part: ComponentType<PartProps[P]> = parts[part];
  return (
    <div ref={place} data-slot="lazy-part" data-part={part}>
      {isNear ? (
        <Suspense fallback={children}>
          <Part {...props} />
        </Suspense>
      ) : (
        children
      )}
    </div>
  );
}
