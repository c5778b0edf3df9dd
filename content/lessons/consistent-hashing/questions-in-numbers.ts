import type { Question } from '@/content/question-types';
import { missed } from './predictions';
import * as scenarios from './scenarios';

const weighted = {
  ...scenarios.shares,
  title: 'A stronger backend on the ring',
  nodes: {
    ...scenarios.shares.nodes,
    lb: { kind: 'balancer', algorithm: { kind: 'ring-hash', pointsPerWeight: 1000 }, to: 'app' },
    app: {
      ...scenarios.shares.nodes.app,
      backends: [{ id: 'a', weight: '$weight' }, ...['b', 'c', 'd', 'e'].map((id) => ({ id }))],
    },
  },
};

/** Answered with a number that a run, a closed form or a sum gives. */
export const questionsInNumbers = [
  {
    id: 'modulo-moved',
    kind: 'computed',
    ask: 'A key’s node is its hash modulo the number of nodes. {from} nodes become {to}. What share of the keys change their node?',
    again: 'four-become-five',
    draws: { from: { from: [5, 6, 7] }, to: { from: [8, 9, 11] } },
    unit: 'ratio',
    answer: { theory: 'keys-moved', args: { from: '$from', to: '$to' }, field: 'moduloRatio' },
    tolerance: { absolute: 0.04 },
    why: 'A key stays when its hash leaves the same remainder by {from} and by {to}. In each run of hashes as long as their least common multiple that happens {from} times.',
    slips: [
      {
        value: { theory: 'keys-moved', args: { from: '$from', to: '$to' }, field: 'leastRatio' },
        why: 'That is how many have to move for equal shares. The modulo moves many more.',
      },
    ],
  },
  {
    id: 'ring-moved',
    kind: 'computed',
    ask: 'A ring with many points per node. {from} nodes become {to}. About what share of the keys change their node?',
    again: 'a-ring',
    draws: { from: { from: [5, 6, 7] }, to: { from: [8, 9, 11] } },
    unit: 'ratio',
    answer: { theory: 'keys-moved', args: { from: '$from', to: '$to' }, field: 'leastRatio' },
    tolerance: { absolute: 0.05 },
    why: 'The newcomers end with their fair part of all keys, and only that part moves: {to} less {from}, out of {to}.',
    slips: [
      {
        value: { theory: 'keys-moved', args: { from: '$from', to: '$to' }, field: 'moduloRatio' },
        why: 'That is the modulo, which depends on the number of nodes and not on their names.',
      },
    ],
  },
  {
    id: 'weight-on-ring',
    kind: 'computed',
    ask: 'Five backends on a ring with a thousand points per unit of weight. The first has weight {weight}, the others 1. What share of many different keys does the first get?',
    again: 'one-point-is-not-enough',
    draws: { weight: { from: [2, 3, 4, 6] } },
    unit: 'ratio',
    answer: {
      scenario: weighted,
      read: { divide: ['nodes.app.backends.a.arrived', 'nodes.app.arrived'] },
    },
    tolerance: { absolute: 0.05 },
    why: 'Its points over all points: {weight} out of {weight} + 4.',
    slips: [
      { value: { divide: ['$weight', 5] }, why: 'That divides by the number of backends. All points count, its own as well.' },
      { value: { divide: [1, 5] }, why: 'That is the share of equal weights.' },
    ],
  },
  {
    id: 'stampede-factor',
    kind: 'estimate',
    level: 'senior',
    ask: 'Ten caches hit 95% of the time. An eleventh joins, and keys go by the modulo. How many times its usual load does the database get at first?',
    again: 'four-become-five',
    unit: 'factor',
    answer: { value: 18.3, working: '(0.05 + 0.95 × 10 ÷ 11) ÷ 0.05 = 18.3' },
    tolerance: { relative: 0.1 },
    why: 'Ten of eleven hits become misses, and the misses there were stay.',
    slips: [
      { value: 1.1, why: 'That is how many more caches there are. It is the keys that moved which load the database.' },
      { value: 2.7, why: 'That is a ring, on which one key of eleven moves.' },
    ],
  },
  {
    id: 'ring-factor',
    kind: 'estimate',
    level: 'senior',
    ask: 'The same ten caches at 95% hits, an eleventh joins, and keys go by a ring with many points. How many times its usual load does the database get at first?',
    again: 'a-ring',
    unit: 'factor',
    answer: { value: 2.73, working: '(0.05 + 0.95 ÷ 11) ÷ 0.05 = 2.73' },
    tolerance: { relative: 0.12 },
    why: 'One hit of eleven becomes a miss, and at 95% hits even that nearly triples the misses. Few keys moved is not no load.',
    slips: [
      { value: 1, why: 'The moved keys are cold at the newcomer, each of them once.' },
      { value: 18, why: 'That is the modulo, under which ten keys of eleven move.' },
    ],
  },
  {
    id: 'root-of-points',
    kind: 'estimate',
    ask: 'With a hundred points per node on the ring, by about what part of its fair share is a node’s share typically off?',
    again: 'one-point-is-not-enough',
    unit: 'ratio',
    answer: { value: 0.1, working: '1 ÷ 10 = 0.1' },
    tolerance: { factor: 1.6 },
    why: 'One over the square root of the number of points: ten for a hundred.',
    slips: [
      { value: 0.01, why: 'That would be one over the number. Random lengths average out with its root.' },
      { value: 0.5, why: 'So far off you are with four points.' },
    ],
  },
  {
    id: 'fifth-cache',
    kind: 'estimate',
    ask: 'The first lab: four warm caches, by the modulo, and a fifth joins. Before that, 6.7% of the requests missed. What share misses in the two seconds after?',
    again: 'four-become-five',
    unit: 'ratio',
    answer: { scenario: scenarios.growing, read: missed(40_000, 42_000), lab: 'growing' },
    tolerance: { absolute: 0.1 },
    why: 'Four keys of five move. Within the two seconds the popular ones among them are loaded again, so a little less than that.',
    slips: [
      { value: 0.2, why: 'A fifth had to move. The modulo does not know that.' },
      { value: 0.27, why: 'That is a ring at its worst: a fifth, and what missed before.' },
    ],
  },
] as const satisfies readonly Question[];
