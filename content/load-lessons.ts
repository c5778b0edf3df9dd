import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import GithubSlugger from 'github-slugger';
import { parse as parseYaml } from 'yaml';
import * as z from 'zod';
import { course } from './course';

/** Reads lessons from the file system, at build and in tests only: importing the MDX for its metadata would ship it. */
const lessonsFolder = path.join(process.cwd(), 'content', 'lessons');

export const frontMatterSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case'),
  title: z.string().min(1),
  question: z.string().endsWith('?', 'must be a question'),
  minutes: z.int().min(1).max(120),
  needs: z.array(z.string()),
  /** Ids of the primary sources that the lesson declares and lists. */
  sources: z.array(z.string().min(1)).min(1, 'must name at least one source'),
});

export type FrontMatter = z.infer<typeof frontMatterSchema>;

export interface Heading {
  readonly id: string;
  readonly text: string;
  readonly level: 2 | 3;
}

export interface LessonPage {
  readonly frontMatter: FrontMatter;
  readonly headings: readonly Heading[];
}

/** Slugs that have a `lesson.mdx`, in the order of the course. */
export function writtenSlugs(folder = lessonsFolder): readonly string[] {
  if (!existsSync(folder)) return [];
  const present = new Set(readdirSync(folder).filter((slug) => existsSync(path.join(folder, slug, 'lesson.mdx'))));
  for (const slug of present) {
    if (!course.some((row) => row.slug === slug)) throw new Error(`content/lessons/${slug} has no row in content/course.ts`);
  }
  return course.map((row) => row.slug).filter((slug) => present.has(slug));
}

export function loadLesson(slug: string, folder = lessonsFolder): LessonPage {
  const file = path.join(folder, slug, 'lesson.mdx');
  const { frontMatter, body } = splitFrontMatter(readFileSync(file, 'utf8'), slug);
  return { frontMatter, headings: headingsOf(body) };
}

/** @throws Error naming the lesson, the field, the rule and the value */
export function splitFrontMatter(source: string, slug: string): { frontMatter: FrontMatter; body: string } {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(source);
  if (!match) throw new Error(`${slug}/lesson.mdx must begin with front matter between --- lines`);
  const raw: unknown = parseYaml(match[1]!);
  const parsed = frontMatterSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new Error(`${slug}/lesson.mdx front matter: ${issue.path.join('.') || 'fields'} ${issue.message}`);
  }
  if (parsed.data.id !== slug) throw new Error(`${slug}/lesson.mdx front matter: id must be ${slug}, got ${parsed.data.id}`);
  return { frontMatter: parsed.data, body: source.slice(match[0].length) };
}

/** Second and third level headings with the ids that rehype-slug will give them. */
export function headingsOf(body: string): readonly Heading[] {
  const slugger = new GithubSlugger();
  const withoutCode = body.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, '');
  return [...withoutCode.matchAll(/^(#{1,6})[ \t]+(.+?)[ \t]*#*$/gm)].flatMap(([, hashes, markup]) => {
    const text = plain(markup!);
    const id = slugger.slug(text);
    return hashes!.length === 2 || hashes!.length === 3 ? [{ id, text, level: hashes!.length as 2 | 3 }] : [];
  });
}

/** Inline markup off: emphasis, code, links and components leave their words. */
const plain = (markup: string): string =>
  markup
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*_]/g, '')
    .trim();
