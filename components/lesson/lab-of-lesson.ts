import type { LessonContent, LessonLab, RunSpec } from '@/content/lesson-types';
import { known } from '@/engine/input-error';
import { LINK_PARAM, writeLink } from '@/runtime/link';
import type { LabSpec } from '../lab/lab-spec';

/** A lesson's lab as the site knows it. */
export const labSpecOf = (slug: string, key: string, content: LessonContent): LabSpec => ({
  ...specParts(known(content.labs, key, 'lab')),
  id: `${slug}.${key}`,
  embedAt: `/embed/${slug}/${key}`,
});

const specParts = ({ summary: _, ...spec }: LessonLab) => spec;

/** The place of a lab on its page. */
export const labAnchor = (key: string): string => `lab-${key}`;

/** An address that opens a lesson's lab with a run. What the lab itself says is left out of it. */
export async function runHref(slug: string, key: string, lab: LessonLab, run: RunSpec, seed?: number): Promise<string> {
  const scenario = scenarioOf(run);
  const isLabs = JSON.stringify(scenario) === JSON.stringify(lab.scenario);
  const text = await writeLink({
    lab: `${slug}.${key}`,
    atMs: 0,
    inputs: run.inputs ?? [],
    ...(isLabs ? {} : { scenario }),
    ...(seed === undefined ? {} : { seed }),
  });
  return `/learn/${slug}?${LINK_PARAM}=${text}#${labAnchor(key)}`;
}

/** A run's scenario, as long as the run says. */
export const scenarioOf = ({ scenario, forMs }: RunSpec): unknown =>
  forMs === undefined ? scenario : { ...(scenario as object), forMs };
