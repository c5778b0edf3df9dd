import type { DecisionTree } from '../item-types';

export const scaling: DecisionTree = {
  id: 'scaling',
  title: 'How to grow',
  line: 'Make it faster, make it bigger, make more of it, or split it.',
  root: 'busy',
  questions: {
    busy: {
      ask: 'Is what it runs out of used above about 70%?',
      because: 'What is not busy is slow for another reason, and more of it will be slow too.',
      answers: [
        { text: 'Yes, and it stays there at the peak', to: 'tuned' },
        { text: 'No', to: 'optimise' },
      ],
    },
    tuned: {
      ask: 'Has the work itself been made smaller: profiled, indexed, cached?',
      because: 'A query that reads a million rows for one will do so on every machine you add.',
      answers: [
        { text: 'Yes', to: 'state' },
        { text: 'No', to: 'optimise' },
      ],
    },
    state: {
      ask: 'Does an instance keep anything between two requests that another could not serve without?',
      because: 'What keeps nothing can be copied; what keeps something cannot.',
      answers: [
        { text: 'No, any instance can serve any request', to: 'out' },
        { text: 'Yes', to: 'movable' },
      ],
    },
    movable: {
      ask: 'Can that state be moved to a store that all of them share?',
      because: 'Sessions, carts, uploads and job states can. The database itself, a game in play, a live document often cannot.',
      answers: [
        { text: 'Yes', to: 'externalise' },
        { text: 'No', to: 'ceiling' },
      ],
    },
    ceiling: {
      ask: 'Is there a bigger machine, at a price that you can pay and with the downtime that you can take?',
      because: 'Up changes no code. It ends where the largest machine ends.',
      answers: [
        { text: 'Yes', to: 'up' },
        { text: 'No', to: 'partition' },
      ],
    },
  },
  ends: {
    optimise: { advice: 'Optimise first, then measure again', because: 'The cheapest machine is the one not needed.' },
    out: { advice: 'Add instances behind a balancer', because: 'Cost grows with load, and one may die.' },
    externalise: {
      advice: 'Move the state out, then add instances',
      because: 'One more hop to the store buys instances that can come and go.',
    },
    up: { advice: 'Take a bigger machine', because: 'No code changes and no new way to be inconsistent, until the ceiling.' },
    partition: {
      advice: 'Partition the data',
      because: 'What can be neither copied nor enlarged must be split, and every query then knows it.',
    },
  },
  source: 'A rule of thumb of the field; 70% leaves room for a peak and for one instance less.',
};
