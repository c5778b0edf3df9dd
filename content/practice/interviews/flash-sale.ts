import { type Interview, points } from './interview-types';

export const shop: Interview = {
  id: 'flash-sale',
  title: 'A flash sale',
  opens:
    'Design the checkout of a shop that sells a few thousand pieces of something at noon, to far more people than there are pieces.',
  names: { users: 'buyers', app: 'checkout machines' },
  stages: {
    requirements: {
      asks: 'What do you want to know before you begin?',
      points: points(
        [
          'fair',
          'What do you ask about who gets one?',
          'What is fair: first come, a draw, one for each person.',
          'rate-limiting',
        ],
        [
          'oversell',
          'Which of two mistakes do you ask about?',
          'Whether selling one too many is worse than selling one too few.',
          'partitioning-and-sharding',
        ],
        [
          'load',
          'What do you ask about those who come?',
          'How many come, within how many seconds, and how many are bots.',
          'capacity-planning',
        ],
        ['rest', 'What of the rest of the shop?', 'The rest of the shop must go on.', 'bulkheads-and-pools'],
        ['payment', 'What do you ask about payment?', 'What payment takes, and what it guarantees.', 'circuit-breakers'],
      ),
    },
    estimates: {
      asks: 'How large is it?',
      points: points(
        [
          'arrivals',
          'Which rate, against which?',
          'Arrivals a second in the first seconds, against an ordinary noon.',
          'capacity-planning',
        ],
        [
          'reads',
          'Which requests never reach you, and which do?',
          'Page views that a CDN can take, and requests that it cannot.',
          'cdn',
        ],
        [
          'orders',
          'What is the real capacity?',
          'Orders a second that payment can take: that is the real capacity.',
          'capacity-planning',
        ],
        [
          'wait',
          'How long is the line, and by what law?',
          'How long a line that makes, by Little’s law.',
          'latency-and-throughput',
        ],
        [
          'ready',
          'What must be running beforehand, and why?',
          'What must be running beforehand, as scaling comes too late.',
          'predictive-and-scheduled-scaling',
        ],
      ),
    },
    design: {
      asks: 'Draw it, and follow one buyer from noon to the receipt.',
      points: points(
        ['static', 'What of the page itself?', 'The page of the sale is static, on the CDN.', 'cdn'],
        [
          'room',
          'What decides how many are let in?',
          'A waiting room admits as many as checkout can do.',
          'backpressure-and-shedding',
        ],
        [
          'reserve',
          'How is a piece held for somebody?',
          'Stock is reserved atomically, for some minutes, and given back.',
          'partitioning-and-sharding',
        ],
        ['queue', 'At whose pace do orders go on?', 'Orders go through a queue at the pace of payment.', 'async-messaging'],
        ['limits', 'Who is limited, and where?', 'Limits for each buyer, and against bots at the edge.', 'rate-limiting'],
        [
          'schedule',
          'Where does the capacity come from at noon?',
          'Capacity by schedule, with the cache warm.',
          'predictive-and-scheduled-scaling',
        ],
      ),
    },
    dives: {
      asks: 'Choose two: the counter of stock, the waiting room, payment.',
      points: points(
        [
          'counter',
          'Everybody wants the same counter. What then?',
          'One hot counter: split it into parts, or let one writer decide.',
          'partitioning-and-sharding',
        ],
        [
          'idempotent',
          'A buyer clicks twice. What makes it one order?',
          'A key for each order, so that a second click buys nothing.',
          'timeouts-retries-jitter',
        ],
        [
          'saga',
          'Reserved and not paid, or paid and not stored. What then?',
          'Reserved and not paid, paid and not stored: what makes it good again.',
          'async-messaging',
        ],
        [
          'token',
          'A buyer in the waiting room reloads. What keeps the place?',
          'The waiting room gives signed turns, so that a reload does not lose one’s place.',
          'stateless-and-stateful',
        ],
        [
          'breaker',
          'Payment is slow. What do you do, and never do?',
          'Payment is slow: timeout, breaker, and no guessed success.',
          'circuit-breakers',
        ],
      ),
    },
    failures: {
      asks: 'What breaks first, and what do users see?',
      points: points(
        [
          'shed',
          'More come than planned. Who is refused, and who is kept?',
          'More than planned: refuse early and say so, keep those who are in checkout.',
          'backpressure-and-shedding',
        ],
        [
          'isolate',
          'How is the rest of the shop kept out of it?',
          'The sale has machines and pools of its own.',
          'bulkheads-and-pools',
        ],
        [
          'stock',
          'The store of the counter fails over. What must not happen?',
          'The store of the counter fails over: no piece is sold twice.',
          'failover-and-clustering',
        ],
        [
          'retries',
          'What do impatient buyers do, and what does the page do about it?',
          'Impatient buyers are retries too: the page waits for them, with jitter.',
          'timeouts-retries-jitter',
        ],
        [
          'rehearse',
          'It is known to the minute. What follows?',
          'It is known to the minute, so rehearse it with real load.',
          'capacity-planning',
        ],
      ),
    },
  },
};
