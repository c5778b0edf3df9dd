import { type Prompt, unitsOf } from '../prompt-types';

/** Reading and guessing numbers. */
export const figures: readonly Prompt[] = [
  {
    id: 'mean-latency',
    title: 'The mean is fine',
    lesson: 'latency-and-throughput',
    seconds: 90,
    ask: 'The dashboard says that mean latency is 80 ms, and users complain. The servers are at 90%. Explain what might be going on.',
    units: unitsOf(
      [
        'tail',
        'What does a mean hide?',
        'The mean hides the tail: look at p95 and p99, and at whom they hit.',
        ['tail', 'p99', 'percentile'],
      ],
      [
        'fan-out',
        'Why do users meet the tail more often than requests do?',
        'A page makes many calls and is as slow as the slowest of them.',
        ['many calls', 'fan-out', 'fan out', 'slowest'],
      ],
      [
        'utilisation',
        'What does waiting do as utilisation nears one?',
        'Waiting grows like 1/(1 − ρ): from half to 90% busy it grows ninefold, in the simplest queue.',
        ['utili', 'queue', 'busy', 'nonlinear', '1/'],
      ],
      [
        'variability',
        'What besides utilisation makes queues?',
        'Variability of arrivals and of work: the same mean with bursts waits longer.',
        ['variab', 'burst', 'varian'],
      ],
      [
        'where',
        'Where is it measured?',
        'On the server, without the queue before it, the network and the retries: measure where the user is.',
        ['client', 'measured', 'network', 'where'],
      ],
      [
        'little',
        'Which law connects latency, rate and concurrency?',
        'Little’s law: in flight = rate × time. Check it against what you see.',
        ['little'],
      ],
      [
        'do',
        'What do you do?',
        'Bring utilisation down or variability down, set an SLO on a percentile.',
        ['slo', 'capacity', 'reduce', 'objective'],
      ],
    ),
    exemplars: {
      mid: 'The mean hides slow requests, so I would look at the p99. Servers at 90% have queues, and the latency goes up quickly near full utilisation. I would add capacity and put percentiles on the dashboard.',
      senior:
        'Two things. A mean says nothing on the tail, and a page that makes many calls is as slow as its slowest, so users meet the p99 all the time. And at 90% busy, waiting is no longer small: in a simple queue the wait goes with ρ over one minus ρ, which is one service time at half load and nine at 90%. I would look at percentiles as seen by the client, and bring the utilisation down or the bursts.',
      staff:
        'I would distrust the number first: where is it measured, does it include queueing, timeouts, retries, and does the aggregate average over averages. Then split it, for a good mean with complaints is usually two populations: one tenant, one shard, one region. At 90% utilisation any burst becomes a queue, and the queue is shared by everyone, so isolation may be worth more than capacity. I would set the objective on a percentile at the client, hold utilisation to where the wait is affordable, and find what varies: batch jobs, garbage collection, large requests. They need their own pool.',
    },
    given: {
      '80': { set: 'the prompt says so' },
      '90%': { set: 'the prompt says so' },
      '1': { name: 'the formula of a waiting line' },
    },
  },
  {
    id: 'estimate-a-timeline',
    title: 'Size a timeline on the back of an envelope',
    lesson: 'capacity-planning',
    seconds: 150,
    ask: 'A social timeline has 100,000,000 daily users; each second one posts once a day, and each post is read ten times. Size it aloud.',
    units: unitsOf(
      [
        'assume',
        'What do you say before the first sum?',
        'State the assumptions and round hard: the size matters and the digits do not.',
        ['assum', 'round', 'roughly', 'about'],
      ],
      [
        'writes',
        'How many writes a second?',
        'Posts a day over the seconds of a day: about 580 writes a second.',
        ['580', '600', '500', 'writes a second', 'writes per second'],
      ],
      [
        'reads',
        'How many reads a second?',
        'Ten reads for each write: about 5,800 a second of posts; in lists, they are fetched many at a time.',
        ['5,800', '6,000', '5,000', 'reads a second', 'reads per second'],
      ],
      ['peak', 'What do you size for?', 'The peak and not the mean: name the factor and where it comes from.', ['peak']],
      [
        'storage',
        'How do you get to storage?',
        'Bytes × posts × days kept × copies; media is apart and dominates.',
        ['storage', 'bytes', 'media', 'terabyte', 'replic'],
      ],
      [
        'servers',
        'How do rates become servers?',
        'Peak over what one server does, at a utilisation that leaves room, and one more for a failure.',
        ['server', 'spare', 'n+1', 'utili'],
      ],
      [
        'cache',
        'How large is the cache?',
        'Cache what is read most: recent posts of active users, a fraction of the data.',
        ['cache', 'hot'],
      ],
      [
        'skew',
        'What does the mean hide?',
        'A celebrity: one post with millions of readers decides the design more than the mean does.',
        ['celebrit', 'skew', 'hot', 'fan-out'],
      ],
      [
        'check',
        'How do you know it is right?',
        'Check by a second way, and by a load test of one server.',
        ['check', 'load test', 'sanity', 'measure'],
      ],
    ),
    exemplars: {
      mid: 'Half of the 100,000,000 users post, so 50,000,000 posts a day, divided by 86,400 is about 580 writes per second. Reads are ten times that, about 5,800. The peak could be several times more. With 500 bytes per post it is 25 GB a day.',
      senior:
        'I assume half of the users post: 50,000,000 posts a day, about 580 writes a second, and 5,800 reads. At a peak of ten times the mean that is under 60,000 reads a second, so a handful of stateless servers and a cache. Text is 25 GB a day at 500 bytes, so about 9 TB a year before copies. Media is what fills the disks, and I would estimate it apart. The mean hides the celebrity: fan-out on write for most, on read for the few with millions of followers.',
      staff:
        'Before the sums: which number would change the design? Not the writes, 580 a second fit one primary. It is fan-out, and media. So text first to be done with it: 25 GB a day, 9 TB a year, three copies. Then fan-out: posts times followers is the write rate of timelines, and its tail is the design, so I want the distribution and not the mean. I size for the peak with one zone lost, at a utilisation where the queue is short, and give a range, since the peak factor alone is uncertain by two or three. Then I would check it with one server under load, because the estimate decides orders of magnitude, and the test decides the purchase.',
    },
    given: {
      '100,000,000': { set: 'the prompt says so' },
      '50,000,000': { working: '100,000,000 × 0.5' },
      '86,400': { working: '24 × 3,600' },
      '580': { working: '100,000,000 × 0.5 ÷ 86,400' },
      '5,800': { working: '100,000,000 × 0.5 × 10 ÷ 86,400' },
      '60,000': { working: '100,000,000 × 0.5 × 10 ÷ 86,400 × 10' },
      '500': { set: 'bytes of one post, assumed' },
      '25': { working: '50,000,000 × 500 ÷ 1,000,000,000' },
      '9': { working: '50,000,000 × 500 × 365 ÷ 1,000,000,000,000' },
    },
  },
];
