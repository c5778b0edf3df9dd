import type { Question } from '@/content/question-types';

/** Answered by choosing or by putting in order. */
export const questionsOnWords = [
  {
    id: 'polish-which',
    kind: 'choice',
    ask: 'A row of three: 99.99%, 99.9%, 99%. You may make one of them ten times better. Which?',
    again: 'three-good-parts',
    options: [
      {
        text: 'The best, since it is nearly perfect already.',
        why: 'It causes less than a hundredth of the downtime. Perfect, it would hardly be noticed.',
      },
      {
        text: 'The middle one, as a compromise.',
        why: 'It causes about a tenth. Better than nothing, and ten times less than what the worst would give.',
      },
      {
        text: 'The worst.',
        correct: true,
        why: 'It causes nine tenths of the downtime of the row. Ten times better, it is still no better than the middle one.',
      },
      {
        text: 'It does not matter: they are all needed.',
        why: 'All are needed, and their downtimes nearly add up; the largest summand is worth the most.',
      },
    ],
  },
  {
    id: 'third-machine',
    kind: 'choice',
    ask: 'A pair of machines at 99% each in one rack, whose switch is out ten hours a year. Somebody proposes a third machine in the same rack. What does it buy?',
    again: 'what-they-share',
    options: [
      { text: 'Two more nines.', why: 'It would, if the three failed independently. The switch takes all three at once.' },
      {
        text: 'Less than an hour a year.',
        correct: true,
        why: 'Of about eleven hours the pair itself causes not quite one. The third machine takes nearly all of that away, and none of the switch.',
      },
      {
        text: 'A third of the downtime.',
        why: 'Downtime does not divide by the number of machines. Here nearly all of it is the switch.',
      },
      {
        text: 'Nothing at all, ever.',
        why: 'It does take away the time in which both machines are down by themselves. It is just very little.',
      },
    ],
  },
  {
    id: 'what-is-shared',
    kind: 'multiple',
    level: 'senior',
    ask: 'Two machines in different racks run the same service. Which of these can still take both down together?',
    again: 'what-they-share',
    options: [
      {
        text: 'A deploy that goes to all machines within a minute.',
        correct: true,
        why: 'The most common shared thing of all, and one you control: go in stages.',
      },
      { text: 'A certificate both use.', correct: true, why: 'It expires at the same second everywhere.' },
      {
        text: 'A request that makes the program crash, sent again by its client.',
        correct: true,
        why: 'Both run the same code. The retry carries the poison to the second.',
      },
      { text: 'The failure of one rack’s power supply.', why: 'That is just what the second rack is for.' },
      { text: 'The database both ask.', correct: true, why: 'It stands in the row with both.' },
      {
        text: 'A disk that wears out in one of them.',
        why: 'Wear of one disk says nothing about the other, unless they were bought in one batch.',
      },
    ],
  },
  {
    id: 'failover-order',
    kind: 'order',
    ask: 'The active machine of a pair dies. Put what follows in order.',
    again: 'the-seconds-in-between',
    steps: [
      { text: 'Heartbeats stop coming.', why: 'The first thing anybody can see, and it is only a silence.' },
      {
        text: 'The silence lasts longer than the timeout; the standby suspects.',
        why: 'Sooner would mistake a pause for a death.',
      },
      {
        text: 'It makes sure that it may lead: votes, or fencing of the other.',
        why: 'Before it serves. Afterwards would be too late, with two that lead.',
      },
      { text: 'It takes the address and serves.', why: 'From here on clients are answered again.' },
      { text: 'The broken one is repaired and joins as the new standby.', why: 'Last: only now is the pair a pair again.' },
    ],
  },
  {
    id: 'too-eager',
    kind: 'choice',
    level: 'senior',
    ask: 'To lose fewer seconds, you lower the heartbeat timeout from ten seconds to half a second, with a heartbeat every quarter second. What is the likeliest new trouble?',
    again: 'the-seconds-in-between',
    options: [
      { text: 'The network fills up with heartbeats.', why: 'Four small packets a second fill nothing.' },
      {
        text: 'Takeovers for nothing, at every pause.',
        correct: true,
        why: 'A garbage collection or a busy disk is now a death. Each false takeover costs real seconds, and may leave two that think they lead.',
      },
      { text: 'Takeover itself takes longer.', why: 'Promotion takes what it took. Only the suspicion comes sooner.' },
      { text: 'None: sooner is always better.', why: 'Only if silence always meant death.' },
    ],
  },
  {
    id: 'passive-or-active',
    kind: 'multiple',
    ask: 'Which of these speak for active-active over active-passive?',
    again: 'the-seconds-in-between',
    options: [
      {
        text: 'You know that both work, since both do.',
        correct: true,
        why: 'A standby that never works may be broken for months unseen.',
      },
      {
        text: 'After a failure nobody waits until a standby is ready.',
        correct: true,
        why: 'The other one serves already. What is lost is in flight there, or still sent there until the failure is noticed.',
      },
      { text: 'You may load both to eighty percent.', why: 'Then one alone cannot carry both, and you have no redundancy left.' },
      { text: 'Writes need no agreement.', why: 'The opposite: two that take writes must agree, or split them by key.' },
      {
        text: 'It needs no way to tell clients that one is gone.',
        why: 'It does: a balancer, or names, must stop sending there.',
      },
    ],
  },
  {
    id: 'n-plus-one-full',
    kind: 'choice',
    ask: 'Five machines, N+1 was the plan: four carry the peak. A year later the peak needs all five. What do you have?',
    again: 'how-many-is-enough',
    options: [
      { text: 'N+1 still: nothing was taken away.', why: 'N has grown. The spare is spent.' },
      {
        text: 'N: any one failure at the peak overloads the rest.',
        correct: true,
        why: 'Growth eats spares without a sound. Alarm on what would be left without the largest part.',
      },
      { text: '2N, since five is more than twice two.', why: '2N is twice what the load needs: ten machines here.' },
      {
        text: 'Better availability than before, as all machines are in use.',
        why: 'Use is not redundancy. All five must now be up at once.',
      },
    ],
  },
  {
    id: 'quiet-year',
    kind: 'choice',
    level: 'senior',
    ask: 'A team reports no outage in a whole year and concludes that it has reached five nines. What do you say?',
    again: 'a-mean-is-not-a-year',
    options: [
      {
        text: 'Well done; a year is long enough to know.',
        why: 'A system of four nines that breaks once in ten years is quiet in nine years out of ten.',
      },
      {
        text: 'Little: fewer nines have quiet years as well.',
        correct: true,
        why: 'The mean is made of rare long outages as well. Ask how long one would last, and rehearse it.',
      },
      {
        text: 'It must be a fault in the monitoring.',
        why: 'Possible, and worth a look. But a quiet year needs no such explanation.',
      },
      { text: 'Then they have six nines.', why: 'No downtime seen is not no downtime to come.' },
    ],
  },
  {
    id: 'cheaper-lever',
    kind: 'choice',
    level: 'senior',
    ask: 'A service breaks ten times a year for two hours each. Which brings it further: breaking half as often, or being repaired in half an hour?',
    again: 'a-mean-is-not-a-year',
    options: [
      { text: 'Half as often: prevention beats cure.', why: 'That leaves ten hours a year. Repair in half an hour leaves five.' },
      {
        text: 'Repair in half an hour.',
        correct: true,
        why: 'Ten times half an hour is five hours instead of twenty. And a rollback or a runbook is often cheaper than better parts.',
      },
      { text: 'They are the same.', why: 'Half of either factor would be the same. A quarter of the repair time is more.' },
      {
        text: 'Neither: only a second machine helps.',
        why: 'Downtime is how often times how long. Both factors count with any number of machines.',
      },
    ],
  },
  {
    id: 'depend-on',
    kind: 'choice',
    level: 'senior',
    ask: 'You promise 99.99%. Every request needs a payment provider that promises 99.9%. What follows?',
    again: 'take-the-single-points-away-one-by-one',
    options: [
      {
        text: 'Nothing; their downtime is their fault.',
        why: 'Your users see your page. The row does not care whose part it is.',
      },
      {
        text: 'You need two more servers on your own side, to make up for what they are down.',
        why: 'Your part was not what is missing. In a row no part can make up for another.',
      },
      {
        text: 'You cannot keep it while every order has to wait for the provider.',
        correct: true,
        why: 'Either something parallel to it, or a way to work without it for a while.',
      },
      {
        text: 'On average it comes to 99.95%.',
        why: 'In a row availabilities multiply. The product is below the lower of the two.',
      },
    ],
  },
  {
    id: 'which-first',
    kind: 'order',
    ask: 'One name server at 99.999%, one balancer at 99.95%, one application server at 99%, one database at 99.9%. In which order do you make them redundant, if each costs the same?',
    again: 'take-the-single-points-away-one-by-one',
    steps: [
      { text: 'The application server at 99%.', why: 'It causes most of the downtime of the row.' },
      { text: 'The database at 99.9%.', why: 'Next in line once the first is gone.' },
      { text: 'The balancer at 99.95%.', why: 'Half of the database’s downtime.' },
      { text: 'The name server at 99.999%.', why: 'It has the least downtime of the four, so a second one buys the least.' },
    ],
  },
  {
    id: 'no-more-nines',
    kind: 'multiple',
    level: 'staff',
    ask: 'Where would you advise against paying for another nine?',
    again: 'when-not-to-use-it',
    options: [
      {
        text: 'A reporting tool used in office hours by twenty people.',
        correct: true,
        why: 'A good backup and a quick restore serve them better.',
      },
      {
        text: 'A phone game at four nines, on networks that are themselves up ninety-nine per cent of the time.',
        correct: true,
        why: 'Players cannot tell your minutes from those of their network.',
      },
      {
        text: 'An emergency call service at three nines.',
        why: 'Nine hours a year, at any hour, for those who need it most. Here the next nine is the product.',
      },
      {
        text: 'A service whose outages last four hours because nobody finds the cause.',
        correct: true,
        why: 'First halve the repair. It is usually cheaper than redundancy, and redundancy would hide that, not mend it.',
      },
    ],
  },
] as const satisfies readonly Question[];
