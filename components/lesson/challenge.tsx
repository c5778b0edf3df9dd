import type { LessonContent } from '@/content/lesson-types';
import { known } from '@/engine/input-error';
import { StillLab } from '../lab/still-lab';
import { ChallengeGoals, ChallengeStory, standingClass } from './challenge-words';
import { labAnchor, labSpecOf } from './lab-of-lesson';
import { LazyPart } from './lazy-part';
import { LabSummary } from './lesson-lab';

export interface ChallengeProps {
  readonly slug: string;
  readonly id: string;
  readonly content: LessonContent;
}

/** A goal on a running system. Without scripts: the story, the goals, the hints and what wins. */
export function Challenge({ slug, id, content }: ChallengeProps) {
  const challenge = known(content.challenges, id, 'Challenge id');
  const spec = { ...labSpecOf(slug, challenge.lab, content), moreControls: false, faults: false };
  return (
    <div data-wide id={labAnchor(challenge.lab)}>
      <LazyPart
        part="challenge"
        with={{ id: `${slug}/${id}`, slug, challenge, spec }}
        before={
          <>
            <ChallengeStory challenge={challenge} />
            <div className="grid gap-2">
              <ChallengeGoals challenge={challenge} judgement={null} caption="Goals" />
              <p className={`${standingClass} scriptless:hidden print:hidden`} />
              <div />
            </div>
          </>
        }
        still={<StillLab spec={spec} />}
        after={
          <>
            <div className="hidden scriptless:block print:block">
              <ol className="list-decimal ps-5">
                {challenge.hints.map((hint) => (
                  <li key={hint}>{hint}</li>
                ))}
              </ol>
              <p className="mt-2">{challenge.won}</p>
            </div>
            <div className="h-11 pointer-coarse:h-13 scriptless:hidden print:hidden" />
          </>
        }
      />
      <LabSummary>{content.labs[challenge.lab]!.summary}</LabSummary>
    </div>
  );
}
