import type { WalkQuestion } from '../item-types';

const yes = (why: string) => ({ right: true as const, why });
const no = (why: string) => ({ why });

const scalingWalk = {
  kind: 'walk',
  tree: 'scaling',
  lesson: 'vertical-and-horizontal',
  again: 'in-the-interview',
} as const;
const balancingWalk = { kind: 'walk', tree: 'balancing', lesson: 'load-balancing', again: 'which-to-choose' } as const;
const serverlessWalk = {
  kind: 'walk',
  tree: 'serverless',
  lesson: 'serverless-or-servers',
  again: 'in-the-interview',
} as const;

export const walks: readonly WalkQuestion[] = [
  {
    ...scalingWalk,
    id: 'walk-slow-report',
    ask: 'A report takes nine seconds. The database machine stands at 25% of its processor all day. What do you do?',
    way: [
      {
        at: 'busy',
        answers: [
          no('A quarter busy is not what it runs out of. A second machine would take nine seconds as well.'),
          yes('Nothing is near its limit, so the nine seconds are in how the work is done: a missing index, a query in a loop.'),
        ],
      },
    ],
  },
  {
    ...scalingWalk,
    id: 'walk-api-peak',
    level: 'mid',
    ask: 'An API runs at 85% of its processors every evening. Its hot paths were profiled and cached last month. Sessions are signed tokens that the client carries.',
    way: [
      {
        at: 'busy',
        answers: [
          yes('85% at every peak: little is left for a spike, and nothing for an instance that dies.'),
          no('It is above the line where waiting grows steeply.'),
        ],
      },
      {
        at: 'tuned',
        answers: [
          yes('Profiled and cached already: what is left is work that must be done.'),
          no('That was done last month; doing it again buys little.'),
        ],
      },
      {
        at: 'state',
        answers: [
          yes('A signed token is carried by the client, so any instance can read it.'),
          no('Nothing of a session is in the instance: the client brings it along.'),
        ],
      },
    ],
  },
  {
    ...scalingWalk,
    id: 'walk-shop-sessions',
    level: 'mid',
    ask: 'A tuned web shop stands at 90% at the peak. Carts live in the memory of the instance that the customer reached first.',
    way: [
      {
        at: 'busy',
        answers: [yes('90% at the peak is past the point where waits explode.'), no('It is busy, and it stays so at the peak.')],
      },
      {
        at: 'tuned',
        answers: [yes('The case says that it is tuned.'), no('It has been tuned; the work left is real.')],
      },
      {
        at: 'state',
        answers: [
          no('The cart is in one instance’s memory. Another would show an empty one.'),
          yes('The cart lives in one instance, so the customer must come back to it.'),
        ],
      },
      {
        at: 'movable',
        answers: [
          yes('A cart is small and read by key: a shared store holds it for one hop more.'),
          no('Nothing about a cart ties it to one machine. A store with persistence holds it well.'),
        ],
      },
    ],
  },
  {
    ...scalingWalk,
    id: 'walk-primary',
    level: 'senior',
    ask: 'A tuned, well indexed primary writes at 80% of its disk. It runs on a medium machine; four sizes above it are on offer, and ten minutes of maintenance at night are allowed.',
    way: [
      {
        at: 'busy',
        answers: [yes('The disk is what it runs out of, and 80% is high.'), no('80% of the disk is above the line.')],
      },
      { at: 'tuned', answers: [yes('Tuned and indexed, says the case.'), no('It has been done, says the case.')] },
      {
        at: 'state',
        answers: [no('A database is state and nothing else.'), yes('All the data is there, and only there for writes.')],
      },
      {
        at: 'movable',
        answers: [
          no('It is the shared store that the others moved their state to. There is nowhere further.'),
          yes('This is where the state of the others was moved to.'),
        ],
      },
      {
        at: 'ceiling',
        answers: [
          yes('Four sizes are left and a short stop is allowed: up costs no code, and sharding costs it for ever.'),
          no('There are four larger sizes. Sharding now would pay for a problem that is years away.'),
        ],
      },
    ],
  },
  {
    ...scalingWalk,
    id: 'walk-largest-machine',
    level: 'staff',
    ask: 'The same primary, five years on: the largest machine that can be bought writes at 85%, tuned and indexed, with reads already on replicas.',
    way: [
      { at: 'busy', answers: [yes('85% of the largest there is.'), no('It is above the line, and it stays there.')] },
      {
        at: 'tuned',
        answers: [yes('Tuned, indexed, and reads are elsewhere already.'), no('What could be made smaller has been.')],
      },
      {
        at: 'state',
        answers: [no('It is the database: state is all it is.'), yes('All writes are kept here, and nowhere else.')],
      },
      { at: 'movable', answers: [no('There is no store behind the store.'), yes('This is the shared store itself.')] },
      {
        at: 'ceiling',
        answers: [
          no('It is already the largest. Money does not move this ceiling.'),
          yes('The ladder ends here, so the writes must be split by a key.'),
        ],
      },
    ],
  },
  {
    ...balancingWalk,
    id: 'walk-equal-api',
    ask: 'Eight equal containers answer small JSON reads, all in five to eight milliseconds, stateless. Which algorithm?',
    way: [
      { at: 'affinity', answers: [no('Stateless: any of them will do.'), yes('Nothing ties a client to a container.')] },
      {
        at: 'latency',
        answers: [
          no('Nothing here says that a container becomes slow; timing answers would cost state for no difference.'),
          yes('They answer alike, so there is no slow one to avoid.'),
        ],
      },
      {
        at: 'durations',
        answers: [no('Five to eight milliseconds is nearly the same.'), yes('Alike enough that a request is a request.')],
      },
      { at: 'strength', answers: [yes('Eight equal containers.'), no('They are equal, so every weight would be one.')] },
    ],
  },
  {
    ...balancingWalk,
    id: 'walk-mixed-fleet',
    ask: 'Thumbnails take 20 ms each, stateless. Half the machines are a generation older and half as fast. Which algorithm?',
    way: [
      { at: 'affinity', answers: [no('A thumbnail can be made anywhere.'), yes('Any machine can make any thumbnail.')] },
      {
        at: 'latency',
        answers: [
          no('The difference in strength is known and does not change; a weight says it without measuring.'),
          yes('No machine becomes slow by surprise here.'),
        ],
      },
      { at: 'durations', answers: [no('They all take about 20 ms.'), yes('The requests are alike; the machines are not.')] },
      {
        at: 'strength',
        answers: [
          no('Half of them are half as fast. With equal turns the old ones queue while the new ones idle.'),
          yes('Weights of two and one give each what it can do.'),
        ],
      },
    ],
  },
  {
    ...balancingWalk,
    id: 'walk-long-uploads',
    level: 'senior',
    ask: 'Equal gateways take uploads: some last a second, some ten minutes. Which algorithm?',
    way: [
      {
        at: 'affinity',
        answers: [
          no('An upload is one connection; the next may go elsewhere.'),
          yes('Nothing must come back to the same gateway.'),
        ],
      },
      {
        at: 'latency',
        answers: [
          no('A long upload is long because it is large. The time of an answer says nothing about the gateway.'),
          yes('Answer times here measure file sizes, not gateways.'),
        ],
      },
      {
        at: 'durations',
        answers: [
          yes('A second against ten minutes: equal turns leave one gateway with all the long ones.'),
          no('They differ by a factor of six hundred.'),
        ],
      },
      { at: 'strengthBusy', answers: [yes('The gateways are equal.'), no('They are equal, so there is nothing to weigh.')] },
    ],
  },
  {
    ...balancingWalk,
    id: 'walk-cache-nodes',
    level: 'senior',
    ask: 'Twelve cache nodes each hold a share of the keys. A request names its key. Which algorithm?',
    way: [
      {
        at: 'affinity',
        answers: [
          yes('Only one node has the key. Anywhere else it is a miss.'),
          no('Spread over all, each key is loaded twelve times and each node holds a twelfth as many different keys.'),
        ],
      },
    ],
  },
  {
    ...serverlessWalk,
    id: 'walk-webhook',
    ask: 'A webhook is called some forty times a day, at any hour. Each call runs for 300 ms, and nobody waits for it.',
    way: [
      { at: 'length', answers: [no('It takes 300 ms, far below the limit.'), yes('It is done in a third of a second.')] },
      {
        at: 'shape',
        answers: [
          yes('Forty calls a day are twelve seconds of work: a server would idle for the rest of it.'),
          no('It is as low as traffic gets.'),
        ],
      },
    ],
  },
  {
    ...serverlessWalk,
    id: 'walk-transcode',
    ask: 'Films are transcoded, forty minutes each, some hundred a day.',
    way: [
      {
        at: 'length',
        answers: [
          yes(
            'Forty minutes do not fit into fifteen. Cutting a film into pieces would make it fit, and would be another design.',
          ),
          no('Forty minutes are longer than any function may run.'),
        ],
      },
    ],
  },
  {
    ...serverlessWalk,
    id: 'walk-bidding',
    level: 'senior',
    ask: 'An auction answers bids in 60 ms or loses them, at two thousand a second, day and night. The team runs a fleet of machines already.',
    way: [
      { at: 'length', answers: [no('A bid takes milliseconds.'), yes('It is over in 60 ms.')] },
      {
        at: 'shape',
        answers: [
          no('Two thousand a second, day and night, is as steady as it gets.'),
          yes('Machines would be busy all day, so paying by the call pays for every one of them.'),
        ],
      },
      {
        at: 'cold',
        answers: [no('A second late is a bid lost.'), yes('With 60 ms to answer, no start may be cold.')],
      },
      {
        at: 'warm',
        answers: [
          yes('They have the machines and the people. Warm functions would cost as much and add a hop.'),
          no('They run a fleet already: nothing new is to be learnt.'),
        ],
      },
    ],
  },
];
