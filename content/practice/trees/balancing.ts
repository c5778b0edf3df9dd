import type { DecisionTree } from '../item-types';

export const balancing: DecisionTree = {
  id: 'balancing',
  title: 'Which balancer algorithm',
  line: 'Climb only as far as the requests and the backends differ.',
  root: 'affinity',
  questions: {
    affinity: {
      ask: 'Must requests of one client, or for one key, reach the same backend?',
      because: 'Affinity outranks balance: whoever needs it gives some balance up.',
      answers: [
        { text: 'Yes, it is where its state or its cached data is', to: 'hash' },
        { text: 'No', to: 'latency' },
      ],
    },
    latency: {
      ask: 'Is the slowest answer what matters most, and may a backend become slow without failing?',
      because: 'Only an algorithm that times the answers sees a backend that still takes connections and answers late.',
      answers: [
        { text: 'Yes', to: 'response' },
        { text: 'No', to: 'durations' },
      ],
    },
    durations: {
      ask: 'Do requests take very different times, or stay open long?',
      because: 'Equal counts are equal work only when requests are alike.',
      answers: [
        { text: 'Yes', to: 'strengthBusy' },
        { text: 'No, they are much alike', to: 'strength' },
      ],
    },
    strength: {
      ask: 'Are the backends equally strong?',
      because: 'Turns give everyone the same, so the weakest decides.',
      answers: [
        { text: 'Yes', to: 'roundRobin' },
        { text: 'No', to: 'weighted' },
      ],
    },
    strengthBusy: {
      ask: 'Are the backends equally strong?',
      because: 'Ten connections are little for one and much for another.',
      answers: [
        { text: 'Yes', to: 'least' },
        { text: 'No', to: 'weightedLeast' },
      ],
    },
  },
  ends: {
    hash: {
      advice: 'Hash the client or the key, consistently',
      because: 'The same key finds the same backend, and few keys move when the set changes.',
    },
    response: {
      advice: 'Least response time',
      because: 'It leaves a slow backend alone, at the price of keeping a smoothed time for each.',
    },
    roundRobin: { advice: 'Round robin', because: 'Nothing differs, so nothing needs to be measured.' },
    weighted: { advice: 'Weighted round robin', because: 'Turns in proportion to strength that you know beforehand.' },
    least: { advice: 'Least connections', because: 'What is in flight shows who is behind, whatever the reason.' },
    weightedLeast: { advice: 'Weighted least connections', because: 'In flight in proportion to strength.' },
  },
  source: 'As HAProxy and nginx describe their algorithms; a rule of thumb, to be measured.',
};
