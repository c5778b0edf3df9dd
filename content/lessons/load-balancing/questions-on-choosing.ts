import type { Question } from '@/content/question-types';

/** Answered by choosing or by putting in order. */
export const questionsOnChoosing = [
  {
    id: 'slow-one',
    kind: 'choice',
    ask: 'Ten equal backends under round robin run at 60%. One of them drops to a quarter of its speed and stays there. Nobody gives up, and new people come whatever happens. What becomes of its line?',
    again: 'room-to-spare-and-people-turned-away',
    options: [
      {
        text: 'It grows a little, then settles, because the fleet as a whole has capacity to spare.',
        why: 'Spare capacity elsewhere helps only if requests go there. Round robin goes on sending this one its full tenth.',
      },
      {
        text: 'It grows for as long as the traffic lasts.',
        correct: true,
        why: 'It is handed work at 60% of its old pace and can now do 25%. What arrives faster than it leaves piles up without end, whatever the others do.',
      },
      {
        text: 'It stays as it was: round robin skips a backend that is busy.',
        why: 'Plain round robin skips only backends that are out of the list or at their connection limit. It does not look at how busy they are.',
      },
      {
        text: 'All ten lines grow alike, since the turns keep them equal.',
        why: 'Turns make counts of requests equal, not lines. The other nine get what they got before and keep up as before.',
      },
    ],
  },
  {
    id: 'share-of-what',
    kind: 'choice',
    ask: 'Which sentence says best why round robin fails with one slow backend?',
    again: 'room-to-spare-and-people-turned-away',
    options: [
      {
        text: 'It is unfair: some backends get more requests than others.',
        why: 'It is perfectly fair in requests, and that is the trouble.',
      },
      {
        text: 'It shares out requests evenly where work should be shared by what each backend can do.',
        correct: true,
        why: 'Equal counts are equal load only while requests and backends are equal.',
      },
      {
        text: 'Its decision takes too long when a backend is slow.',
        why: 'The decision is O(1) and does not wait for any backend.',
      },
      {
        text: 'It cannot know that a backend is dead.',
        why: 'True, but this one is not dead: it answers, late. A health check that asks “are you there?” would pass.',
      },
    ],
  },
  {
    id: 'equal-world',
    kind: 'choice',
    ask: 'Four equal backends, every request the same work, one balancer. Which is the sound default?',
    again: 'nothing-differs-chance-or-turns',
    options: [
      {
        text: 'Random, because it keeps no state.',
        why: 'It keeps less state by one number and pays with lines: chance sends runs of requests to one backend while others idle.',
      },
      {
        text: 'Round robin.',
        correct: true,
        why: 'With nothing to see, seeing more buys nothing. Turns space arrivals evenly, for one remembered position.',
      },
      {
        text: 'Least response time, because latency is what counts.',
        why: 'Latency counts, but equal backends have equal times. You would pay for measuring a difference that is not there, and take on its risk: errors look fast.',
      },
      {
        text: 'IP hash, because it is deterministic.',
        why: 'It is deterministic per client, and clients are not equal: a busy office lands whole on one backend.',
      },
    ],
  },
  {
    id: 'random-thousand',
    kind: 'choice',
    level: 'senior',
    ask: 'Arrivals are Poisson. You have 10 small backends, each serving one request at a time at 90%, under random choice. Somebody proposes 1,000 of them with 100 times the traffic: “random evens out at scale”. What happens to the mean wait?',
    again: 'nothing-differs-chance-or-turns',
    options: [
      {
        text: 'It falls by about a factor of ten, as the square root of the number.',
        why: 'That is how the spread of long-run counts shrinks. The wait depends on runs of arrivals at one backend, and each backend still sees the same random stream.',
      },
      {
        text: 'It stays the same.',
        correct: true,
        why: 'Under random choice each backend is a queue of its own with random arrivals at 90%. Its thousand neighbours do not take its line over.',
      },
      {
        text: 'It falls to almost nothing, as in M/M/c with c = 1,000.',
        why: 'M/M/c has one shared line that any free server takes from. Random choice commits each request to one server’s own line.',
      },
      {
        text: 'It rises, because the longest of 1,000 lines is longer.',
        why: 'The longest line does grow with the number, slowly. The mean does not: a request rarely meets the longest.',
      },
    ],
  },
  {
    id: 'smooth-steps',
    kind: 'order',
    ask: 'One decision of smooth weighted round robin. Put its steps in order.',
    again: 'the-backends-differ-turns-by-strength',
    steps: [
      {
        text: 'Add to each backend’s running number its own weight.',
        why: 'First everyone gains: waiting makes you more likely.',
      },
      { text: 'Find the largest running number; on a tie, the first.', why: 'Only after all have grown can they be compared.' },
      {
        text: 'Subtract the sum of all weights from that one’s number.',
        why: 'The chosen one pays for its turn, so that the numbers always add up to zero.',
      },
      { text: 'Send it the request.', why: 'The books are settled; the next decision starts from these numbers.' },
    ],
  },
  {
    id: 'smooth-third',
    kind: 'choice',
    ask: 'Smooth weighted round robin with weights a 3, b 2, c 1, all running numbers at zero; of the tied, the first listed wins. The first two choices are a and b. Which is third?',
    again: 'the-backends-differ-turns-by-strength',
    options: [
      {
        text: 'a',
        correct: true,
        why: 'After a: −3, 2, 1. Growing gives 0, 4, 2: b, leaving 0, −2, 2. Growing gives 3, 0, 3: a tie, and the first of the tied is a.',
      },
      { text: 'b', why: 'b has just paid 6 and stands at −2; growing by 2 brings it to 0, behind both others.' },
      {
        text: 'c',
        why: 'c does reach 3, but so does a, and a tie goes to the one listed first.',
      },
      {
        text: 'It depends on who is busy.',
        why: 'Weighted round robin looks at weights and turns only. What is in flight does not enter.',
      },
    ],
  },
  {
    id: 'least-picks',
    kind: 'choice',
    ask: 'In flight: a 4, b 6, c 3, d 9. Weights: a 2, b 4, c 1, d 8. Which backend does weighted least connections choose?',
    again: 'the-requests-differ-count-what-is-out',
    options: [
      { text: 'a', why: '4 / 2 = 2 in flight per weight; that is more than d’s 9 / 8.' },
      { text: 'b', why: '6 / 4 = 1.5: close, but not the lowest.' },
      {
        text: 'c',
        why: 'c has the lowest count, so plain least connections would take it. For its weight it is the fullest: 3 / 1 = 3.',
      },
      {
        text: 'd',
        correct: true,
        why: '9 / 8 = 1.125, the lowest per weight, though its count is the highest.',
      },
    ],
  },
  {
    id: 'why-counts',
    kind: 'multiple',
    ask: 'Which of these does least connections notice without being told?',
    again: 'the-requests-differ-count-what-is-out',
    options: [
      {
        text: 'A backend whose disk has become slow.',
        correct: true,
        why: 'Its requests stay out longer, so its count rises.',
      },
      {
        text: 'A backend that has just received three long reports.',
        correct: true,
        why: 'They stay out, so the count says three for a long time.',
      },
      {
        text: 'A backend that answers every request at once with an error.',
        why: 'Its requests come back at once, so its count is the lowest of all. It looks like the best backend there is.',
      },
      {
        text: 'How many requests other balancers have out at the same backend.',
        why: 'Each balancer counts what it sent itself. The others reach it only in that its own requests take longer.',
      },
      {
        text: 'Which of two backends with equal counts will be free first.',
        why: 'A count does not say how much of the work is left.',
      },
    ],
  },
  {
    id: 'no-checks',
    kind: 'multiple',
    level: 'senior',
    ask: 'A backend fails every request in one millisecond. Which of these limit the damage?',
    again: 'the-quickest-answer-is-no',
    options: [
      {
        text: 'Passive ejection on the error rate of real traffic.',
        correct: true,
        why: 'It looks at what the answers say, which is where this fault shows.',
      },
      {
        text: 'Counting a failed attempt as a slow one.',
        correct: true,
        why: 'Then the fastest failure is no longer the best score.',
      },
      {
        text: 'Two random choices instead of least connections over all.',
        correct: true,
        why: 'It must be drawn to be chosen, so on n backends it gets fewer than two requests in n.',
      },
      {
        text: 'Least response time instead of least connections.',
        why: 'To a stopwatch a refusal is a superb answer. It draws even more traffic in.',
      },
      {
        text: 'A higher weight for the other backends.',
        why: 'You would have to know which one is broken, and its count per weight is still zero.',
      },
    ],
  },
  {
    id: 'sticky-scale',
    kind: 'choice',
    ask: 'Sessions stick to backends by cookie. At peak you double the fleet. What do you see in the first minutes?',
    again: 'sticky-clients-pile-up',
    options: [
      {
        text: 'Load halves on the old backends at once.',
        why: 'That would need old sessions to move, which is what stickiness forbids.',
      },
      {
        text: 'The old backends stay hot; the new ones get only newcomers.',
        correct: true,
        why: 'Relief comes as fast as sessions end, no faster. Shared state would have let any backend help at once.',
      },
      {
        text: 'Everyone is logged out.',
        why: 'That is what hashing on a changed list does to those it moves. A cookie names its backend and is kept.',
      },
      {
        text: 'The balancer spreads sessions again in the background.',
        why: 'It cannot: the session’s state lives in one backend’s memory.',
      },
    ],
  },
  {
    id: 'herd-cure',
    kind: 'choice',
    level: 'staff',
    ask: 'Two hundred proxies each pull the same load report every five seconds and send to the least loaded backend. Latency swings wildly. What is the smallest change that helps most?',
    again: 'many-balancers-one-rhythm',
    options: [
      {
        text: 'Pull the report every second.',
        why: 'Fresher, and still one picture for two hundred deciders: they herd five times as often, in smaller herds, at five times the cost.',
      },
      {
        text: 'Compare two backends drawn at random by the same report.',
        correct: true,
        why: 'Each proxy now looks at another pair, so they no longer agree on one favourite, and old information is still good enough to avoid the worst of two.',
      },
      {
        text: 'Go back to round robin, with each proxy starting at the top of the list.',
        why: 'Identical lists and starts put all proxies in step: the same herd, walking in turn.',
      },
      {
        text: 'Weight backends by their speed.',
        why: 'Weights correct for steady differences. Here the same backend is best and worst within seconds.',
      },
    ],
  },
  {
    id: 'when-none',
    kind: 'multiple',
    ask: 'Where would you advise against putting a balancer in front of two copies, as things stand?',
    again: 'when-not-to-use-it',
    options: [
      {
        text: 'An intranet page with ten users, on one box that is half idle.',
        correct: true,
        why: 'It adds a hop, a bill and a thing that can be down, and solves nothing anyone has.',
      },
      {
        text: 'An old billing application that numbers invoices from a counter in memory.',
        correct: true,
        why: 'It believes it is alone: two copies give two invoices one number. Move that state out first.',
      },
      {
        text: 'The primary of a database that takes writes.',
        correct: true,
        why: 'Two places to write are not one database spread out, but two databases that disagree.',
      },
      {
        text: 'A stateless image resizer whose jobs take from 20 ms to 5 s.',
        why: 'Here a balancer earns its keep: jobs that vary are what counting in flight is for.',
      },
    ],
  },
] as const satisfies readonly Question[];
