import type { Question } from '@/content/question-types';

/** Answered by choosing or by putting in order. */
export const questionsOnWords = [
  {
    id: 'ninety-to-ninety-five',
    kind: 'choice',
    ask: 'A worker with random arrivals goes from 90% busy to 95% busy. What happens to the mean time spent there?',
    again: 'nineteen-out-of-twenty',
    options: [
      {
        text: 'It rises by about 5%.',
        why: 'That is the rise in load. The time goes with the room left, and the room has halved.',
      },
      {
        text: 'It roughly doubles.',
        correct: true,
        why: 'One over the room left: from one tenth to one twentieth is twice the time.',
      },
      {
        text: 'Nothing, as long as it stays below 100%.',
        why: 'Below 100% the line settles somewhere, but that somewhere lies higher and higher.',
      },
      { text: 'The line grows without end.', why: 'Only from 100% on. At 95% it settles, at a length nobody likes.' },
    ],
  },
  {
    id: 'idle-and-slow',
    kind: 'choice',
    ask: 'A dashboard shows a worker that is idle 5% of the time and a mean latency twenty times the work. A colleague says: “It is idle sometimes, so there can be no queue.” What is wrong?',
    again: 'nineteen-out-of-twenty',
    options: [
      {
        text: 'The dashboard: an idle worker means an empty line, so latency must be measured wrongly.',
        why: 'At the idle moments the line is empty. The mean is made in the other nineteen twentieths.',
      },
      {
        text: 'Idle moments and long lines come at different times; the mean sees both.',
        correct: true,
        why: 'Chance brings stretches with too much and stretches with too little. Spare time that has passed cannot be saved for later.',
      },
      {
        text: 'Nothing: the latency must come from the network.',
        why: 'The network does not grow with the load of the worker. Compare at low load to see it alone.',
      },
      {
        text: 'Five per cent idle is a rounding error; it is really overloaded.',
        why: 'Overloaded means that more comes than it can do. Here it finishes all that comes, late.',
      },
    ],
  },
  {
    id: 'which-word',
    kind: 'choice',
    ask: 'A backup must copy 4 TB over a link that could carry 1 Gbit/s, and reaches 200 Mbit/s. What are these two figures?',
    again: 'four-words-for-four-things',
    options: [
      { text: 'Throughput 1 Gbit/s, latency 200 Mbit/s.', why: 'Latency is a time. Both figures here are volumes per second.' },
      {
        text: 'Bandwidth 1 Gbit/s, throughput 200 Mbit/s.',
        correct: true,
        why: 'Bandwidth is the ceiling, throughput what is reached. The gap between them is the question to ask.',
      },
      {
        text: 'Bandwidth 200 Mbit/s, concurrency five.',
        why: 'The ceiling is what could pass. And concurrency counts what is on the way at one moment.',
      },
      {
        text: 'Both are bandwidth, measured at different places.',
        why: 'What is reached is throughput, wherever you measure it.',
      },
    ],
  },
  {
    id: 'low-and-high',
    kind: 'choice',
    level: 'senior',
    ask: 'One client copies small files one after another to a server on another continent: 5 files a second, 200 ms each. CPU and disk on both ends are idle. What helps most?',
    again: 'a-long-road-is-not-a-narrow-one',
    options: [
      {
        text: 'A link with more bandwidth.',
        why: 'The link is almost empty. Small files one at a time wait for the round trip, not for the width.',
      },
      { text: 'A faster server.', why: 'It is idle. Nearly all of the 200 ms is distance.' },
      {
        text: 'Send many at once, or all in one stream.',
        correct: true,
        why: 'Throughput is what is on the way over the time it takes. The time is distance, so put more on the way.',
      },
      {
        text: 'Relieve the congestion: low throughput with high latency always means a standing line.',
        why: 'Usually, not always. Here nothing stands anywhere; a long road carries one car.',
      },
    ],
  },
  {
    id: 'past-the-knee',
    kind: 'choice',
    ask: 'A load test with 100 connections gives 2,000 requests a second at 50 ms. With 200 connections: 2,000 a second at 100 ms. What do you conclude?',
    again: 'littles-law',
    options: [
      {
        text: 'The server slows down under load and needs tuning.',
        why: 'It finishes exactly as many a second as before. It has not slowed down; the line has grown.',
      },
      {
        text: 'Something is full at 2,000 a second; the second hundred only waits.',
        correct: true,
        why: 'Little’s law: at fixed throughput, twice as many inside stay twice as long. The knee lies at or below 100.',
      },
      {
        text: 'The two results contradict each other, so the test is broken.',
        why: 'They agree: 2,000 a second times 50 ms are 100 inside, times 100 ms are 200. What is full may be the test machine itself, and that is worth a look; the figures are sound.',
      },
      {
        text: 'With 400 connections it will do 4,000 a second.',
        why: 'From 100 to 200 it gained nothing. What is full stays full.',
      },
    ],
  },
  {
    id: 'same-load',
    kind: 'multiple',
    ask: 'A worker stays 85% busy. Which of these make requests wait less, on average?',
    again: 'what-a-line-is-made-of',
    options: [
      {
        text: 'Cutting the few long pieces of work into short ones that go back to the end of the line in between.',
        correct: true,
        why: 'The variation of what stands in line falls, and its square is in the wait. The few long ones pay for it: they stand in line several times.',
      },
      {
        text: 'Spreading the jobs that all start on the full hour over the hour.',
        correct: true,
        why: 'The variation of the arrivals falls, with the same number of them.',
      },
      {
        text: 'Two such workers on one line, each 85% busy with twice the traffic.',
        correct: true,
        why: 'When one is held up by a long piece, the other goes on. Large pools wait less at the same utilisation.',
      },
      {
        text: 'Giving the line more room.',
        why: 'Room changes who is refused, not how quickly a line dissolves. With more room the mean wait of those let in grows.',
      },
      {
        text: 'Half of the traffic, on a worker half as fast.',
        why: 'It is as busy as before, and every piece takes twice as long, so requests wait twice as long.',
      },
    ],
  },
  {
    id: 'levers-in-kingman',
    kind: 'multiple',
    level: 'senior',
    ask: 'Kingman’s formula: waiting ≈ S · ρ / (1 − ρ) · (ca² + cs²) / 2. Which readings of it are right?',
    again: 'what-a-line-is-made-of',
    options: [
      {
        text: 'If work and arrivals were perfectly regular, there would be no waiting below full load.',
        correct: true,
        why: 'Both variations are zero, so the product is.',
      },
      {
        text: 'Making work constant does away with waiting.',
        why: 'Only with its own part. Arrivals that come at random still meet each other: with ca = 1, going from cs = 1 to cs = 0 leaves half of the wait.',
      },
      {
        text: 'A worker twice as fast more than halves the wait at the same traffic.',
        correct: true,
        why: 'S halves, and ρ halves as well, so that the middle factor falls too.',
      },
      {
        text: 'At fixed utilisation, shorter work means a shorter wait in proportion.',
        correct: true,
        why: 'S stands in front: ten times quicker work at the same ρ waits a tenth as long.',
      },
      {
        text: 'It says where the p99 lies.',
        why: 'It gives the mean wait. How far the tail lies beyond it is another question: for that you must know how the waits are distributed.',
      },
    ],
  },
  {
    id: 'read-the-percentiles',
    kind: 'choice',
    ask: 'Yesterday: p50 40 ms, p99 45 ms. Today: p50 40 ms, p99 2 s, and the mean went from 40 ms to 68 ms. What most likely happened?',
    again: 'a-mean-that-nobody-has',
    options: [
      { text: 'Everybody got slower by 28 ms.', why: 'Then the median would have moved as well. It has not.' },
      {
        text: 'More than one request in a hundred now takes about two seconds.',
        correct: true,
        why: 'The middle is untouched and the p99 has jumped. And 1.4% of two seconds are the 28 ms that the mean has gained.',
      },
      {
        text: 'One request in ten takes 280 ms longer.',
        why: 'That would give this mean and this median. But the p99 would then be about 320 ms.',
      },
      {
        text: 'The load has risen close to saturation.',
        why: 'Close to saturation nearly everybody waits, so the median would have moved as well.',
      },
    ],
  },
  {
    id: 'never-average',
    kind: 'multiple',
    ask: 'Ten machines each report their p99 every minute. Which of these are sound?',
    again: 'a-mean-that-nobody-has',
    options: [
      {
        text: 'The fleet’s p99 as the mean of the ten.',
        why: 'A percentile of a whole cannot be made out of percentiles of its parts: a machine with little traffic counts as much as a busy one, and the tail may live in one.',
      },
      {
        text: 'The fleet’s p99 from the ten histograms added up.',
        correct: true,
        why: 'Counts can be added. The percentile is then read from the sum.',
      },
      {
        text: 'The largest of the ten as an upper bound for the fleet’s p99.',
        correct: true,
        why: 'If each machine has at most one in a hundred beyond that value, so has the fleet.',
      },
      {
        text: 'An hour’s p99 as the mean of its sixty minutes.',
        why: 'The same mistake over time: a quiet minute counts as much as the busy one where everything went wrong.',
      },
      {
        text: 'Total requests beyond 300 ms over total requests.',
        correct: true,
        why: 'A count over a count: exactly the share that an SLO speaks of.',
      },
    ],
  },
  {
    id: 'fan-out-cure',
    kind: 'choice',
    level: 'staff',
    ask: 'A search asks 100 shards and waits for all of them; each is slow 1% of the time. You may do one thing. Which helps a typical search most?',
    again: 'one-in-a-hundred-ten-times-a-page',
    options: [
      {
        text: 'Halve the median latency of the shards.',
        why: 'The search is as slow as its slowest shard. The median hardly matters to it.',
      },
      {
        text: 'Answer with what 97 shards have said.',
        correct: true,
        why: '98% of the searches meet three slow ones or fewer, and so wait for none.',
      },
      {
        text: 'Bring the slow share of every shard from 1% to 0.9%.',
        why: 'Then 60% of the searches are slow instead of 63%.',
      },
      {
        text: 'Split into 200 smaller shards.',
        why: 'Each does half the work, and there are twice as many chances to be the slow one: 87% of the searches would meet one.',
      },
    ],
  },
  {
    id: 'stall-seen',
    kind: 'choice',
    level: 'senior',
    ask: 'A load test keeps 10 connections busy for ten minutes: each sends, waits some 50 ms for the answer, sends again. Once, everything freezes for 30 seconds. What does its p99 say about that?',
    again: 'which-latency',
    options: [
      {
        text: 'Almost nothing: only ten samples are slow.',
        correct: true,
        why: 'Ten out of 114,000. Each connection waits through the freeze with one request. Those that people would have sent in the meantime were never sent, so they are not counted.',
      },
      {
        text: 'It is about 30 seconds, since 5% of the time was frozen.',
        why: 'It is 5% of the time, but not of the samples: the test asked ten questions in that time.',
      },
      {
        text: 'It is half: 15 seconds.',
        why: 'That would be the mean wait of people who arrive evenly during the freeze. The test did not send any.',
      },
      {
        text: 'Too much: a test that waits for each answer makes a stall look worse than people find it.',
        why: 'The other way about. While the test waits it asks nothing, so the stall counts ten times. People who do not wait for each other would have gone on coming.',
      },
    ],
  },
  {
    id: 'an-slo',
    kind: 'order',
    ask: 'You are to turn “the site must be fast” into an objective. In which order?',
    again: 'a-promise-in-percentiles',
    steps: [
      {
        text: 'Choose what the user does and waits for: opening an invoice.',
        why: 'Without saying which requests, any figure is an average over unlike things.',
      },
      {
        text: 'Measure it as near to the user as you can, in a histogram.',
        why: 'A promise about something unmeasured cannot be kept or broken. Buckets can be added up later.',
      },
      {
        text: 'Choose threshold, share and period: 99% within 300 ms, over 28 days.',
        why: 'Set from what users notice and from what you have measured, so it comes after both. Only now is it known how many late requests are allowed.',
      },
      {
        text: 'Alarm on how quickly the allowed late ones are used up.',
        why: 'The alarm is about the budget that the steps before have defined.',
      },
    ],
  },
  {
    id: 'run-it-full',
    kind: 'multiple',
    ask: 'Where is it right to run a machine at nearly 100%?',
    again: 'when-not-to-use-it',
    options: [
      {
        text: 'A nightly job that recomputes statistics by six in the morning.',
        correct: true,
        why: 'Nobody waits for a single piece. What counts is the end, and idle time would only move it back.',
      },
      {
        text: 'Interactive search, since every idle second is money lost.',
        why: 'Here idle time is what keeps lines short. It is not lost; it is what you sell.',
      },
      {
        text: 'Low-priority work that is pushed aside whenever a user’s request comes.',
        correct: true,
        why: 'For users the machine is as good as empty: their utilisation is what counts for their wait.',
      },
      {
        text: 'A payment service at the yearly peak, because the peak is short.',
        why: 'A line made in a short peak outlives it, and payments time out meanwhile.',
      },
    ],
  },
] as const satisfies readonly Question[];
