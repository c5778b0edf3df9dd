import { parseInputs, parseScenario } from '@/engine/scenario/parse';
import { runFigures } from '../computed';
import { isMet, readFigure } from '../figures';
import { judgeKnob, rightWay, turnOf, walkDown } from '../practice/grade';
import type {
  CaseQuestion,
  DecisionTree,
  FlawQuestion,
  KnobQuestion,
  MatchQuestion,
  PracticeQuestion,
  WalkQuestion,
} from '../practice/item-types';
import { plain } from './check-questions';
import { practiceSchema, treeSchema } from './practice-schema';

const seeds = [undefined, 101, 102, 103] as const;
const MOST_STEPS = 60;

/** What an item of each kind must hold besides its schema; problems, one line each. */
const checks: {
  readonly [K in PracticeQuestion['kind']]: (item: Extract<PracticeQuestion, { kind: K }>, trees: Trees) => string[];
} = { choice: checkCase, match: checkMatch, walk: checkWalk, flaw: checkFlaw, knob: checkKnob };

type Trees = Readonly<Record<string, DecisionTree>>;

export function checkPracticeItem(item: PracticeQuestion, trees: Trees): string[] {
  const parsed = practiceSchema.safeParse(item);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  try {
    return (checks[item.kind] as (item: PracticeQuestion, trees: Trees) => string[])(item, trees);
  } catch (error) {
    return [(error as Error).message];
  }
}

/**
 * Where an item is taught: a lesson of the course, at a heading that is there.
 * @param anchorsOf the headings of a lesson as it is or as it will be; null for what is no lesson
 */
export function checkTaught(
  { lesson, again }: { readonly lesson: string; readonly again: string },
  anchorsOf: (lesson: string) => readonly string[] | null,
): string[] {
  const anchors = anchorsOf(lesson);
  if (anchors === null) return [`no lesson ${lesson} teaches it`];
  return anchors.includes(again) ? [] : [`${lesson} has no heading ${again}`];
}

const twice = (texts: readonly string[]): string[] =>
  texts.filter((text, i) => texts.findIndex((other) => plain(other) === plain(text)) !== i);

function checkCase({ options }: CaseQuestion): string[] {
  return twice(options.map(({ text }) => text)).map((text) => `“${text}” stands twice`);
}

function checkMatch({ pairs, decoys = [] }: MatchQuestion): string[] {
  return twice([...pairs.map(({ left }) => left), ...pairs.map(({ right }) => right), ...decoys.map(({ right }) => right)]).map(
    (text) => `“${text}” stands twice, so it has two answers`,
  );
}

function checkWalk(question: WalkQuestion, trees: Trees): string[] {
  const tree = trees[question.tree];
  if (tree === undefined) return [`no tree ${question.tree}`];
  const places = walkDown(tree, rightWay(question));
  const asked = question.way.map(({ at }) => at);
  return [
    ...(asked.join() === places.slice(0, -1).join() ? [] : [`the way is ${places.join(', ')}, but it says ${asked.join(', ')}`]),
    ...(Object.hasOwn(tree.ends, places.at(-1)!) ? [] : [`the way stops at ${places.at(-1)}, which is no end`]),
    ...question.way.flatMap(({ at, answers }) =>
      tree.questions[at]?.answers.length === answers.length ? [] : [`${at} needs a reason for each of its answers`],
    ),
  ];
}

export function checkTree(tree: DecisionTree): string[] {
  const parsed = treeSchema.safeParse(tree);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  const { root, questions, ends } = tree;
  const leads = Object.values(questions).flatMap(({ answers }) => answers.map(({ to }) => to));
  const isPlace = (place: string) => Object.hasOwn(questions, place) || Object.hasOwn(ends, place);
  return [
    ...leads.filter((place) => !isPlace(place)).map((place) => `an answer leads to ${place}, which is nowhere`),
    ...[...Object.keys(questions), ...Object.keys(ends)]
      .filter((place) => place !== root && !leads.includes(place))
      .map((place) => `nothing leads to ${place}`),
    ...(loops(tree, root, []) ? ['some answers lead round in a circle'] : []),
  ];
}

function loops(tree: DecisionTree, place: string, above: readonly string[]): boolean {
  if (above.includes(place)) return true;
  return (tree.questions[place]?.answers ?? []).some(({ to }) => loops(tree, to, [...above, place]));
}

/** Every box of the drawing can be chosen; a run misses the goal as drawn and meets it mended, whatever the seed. */
function checkFlaw({ scenario: raw, parts, goal, mended }: FlawQuestion): string[] {
  const scenario = parseScenario(raw);
  const boxes = Object.entries(scenario.nodes).flatMap(([id, { kind, backends }]) => {
    const places = kind === 'service' ? (backends as readonly { readonly id: string }[]) : [];
    return places.length > 1 ? places.map((place) => `${id}/${place.id}`) : [id];
  });
  const names = parts.map(({ part }) => part);
  const figures = (system: unknown) => seeds.map((seed) => readFigure(goal.read, runFigures({ scenario: system }, seed)));
  return [
    ...twice(names).map((part) => `${part} stands twice`),
    ...boxes.filter((box) => !names.includes(box)).map((box) => `${box} is drawn and cannot be chosen`),
    ...names
      .filter((part) => !boxes.includes(part) && !Object.hasOwn(scenario.links, part))
      .map((part) => `${part} is not drawn`),
    ...figures(raw).flatMap((figure, i) =>
      isMet(goal, figure) ? [`seed ${seeds[i]} meets the goal with the flaw: ${figure}`] : [],
    ),
    ...figures(mended).flatMap((figure, i) =>
      isMet(goal, figure) ? [] : [`seed ${seeds[i]} misses the goal mended: ${figure}`],
    ),
  ];
}

/** One stretch of the knob works, and it holds the solution on every seed; where it starts and both its ends do not. */
function checkKnob(question: KnobQuestion): string[] {
  const { scenario: raw, knob, solution } = question;
  const scenario = parseScenario(raw);
  const isWon = (value: number, seed?: number): boolean => {
    const inputs = [turnOf(question, value)];
    parseInputs(scenario, inputs);
    return judgeKnob(question, value, runFigures({ scenario: raw, inputs }, seed)).isWon;
  };
  const count = Math.round((knob.max - knob.min) / knob.step);
  const every = Math.max(1, Math.ceil(count / MOST_STEPS));
  const values = Array.from({ length: Math.floor(count / every) + 1 }, (_, i) => knob.min + i * every * knob.step);
  const works = [...new Set([...values, solution])].sort((a, b) => a - b).map((value) => ({ value, isWon: isWon(value) }));
  const edges = works.filter(({ isWon: won }, i) => won !== (works[i - 1]?.isWon ?? false)).length;
  return [
    ...seeds.flatMap((seed) => (isWon(solution, seed) ? [] : [`seed ${seed} loses with the solution`])),
    ...seeds.flatMap((seed) =>
      [knob.min, knob.max, knob.start].flatMap((value) => (isWon(value, seed) ? [`seed ${seed} wins with ${value}`] : [])),
    ),
    ...(edges === 2 ? [] : ['what works must be one stretch']),
  ];
}
