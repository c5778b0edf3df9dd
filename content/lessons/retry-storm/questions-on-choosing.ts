import type { Question } from '@/content/question-types';

/** Answered by choosing or by putting in order. */
export const questionsOnChoosing = [
  {
    id: 'root',
    kind: 'choice',
    ask: 'A switch was slow for a minute; the service behind it was down for two hours. What is the root cause, in the words of Bronson and colleagues?',
    again: 'two-states-at-one-load',
    options: [
      {
        text: 'The switch that was slow for a whole minute.',
        why: 'It is the trigger. Without the loop it would have cost a minute, and some other trigger will come.',
      },
      {
        text: 'The loop that kept the service down.',
        correct: true,
        why: 'It explains the two hours, and it is what can be removed.',
      },
      {
        text: 'Too little capacity.',
        why: 'There was enough for the traffic before and after. It was not enough for the amplified traffic, which the loop made.',
      },
      {
        text: 'The people on call, who took ten minutes.',
        why: 'The state would have held itself up for as long as it was let.',
      },
    ],
  },
  {
    id: 'signature',
    kind: 'choice',
    ask: 'Goodput is what is answered in time. Which pair of figures is the signature of a hot metastable state?',
    again: 'four-right-things',
    options: [
      {
        text: 'Throughput at its highest, goodput near zero.',
        correct: true,
        why: 'The machines work flat out, on answers that come too late for whoever asked.',
      },
      {
        text: 'Throughput near zero, and goodput near zero as well.',
        why: 'That looks like something that is down, or like the cold state, in which work is refused before it starts.',
      },
      { text: 'Requests doubled, goodput doubled.', why: 'That is a good day for everybody.' },
      { text: 'Latency high, no failures.', why: 'That is a busy system with patient clients. Nothing amplifies.' },
    ],
  },
  {
    id: 'blind',
    kind: 'choice',
    level: 'senior',
    ask: 'Callers give up on an attempt after 1 s. Below them a breaker wraps a client whose own timeout is 60 s. The service answers correctly after 10 s. What does the breaker count?',
    again: 'four-right-things',
    options: [
      {
        text: 'Failures: the attempts timed out.',
        why: 'They did, above it. The breaker is still waiting, and at ten seconds gets a correct answer.',
      },
      {
        text: 'Successes.',
        correct: true,
        why: 'It sees what comes back to it, and that is right, if late. Its timeout must be inside it, or it must count slow calls.',
      },
      {
        text: 'Nothing, since the calls were cancelled.',
        why: 'Stopping to wait cancels nothing by itself. The call goes on beneath.',
      },
      { text: 'Half of each.', why: 'Each of these calls ends the same way: correct, after ten seconds.' },
    ],
  },
  {
    id: 'edge',
    kind: 'choice',
    level: 'senior',
    ask: 'At night your traffic is a third of the day’s. Does that make you safer against a retry storm?',
    again: 'the-scaler-keeps-you-on-the-edge',
    options: [
      {
        text: 'Yes, at night there is much more room.',
        why: 'With a fixed fleet there would be. With an autoscaler the room was given back to the landlord.',
      },
      {
        text: 'Not if the fleet is scaled to the traffic.',
        correct: true,
        why: 'Load over capacity is then the same at every hour: the scaler holds it at its target, and so the distance to the edge, too.',
      },
      { text: 'No, because fewer people watch.', why: 'True perhaps, and not what decides whether a push heals.' },
      {
        text: 'Yes, since fewer clients retry.',
        why: 'Amplification is attempts for each request, and does not depend on how many requests there are.',
      },
    ],
  },
  {
    id: 'cold-loop',
    kind: 'order',
    level: 'senior',
    ask: 'Put one round of the cold loop in order, beginning with the breaker.',
    again: 'the-breaker-that-saw-too-well',
    steps: [
      { text: 'The breaker opens and refuses everything.', why: 'Too many calls had failed just before.' },
      { text: 'Processors fall idle.', why: 'Refused work never reaches them.' },
      { text: 'The autoscaler takes machines away.', why: 'It looks at processors, and they have nothing to do.' },
      {
        text: 'The wait ends, three probes go well, and the breaker closes.',
        why: 'A few calls are easy, even for one machine.',
      },
      { text: 'All of the traffic comes in, to too few machines, and calls fail.', why: 'Which brings us to the beginning.' },
    ],
  },
  {
    id: 'cold-cure',
    kind: 'multiple',
    level: 'senior',
    ask: 'Which of these break the cold loop?',
    again: 'the-breaker-that-saw-too-well',
    options: [
      {
        text: 'A floor for the fleet, near what the traffic usually needs.',
        correct: true,
        why: 'However idle it looks, it does not shrink below what the next opening of the door will need.',
      },
      {
        text: 'Scaling on requests offered, refused ones included.',
        correct: true,
        why: 'Demand is then seen although it is turned away.',
      },
      {
        text: 'A fleet that shrinks only to the most it has wanted in the last five minutes.',
        correct: true,
        why: 'The loop needs the fleet to shrink while the breaker is open. When the breaker closes, this one still remembers what was needed, and has it.',
      },
      {
        text: 'A retry budget of a fifth of all requests.',
        why: 'Retries play no part here: refusals are not retried, and attempts are hardly more than requests.',
      },
      { text: 'A higher maximum for the fleet.', why: 'It is at its minimum, and would like to go lower.' },
      {
        text: 'A long cooldown between one scale-in and the next.',
        why: 'It says how long until the next change, not how large this one may be. To the minimum is a single change.',
      },
    ],
  },
  {
    id: 'way-order',
    kind: 'order',
    ask: 'A fleet with cold caches is stuck in a retry storm. Put the way out in order.',
    again: 'while-it-lasts',
    steps: [
      {
        text: 'Cut the load well below capacity over amplification.',
        why: 'Before anything can heal, less must come in than goes out, attempts included.',
      },
      { text: 'Empty the lines.', why: 'They hold work for people who have left, and everyone new stands behind it.' },
      { text: 'Let caches and pools warm up on the little that comes.', why: 'A cold machine has a fraction of its capacity.' },
      { text: 'Raise the load in steps, and look after each.', why: 'So that one step too far can be taken back.' },
      { text: 'Find the trigger.', why: 'It has gone. It can wait until people are served.' },
    ],
  },
  {
    id: 'retries-off',
    kind: 'choice',
    ask: 'In a hot stuck state, with three attempts for each request, you turn all retries off. Minutes later everything still times out, though attempts are now below capacity. Why?',
    again: 'while-it-lasts',
    options: [
      { text: 'The breaker is still open.', why: 'In the hot state it never opened, or there would not be this load.' },
      {
        text: 'The line in front is still longer than anyone’s patience.',
        correct: true,
        why: 'It drains only with what capacity is left over, and each new request waits behind all the old ones and is late. Drop the line and it is over at once.',
      },
      { text: 'The clients have cached the failure.', why: 'Then they would not be asking.' },
      {
        text: 'Attempts below capacity are not enough; they must be below a third of it.',
        why: 'That was so while each request made three. With one attempt each, below capacity is enough, in time.',
      },
    ],
  },
  {
    id: 'restart-cold',
    kind: 'choice',
    level: 'senior',
    ask: 'A restart of all machines cured last month’s storm. This month it made it worse. What has most likely changed?',
    again: 'while-it-lasts',
    options: [
      { text: 'The line in front was far longer than last month.', why: 'A restart drops the line, long or short.' },
      {
        text: 'Machines have more to warm up than they had.',
        correct: true,
        why: 'Bigger caches, say, or more to compile. They came up into full traffic at a fraction of their pace, and that is a new trigger.',
      },
      { text: 'The retries have more jitter.', why: 'Jitter spreads attempts. It would help rather than harm.' },
      { text: 'The trigger was a different one.', why: 'It was over by then in both cases.' },
    ],
  },
  {
    id: 'closed',
    kind: 'choice',
    level: 'senior',
    ask: 'Which caller cannot hold up a retry storm by itself?',
    again: 'when-not-to-use-it',
    options: [
      {
        text: 'A million phones, each of which tries three times.',
        why: 'New people keep coming whatever happens to the others; their attempts add up.',
      },
      {
        text: 'Forty workers, each of which waits for its answer, however long, before it asks again.',
        correct: true,
        why: 'There are never more than forty calls out. When the callee is slow they ask less often: the load gives way by itself.',
      },
      {
        text: 'Forty workers with a timeout of one second, which then ask again at once.',
        why: 'What they have given up is still being worked on, so there can be many more than forty inside.',
      },
      {
        text: 'A gateway with backoff and full jitter.',
        why: 'It stands for a crowd that keeps coming. Backoff moves attempts, it does not remove them.',
      },
    ],
  },
  {
    id: 'drill',
    kind: 'choice',
    level: 'staff',
    ask: 'Which test would have found the hot state before the customers did?',
    again: 'so-that-it-cannot-start',
    options: [
      {
        text: 'A load test that raises traffic step by step until the first errors are seen.',
        why: 'It finds the capacity while all is well, which is not where the trouble is.',
      },
      {
        text: 'Ten seconds of slowness at peak traffic, and then a look at whether all is as before.',
        correct: true,
        why: 'It needs the load, the push and the release. Only after the release do the two states differ.',
      },
      {
        text: 'Unit tests of the retry and the breaker.',
        why: 'Each of them is correct. The fault is in what they do together.',
      },
      { text: 'Killing one machine at random, at night.', why: 'A small push at a small load heals in nearly any system.' },
    ],
  },
  {
    id: 'cut-where',
    kind: 'multiple',
    ask: 'Which of these can a server do against retry storms without the help of its clients?',
    again: 'so-that-it-cannot-start',
    options: [
      {
        text: 'Keep its line short and refuse the rest at once.',
        correct: true,
        why: 'What it accepts it can finish in time. Refusals cost it little.',
      },
      {
        text: 'Serve the last come first while a line stands.',
        correct: true,
        why: 'The newest is the likeliest to be still waiting, so its answers count again.',
      },
      { text: 'Give its callers a retry budget.', why: 'A budget lives in the caller. The server can only ask for it.' },
      {
        text: 'Drop calls whose deadline has passed.',
        why: 'It can only do so if callers send their deadlines along. That is help.',
      },
    ],
  },
] as const satisfies readonly Question[];
