import type { LessonLab } from '@/content/lesson-types';
import type { BalancerId } from '@/engine/balancers/registry';
import type { ScenarioEvent } from '@/engine/scenario/types';
import * as scenarios from './scenarios';

/** What closed forms say of the labs, travel included; `claims.test.ts` works them out again. */
export const randomEqualMs = 200 * (1 + 0.7 / (2 * (1 - 0.7))) + scenarios.TRAVEL_MS;
export const crowdedMs = { oneDraw: 2030, twoDraws: 368.3 };

const meanLatency = {
  id: 'mean',
  title: 'Mean latency',
  unit: 'ms' as const,
  lines: [{ series: 'latencyMs.mean', label: 'mean', tone: 'ok' as const }],
};

/** The balancer made to choose another way from the start. */
export const choose = (algorithm: BalancerId, target = 'lb'): ScenarioEvent => ({
  atMs: 0,
  do: 'set',
  target,
  knob: 'algorithm',
  value: algorithm,
});

export const labs = {
  'one-slow': {
    title: 'Three in turn, one slow',
    summary:
      'Three equal backends take turns under round robin; once one of them is slowed, requests pile up in its line until its clients give up, while the other two stay half idle.',
    scenario: scenarios.oneSlow,
    controls: ['lb.algorithm', 'users.arrivals.rateRps'],
    ranges: { 'users.arrivals.rateRps': [2, 24] },
    tryThis: [
      { id: 'slow', text: 'Slow one backend down.', done: { did: 'slow' } },
      { id: 'algorithm', text: 'Choose another algorithm, and watch where the line goes.', done: { turned: 'lb.algorithm' } },
    ],
  },
  equal: {
    title: 'Equal backends, equal work',
    summary:
      'Four equal backends get equal requests drawn at random: chance sends several in a row to one of them, and lines form while a neighbour is idle. Round robin on the same arrivals has almost none.',
    scenario: scenarios.allEqual,
    controls: ['lb.algorithm', 'users.arrivals.rateRps'],
    ranges: { 'users.arrivals.rateRps': [2, 20] },
    charts: ['traffic', meanLatency, 'queue'],
    theory: [{ series: 'latencyMs.mean', label: 'random: M/D/1', value: randomEqualMs }],
    compare: [choose('round-robin')],
    tryThis: [
      { id: 'turns', text: 'Let them take turns: choose round robin.', done: { turned: 'lb.algorithm' } },
      { id: 'more', text: 'Raise the rate until round robin has lines too.', done: { turned: 'users.arrivals.rateRps' } },
    ],
  },
  weighted: {
    title: 'Five turns, one turn, one turn',
    summary:
      'A backend five times as strong as its two neighbours gets five of every seven requests, spread out: a a b a c a a. With plain round robin the two small ones drown.',
    scenario: scenarios.weighted,
    controls: ['lb.algorithm', 'app/a.weight'],
    ranges: { 'app/a.weight': [1, 10] },
    tryThis: [
      { id: 'plain', text: 'Choose plain round robin, and watch b and c.', done: { turned: 'lb.algorithm' } },
      { id: 'lie', text: 'Go back, then set a’s weight to 1: a weight that lies.', done: { turned: 'app/a.weight' } },
    ],
  },
  'short-and-long': {
    title: 'A page behind a report',
    summary:
      'Nine requests in ten are short and one is long. Round robin keeps putting short ones in line behind a long one; least connections sees the line and goes around it.',
    scenario: scenarios.shortAndLong,
    controls: ['lb.algorithm', 'app.serviceMs.longRatio', 'users.arrivals.rateRps'],
    ranges: { 'users.arrivals.rateRps': [2, 28], 'app.serviceMs.longRatio': [0, 0.2] },
    speed: 2,
    compare: [choose('least-connections')],
    tryThis: [
      { id: 'count', text: 'Choose least connections.', done: { turned: 'lb.algorithm' } },
      { id: 'none', text: 'Make no request long, and compare the two again.', done: { turned: 'app.serviceMs.longRatio' } },
    ],
  },
  'two-choices': {
    title: 'One draw or two, at 95%',
    summary:
      'Twenty backends at 95% load. Drawing one at random leaves long lines beside idle backends; drawing two and taking the shorter line removes most of the waiting.',
    scenario: scenarios.crowded,
    controls: ['lb.algorithm', 'users.arrivals.rateRps'],
    ranges: { 'users.arrivals.rateRps': [20, 198] },
    speed: 10,
    charts: ['traffic', meanLatency, 'latency'],
    theory: [
      { series: 'latencyMs.mean', label: 'one draw, many servers', value: crowdedMs.oneDraw },
      { series: 'latencyMs.mean', label: 'two draws, many servers', value: crowdedMs.twoDraws },
    ],
    tryThis: [
      { id: 'two', text: 'Choose power of two choices.', done: { turned: 'lb.algorithm' } },
      {
        id: 'half',
        text: 'Bring the load down to half. How much does the second draw buy there?',
        done: { turned: 'users.arrivals.rateRps' },
      },
    ],
  },
  'black-hole': {
    title: 'The quickest answer is no',
    summary:
      'One of four backends dies and refuses at once. Round robin keeps sending it a quarter of the requests; least connections sends it about half, because a backend that refuses is never busy.',
    scenario: scenarios.blackHole,
    controls: ['lb.algorithm', 'users.arrivals.rateRps'],
    ranges: { 'users.arrivals.rateRps': [2, 32] },
    tryThis: [
      { id: 'kill', text: 'Kill a backend under round robin.', done: { did: 'kill' } },
      { id: 'count', text: 'Now choose least connections, and read the failures.', done: { turned: 'lb.algorithm' } },
      { id: 'time', text: 'Then least response time.', done: { turned: 'lb.algorithm' } },
    ],
  },
  sticky: {
    title: 'Twelve offices',
    summary:
      'Twelve client addresses are hashed onto four backends: one of them gets half of all requests and drowns while another is mostly idle.',
    scenario: scenarios.sticky,
    controls: ['lb.algorithm', 'users.keys.count'],
    ranges: { 'users.keys.count': [4, 400] },
    tryThis: [
      { id: 'more', text: 'Raise the number of client addresses to 200.', done: { turned: 'users.keys.count' } },
      { id: 'free', text: 'Give stickiness up: choose round robin.', done: { turned: 'lb.algorithm' } },
    ],
  },
  herd: {
    title: 'Six gateways in step',
    summary:
      'Six gateways with the same list, the same algorithm and the same rhythm all pick the same backend at the same moment, so it gets six requests at once and the others none. Two random choices break the step.',
    scenario: scenarios.inStep('round-robin'),
    controls: ['lb1.algorithm'],
    compare: Array.from({ length: scenarios.GATEWAYS }, (_, i) => choose('power-of-two-choices', `lb${i + 1}`)),
    tryThis: [{ id: 'one', text: 'Let one gateway choose at random. Who gains?', done: { turned: 'lb1.algorithm' } }],
  },
  'side-by-side': {
    title: 'One fleet, eight ways',
    summary:
      'Six backends of three strengths answer the same arrivals under each algorithm in turn; those that know weights, counts or times leave the slow one alone.',
    scenario: scenarios.mixedFleet,
    controls: ['lb.algorithm', 'users.arrivals.rateRps'],
    ranges: { 'users.arrivals.rateRps': [5, 75] },
    tryThis: [{ id: 'any', text: 'Pin a run, choose another algorithm, compare.', done: { pinned: true } }],
  },
  'four-generations': {
    title: 'Four generations of hardware',
    summary:
      'Four backends of very different strength under round robin: a quarter of the requests go to a machine that has a twelfth of the capacity, and most of those fail.',
    scenario: scenarios.fourGenerations,
    controls: ['lb.algorithm', 'app/new.weight', 'app/mid1.weight', 'app/mid2.weight', 'app/old.weight', 'app/old.speed'],
    ranges: { 'app/old.speed': [0.35, 1] },
    moreControls: false,
    faults: false,
  },
} as const satisfies Record<string, LessonLab>;
