import type { Knobs } from '@/engine/knobs/knobs';
import { allControls, controlAt, isOfSomeForm } from '@/engine/scenario/controls';
import { parseInputs, parseScenario } from '@/engine/scenario/parse';
import { judge } from '../challenge';
import { claimValue, runFigures } from '../computed';
import { curveOf, gapOf } from '../curve';
import { isMet, isWithin, readFigure } from '../figures';
import type { ChallengeSpec, Claim, CurvePrediction, LessonContent, LessonLab, Prediction } from '../lesson-types';

/** What only a run can tell: each gives problems, one line each. */

const seedsBesides = [101, 102, 103] as const;
const challengeSeeds = [undefined, 101, 102, 103, 104, 105] as const;

export function checkLab(lab: LessonLab): string[] {
  return attempt(() => {
    const scenario = parseScenario(lab.scenario);
    parseInputs(scenario, lab.compare ?? []);
    for (const path of lab.controls) if (!isOfSomeForm(scenario, path)) controlAt(scenario, path);
    const known = new Set(allControls(scenario).map(({ path }) => path));
    const { windows } = runFigures(lab);
    return [
      ...(lab.controls.length === 0 ? ['must have a control'] : []),
      ...Object.entries(scenario.links)
        .filter(([, { latencyMs }]) => latencyMs === 0)
        .map(([link]) => `the hop ${link} takes no time, so it is not seen`),
      ...(lab.tryThis ?? []).flatMap(({ id, done }) =>
        done !== undefined && 'turned' in done && !isTurnable(done.turned, known, lab)
          ? [`try ${id}: no knob ${done.turned}`]
          : [],
      ),
      ...(lab.tryThis ?? []).flatMap(({ id, done }) =>
        done !== undefined && 'series' in done && !Object.hasOwn(windows.series, done.series)
          ? [`try ${id}: no series ${done.series}`]
          : [],
      ),
      ...(lab.theory ?? [])
        .filter(({ series }) => !Object.hasOwn(windows.series, series))
        .map(({ series }) => `no series ${series}`),
    ];
  });
}

/** A knob of a form that is not chosen yet can be turned once it is. */
const isTurnable = (path: string, known: ReadonlySet<string>, { scenario }: LessonLab): boolean =>
  known.has(path) || isOfSomeForm(parseScenario(scenario), path);

export function checkClaim(claim: Claim): string[] {
  return attempt(() => {
    const stated = claimValue(claim);
    if (!Number.isFinite(stated)) return [`must be a number, got ${stated}`];
    const seeds = claim.otherSeeds ?? seedsBesides;
    if (new Set(seeds).size < 3) return ['must hold on at least 3 other seeds'];
    return seeds.flatMap((seed) => {
      const found = claimValue(claim, seed);
      return isWithin(claim.tolerance, stated, found) ? [] : [`says ${stated}, but seed ${seed} gives ${found}`];
    });
  });
}

export function checkPrediction(prediction: Prediction, labs: LessonContent['labs']): string[] {
  return attempt(() => {
    const lab = labs[prediction.lab];
    if (lab === undefined) return [`no lab ${prediction.lab}`];
    const run = (seed?: number) => runFigures({ scenario: lab.scenario, inputs: prediction.inputs }, seed);
    if (prediction.kind === 'number') return checkNumber(prediction, run);
    return prediction.kind === 'curve' ? checkCurve(prediction, run) : checkChoice(prediction, run);
  });
}

type Runs = (seed?: number) => ReturnType<typeof runFigures>;

function checkNumber(prediction: Extract<Prediction, { kind: 'number' }>, run: Runs): string[] {
  const { read, min, max, start, close = { factor: 1.3 }, series } = prediction;
  const outcome = readFigure(read, run());
  if (!Number.isFinite(outcome)) return [`the outcome must be a number, got ${outcome}`];
  return [
    ...(outcome > min && outcome < max ? [] : [`the outcome ${outcome} must lie between ${min} and ${max}`]),
    ...(isWithin(close, outcome, start) ? [`the slider starts at ${start}, which gives the outcome ${outcome} away`] : []),
    ...(series === undefined || Object.hasOwn(run().windows.series, series) ? [] : [`no series ${series}`]),
    ...seedsBesides.flatMap((seed) => {
      const found = readFigure(read, run(seed));
      return isWithin(close, outcome, found) ? [] : [`the outcome is ${outcome}, but seed ${seed} gives ${found}`];
    }),
  ];
}

function checkCurve(prediction: CurvePrediction, run: Runs): string[] {
  const { series, points, untilMs, min, max, scale, start, close } = prediction;
  const { windows } = run();
  if (!Object.hasOwn(windows.series, series)) return [`no series ${series}`];
  if (points < 6 || points > 16) return [`points must be 6 to 16, got ${points}`];
  if (windows.count * windows.windowMs < untilMs) return [`the run ends before ${untilMs} ms`];
  if (scale === 'log' && min <= 0) return [`min must be above 0 on a log scale, got ${min}`];
  const outcome = curveOf(prediction, run());
  const known = outcome.filter(Number.isFinite);
  if (known.length < (3 * points) / 4) return [`the outcome has no figure at ${points - known.length} of ${points} points`];
  const flat = outcome.map(() => start);
  return [
    ...known.filter((came) => came < min || came > max).map((came) => `the outcome ${came} must lie between ${min} and ${max}`),
    ...(gapOf(flat, outcome, close).isClose ? ['a flat line at the start is close to the outcome'] : []),
    ...seedsBesides
      .filter((seed) => !gapOf(outcome, curveOf(prediction, run(seed)), close).isClose)
      .map((seed) => `the outcome is not close to that of seed ${seed}`),
  ];
}

const checkChoice = ({ options }: Extract<Prediction, { kind: 'choice' }>, run: Runs): string[] => {
  const cameOn = (seed?: number) =>
    options.filter(({ when }) => when.every((goal) => isMet(goal, readFigure(goal.read, run(seed))))).map(({ id }) => id);
  const came = cameOn();
  if (came.length !== 1) return [`exactly one option must come, got ${came.join(', ') || 'none'}`];
  return seedsBesides.flatMap((seed) =>
    cameOn(seed).join() === came[0] ? [] : [`seed ${seed} gives ${cameOn(seed).join(', ') || 'none'}`],
  );
};

/** What wins or loses must be there to be turned: a form's own knobs too, where they are not left as they come. */
function outOfReach({ solution, biggerBox }: ChallengeSpec, { scenario, controls, moreControls }: LessonLab): string[] {
  if (moreControls !== false) return [];
  const parsed = parseScenario(scenario);
  const turned = [...solution, ...biggerBox].flatMap((input) => {
    if (input.do !== 'set') return [];
    const path = `${input.target}.${input.knob}`;
    const { value } = input;
    if (typeof value !== 'object' || value === null || !('kind' in value)) return [path];
    const { knob } = controlAt(parsed, path);
    const own: Knobs = knob.kind === 'variant' ? (knob.variants[String(value.kind)]?.knobs ?? {}) : {};
    const changed = Object.entries(value).filter(([name, set]) => Object.hasOwn(own, name) && own[name]!.default !== set);
    return [path, ...changed.map(([name]) => `${path}.${name}`)];
  });
  return [...new Set(turned)].filter((path) => !controls.includes(path)).map((path) => `${path} cannot be turned in the lab`);
}

/** Lost untouched, lost by only buying more, won with the pattern, on the scenario's seed and on others. */
export function checkChallenge(challenge: ChallengeSpec, labs: LessonContent['labs']): string[] {
  return attempt(() => {
    const lab = labs[challenge.lab];
    if (lab === undefined) return [`no lab ${challenge.lab}`];
    const isWonWith = (inputs: ChallengeSpec['solution'], seed?: number) =>
      judge(challenge, runFigures({ scenario: lab.scenario, inputs }, seed), lab.scenario, inputs).isWon;
    return [
      ...[challenge.solution, challenge.biggerBox].flatMap((inputs) =>
        inputs
          .filter((input) => input.do !== 'set' || !lab.controls.some((path) => `${input.target}.${input.knob}`.startsWith(path)))
          .map((input) => `${input.do} ${input.target} is no knob of the lab`),
      ),
      ...outOfReach(challenge, lab),
      ...(challenge.biggerBox.length === 0 ? ['a bigger box must be tried'] : []),
      ...challengeSeeds.flatMap((seed) => [
        ...(isWonWith([], seed) ? [`untouched wins, seed ${seed ?? 'its own'}`] : []),
        ...(isWonWith(challenge.biggerBox, seed) ? [`a bigger box alone wins, seed ${seed ?? 'its own'}`] : []),
        ...(isWonWith(challenge.solution, seed) ? [] : [`the solution loses, seed ${seed ?? 'its own'}`]),
      ]),
    ];
  });
}

function attempt(check: () => string[]): string[] {
  try {
    return check();
  } catch (error) {
    return [(error as Error).message];
  }
}
