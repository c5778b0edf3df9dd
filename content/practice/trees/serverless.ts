import type { DecisionTree } from '../item-types';

export const serverless: DecisionTree = {
  id: 'serverless',
  title: 'Serverless or servers',
  line: 'Who pays while nobody asks, and who waits when somebody does.',
  root: 'length',
  questions: {
    length: {
      ask: 'Does a single piece of work take longer than about a quarter of an hour?',
      because: 'Functions are cut off: fifteen minutes at the largest provider.',
      answers: [
        { text: 'Yes', to: 'serversLong' },
        { text: 'No', to: 'shape' },
      ],
    },
    shape: {
      ask: 'Is the traffic low or spiky, so that machines would mostly stand idle?',
      because: 'A function at rest costs nothing; a server at rest costs what it costs at work.',
      answers: [
        { text: 'Yes', to: 'functions' },
        { text: 'No, it is high and steady', to: 'cold' },
      ],
    },
    cold: {
      ask: 'May the first answer after a pause take a second or more?',
      because: 'A cold start is code to fetch and a runtime to start, before your first line.',
      answers: [
        { text: 'Yes', to: 'functionsSteady' },
        { text: 'No, a tenth of a second is much', to: 'warm' },
      ],
    },
    warm: {
      ask: 'Does your team run machines already, with people to look after them?',
      because: 'Instances kept warm cost like servers. Who looks after them is then what differs.',
      answers: [
        { text: 'Yes', to: 'servers' },
        { text: 'No', to: 'provisioned' },
      ],
    },
  },
  ends: {
    serversLong: {
      advice: 'Servers or containers',
      because: 'Work that is longer than the limit does not fit, or must be cut into steps.',
    },
    functions: { advice: 'Functions', because: 'You pay for what is asked, and a spike is somebody else’s capacity.' },
    functionsSteady: {
      advice: 'Functions will do; work out where the bills cross',
      because: 'At a high and steady rate the bill of functions passes that of servers somewhere. Know where.',
    },
    servers: { advice: 'Servers', because: 'Steady work keeps them busy, and nothing starts cold.' },
    provisioned: {
      advice: 'Functions with provisioned concurrency',
      because: 'Some are kept warm, and you pay for those as for servers.',
    },
  },
  source: 'Limits and prices as the large providers state them; the bills cross where your traffic says.',
};
