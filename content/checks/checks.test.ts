import { describe, expect, test } from 'vitest';
import type { ChallengeSpec, Claim, LessonContent, LessonLab, Reason } from '../lesson-types';
import type { ChoiceQuestion, ComputedQuestion, Question } from '../question-types';
import { evaluate } from './arithmetic';
import { checkNumbers } from './check-numbers';
import { checkQuestionNumbers } from './check-question-numbers';
import { checkQuestion, checkQuestions } from './check-questions';
import { checkReasons } from './check-reasons';
import { checkChallenge, checkClaim, checkLab, checkPrediction } from './check-runs';
import { checkWords } from './check-words';
import { quantitiesIn } from './numbers-in-words';
import { numbersIn } from './said-numbers';

/** Each check on a sample that is well, and on the same sample broken. */

const scenario = {
  format: 1,
  seed: 7,
  forMs: 20_000,
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 24 }, timeoutMs: 1000, to: 'lb' },
    lb: { kind: 'balancer', algorithm: 'round-robin', to: 'app' },
    app: {
      kind: 'service',
      backends: [{ id: 'a' }, { id: 'b', speed: 0.2 }],
      concurrency: 2,
      serviceMs: { kind: 'exponential', meanMs: 50 },
    },
  },
  links: { 'users->lb': { latencyMs: 5 }, 'lb->app': { latencyMs: 2 } },
};
const lab: LessonLab = { title: 'Two', summary: 'One of two is slow.', scenario, controls: ['lb.algorithm', 'app/b.speed'] };
const set = (target: string, knob: string, value: unknown) => ({ atMs: 0, do: 'set' as const, target, knob, value });
const counting = [set('lb', 'algorithm', { kind: 'least-connections' })];
const claim: Claim = { runs: { run: { scenario } }, read: 'latencyMs.p99', unit: 'ms', tolerance: { relative: 0.5 } };
const failed = { divide: ['requests.failed', 'requests.offered'] } as const;
const challenge: ChallengeSpec = {
  title: 'Lose nobody',
  story: 'One of two is slow.',
  lab: 'two',
  goals: [{ label: 'Failed', read: failed, op: '<=', value: 0.05, unit: 'ratio' }],
  hints: ['Look at b.'],
  solution: counting,
  biggerBox: [set('app/b', 'speed', 0.25)],
  won: 'It counted.',
};
const content: LessonContent = {
  labs: { two: lab },
  predictions: {},
  claims: {},
  challenges: {},
  questions: [],
  sources: { paper: { text: 'A paper.', href: 'https://example.org/paper', at: 'Section 2, Method.' } },
};

const filler = 'word '.repeat(1500);
const whole = `
## One

${filler}

<Predict id="p" /> <Predict id="q" /> <Lab id="two" /> Twice<Cite id="paper" /> the <Term id="goodput" />.
<Show lab="two" part="app/b">The slow one</Show>, <Show lab="two" chart="queue">its line</Show>,
<Show lab="two" knob="app/b.speed" to={1}>as fast as the other</Show>, and <Show lab="two" part="lb" s={20}>the end</Show>.

<TradeOff></TradeOff> <WhenNot></WhenNot> <SideBySide id="s" /> <Challenge id="c" />

<Interview><Breath></Breath><FollowUp level="mid" ask="a" /><FollowUp level="mid" ask="b" /><FollowUp level="mid" ask="c" /></Interview>

<Numbers></Numbers> <CheckYourself /> <Recap></Recap> <Sources /> <ModelNotes></ModelNotes>
`;
const wholeContent: LessonContent = {
  ...content,
  labs: { two: lab, shown: lab, guessed: lab, won: lab },
  predictions: { p: { kind: 'number', lab: 'shown' } as never, q: { kind: 'number', lab: 'guessed' } as never },
  challenges: { c: { ...challenge, lab: 'won' } },
  sideBySides: { s: {} as never },
};

describe('words', () => {
  test('a whole sample has no problem', () => expect(checkWords(whole, wholeContent, ['paper'])).toEqual([]));

  test.each([
    ['an unknown component', '<Chart id="x" />', '<Chart> is not in the vocabulary'],
    ['an import', 'import x from "y"', 'imports and exports do not belong'],
    ['an expression', 'It is {1 + 1}.', 'is an expression'],
    ['a prop that is computed', '<Theory name={f()} />', 'props must be written out'],
    ['a claim that is not declared', '<Claim id="none" />', 'Claim none is not declared'],
    ['a term that is not in the glossary', '<Term id="nonsense" />', 'Term nonsense is not declared'],
    ['a source that is not declared', 'x<Cite id="other" />', 'Cite other is not declared'],
    ['a lab that stands twice', '<Lab id="two" />', 'lab two stands twice'],
    ['a second quiz', '<CheckYourself />', '<CheckYourself> must stand 1 to 1 times, got 2'],
    ['a heading that stands twice', '## One', 'heading “One” stands twice'],
    ['a heading too deep', '#### Deep', 'headings are of level 2 and 3'],
    ['a link to no lesson', '[x](/learn/nowhere)', 'link /learn/nowhere leads nowhere'],
    ['a link to no heading', '[x](#two)', 'link #two leads nowhere'],
    ['a link to no term', '[x](/glossary#nonsense)', 'leads nowhere'],
    ['a link without encryption', '[x](http://example.org)', 'leads nowhere'],
    ['words for no lab', '<Show lab="gone" s={1}>it</Show>', 'Show lab must be one of two, shown, guessed, won, got "gone"'],
    [
      'words for no part',
      '<Show lab="two" part="app/z">it</Show>',
      'Show part must be one of users, lb, app, app/a, app/b, got "app/z"',
    ],
    [
      'words for no chart',
      '<Show lab="two" chart="heat">it</Show>',
      'Show chart must be one of traffic, latency, queue, got "heat"',
    ],
    ['words for no knob', '<Show lab="two" knob="app.pace">it</Show>', 'app.pace must be one of'],
    ['words that turn a knob too far', '<Show lab="two" knob="app/b.speed" to={-1}>it</Show>', 'app/b.speed must be > 0, got -1'],
    [
      'words that turn a knob past its slider',
      '<Show lab="two" knob="app/b.speed" to={2000}>it</Show>',
      'must lie on the slider',
    ],
    ['words for a moment after the end', '<Show lab="two" s={21}>it</Show>', 'Show s must lie in the run, 0 to 20, got 21'],
    ['words for nothing', '<Show lab="two">it</Show>', 'Show must name a part, a chart, a knob or a second'],
    ['words for two things', '<Show lab="two" part="lb" chart="queue">it</Show>', 'Show must name one of part, chart, knob'],
    ['a value without its knob', '<Show lab="two" part="lb" to={1}>it</Show>', 'Show to needs the knob that it is for, got 1'],
    ['an unknown prop of words', '<Show lab="two" at={1}>it</Show>', 'Show at is no prop'],
    ['no words', '<Show lab="two" part="lb" />', 'Show must hold words'],
    [
      'words in words',
      '<Show lab="two" part="lb">a <Term id="goodput" /> b <Show lab="two" s={1}>it</Show></Show>',
      'can be pressed',
    ],
  ])('finds %s', (_, added, says) =>
    expect(checkWords(`${whole}\n${added}\n`, wholeContent, ['paper']).join('\n')).toContain(says),
  );

  const work = { text: 'A paper.', href: 'https://example.org/paper' };
  test.each([
    ['in no sentence', { ...work, at: 'Section 2' }, 'must be told in whole sentences'],
    ['beside the point', { ...work, at: 'Somewhere.' }, 'must name a section, heading, page, figure or file'],
    ['in the title', { ...work, text: 'A paper, section 2.', at: 'Section 2.' }, 'must tell its place in `at`'],
  ])('finds a place %s', (_, paper, says) =>
    expect(checkWords(whole, { ...wholeContent, sources: { paper } }, ['paper']).join()).toContain(`source paper ${says}`),
  );

  test.each(['Section 2, Method.', 'Figure 4.', '“Method”.', 'src/method.go.', 'Abstract.'])('takes the place %s', (at) =>
    expect(checkWords(whole, { ...wholeContent, sources: { paper: { ...work, at } } }, ['paper'])).toEqual([]),
  );

  test('takes a work as a whole, with a reason', () =>
    expect(
      checkWords(whole, { ...wholeContent, sources: { paper: { ...work, whole: 'it is the origin.' } } }, ['paper']),
    ).toEqual([]));

  test('finds what is declared and never used, and what a lesson lacks', () => {
    expect(checkWords(whole, { ...wholeContent, claims: { idle: claim } }, ['paper'])).toContain(
      'Claim idle is declared and never used',
    );
    expect(checkWords(whole.replace('<Recap></Recap>', ''), wholeContent, ['paper'])).toContain(
      '<Recap> must stand 1 to 1 times, got 0',
    );
    expect(checkWords(whole.replace(filler, ''), wholeContent, ['paper']).join()).toContain('must have 1500 to 3500 words, got');
    expect(checkWords(`${whole}\n${filler}\n${filler}`, wholeContent, ['paper']).join()).toContain('3500 words, got');
    expect(checkWords(whole, wholeContent, ['other']).join()).toContain('must be in the order they are cited: paper');
    expect(checkWords(whole, { ...wholeContent, claims: { x: { ...claim, lab: 'gone' } } }, ['paper']).join()).toContain(
      'lab gone is opened by a link',
    );
    const question = { kind: 'choice', id: 'q', ask: '?', again: 'two', options: [] } as Question;
    expect(checkWords(whole, { ...wholeContent, questions: [question] }, ['paper']).join()).toContain(
      'no heading has the anchor two',
    );
  });
});

describe('numbers', () => {
  test.each([
    ['p99 and O(1) are names, `42` is code', []],
    ['It serves <Claim id="x" /> of 77 requests.', []],
    ['Twenty-four a second arrive, 24 in figures.', []],
    ['They wait 77 ms. Then they leave.', ['77']],
    ['<Set lab="two" path="seed" /> is one. The other is 1,250.', ['1,250']],
    ['- 96% of them', ['96%']],
    ['| a | b |\n|---|---|\n| 77 | x |', ['77']],
    ['## Chapter 77', ['77']],
  ])('%s', (body, found) =>
    expect(checkNumbers(body, content).map((problem) => /vouches for (\S+)/.exec(problem)?.[1])).toEqual(found),
  );

  test('what is given is allowed, and must be needed', () => {
    expect(checkNumbers('They wait 77 ms.', { ...content, given: { '77': 'why' } })).toEqual([]);
    expect(checkNumbers('They wait.', { ...content, given: { '77': 'why' } })).toEqual(['given 77 is declared and never needed']);
  });

  test.each([
    ['Three quarters of them fail.', ['three quarters']],
    ['They lose a third of it, or a seventh.', ['a third', 'a seventh']],
    ['Nearly half of the requests, one in ten of them.', ['half of', 'one in ten']],
    ['Twice the wait, ten times as long, tenfold.', ['twice the', 'ten times', 'tenfold']],
    ['The load doubles. The room halves.', ['doubles', 'halves']],
    ['It is sixty or seventy percent busy for fifteen seconds.', ['sixty or seventy percent', 'fifteen seconds']],
    ['A worker is five times as quick.', []],
    ['At <Claim id="x" /> it loses three quarters.', []],
    ['A third draw, the fifth cache, one idea, two choices, a half-open circuit.', []],
    ['Half an upload, ten in five seconds, the other half, from one to the next.', ['five seconds']],
    ['A quarter fails, about a third waits.', ['a quarter', 'a third']],
    ['They lose one good answer in a thousand, or two of the six.', ['one good answer in a thousand', 'two of the six']],
    [
      'Five of every seven, three of its eleven, ten keys of eleven.',
      ['five of every seven', 'three of its eleven', 'ten keys of eleven'],
    ],
    ['One of two backends, any two of three, four machines of six cores, two of the three ways.', []],
    ['Seventy per cent, half a percent.', ['seventy per cent', 'half a percent']],
    ['It runs at half load, half full.', ['at half', 'half full']],
    ['Halving the load, it doubles; they double it, and it triples.', ['doubles', 'double', 'triples', 'halving']],
    ['Double its cores. You double the fleet, each doubling costs more.', []],
    ['Twice 70% is more than twice.', ['twice', 'twice', '70%']],
    [
      'They bring fifteen new writes a second, ten thousand queries a second.',
      ['fifteen new writes a second', 'ten thousand queries a second'],
    ],
    ['Six in every second.', ['six in every second']],
    [
      'Half a minute, a tenth of a second, four and a half seconds.',
      ['four and a half seconds', 'half a minute', 'a tenth of a second'],
    ],
    ['No more than forty, nearly twenty, about a million clients.', ['forty', 'twenty', 'a million']],
    ['A thousand clients, forty workers, a fifth joined, three nines, spread over six nodes.', []],
  ])('in words: %s', (body, found) =>
    expect(
      checkNumbers(body, content)
        .map((problem) => /vouches for (.+) in “/.exec(problem)?.[1])
        .toSorted(),
    ).toEqual(found.toSorted()),
  );

  test('a setting vouches for a number of its own unit', () => {
    const other = {
      ...content,
      labs: { two: { ...lab, scenario: { rateRps: 77, waitMs: 7000, capacity: 66, share: 0.3, everyMs: 500 } } },
    } as typeof content;
    const unvouched = (words: string) => checkNumbers(words, other).map((problem) => /vouches for (.+) in “/.exec(problem)?.[1]);
    expect(
      unvouched('77 requests a second, seven seconds, 7,000 ms, at second 7, 66 of them, 77 in all, 30%, twice a second.'),
    ).toEqual([]);
    expect(unvouched('77 ms, 66 seconds, 66 a second, 77%, at second 77.')).toEqual(['77', '66', '66', '77%', '77']);
    expect(unvouched('from 66 to 7 seconds; seventy-seven minutes')).toEqual(['66', 'seventy-seven minutes']);
  });

  test('how often in words', () =>
    expect(quantitiesIn('twice a minute, once every day, twice').map(({ phrase }) => phrase)).toEqual([
      'twice a minute',
      'once every day',
    ]));

  test('a question answers for what it says; a wrong option says what it likes', () => {
    const asked: Question = {
      id: 'q',
      kind: 'choice',
      ask: 'Of 77 requests, how many?',
      again: 'two',
      options: [
        { text: 'Three quarters of them', correct: true, why: 'For the line holds 78.' },
        { text: 'A ninth of them, or 79', why: 'That is a seventh of them.' },
      ],
    };
    const found = ['77', 'three quarters', '78', 'a seventh'];
    const problems = checkQuestionNumbers({ ...content, questions: [asked] });
    expect(problems.map((problem) => /^question q: nothing vouches for (.+) in “/.exec(problem)?.[1])).toEqual(found);
    const q = { '77': 'supposed', 'three quarters of': 'supposed', 'holds 78': 'supposed', 'a seventh': 'supposed' };
    expect(checkQuestionNumbers({ ...content, questions: [asked], givenInQuestions: { q } })).toEqual([]);
    expect(checkQuestionNumbers({ ...content, questions: [], givenInQuestions: { q } })).toEqual([
      'givenInQuestions: no question q',
    ]);
  });

  test('what a question’s answer is made of vouches for what it says', () => {
    const estimate: Question = {
      id: 'q',
      kind: 'estimate',
      ask: 'There are 77 of 154. What share?',
      again: 'two',
      unit: 'ratio',
      answer: { value: 0.5, working: '77 ÷ 154' },
      tolerance: { absolute: 0.01 },
      why: 'It is 77 over 154, half of it.',
      slips: [{ value: 79, why: 'Not 79 but 80.' }],
    };
    expect(checkQuestionNumbers({ ...content, questions: [estimate] }).join()).toMatch(
      /^question q: nothing vouches for 80 in [^,]*$/,
    );
  });

  test('what labs, predictions and challenges say is read too', () => {
    const said = { ...content, labs: { two: { ...lab, summary: 'Three quarters fail, 77 of them.' } } };
    expect(checkNumbers('', said).join('\n')).toMatch(/lab two: .*77(.|\n)*lab two: .*three quarters/);
    expect(
      checkNumbers('', { ...content, challenges: { c: { ...challenge, won: 'In a third of the time.' } } }).join(),
    ).toContain('challenge c: nothing vouches for a third');
  });

  test('words are given with their neighbours, and as a claim only if it finds that', () => {
    const given = { 'half of them': 'why' };
    expect(checkNumbers('Half of them wait.', { ...content, given })).toEqual([]);
    expect(checkNumbers('Half of them wait. Half of all fail.', { ...content, given }).join()).toContain(
      'half of in “Half of all',
    );
    const claims = { slow: { ...claim, read: { sum: [0.31] }, unit: 'ratio' } as Claim };
    expect(checkReasons({ ...content, claims, given: { 'a third of them': { claim: 'slow' } } })).toEqual([]);
    expect(checkReasons({ ...content, claims, given: { 'half of them': { claim: 'slow' } } }).join()).toContain(
      'slow finds 0.31',
    );
    expect(checkReasons({ ...content, given: { 'half of them': { claim: 'none' } } }).join()).toContain('no claim none');
  });

  test('what is nearly so much is no setting', () => {
    expect(checkNumbers('It does 24 a second, or 24 at most.', content)).toEqual([]);
    expect(checkNumbers('It does nearly 24 a second.', content).join()).toContain('nothing vouches for 24 in');
  });

  test('what bounds a number is part of what is worked out', () => {
    const half = { sum: '0.6' };
    expect(checkNumbers('More than half of them wait.', { ...content, given: { 'more than half of': half } })).toEqual([]);
    expect(checkNumbers('More than half of them wait.', { ...content, given: { 'half of them': half } }).join()).toContain(
      'given half of them leaves out the words that bound it',
    );
    expect(checkNumbers('More than half of them wait.', { ...content, given: { 'half of them': 'supposed' } })).toEqual([]);
  });

  test.each<[string, Reason, string | undefined]>([
    ['a third of it', { sum: '1 − 48 ÷ 75' }, undefined],
    ['66%', { sum: '1 − 48 ÷ 75' }, '1 − 48 ÷ 75 finds 0.36'],
    ['36%', { sum: '1 − 48 ÷ 75' }, undefined],
    ['20 services', { theory: 'mm1', args: { arrivalRps: 95, serviceRps: 100 }, field: 'meanResponseMs' }, 'mm1 finds 200'],
    ['20 services', { cite: 'none' }, 'no source none'],
    ['20 services', { sum: '1 +' }, 'must be a sum'],
    ['24 a second', { scenario, read: 'requests.offered' }, 'the run finds'],
    ['more than nine in ten', { sum: '0.93' }, undefined],
    ['more than nine in ten', { sum: '0.89' }, '0.89 finds 0.89'],
    ['more than one in ten', { sum: '0.9' }, '0.9 finds 0.9'],
    ['far more than one in ten', { sum: '0.9' }, undefined],
    ['under half of them', { sum: '0.48' }, undefined],
    ['under half of them', { sum: '0.5' }, '0.5 finds 0.5'],
    ['nearly a third of it', { sum: '0.31' }, undefined],
    ['nearly a third of it', { sum: '0.34' }, '0.34 finds 0.34'],
    ['at most 120', { sum: '100 + 20' }, undefined],
    ['at most 120', { sum: '100 + 21' }, '100 + 21 finds 121'],
    ['at least twice as many', { sum: '4 ÷ 2' }, undefined],
    ['at least twice as many', { sum: '3.9 ÷ 2' }, 'finds 1.95'],
    ['over four seconds', { sum: '90 ÷ 20' }, undefined],
    ['over four seconds', { sum: '78 ÷ 20' }, 'finds 3.9'],
    ['about a third of it', { sum: '0.34' }, undefined],
    ['is over. A third of it', { sum: '0.31' }, undefined],
  ])('%s by %j', (key, reason, problem) => {
    const problems = checkReasons({ ...content, givenInQuestions: { q: { [key]: reason } } });
    if (problem === undefined) expect(problems).toEqual([]);
    else expect(problems.join()).toContain(problem);
  });

  test('reads numbers as written', () =>
    expect(numbersIn('1,200, 95% and 0.4; p50, p99.9, IPv4, 2nd, resilience4j, 5xx')).toEqual(['1,200', '95%', '0.4']));
});

const why = 'Because the line never empties again.';
const choice: ChoiceQuestion = {
  kind: 'choice',
  id: 'q',
  ask: 'What happens to the line?',
  again: 'one',
  options: [
    { text: 'It grows', correct: true, why },
    { text: 'It shrinks', why },
    { text: 'Nothing', why },
  ],
};
const computed: ComputedQuestion = {
  kind: 'computed',
  id: 'c',
  ask: 'How long at {rate}?',
  again: 'one',
  draws: { rate: { from: [60, 70, 80], unit: 'rps' } },
  unit: 'ms',
  answer: { theory: 'mm1', args: { arrivalRps: '$rate', serviceRps: 100 }, field: 'meanResponseMs' },
  tolerance: { relative: 0.1 },
  why,
};

const order = {
  kind: 'order',
  id: 'o',
  ask: 'What comes after what?',
  again: 'one',
  steps: [
    { text: 'First', why },
    { text: 'Second', why },
    { text: 'Third', why },
  ],
} as const;

const estimate = {
  kind: 'estimate',
  id: 'e',
  ask: 'How many of them come?',
  again: 'one',
  unit: 'count',
  answer: { value: 500, working: '50 × 10' },
  tolerance: { factor: 2 },
  why,
} as const;

describe('questions', () => {
  test('good ones have no problem', () => {
    expect([choice, order, computed, estimate].map(checkQuestion)).toEqual([[], [], [], []]);
  });

  test.each<[string, unknown, string]>([
    [
      'two right options',
      { ...choice, options: choice.options.map((option) => ({ ...option, correct: true })) },
      'exactly one right option',
    ],
    [
      'an option without its why',
      { ...choice, options: [...choice.options.slice(1), { text: 'x', correct: true, why: '' }] },
      'must explain',
    ],
    [
      'an option twice in other letters',
      { ...choice, options: [...choice.options, { text: 'it grows.', why }] },
      'the same thing twice',
    ],
    [
      'options that are all right',
      { ...choice, kind: 'multiple', options: choice.options.map((option) => ({ ...option, correct: true })) },
      'right and wrong options',
    ],
    ['a step without its why', { ...order, steps: [...order.steps.slice(1), { text: 'x', why: '' }] }, 'must explain'],
    ['a step twice', { ...order, steps: [...order.steps, order.steps[0]] }, 'the same thing twice'],
    ['an estimate without its why', { ...estimate, why: '' }, 'must explain'],
    ['a drawn question without its why', { ...computed, why: 'so' }, 'must explain'],
    ['a figure that no run gives', { ...estimate, answer: { scenario, read: { series: 'gone.rps', fold: 'mean' } } }, 'gone.rps'],
    ['an option twice', { ...choice, options: [...choice.options, choice.options[1]] }, 'the same thing twice'],
    ['no way back to the words', { ...choice, again: undefined }, 'again'],
    ['a formula that is not there', { ...computed, answer: { ...computed.answer, field: 'meanMs' } }, 'mm1 field must be one of'],
    ['a queue without an answer', { ...computed, draws: { rate: { from: [60, 100, 120] } } }, 'arrivalRps'],
    ['a name that is not drawn', { ...computed, ask: 'How long at {load} then?' }, 'draw must be one of rate'],
    [
      'a slip that is right',
      {
        ...computed,
        slips: [
          { value: { minus: [100, '$rate'] }, why },
          { value: computed.answer, why },
        ],
      },
      'counts as right',
    ],
    [
      'arithmetic that does not add up',
      {
        ...estimate,
        kind: 'estimate',
        unit: 'count',
        answer: { value: 600, working: '50 × 10' },
        tolerance: { factor: 2 },
        why,
      },
      'is 500, not 600',
    ],
    [
      'a run whose answer is chance',
      { ...estimate, answer: { scenario, read: 'latencyMs.max' }, tolerance: { relative: 0.0001 } },
      'on another seed the answer is',
    ],
  ])('finds %s', (_, question, says) => expect(checkQuestion(question as Question).join('\n')).toContain(says));

  test('the longest option is not always the right one', () => {
    const told = {
      ...choice,
      options: choice.options.map((option) => (option.correct ? { ...option, text: 'It grows, and grows' } : option)),
    };
    expect(checkQuestions([choice, told, { ...told, id: 'r' }, { ...told, id: 's' }]).join('\n')).toContain(
      'the longest option is right in q, r, s: 3 of 4 choices',
    );
    expect(checkQuestions([choice, told]).join('\n')).not.toContain('longest');
  });

  test('a lesson needs enough, of enough kinds', () => {
    const problems = checkQuestions([choice, choice]).join('\n');
    for (const says of ['at least 12 questions, got 2', 'at least 4 kinds', 'at least one computed', 'question q stands twice'])
      expect(problems).toContain(says);
  });
});

describe('runs', () => {
  test('a claim holds on other seeds, or does not', () => {
    expect(checkClaim(claim)).toEqual([]);
    expect(checkClaim({ ...claim, tolerance: { relative: 1e-6 } }).join()).toMatch(/says [\d.]+, but seed 101 gives/);
    expect(checkClaim({ ...claim, read: 'latencyMs.p98' }).join()).toContain('at "p98"');
    expect(checkClaim({ ...claim, otherSeeds: [1, 1, 1] })).toEqual(['must hold on at least 3 other seeds']);
  });

  test('a lab opens, or says what is wrong', () => {
    expect(checkLab(lab)).toEqual([]);
    expect(checkLab({ ...lab, controls: ['lb.nothing'] }).join()).toContain('lb.nothing');
    expect(checkLab({ ...lab, scenario: { ...scenario, format: 2 } }).join()).toContain('format');
    expect(checkLab({ ...lab, tryThis: [{ id: 't', text: '', done: { turned: 'lb.speed' } }] })).toEqual([
      'try t: no knob lb.speed',
    ]);
    expect(checkLab({ ...lab, tryThis: [{ id: 't', text: '', done: { series: 'x', above: 1 } }] })).toEqual([
      'try t: no series x',
    ]);
  });

  test('a challenge is lost, lost and won, or it is none', () => {
    const labs = { two: lab };
    expect(checkChallenge(challenge, labs)).toEqual([]);
    const problems = (change: Partial<ChallengeSpec>) => checkChallenge({ ...challenge, ...change }, labs).join('\n');
    expect(problems({ goals: [{ ...challenge.goals[0]!, value: 0.9 }] })).toContain('untouched wins, seed its own');
    expect(problems({ biggerBox: [set('app/b', 'speed', 4)] })).toContain('a bigger box alone wins');
    expect(problems({ solution: [] })).toContain('the solution loses, seed 105');
    expect(problems({ solution: [set('users', 'timeoutMs', 9000)] })).toContain('set users is no knob of the lab');
  });

  test('what wins must be there to be turned, a form’s own knobs too', () => {
    const drawn = { kind: 'power-of-two-choices', choices: 3 };
    const change = { solution: [set('lb', 'algorithm', drawn)] };
    const closed = (controls: readonly string[]) => ({ two: { ...lab, controls, moreControls: false } as LessonLab });
    const problems = (labs: Record<string, LessonLab>) => checkChallenge({ ...challenge, ...change }, labs).join('\n');
    expect(problems(closed(lab.controls))).toContain('lb.algorithm.choices cannot be turned in the lab');
    expect(problems(closed([...lab.controls, 'lb.algorithm.choices']))).not.toContain('cannot be turned');
    expect(problems({ two: lab })).not.toContain('cannot be turned');
  });

  test('a budget is kept, or the challenge is lost', () => {
    const budget = { label: 'Money', currency: '$', most: 20, prices: [{ path: 'app/b.speed', each: 100 }] };
    const bought = { solution: [...counting, set('app/b', 'speed', 0.3)] };
    expect(checkChallenge({ ...challenge, budget }, { two: lab })).toEqual([]);
    expect(checkChallenge({ ...challenge, ...bought, budget }, { two: lab }).join()).toContain('the solution loses');
  });

  test('a prediction has an outcome that its start does not give away', () => {
    const prediction = {
      kind: 'number',
      lab: 'two',
      ask: '?',
      label: 'Failed',
      inputs: [],
      read: failed,
      unit: 'ratio',
      min: 0,
      max: 1,
      start: 0.01,
      close: { absolute: 0.15 },
      because: '',
    } as const;
    const problems = (change: object) => checkPrediction({ ...prediction, ...change }, { two: lab }).join('\n');
    const outcome = Number(/gives the outcome ([\d.]+)/.exec(problems({ close: { absolute: 1 } }))?.[1]);
    expect(outcome).toBeGreaterThan(0.16);
    expect(problems({})).toBe('');
    expect(problems({ max: outcome / 2 })).toContain('must lie between');
    expect(problems({ read: 'requests.none' })).toContain('at "none"');
    expect(problems({ series: 'none' })).toBe('no series none');
    const options = [
      { id: 'few', label: 'few', when: [{ read: failed, op: '<', value: 0.1 }] },
      { id: 'many', label: 'many', when: [{ read: failed, op: '>=', value: 0.1 }] },
    ];
    expect(problems({ kind: 'choice', options })).toBe('');
    expect(problems({ kind: 'choice', options: options.slice(0, 1) })).toContain('exactly one option must come, got none');
  });

  test('a curve to draw has an outcome on its axis that a flat line does not give away, on any seed', () => {
    const forMs = (lab.scenario as { forMs: number }).forMs;
    const prediction = {
      kind: 'curve',
      lab: 'two',
      ask: '?',
      label: 'Failed',
      inputs: [],
      because: '',
      series: 'failedRps',
      unit: 'rps',
      points: 8,
      untilMs: forMs,
      min: 0,
      max: 1000,
      start: 0,
      close: { relative: 0.5 },
    } as const;
    const problems = (change: object) => checkPrediction({ ...prediction, ...change }, { two: lab }).join('\n');
    expect(problems({})).toBe('');
    expect(problems({ series: 'none' })).toBe('no series none');
    expect(problems({ max: 0.1 })).toContain('must lie between 0 and 0.1');
    expect(problems({ untilMs: forMs * 2 })).toContain('the run ends before');
    expect(problems({ points: 40 })).toContain('points must be 6 to 16');
    expect(problems({ scale: 'log' })).toContain('min must be above 0');
    expect(problems({ close: { absolute: 1000 } })).toContain('a flat line at the start is close');
    expect(problems({ close: { absolute: 0.001 } })).toContain('not close to that of seed');
  });
});

test.each([
  ['100,000,000 × 0.5 ÷ 86,400', 578.7],
  ['2 + 3 × (4 − 1)', 11],
  ['12 / 4 / 3', 1],
])('%s', (text, value) => expect(evaluate(text)).toBeCloseTo(value, 1));

test.each(['', '2 +', '(2', 'alert(1)', '2 2'])('“%s” is no sum', (text) => expect(() => evaluate(text)).toThrow('must'));
