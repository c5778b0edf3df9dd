import type { Question } from '@/content/question-types';
import { labs, turn } from './labs';
import { minutesUntil, refused } from './predictions';
import * as scenarios from './scenarios';

/** Answered with a number that a run gives, or working that is shown. */
export const questionsInNumbers = [
  {
    id: 'settles',
    kind: 'computed',
    ask: 'Steadily {rate} requests a second come. Target tracking holds requests for each replica at {target} a second. How many replicas does it settle at?',
    again: 'how-many-in-proportion',
    draws: { rate: { from: [3, 6, 9], unit: 'count' }, target: { from: [0.4, 0.55, 0.7, 0.85], unit: 'count' } },
    unit: 'count',
    answer: { scenario: scenarios.settling, read: 'nodes.scaler.desired' },
    tolerance: { absolute: 0.5 },
    why: 'The load over what each may have, rounded up: {rate} ÷ {target}.',
    slips: [
      {
        value: { times: ['$rate', '$target'] },
        why: 'That is the rate times the target. The target is what one may have: divide by it.',
      },
    ],
  },
  {
    id: 'lateness',
    kind: 'computed',
    level: 'senior',
    ask: 'The opening’s rule with other times: above the line for {hold}, then two more; {cooldown} of cooldown; a minute to start and {warm} to warm up. How many minutes after the jump does the second pair serve?',
    again: 'everyone-was-careful',
    draws: {
      hold: { from: [60_000, 120_000, 180_000], unit: 'ms' },
      cooldown: { from: [120_000, 180_000, 240_000], unit: 'ms' },
      warm: { from: [60_000, 120_000, 180_000], unit: 'ms' },
    },
    unit: 'min',
    answer: { scenario: scenarios.lateness, forMs: 16 * scenarios.MINUTE, read: minutesUntil(7) },
    tolerance: { absolute: 0.9 },
    why: 'Being sure, {hold}; the pause, {cooldown}; then a minute and {warm} until the second pair serves; and up to a quarter of a minute for the look.',
    slips: [
      {
        value: { divide: ['$hold', 60_000] },
        why: 'That is when the first pair is asked for. It still has to start, and the second pair waits for the pause.',
      },
    ],
  },
  {
    id: 'proportion',
    kind: 'estimate',
    ask: 'Eight replicas run at 90% CPU; the target is 60%. How many does target tracking ask for?',
    again: 'how-many-in-proportion',
    unit: 'count',
    answer: { value: 12, working: '8 × 90 ÷ 60 = 12' },
    tolerance: { absolute: 0.5 },
    why: 'The same work over twelve makes each 60% busy.',
    slips: [
      { value: 10, why: 'Adding the difference, 30%, to eight would leave each at 72%. Divide by the target.' },
      { value: 4, why: 'That is how many it adds.' },
    ],
  },
  {
    id: 'waves-of-cpu',
    kind: 'estimate',
    level: 'senior',
    ask: 'Three full replicas, load that would fill twelve, a CPU target of 50%. The rule waits until what it asked for serves before it asks again. How many does it ask for in its second wave?',
    again: 'what-can-the-rule-see',
    unit: 'count',
    answer: { value: 12, working: '3 × 100 ÷ 50 × 100 ÷ 50 = 12' },
    tolerance: { absolute: 0.5 },
    why: 'Three become six; six are full again and become twelve. A full CPU lets it double a wave at this target, however much is missing, and it needs a third wave to reach twenty-four.',
    slips: [
      { value: 24, why: 'That is what the load needs at 50%. The CPU shows only that all are full.' },
      { value: 6, why: 'That is the first wave.' },
    ],
  },
  {
    id: 'leaving',
    kind: 'estimate',
    ask: 'A hundred replicas, of which the load needs twenty. Scale-down allows a tenth a minute. How many have left after two minutes?',
    again: 'when-to-let-go',
    unit: 'count',
    answer: { value: 19, working: '100 × 0.1 + 90 × 0.1 = 19' },
    tolerance: { absolute: 0.5 },
    why: 'Ten of a hundred, then nine of ninety: each time a tenth of what is there. It takes a quarter of an hour to get to twenty, and if the load is back after two minutes, most of them are still there.',
    slips: [
      { value: 80, why: 'That is what the load would allow to go. The policy lets a tenth go each minute.' },
      { value: 20, why: 'The second tenth is of the ninety that are left.' },
    ],
  },
  {
    id: 'headroom',
    kind: 'estimate',
    level: 'staff',
    ask: 'In the morning, load grows by a tenth each minute of what it was at the start. A replica takes three minutes. At which utilisation, in percent of full, must the fleet be when the growth begins, so that it is just full when the first help arrives?',
    again: 'a-day',
    unit: 'ratio',
    answer: { value: 0.77, working: '1 ÷ (1 + 3 × 0.1) = 0.769' },
    tolerance: { absolute: 0.03 },
    why: 'In three minutes the load becomes 1.3 times what it was. What is 77% busy is then full.',
    slips: [
      { value: 0.7, why: 'Thirty percent off the top leaves 70%, which grows to 91%: safe, and a little more than asked.' },
      { value: 0.91, why: 'That is room for one minute of growth. The replica takes three.' },
    ],
  },
  {
    id: 'waves-estimate',
    kind: 'estimate',
    level: 'senior',
    ask: 'The lab of the waves, but with five minutes remembered before scaling in. What share of the photos is refused?',
    again: 'when-to-let-go',
    unit: 'ratio',
    answer: {
      scenario: scenarios.waves,
      inputs: [turn('algorithm.downscaleStabilizationMs', 5 * scenarios.MINUTE)],
      read: refused,
      lab: 'waves',
    },
    tolerance: { absolute: 0.03 },
    why: 'A window longer than a wave keeps what the last crest needed. Nearly all that is refused is refused in the first wave, before there was anything to remember.',
    slips: [
      { value: 0.2, why: 'That is what it refuses with no memory at all.' },
      {
        value: 0.1,
        why: 'About that is refused with a window of a minute, which forgets the crest before the next one comes. Five minutes cover a whole wave.',
      },
    ],
  },
  {
    id: 'start-estimate',
    kind: 'estimate',
    level: 'senior',
    ask: 'The day, under target tracking on requests at 0.7 each, refuses two in a hundred with a start of two minutes. Replicas now start in twenty seconds. What share is refused?',
    again: 'a-day',
    unit: 'ratio',
    answer: {
      scenario: labs['a-day'].scenario,
      inputs: [turn('startMs', 15_000), turn('warmupMs', 5000)],
      read: refused,
      lab: 'a-day',
    },
    tolerance: { absolute: 0.011 },
    why: 'What was refused was refused while replicas started. With a sixth of the delay, the same headroom nearly covers it.',
    slips: [{ value: 0.02, why: 'The rule is the same, and what it asks for now comes in time.' }],
  },
] as const satisfies readonly Question[];
