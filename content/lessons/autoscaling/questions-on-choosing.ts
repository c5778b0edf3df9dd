import type { Question } from '@/content/question-types';

/** Answered by choosing or by putting in order. */
export const questionsOnChoosing = [
  {
    id: 'life',
    kind: 'order',
    ask: 'The life of a replica, from the decision to the end. Put it in order.',
    again: 'everyone-was-careful',
    steps: [
      { text: 'It is asked for.', why: 'A decision is not capacity. From here on it costs time, and soon money.' },
      {
        text: 'It is pending: a place is found, an image is fetched.',
        why: 'Nothing runs yet. On a full cluster this can be the longest part.',
      },
      { text: 'It runs and warms up.', why: 'The process is there, but its readiness check does not pass.' },
      { text: 'It is ready and gets requests.', why: 'Only now does the load on the others fall.' },
      { text: 'It drains: nothing new, and what it has is finished.', why: 'Without this, each scale-in would lose requests.' },
      { text: 'It is gone.', why: 'Billing ends here, not when it was told to go.' },
    ],
  },
  {
    id: 'cooldown-what',
    kind: 'choice',
    ask: 'What is a cooldown after scaling out for?',
    again: 'asking-again-for-what-is-on-its-way',
    options: [
      {
        text: 'To let machines cool, since starting is heavy work.',
        why: 'The word misleads. It is about information, not heat.',
      },
      {
        text: 'To let the last decision take effect first.',
        correct: true,
        why: 'Until new replicas serve, the metric shows the old shortage. A rule that acts on it again asks twice.',
      },
      {
        text: 'To save money by scaling less often.',
        why: 'It can, but that is not its aim. Scaling out too little costs more than a replica.',
      },
      {
        text: 'To keep the number of replicas even.',
        why: 'Nothing in a pause does that. It only says when the next decision may be made.',
      },
    ],
  },
  {
    id: 'tolerance',
    kind: 'choice',
    ask: 'Kubernetes, ten replicas, CPU target 70%, tolerance one tenth. They run at 75%. What does the autoscaler do?',
    again: 'how-many-in-proportion',
    options: [
      {
        text: 'It asks for eleven, since ten times 75 over 70 is 10.7.',
        why: 'That is the formula without the tolerance. 75 over 70 is 1.07, within a tenth of one.',
      },
      { text: 'Nothing.', correct: true, why: 'The ratio is 1.07, and within a tenth of one it leaves things as they are.' },
      {
        text: 'It asks for twelve, to have room.',
        why: 'Room is in the target, not in the rounding. It rounds up to a whole replica, no further.',
      },
      {
        text: 'It waits five minutes, then asks for eleven.',
        why: 'The window of five minutes is for scaling in. Scaling out has none by default.',
      },
    ],
  },
  {
    id: 'saturated',
    kind: 'multiple',
    ask: 'All replicas are full. Which of these metrics can tell a load of four times their capacity from one just above it?',
    again: 'what-can-the-rule-see',
    options: [
      {
        text: 'The CPU of the replicas, as a mean over the last minute',
        why: 'It ends at 100%. Just above it and four times as much look the same.',
      },
      {
        text: 'Requests that arrive a second, for each replica',
        correct: true,
        why: 'What arrives is not limited by what the replicas can do.',
      },
      {
        text: 'Requests that are answered a second',
        why: 'Full replicas answer what they can, and no more. This is the ceiling itself.',
      },
      {
        text: 'The share of each replica’s threads that are in use',
        why: 'Like CPU it ends at all of them.',
      },
      {
        text: 'The backlog of a queue without limit, for each worker',
        correct: true,
        why: 'It grows by what is missing, so much faster when much is.',
      },
    ],
  },
  {
    id: 'queue-swing',
    kind: 'choice',
    level: 'senior',
    ask: 'Workers are scaled by target tracking on the length of the queue, target: nothing in line. The fleet swings between its minimum and its maximum. Why?',
    again: 'what-can-the-rule-see',
    options: [
      {
        text: 'The queue is too short for its length to be measured well.',
        why: 'It is measured well: it is long when workers are few and empty when they are many.',
      },
      {
        text: 'Enough workers empty it, and an empty queue asks for none.',
        correct: true,
        why: 'The metric does not fall in proportion as workers are added; it falls to nothing. The rule forgets the load that the workers are holding back.',
      },
      {
        text: 'The cooldown is too long.',
        why: 'A longer pause makes each swing slower. What drives it is what the metric says when all is well.',
      },
      {
        text: 'Workers take jobs from each other.',
        why: 'Then throughput would suffer, not the size of the fleet swing.',
      },
    ],
  },
  {
    id: 'lopsided',
    kind: 'choice',
    ask: 'Why does a good rule scale in more slowly than out?',
    again: 'when-to-let-go',
    options: [
      {
        text: 'Because stopping a replica takes longer than starting one, so it has to begin early.',
        why: 'Usually it is quicker. It is the mistake that differs, not the work.',
      },
      {
        text: 'Because one too many costs little, and one too few costs requests.',
        correct: true,
        why: 'The two mistakes have very different prices, so the rule leans to the cheap one.',
      },
      {
        text: 'Because the cloud bills by the hour anyway.',
        why: 'That was once a reason. Billing by the second did not change the rule.',
      },
      {
        text: 'Because metrics fall more slowly than they rise.',
        why: 'They do not. What matters is that load often comes back.',
      },
    ],
  },
  {
    id: 'thrash-cures',
    kind: 'multiple',
    ask: 'A fleet goes from 4 to 9 and back every few minutes; the load comes in waves. Which of these calm it?',
    again: 'when-to-let-go',
    options: [
      {
        text: 'A stabilisation window longer than a wave.',
        correct: true,
        why: 'Then the last crest is remembered through the trough.',
      },
      {
        text: 'A wider gap between the line for out and the line for in.',
        correct: true,
        why: 'Then the metric after a scale-out does not call for a scale-in at once.',
      },
      {
        text: 'A limit of a tenth a minute for scaling in.',
        correct: true,
        why: 'In one trough only a few can go.',
      },
      {
        text: 'Looking every second instead of every fifteen.',
        why: 'It follows each wave more closely and is still a start behind it: at least as many moves, same delay.',
      },
      {
        text: 'A lower minimum.',
        why: 'That lets it fall further in each trough.',
      },
    ],
  },
  {
    id: 'one-metric',
    kind: 'choice',
    ask: 'Most of the time a service waits for another one. Its threads are all in use, its CPU is at 15%, users see timeouts. It scales on CPU at 70%. What does the autoscaler do?',
    again: 'what-can-the-rule-see',
    options: [
      {
        text: 'It scales out, since users see timeouts.',
        why: 'It does not see users. It sees the CPU.',
      },
      {
        text: 'It scales in, down to its minimum.',
        correct: true,
        why: 'Fifteen against seventy says that a fifth of the fleet would do. Those that stay wait as much as before, so their CPU stays low, and it says so again. It removes the very threads that are missing.',
      },
      {
        text: 'Nothing, since the metric is below its target.',
        why: 'Below target is a reason to remove, in proportion, once the window has passed.',
      },
      {
        text: 'It restarts the replicas that are stuck.',
        why: 'That is for liveness checks. An autoscaler counts.',
      },
    ],
  },
  {
    id: 'wrong-tier',
    kind: 'choice',
    level: 'staff',
    ask: 'The application scales on its own latency. The database behind it slows down. What happens, and what is the smallest sound change?',
    again: 'when-not-to-use-it',
    options: [
      {
        text: 'More replicas share the waiting, so latency falls. No change is needed.',
        why: 'Each waits for the same database as long as before, and together they ask it for more.',
      },
      {
        text: 'It scales out and slows the database further. Scale on what this tier can mend, and cap the fleet.',
        correct: true,
        why: 'More replicas bring the database more connections. Latency through another tier is no measure of how full this one is: the loop becomes an amplifier.',
      },
      {
        text: 'It scales in, since its own CPU is idle.',
        why: 'It would if it watched the CPU. It watches latency, which is high.',
      },
      {
        text: 'Nothing, until the database recovers. Add a longer cooldown.',
        why: 'A pause makes the same mistake more slowly.',
      },
    ],
  },
  {
    id: 'flash-sale',
    kind: 'choice',
    ask: 'A sale opens at noon: twenty times the load within ten seconds, over in five minutes. Replicas take three minutes. What helps most?',
    again: 'when-not-to-use-it',
    options: [
      {
        text: 'Target tracking with a look every second.',
        why: 'It decides within a second, and the replicas come when three of the five minutes are over.',
      },
      {
        text: 'Scaling out at half past eleven, and a queue at the door.',
        correct: true,
        why: 'You know when it opens. What you know beforehand you schedule; what exceeds that waits its turn.',
      },
      {
        text: 'A higher maximum.',
        why: 'A maximum is how far it may go. What is missing is time.',
      },
      {
        text: 'A lower CPU target.',
        why: 'Headroom for twenty times is nineteen idle replicas for each that works. That is a fleet for noon, all year.',
      },
    ],
  },
  {
    id: 'maximum',
    kind: 'multiple',
    ask: 'Why set a maximum, if the load may grow?',
    again: 'asking-again-for-what-is-on-its-way',
    options: [
      {
        text: 'A bug or an attack can look like load.',
        correct: true,
        why: 'The loop does not ask who is asking. It buys for them too.',
      },
      {
        text: 'What is behind may not stand more.',
        correct: true,
        why: 'A database has a number of connections that it can serve well. The maximum belongs to it.',
      },
      {
        text: 'A rule without memory can ask without end.',
        correct: true,
        why: 'Until what it asked for serves, it sees the same shortage each time.',
      },
      {
        text: 'It makes the autoscaler quicker.',
        why: 'It decides as quickly. The maximum only says where it must stop.',
      },
      {
        text: 'It keeps the metric at its target.',
        why: 'At the maximum the metric goes above its target, and that is when you must hear of it.',
      },
    ],
  },
] as const satisfies readonly Question[];
