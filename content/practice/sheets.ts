import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type CourseRow, course, parts } from '../course';
import { type GlossaryEntry, glossary } from '../glossary';
import { splitFrontMatter, writtenSlugs } from '../load-lessons';
import type { Prompt } from './articulate/prompt-types';
import { prompts } from './articulate/prompts';
import type { DecisionTree, MatchQuestion } from './item-types';
import { practiceItems } from './items';
import { trees } from './trees';

/** What fits on a sheet of paper: a part of the course, to read before an interview. */
export interface Sheet {
  readonly lessons: readonly SheetLesson[];
  readonly trees: readonly DecisionTree[];
  /** What belongs to what, as tables. */
  readonly tables: readonly MatchQuestion[];
  /** Of lessons that are not written yet: what a whole answer on them has. */
  readonly ideas: readonly Pick<Prompt, 'id' | 'title' | 'units'>[];
  readonly terms: readonly Pick<GlossaryEntry, 'term' | 'definition'>[];
  /** Their titles. */
  readonly unwritten: readonly string[];
}

export interface SheetLesson {
  readonly slug: string;
  readonly title: string;
  readonly question: string;
  /** Its “What to remember”, a line each, in Markdown. */
  readonly remember: readonly string[];
}

export const printedParts = (): readonly number[] => parts.map(({ number }) => number);

export function loadSheet(part: number): Sheet {
  const rows = course.filter((row) => row.part === part);
  const slugs = rows.map(({ slug }) => slug);
  const written = rows.filter(({ slug }) => writtenSlugs().includes(slug));
  const own = practiceItems.filter(({ lesson }) => slugs.includes(lesson));
  const walked = new Set(own.flatMap((item) => (item.kind === 'walk' ? [item.tree] : [])));
  return {
    lessons: written.map(({ slug, title, question }) => ({
      slug,
      title,
      question,
      remember: recapOf(readFileSync(path.join(process.cwd(), 'content', 'lessons', slug, 'lesson.mdx'), 'utf8'), slug),
    })),
    trees: Object.values(trees).filter(({ id }) => walked.has(id)),
    tables: own.filter((item) => item.kind === 'match'),
    ...insteadOf(rows.filter((row) => !written.includes(row))),
  };
}

/** What there is on lessons that are not written. */
function insteadOf(rows: readonly CourseRow[]): Pick<Sheet, 'ideas' | 'terms' | 'unwritten'> {
  const slugs = new Set(rows.map(({ slug }) => slug));
  return {
    ideas: prompts.filter(({ lesson }) => slugs.has(lesson)),
    terms: Object.values<GlossaryEntry>(glossary).filter(({ lessons }) => lessons.some((slug) => slugs.has(slug))),
    unwritten: rows.map(({ title }) => title),
  };
}

/** The lines of a lesson's recap. */
export function recapOf(source: string, slug: string): string[] {
  const recap = /<Recap>([\s\S]*?)<\/Recap>/.exec(splitFrontMatter(source, slug).body)?.[1] ?? '';
  return recap
    .trim()
    .split(/^- /m)
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}
