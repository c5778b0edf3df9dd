import GithubSlugger from 'github-slugger';
import { glossary } from '../glossary';
import type { LessonContent } from '../lesson-types';
import { headingsOf, writtenSlugs } from '../load-lessons';
import { type ShowProps, shownBy } from '../tour';
import { vocabularyNames } from '../vocabulary-names';
import { sentencesOf } from './check-numbers';
import { checkSources } from './check-sources';
import { isComponent, lineOf, type MdxNode, nodesIn, parseMdx, propsOf, textOf } from './mdx';

/** Problems of a lesson's words, one line each; none is good. */
export function checkWords(body: string, content: LessonContent, frontMatterSources: readonly string[]): string[] {
  const tree = parseMdx(body);
  return [
    ...checkVocabulary(tree),
    ...checkShape(tree),
    ...checkLength(tree),
    ...checkIds(tree, content),
    ...checkSources(content, frontMatterSources, [...new Set(named(tree, 'Cite').map(idOf))]),
    ...checkHeadings(tree, body, content),
    ...checkLinks(tree, body),
    ...checkShown(tree, content),
  ];
}

const components = (tree: MdxNode): MdxNode[] => [...nodesIn(tree)].filter(isComponent);
const named = (tree: MdxNode, ...names: string[]): MdxNode[] => components(tree).filter(({ name }) => names.includes(name ?? ''));
const idOf = (node: MdxNode): string => String(propsOf(node).id);

const plainTags = ['sup', 'sub', 'br'];

function checkVocabulary(tree: MdxNode): string[] {
  const allowed: readonly string[] = [...vocabularyNames, ...plainTags];
  return [...nodesIn(tree)].flatMap((node) => {
    const at = `line ${lineOf(node)}:`;
    if (isComponent(node))
      return allowed.includes(node.name ?? '') ? propProblems(node) : [`${at} <${node.name}> is not in the vocabulary`];
    if (node.type === 'mdxjsEsm') return [`${at} imports and exports do not belong in a lesson's words`];
    const isExpression = node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression';
    if (isExpression && (node.data?.estree?.body.length ?? 0) > 0) return [`${at} {${node.value}} is an expression`];
    return [];
  });
}

function propProblems(node: MdxNode): string[] {
  try {
    propsOf(node);
    return [];
  } catch (error) {
    return [`line ${lineOf(node)}: <${node.name}> ${(error as Error).message}`];
  }
}

/** What every lesson has: the shape is said in docs/curriculum. */
const wanted: Readonly<Record<string, readonly [least: number, most: number]>> = {
  Predict: [2, 9],
  Lab: [1, 20],
  Show: [2, 16],
  TradeOff: [1, 3],
  WhenNot: [1, 3],
  SideBySide: [1, 4],
  Challenge: [1, 3],
  Interview: [1, 1],
  Breath: [1, 1],
  FollowUp: [3, 9],
  Numbers: [1, 2],
  CheckYourself: [1, 1],
  Recap: [1, 1],
  Sources: [1, 1],
  ModelNotes: [1, 1],
};

const checkShape = (tree: MdxNode): string[] =>
  Object.entries(wanted).flatMap(([name, [least, most]]) => {
    const count = named(tree, name).length;
    return count >= least && count <= most ? [] : [`<${name}> must stand ${least} to ${most} times, got ${count}`];
  });

/** A lesson is read in one sitting. */
const LEAST_WORDS = 1500;
const MOST_WORDS = 3500;

function checkLength(tree: MdxNode): string[] {
  const words = sentencesOf(tree).flatMap(({ text }) => text.split(/\s+/).filter((word) => /[^\p{P}\p{S}\s]/u.test(word)));
  return words.length >= LEAST_WORDS && words.length <= MOST_WORDS
    ? []
    : [`must have ${LEAST_WORDS} to ${MOST_WORDS} words, got ${words.length}`];
}

function checkIds(tree: MdxNode, content: LessonContent): string[] {
  const { labs, claims, predictions, challenges, sideBySides = {}, sources } = content;
  const places = [
    ...named(tree, 'Lab').map(idOf),
    ...named(tree, 'Predict').flatMap((node) => predictions[idOf(node)]?.lab ?? []),
    ...named(tree, 'Challenge').flatMap((node) => challenges[idOf(node)]?.lab ?? []),
  ];
  return [
    ...matched('Claim', [...named(tree, 'Claim').map(idOf), ...claimsGiven(content)], claims),
    ...matched('Predict', named(tree, 'Predict').map(idOf), predictions),
    ...matched('Challenge', named(tree, 'Challenge').map(idOf), challenges),
    ...matched('SideBySide', named(tree, 'SideBySide').map(idOf), sideBySides),
    ...matched('Cite', named(tree, 'Cite').map(idOf), sources),
    ...matched('lab', places, labs),
    ...undeclared('Term', named(tree, 'Term').map(idOf), glossary),
    ...undeclared(
      'Set',
      named(tree, 'Set').map((node) => String(propsOf(node).lab)),
      labs,
    ),
    ...twice('lab', places),
    ...labsThatAreAsked(content)
      .filter((lab) => !places.includes(lab))
      .map((lab) => `lab ${lab} is opened by a link and stands nowhere`),
  ];
}

/** Claims that vouch for what is said in words. */
const claimsGiven = ({ given = {}, givenInQuestions = {} }: LessonContent): string[] =>
  [given, ...Object.values(givenInQuestions)]
    .flatMap((each) => Object.values(each))
    .flatMap((reason) => (typeof reason === 'object' && 'claim' in reason ? [reason.claim] : []));

/** Labs that claims and questions open their runs in. */
function labsThatAreAsked({ claims, questions }: LessonContent): string[] {
  const asked = [
    ...Object.values(claims).map(({ lab }) => lab),
    ...questions.map((question) => ('answer' in question && 'lab' in question.answer ? question.answer.lab : undefined)),
  ];
  return [...new Set(asked.filter((lab) => lab !== undefined))];
}

type Table = Readonly<Record<string, unknown>>;

const undeclared = (what: string, used: readonly string[], declared: Table): string[] =>
  [...new Set(used)].filter((id) => !Object.hasOwn(declared, id)).map((id) => `${what} ${id} is not declared`);

const matched = (what: string, used: readonly string[], declared: Table): string[] => [
  ...undeclared(what, used, declared),
  ...Object.keys(declared)
    .filter((id) => !used.includes(id))
    .map((id) => `${what} ${id} is declared and never used`),
];

const twice = (what: string, used: readonly string[]): string[] =>
  [...new Set(used.filter((id, i) => used.indexOf(id) !== i))].map((id) => `${what} ${id} stands twice`);

function checkHeadings(tree: MdxNode, body: string, { questions }: LessonContent): string[] {
  const headings = headingsOf(body);
  const anchors = headings.map(({ id }) => id);
  const slugger = new GithubSlugger();
  return [
    ...headings
      .filter(({ text, id }) => new GithubSlugger().slug(text) !== id)
      .map(({ text }) => `heading “${text}” stands twice`),
    ...[...nodesIn(tree)]
      .filter(({ type, depth = 2 }) => type === 'heading' && (depth === 1 || depth > 3))
      .map((node) => `line ${lineOf(node)}: headings are of level 2 and 3`),
    ...questions.flatMap(({ id, again }) =>
      anchors.includes(again) ? [] : [`question ${id}: no heading has the anchor ${again}`],
    ),
    ...twice(
      'heading',
      anchors.map((anchor) => slugger.slug(anchor)),
    ),
  ];
}

const checkLinks = (tree: MdxNode, body: string): string[] =>
  [...nodesIn(tree)].flatMap(({ type, url = '' }) => {
    if (type !== 'link') return [];
    if (/^https:\/\/[^\s/]+\.[^\s/]+/.test(url)) return [];
    return leadsSomewhere(url, body) ? [] : [`link ${url} leads nowhere`];
  });

function leadsSomewhere(url: string, body: string): boolean {
  const [path, anchor] = url.split('#') as [string, string | undefined];
  if (path === '') return headingsOf(body).some(({ id }) => id === anchor);
  if (path === '/glossary') return anchor === undefined || Object.hasOwn(glossary, anchor);
  // a lesson that is only planned has no page yet
  if (path.startsWith('/learn/')) return writtenSlugs().includes(path.slice('/learn/'.length));
  return ['/learn', '/reference', '/progress', '/about'].includes(path) || path.startsWith('/reference/');
}

/** What words stand for in a lab is there; and the words can be pressed: they lie in no heading, in no link, in no other such words. */
function checkShown(tree: MdxNode, { labs }: LessonContent): string[] {
  const inside = [...nodesIn(tree)]
    .filter((node) => node.type === 'heading' || node.type === 'link' || pressed.includes(node.name ?? ''))
    .flatMap((node) => (node.children ?? []).flatMap((child) => named(child, 'Show')));
  return named(tree, 'Show').flatMap((node) => {
    const at = `line ${lineOf(node)}:`;
    return [
      ...(textOf(node).trim() === '' ? [`${at} Show must hold words`] : []),
      ...(inside.includes(node) ? [`${at} Show must not stand in what can be pressed itself, nor in a heading`] : []),
      ...refusal(() => shownBy(propsOf(node) as unknown as ShowProps, labs)).map((problem) => `${at} ${problem}`),
    ];
  });
}

const pressed: readonly string[] = ['Term', 'Claim', 'Theory', 'Show'];

function refusal(work: () => unknown): string[] {
  try {
    work();
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}
