import { course, numberOf, parts } from '../course';
import { type GlossaryEntry, glossary } from '../glossary';
import { familyIds, loadFamily } from '../load-families';
import { formulas } from '../load-formulas';
import { loadLesson, writtenSlugs } from '../load-lessons';
import { stationSpecs } from '../load-stations';
import { prompts } from '../practice/articulate/prompts';
import { sizingSystems } from '../practice/capacity/systems';
import { incidentIds, loadIncident } from '../practice/incidents';
import { interviews } from '../practice/interviews/interviews';
import { practicePages } from '../practice/pages';
import { printedParts } from '../practice/sheets';
import type { SearchEntry } from './entry';
import { makeIndex } from './index-form';

type Words = Pick<SearchEntry, 'href' | 'title'> & Partial<SearchEntry>;

const entry = (kind: SearchEntry['kind'], words: Words): SearchEntry => ({ kind, of: '', line: '', also: '', ...words });

/** Everything that can be found, read from what the pages are made of. While the site is built. */
export async function searchEntries(): Promise<readonly SearchEntry[]> {
  return [...lessonEntries(), ...termEntries(), ...(await referenceEntries()), ...(await practiceEntries())];
}

export const searchIndexJson = async (): Promise<string> => JSON.stringify(makeIndex(await searchEntries()));

const spaced = (id: string): string => id.replaceAll('-', ' ');

function lessonEntries(): readonly SearchEntry[] {
  const written = writtenSlugs();
  return course
    .filter(({ slug }) => written.includes(slug))
    .flatMap(({ slug, title, question, part }) => [
      entry('lesson', {
        href: `/learn/${slug}`,
        title,
        of: `${numberOf(slug)} · ${parts.find(({ number }) => number === part)!.title}`,
        line: question,
        also: spaced(slug),
      }),
      ...loadLesson(slug).headings.map(({ id, text }) =>
        entry('heading', { href: `/learn/${slug}#${id}`, title: text, of: title, also: spaced(slug) }),
      ),
    ]);
}

const termEntries = (): readonly SearchEntry[] =>
  Object.entries<GlossaryEntry>(glossary).map(([id, { term, definition }]) =>
    entry('term', { href: `/glossary#${id}`, title: term, line: definition, also: spaced(id) }),
  );

async function referenceEntries(): Promise<readonly SearchEntry[]> {
  const families = await Promise.all(familyIds.map(loadFamily));
  return [
    ...families.flatMap(({ id, label, help, algorithms }) => [
      entry('reference', { href: `/reference/${id}`, title: label, line: help, also: spaced(id) }),
      ...Object.entries(algorithms).map(([algorithm, spec]) =>
        entry('reference', {
          href: `/reference/${id}#${algorithm}`,
          title: spec.label,
          of: label,
          line: spec.help,
          also: spaced(algorithm),
        }),
      ),
    ]),
    entry('reference', { href: '/reference/stations', title: 'Stations' }),
    ...stationSpecs.map(({ kind, label, help }) =>
      entry('reference', { href: `/reference/stations#${kind}`, title: label, of: 'Stations', line: help, also: spaced(kind) }),
    ),
    entry('reference', { href: '/reference/formulas', title: 'Formulas' }),
    ...formulas.map(({ id, label, help }) =>
      entry('reference', { href: `/reference/formulas#${id}`, title: label, of: 'Formulas', line: help, also: spaced(id) }),
    ),
  ];
}

async function practiceEntries(): Promise<readonly SearchEntry[]> {
  const incidents = await Promise.all(incidentIds.map(loadIncident));
  const page = (folder: string, id: string | number): string => `/practice/${folder}/${id}`;
  const nameOf = (folder: string): string => practicePages.find(({ href }) => href === `/practice/${folder}`)!.title;
  const one = (folder: string, id: string, title: string, line: string): SearchEntry =>
    entry('practice', { href: page(folder, id), title, of: nameOf(folder), line });
  return [
    entry('practice', { href: '/practice', title: 'Practice', line: 'What the lessons teach, asked in turns.' }),
    ...practicePages.map(({ href, title, line }) => entry('practice', { href, title, line, of: 'Practice' })),
    ...incidents.map(({ id, title, story }) => one('diagnose', id, title, story)),
    ...prompts.map(({ id, title, ask }) => one('articulate', id, title, ask)),
    ...sizingSystems.map(({ id, title, ask }) => one('capacity', id, title, ask)),
    ...interviews.map(({ id, title, opens }) => one('interview', id, title, opens)),
    ...printedParts().map((part) =>
      entry('practice', {
        href: page('sheets', part),
        title: parts.find(({ number }) => number === part)!.title,
        of: 'Sheet to print',
        line: 'What to remember of this part, on paper.',
      }),
    ),
  ];
}
