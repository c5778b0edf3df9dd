import type { Question } from '@/content/question-types';

/** Answered by choosing or by putting in order. */
export const questionsOnWords = [
  {
    id: 'what-redundancy-is',
    kind: 'choice',
    ask: 'Two machines share a load evenly, each 70% busy. What is this pair against the failure of one?',
    again: 'four-machines-and-the-day-one-is-off',
    options: [
      {
        text: 'Redundant: there are two.',
        why: 'Two are there, and one alone would be asked for 140%. Counting machines is not the same as counting what is left.',
      },
      {
        text: 'Half redundant: half of the users go on as before.',
        why: 'The load does not stay away because a machine did. All of it goes to the other one, which sinks under it.',
      },
      {
        text: 'Not redundant: what is left cannot carry the load.',
        correct: true,
        why: 'At the peak each of two may be half full at most. Beyond that the second machine is capacity, not safety.',
      },
      {
        text: 'Redundant, if the balancer has health checks.',
        why: 'The checks see to it that all requests go to the machine that is left, which is just what sinks it.',
      },
    ],
  },
  {
    id: 'half-or-none',
    kind: 'choice',
    level: 'senior',
    ask: 'Why can two machines lose more requests through one failure than a single machine of the same total size?',
    again: 'side-by-side',
    options: [
      { text: 'Because two machines fail twice as often.', why: 'They do, but here one failure of each design is compared.' },
      {
        text: 'The survivor is overloaded, and its line is still long when its partner is back.',
        correct: true,
        why: 'A refusal at once leaves no line. Overload leaves one that outlives its cause, unless something limits it.',
      },
      {
        text: 'Because the balancer goes on sending half of all the requests to the dead machine, for as long as it is dead.',
        why: 'Only until the health checks have seen it, a few seconds.',
      },
      {
        text: 'They cannot; the run must be an accident of its seed.',
        why: 'It holds on every seed tried. At seven tenths before, the survivor gets 140% of what it can do.',
      },
    ],
  },
  {
    id: 'pooling-why',
    kind: 'choice',
    ask: 'Eight cores at the same load: why is one machine of eight quicker than eight machines of one under random choice?',
    again: 'nothing-fails-what-do-the-pieces-cost',
    options: [
      { text: 'Its cores are faster.', why: 'The cores are the same. Work takes as long as before; only the waiting is less.' },
      {
        text: 'It saves the network hop to the balancer.',
        why: 'In the lab that is four milliseconds there and back, and the whole takes three times as long.',
      },
      {
        text: 'No core of it is idle while a request waits.',
        correct: true,
        why: 'One line, eight who take from it. In eight machines chance makes a line here and idleness there.',
      },
      {
        text: 'Eight machines must agree with each other first.',
        why: 'Stateless machines agree on nothing. That price comes where state is shared.',
      },
    ],
  },
  {
    id: 'ladder',
    kind: 'choice',
    ask: '2 cores cost $50, 8 cost $200, 32 cost $800 a month. A colleague says: “See, big machines cost more than their size.” What does this ladder say?',
    again: 'the-price-of-the-next-doubling',
    options: [
      {
        text: 'He is right: $800 is sixteen times $50.',
        why: 'And 32 cores are sixteen times 2. Compare the price with the size.',
      },
      {
        text: 'The price per core is the same on each rung.',
        correct: true,
        why: '$25 a core three times. The premium is real, but it sits near the ceiling and in what else must be bought.',
      },
      {
        text: 'Big machines are cheaper per core.',
        why: 'Neither cheaper nor dearer here: divide each price by its cores.',
      },
      {
        text: 'Nothing: prices differ between providers.',
        why: 'They do. But the claim was about this ladder, and it can be divided out.',
      },
    ],
  },
  {
    id: 'first-step',
    kind: 'choice',
    ask: 'A stateless API runs at 55% CPU at its peak, and p99 has become bad after a release. Which step comes first?',
    again: 'how-to-decide',
    options: [
      {
        text: 'Two more machines behind the balancer.',
        why: 'At 55% capacity is not what is missing. You would pay for them for ever and keep the cause.',
      },
      { text: 'A machine twice as large.', why: 'The same money for the same non-cause, and a restart on top.' },
      {
        text: 'Profile what the release changed.',
        correct: true,
        why: 'Below about seventy per cent, look before you scale: a slow query, a lost cache, a lock.',
      },
      { text: 'Partition the database.', why: 'That is the last step of the list, because it cannot be taken back.' },
    ],
  },
  {
    id: 'decide-order',
    kind: 'order',
    ask: 'A growing stateful service. In which order do you consider these?',
    again: 'how-to-decide',
    steps: [
      { text: 'Profile, add an index or a cache.', why: 'Costs days and no machine, and may end the matter.' },
      {
        text: 'Move the state out, so that copies need not know of each other.',
        why: 'If it can be moved, everything after this line is easy.',
      },
      { text: 'Go up to a larger machine.', why: 'What must stay stateful grows with one truth, at the price of a restart.' },
      {
        text: 'Partition the data.',
        why: 'Only when there is no larger machine: every query that crosses a cut pays for it ever after.',
      },
    ],
  },
  {
    id: 'up-is-right',
    kind: 'multiple',
    ask: 'Where is going up the better first answer?',
    again: 'how-to-decide',
    options: [
      {
        text: 'A relational primary at 80% on a machine of 16 cores.',
        correct: true,
        why: 'State that must stay in one place, and much room above it.',
      },
      {
        text: 'A legacy program that numbers invoices from a counter in memory.',
        correct: true,
        why: 'A second copy would number them twice. Until that is mended, up is the only way.',
      },
      {
        text: 'Stateless web machines at 85% that are deployed every day.',
        why: 'Out: then a deploy and a failure stop being outages as well.',
      },
      { text: 'A service promised to survive the loss of a machine.', why: 'No size makes one machine two.' },
      {
        text: 'A single request that takes four seconds of one core, where a machine with faster cores is for sale.',
        correct: true,
        why: 'More machines would answer more such requests at once, each in four seconds. A faster core helps, and better code more.',
      },
    ],
  },
  {
    id: 'what-out-costs',
    kind: 'multiple',
    ask: 'You go from one machine to four. Which of these do you now have to deal with that you did not before?',
    again: 'what-it-solves-what-it-creates',
    options: [
      {
        text: 'A request and the one after it may reach different machines.',
        correct: true,
        why: 'So nothing the second needs may be kept in the memory of the first.',
      },
      {
        text: 'Two versions of the program run at the same time during a deploy.',
        correct: true,
        why: 'A rolling replacement means exactly that: old and new must understand the same data.',
      },
      {
        text: 'The spare capacity is used up by growth, and nobody notices.',
        correct: true,
        why: 'Everything works until the day one fails. So alarm on “what if one were gone”.',
      },
      { text: 'The speed of a core falls.', why: 'Cores are what they were.' },
      {
        text: 'One machine’s failure takes everything down with certainty.',
        why: 'That is what you had with one. With four it does so only if the rest cannot carry the load.',
      },
    ],
  },
  {
    id: 'web-tier',
    kind: 'choice',
    ask: 'Pages fail. Web machines are 75% busy, the database 100%. You double the web machines. What happens?',
    again: 'what-cannot-be-copied',
    options: [
      {
        text: 'Failures halve, since half of the path got twice as wide.',
        why: 'A path is as wide as its narrowest part, and that did not change.',
      },
      {
        text: 'Nothing much: the web machines are now 37% busy and wait.',
        correct: true,
        why: 'The database finishes as many queries a second as before.',
      },
      {
        text: 'It gets better for a while, until the caches fill.',
        why: 'There is no cache here. Nothing relieves the database.',
      },
      {
        text: 'The database gets twice the queries and fails altogether.',
        why: 'People ask for as many pages as before; twice the web machines do not ask more by themselves. (With connections of their own they might load it more.)',
      },
    ],
  },
  {
    id: 'rolling-why',
    kind: 'choice',
    level: 'senior',
    ask: 'Four machines, 85% busy at the peak. You must replace all four with patched ones today. What is the main danger of doing it one after another, right now?',
    again: 'replacing-one',
    options: [
      {
        text: 'Sessions on the drained machine are lost.',
        why: 'Possible if state is kept there, but then every deploy had the problem.',
      },
      {
        text: 'The three that remain would be asked for more than they can do.',
        correct: true,
        why: '85% of four is 113% of three. A rolling replacement takes one away just as a failure does; do it off the peak, or add a fifth first.',
      },
      {
        text: 'Draining never ends, because new requests come while the old are finished.',
        why: 'A drained machine gets nothing new, so it is empty after its longest request.',
      },
      {
        text: 'The new machines are cold, so the first requests are slow.',
        why: 'True and worth a warm-up, but it hits a few requests. Overload hits all.',
      },
    ],
  },
  {
    id: 'growth-kinds',
    kind: 'multiple',
    ask: 'Which of these kinds of growth can a larger machine alone not answer?',
    again: 'how-to-decide',
    options: [
      { text: 'Twice the users in the same city.', why: 'More of the same work: up or out both do.' },
      {
        text: 'Users on another continent who find it slow.',
        correct: true,
        why: 'Distance is not bought off with cores. The answer must come from nearer.',
      },
      {
        text: 'A promise that no single failure is noticed.',
        correct: true,
        why: 'One machine of any size is one failure away from none.',
      },
      {
        text: 'More data than any machine’s disks and memory hold.',
        correct: true,
        why: 'That is the ceiling: from there on it must be partitioned.',
      },
      { text: 'A new feature that needs twice the memory.', why: 'A machine with more memory is just what it asks for.' },
    ],
  },
] as const satisfies readonly Question[];
