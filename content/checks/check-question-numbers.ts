import type { Given, LessonContent } from '../lesson-types';
import type { Question } from '../question-types';
import { type Sentence, settingsOf, unvouched } from './check-numbers';
import { exact, type Settings, sentencesIn, settingsIn } from './said-numbers';

/**
 * No number stands in what a question says that nothing vouches for. Its own answer does, with what is drawn, and so do the settings
 * of the lesson; what else it supposes or says is declared in `givenInQuestions`. A wrong option may say anything; why it is wrong may not.
 */
export function checkQuestionNumbers({ questions, givenInQuestions = {}, ...lesson }: Omit<LessonContent, 'given'>): string[] {
  const ids = new Set(questions.map(({ id }) => id));
  const strays = Object.keys(givenInQuestions).filter((id) => !ids.has(id));
  const ofLesson = settingsOf({ questions, ...lesson });
  const problems = questions.flatMap((question) => {
    const settings = both(ofLesson, settingsIn([ownNumbersOf(question)]));
    const given: Given | undefined = givenInQuestions[question.id];
    return unvouched(saidOf(question), settings, given);
  });
  return [...problems, ...strays.map((id) => `givenInQuestions: no question ${id}`)];
}

/** Its own numbers have no names, so they vouch for a quantity of any unit. */
const both = (lesson: Settings, own: Settings): Settings => {
  const withOwn = (set: Set<number>): Set<number> => new Set([...set, ...own.numbers]);
  const { ms, rps, ratio } = lesson.units;
  const units = {
    ms: new Set([...withOwn(ms), ...[...own.numbers].flatMap((n) => [1000, 60_000, 3_600_000].map((time) => exact(n * time)))]),
    rps: withOwn(rps),
    ratio: withOwn(ratio),
  };
  return { numbers: withOwn(lesson.numbers), units, ratios: new Set([...lesson.ratios, ...own.ratios]) };
};

/** What its answer is made of: a run, a closed form, a sum; what is drawn; and the mistakes it knows. */
function ownNumbersOf(question: Question): unknown {
  if (!('answer' in question)) return [];
  const { answer, slips = [], tolerance } = question;
  const terms = 'working' in answer ? numbersOf(answer.working) : [];
  const draws = 'draws' in question ? question.draws : {};
  return { answer, terms, draws, tolerance, slips: slips.map(({ value }) => ({ value })) };
}

const numbersOf = (working: string): number[] =>
  working
    .replaceAll(',', '')
    .match(/\d+(?:\.\d+)?/g)
    ?.map(Number) ?? [];

function saidOf(question: Question): Sentence[] {
  return wordsOf(question)
    .flatMap(sentencesIn)
    .map((text) => ({ text: text.replaceAll(/\{\w+\}/g, 'so many'), at: `question ${question.id}` }));
}

function wordsOf(question: Question): string[] {
  if (question.kind === 'order') return [question.ask, ...question.steps.flatMap(({ text, why }) => [text, why])];
  if ('answer' in question) return [question.ask, question.why, ...(question.slips ?? []).map(({ why }) => why)];
  return [question.ask, ...question.options.flatMap(({ text, why, correct }) => (correct ? [text, why] : [why]))];
}
