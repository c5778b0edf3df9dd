import { runFigures } from '../computed';
import { drawQuestion, fixedQuestion, type NumericQuestion } from '../draw';
import { readFigure, writeFigure } from '../figures';
import { theoryValue } from '../theory-value';
import { rightWay } from './grade';
import type { Item } from './item-types';
import { trees } from './trees';

/** Question and answer as plain text, for paper and for cards. While the site is built: it brings the engine. */
export interface Worded {
  readonly ask: string;
  /** What may be chosen from, where the question says nothing without it. */
  readonly among: readonly string[];
  /** One line each. */
  readonly answer: readonly string[];
}

export function wordsOf(item: Item): Worded {
  switch (item.kind) {
    case 'choice':
    case 'multiple': {
      const right = item.options.filter(({ correct }) => correct);
      return {
        ask: item.ask,
        among: item.options.map(({ text }) => text),
        answer: right.map(({ text, why }) => `${text}. ${why}`),
      };
    }
    case 'order':
      return { ask: item.ask, among: [], answer: item.steps.map(({ text, why }, i) => `${i + 1}. ${text}. ${why}`) };
    case 'estimate':
      return numericWords(fixedQuestion(item));
    case 'computed':
      return numericWords(drawQuestion(item, 1));
    case 'match':
      return {
        ask: item.ask,
        among: item.pairs.map(({ left }) => left),
        answer: item.pairs.map(({ left, right, why }) => `${left}: ${right}. ${why}`),
      };
    case 'walk': {
      const tree = trees[item.tree]!;
      const right = rightWay(item);
      const last = item.way.at(-1)!;
      const end = tree.questions[last.at]!.answers[right.at(-1)!]!.to;
      const steps = item.way.map(({ at, answers }, i) => {
        const { ask, answers: given } = tree.questions[at]!;
        return `${ask} ${given[right[i]!]!.text}. ${answers[right[i]!]!.why}`;
      });
      return { ask: item.ask, among: [], answer: [...steps, `${tree.ends[end]!.advice}. ${tree.ends[end]!.because}`] };
    }
    case 'flaw': {
      const labelOf = (part: string) => partInWords(item.scenario, part);
      const fault = item.parts.find(({ correct }) => correct)!;
      return {
        ask: item.ask,
        among: item.parts.map(({ part }) => labelOf(part)),
        answer: [`${labelOf(fault.part)}. ${fault.why}`, `${item.mend}: ${figureIn(item)}.`],
      };
    }
    case 'diagnose':
      return {
        ask: `${item.ask}. ${item.story}`,
        among: item.causes.map(({ text }) => text),
        answer: item.causes.filter(({ correct }) => correct).map(({ text, why }) => `${text}. ${why}`),
      };
    case 'recall':
      return { ask: item.ask, among: [], answer: [item.says] };
    case 'knob':
      return { ask: item.ask, among: [], answer: [`${item.solution} works. ${item.why}`] };
  }
}

function figureIn({ scenario, mended, goal }: Extract<Item, { kind: 'flaw' }>): string {
  const [drawn, after] = [scenario, mended].map((system) =>
    writeFigure(readFigure(goal.read, runFigures({ scenario: system })), goal.unit),
  );
  return `${goal.label.toLowerCase()} ${after} instead of ${drawn}`;
}

/** A part by its label: `lb`, `app/b`, `lb->app`. */
function partInWords(scenario: unknown, part: string): string {
  const { nodes } = scenario as { readonly nodes: Readonly<Record<string, { readonly label?: string }>> };
  const labelOf = (id: string) => nodes[id]?.label ?? id;
  const [from, to] = part.split('->');
  const nameOf = (id: string) => labelOf(id).split(':')[0];
  if (to !== undefined) return `the way from ${nameOf(from!)} to ${nameOf(to)}`;
  const [node, place] = part.split('/');
  return place === undefined ? labelOf(node!) : `${labelOf(node!)}, ${place}`;
}

function numericWords(question: NumericQuestion): Worded {
  const { ask, answer, unit, why } = question;
  const value =
    'value' in answer ? answer.value : 'theory' in answer ? theoryValue(answer) : readFigure(answer.read, runFigures(answer));
  return {
    ask,
    among: [],
    answer: [`${writeFigure(value, unit, 3)}${'working' in answer ? ` (${answer.working})` : ''}. ${why}`],
  };
}
