import type { MDXComponents } from 'mdx/types';
import type { ComponentType } from 'react';
import type { FigureUnit } from '@/content/figures';
import type { LessonContent } from '@/content/lesson-types';
import type { ShowProps } from '@/content/tour';
import type { VocabularyName } from '@/content/vocabulary-names';
import { known } from '@/engine/input-error';
import { Challenge } from './challenge';
import { CheckYourself } from './check-yourself';
import { LessonLab } from './lesson-lab';
import { Claim, Setting, Theory } from './numbers-in-prose';
import { Predict } from './predict';
import { Show } from './show';
import { SideBySide } from './side-by-side';
import * as words from './words';

interface Named {
  readonly id: string;
}

/**
 * Everything that a lesson's MDX may name, tied to what that lesson declares. A closed set: content/checks refuses any other
 * component, an id that is not declared, and a declaration that nothing names.
 * @param sourceIds as the front matter lists them: sources are numbered in this order
 *
 * | in MDX | from `content.ts` |
 * |---|---|
 * | `<Lab id>` `<Predict id>` `<Challenge id>` `<SideBySide id>` | `labs` `predictions` `challenges` `sideBySides` |
 * | `<Claim id>` a measured number, `<Set lab path unit>` a number a lab's scenario sets | `claims`, `labs` |
 * | `<Show lab part>`, `<Show lab chart>`, `<Show lab knob to>`, `<Show lab s>`: words that stand for something in a lab | `labs` |
 * | `<Theory name args field unit>` a closed form | |
 * | `<Cite id>`, `<Sources />` | `sources` |
 * | `<CheckYourself />` | `questions` |
 * | `<Term id>` | content/glossary.ts |
 * | `TradeOff` of `Solves` and `Creates`, `WhenNot`, `Aside`, `DeepDive title`, `Numbers`, `Recap`, `ModelNotes`, `Figure caption` | |
 * | `Interview` of one `Breath` and several `FollowUp level ask` | |
 */
export function lessonVocabulary(slug: string, content: LessonContent, sourceIds: readonly string[]): MDXComponents {
  const sources = Object.fromEntries(sourceIds.map((id) => [id, known(content.sources, id, 'front matter source')]));
  const parts = {
    ...words,
    Theory,
    Claim: ({ id }: Named) => <Claim slug={slug} labs={content.labs} claim={known(content.claims, id, 'Claim id')} />,
    Set: ({ lab, path, unit, digits }: { lab: string; path: string; unit: FigureUnit; digits?: number }) => (
      <Setting scenario={known(content.labs, lab, 'Set lab').scenario} path={path} unit={unit} digits={digits} />
    ),
    Show: (props: ShowProps & { readonly children: React.ReactNode }) => <Show slug={slug} labs={content.labs} {...props} />,
    Cite: ({ id }: Named) => <words.Cite id={id} number={sourceIds.indexOf(id) + 1} source={known(sources, id, 'Cite id')} />,
    Sources: () => <words.Sources sources={sources} />,
    Lab: ({ id }: Named) => <LessonLab slug={slug} id={id} content={content} />,
    Predict: ({ id }: Named) => <Predict slug={slug} id={id} content={content} />,
    Challenge: ({ id }: Named) => <Challenge slug={slug} id={id} content={content} />,
    SideBySide: ({ id }: Named) => (
      <SideBySide slug={slug} id={id} spec={known(content.sideBySides ?? {}, id, 'SideBySide id')} />
    ),
    CheckYourself: () => <CheckYourself slug={slug} content={content} />,
  } satisfies Record<VocabularyName, unknown>;
  return parts as unknown as Record<string, ComponentType>;
}
