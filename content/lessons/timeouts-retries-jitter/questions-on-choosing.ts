import type { Question } from '@/content/question-types';

/** Answered by choosing or by putting in order. */
export const questionsOnChoosing = [
  {
    id: 'why-stuck',
    kind: 'choice',
    ask: 'A service has been as fast as ever for ten minutes and gets the requests it always had room for. It is 100% busy, its line does not get shorter, and it answers nobody in time. What is the likeliest reason?',
    again: 'the-cause-is-gone-and-nothing-works',
    options: [
      {
        text: 'A part of it is still slow, and the dashboards do not show it.',
        why: 'Then it would not be working at its full pace. It is: on attempts whose callers have left.',
      },
      {
        text: 'Its callers’ retries ask for more than it can do, and their timeouts make them retry.',
        correct: true,
        why: 'The traffic of requests is what it was; the traffic of attempts is not. Slow answers cause retries and retries cause slow answers, with no cause from outside.',
      },
      {
        text: 'Its line is long from the incident and needs time to drain.',
        why: 'A line drains where less comes in than goes out, and for its requests this service has room. That the line does not get shorter says that more comes in than requests: attempts.',
      },
      {
        text: 'The traffic has grown by chance.',
        why: 'It is the same in requests. Count attempts: that is where the growth is.',
      },
    ],
  },
  {
    id: 'set-timeout',
    kind: 'choice',
    ask: 'A callee has a p50 of 90 ms, a p99 of 600 ms and a p99.9 of 1.2 s. Losing one good answer in a thousand is acceptable, and you can hold plenty of calls. What timeout do you start from?',
    again: 'how-long-to-wait',
    options: [
      {
        text: '180 ms, twice the median',
        why: 'Far below the p99: more than one healthy answer in a hundred would be thrown away, and each comes back as load if it is retried.',
      },
      {
        text: '600 ms, the p99',
        why: 'That gives up on one good answer in a hundred, ten times what was said to be acceptable.',
      },
      {
        text: '1.2 s, the p99.9',
        correct: true,
        why: 'By its definition one answer in a thousand takes longer. Add a little where the client’s network is not in the measurement.',
      },
      {
        text: '30 s, to be safe',
        why: 'It loses fewer than you can bear to lose, and pays for them in a hang: each call takes thirty seconds to say that nothing comes. It is safe for the callee’s statistics, not for those who wait.',
      },
    ],
  },
  {
    id: 'room',
    kind: 'multiple',
    ask: 'Which of these must hold for a second attempt to be a bargain?',
    again: 'what-a-retry-buys',
    options: [
      {
        text: 'The failure was by chance, so that the next attempt has a chance of its own.',
        correct: true,
        why: 'Otherwise the second attempt fails for the reason the first one did.',
      },
      {
        text: 'The callee has room for the extra attempts.',
        correct: true,
        why: 'Without room, an extra attempt is another one’s failure.',
      },
      {
        text: 'Doing the operation twice does no harm.',
        correct: true,
        why: 'A failure may hide a success, and then the second attempt is a second doing.',
      },
      {
        text: 'The attempt failed slowly rather than quickly.',
        why: 'Slow failures are more often overload, and hold the caller longer. If anything, quick ones are the better candidates.',
      },
      {
        text: 'Every tier above retries as well.',
        why: 'That multiplies attempts. One tier should retry, and say upward that it has.',
      },
    ],
  },
  {
    id: 'one-layer',
    kind: 'choice',
    level: 'senior',
    ask: 'Browser, gateway, service and database; each of the first three may retry. At which should retries be kept, if one is to have them for errors of the database?',
    again: 'attempts-multiply',
    options: [
      {
        text: 'The browser, since it knows best whether the user still waits.',
        why: 'It does, but its every retry repeats the work of the gateway and the service to reach a database that one tier could have asked again by itself.',
      },
      {
        text: 'The service, which calls the database.',
        correct: true,
        why: 'It repeats only the step that failed, knows whether that is safe, and can tell those above not to try again.',
      },
      {
        text: 'All three, with two attempts each to be careful.',
        why: 'Two by two by two is eight queries a click, in an outage of the database.',
      },
      {
        text: 'None: the user will press reload.',
        why: 'Rare, random errors would all be shown, and people who press reload retry without backoff or budget.',
      },
    ],
  },
  {
    id: 'backoff-alone',
    kind: 'choice',
    level: 'senior',
    ask: 'Millions of independent users, three attempts each, exponential backoff with full jitter from 10 s. The service has been failing everything for an hour. Compared with retrying at once, how many attempts a second arrive?',
    again: 'how-much-to-try',
    options: [
      {
        text: 'Far fewer: everyone waits longer and longer.',
        why: 'Each one does. But new users keep coming, and the late attempts of earlier ones arrive together with the first attempts of theirs.',
      },
      {
        text: 'As many: three for every request.',
        correct: true,
        why: 'After the first half minute the flow is steady: requests a second times three. Backoff shifted it in time and jitter smoothed it; neither made it smaller.',
      },
      {
        text: 'More: the deferred attempts add to the immediate ones.',
        why: 'There are no immediate ones besides. Each request still makes three attempts in all.',
      },
      {
        text: 'A third: only first attempts are left.',
        why: 'The later attempts are late, not gone. A budget would take them away.',
      },
    ],
  },
  {
    id: 'jitter-which',
    kind: 'choice',
    ask: 'The backoff stands at 8 s. Which wait can full jitter give that equal jitter cannot?',
    again: 'when-to-try-again',
    options: [
      { text: '9 s', why: 'Neither exceeds the backoff. Additive jitter would.' },
      { text: '8 s', why: 'Both may come as near to the whole backoff as you like.' },
      { text: '5 s', why: 'Equal jitter gives between four and eight seconds, so this is possible in both.' },
      {
        text: '1 s',
        correct: true,
        why: 'Equal jitter always waits half the backoff, four seconds, and draws only the rest. Full jitter draws it all.',
      },
    ],
  },
  {
    id: 'herd-idle',
    kind: 'choice',
    ask: 'A thousand clients are cut off together and return with exponential backoff without jitter. Between the waves the service is idle, and yet most never get in. Why?',
    again: 'when-to-try-again',
    options: [
      {
        text: 'The service is too slow to answer a thousand.',
        why: 'It has time to spare: between the waves it is idle. It is asked for everything at a few instants and for nothing between.',
      },
      {
        text: 'Who failed together comes back together.',
        correct: true,
        why: 'All compute the same wait. Each wave is everyone who is left, at one instant, and only as many as fit the line get in.',
      },
      {
        text: 'Exponential backoff waits too long.',
        why: 'Shorter waits make the waves more frequent and no smaller.',
      },
      {
        text: 'The clients have no timeout.',
        why: 'They are turned away at once; nobody waits for an answer that does not come.',
      },
    ],
  },
  {
    id: 'decide-order',
    kind: 'order',
    level: 'senior',
    ask: 'An attempt has failed. Put the questions of a careful client in order: from the failure itself, over this one request, to the client as a whole.',
    again: 'how-much-to-try',
    steps: [
      {
        text: 'Is this a kind of failure that another attempt could mend?',
        why: 'A bad request stays bad; asking further is pointless.',
      },
      {
        text: 'May the operation be repeated, given what may have happened?',
        why: 'Only now does it matter whether it can be done twice, or was certainly not begun.',
      },
      { text: 'Has this request attempts left?', why: 'A limit of its own, cheap to check.' },
      { text: 'Would the next attempt still start before the deadline?', why: 'That needs the backoff, drawn with its jitter.' },
      {
        text: 'Has the budget one to give?',
        why: 'Last, because asking takes it: a retry refused later for another reason would have been paid for.',
      },
    ],
  },
  {
    id: 'safe-twice',
    kind: 'multiple',
    ask: 'A POST that books a seat fails. After which failures may it be sent again without an idempotency key?',
    again: 'what-may-be-tried-twice',
    options: [
      { text: 'Connection refused', correct: true, why: 'Nobody took the request, so nothing was booked.' },
      {
        text: '429, too many requests, from the limiter at its door',
        correct: true,
        why: 'It was refused before any work began. Later, though, and within a budget.',
      },
      { text: 'Timeout', why: 'The booking may be made and only the answer late. This is exactly the case that keys are for.' },
      {
        text: 'Connection lost while waiting for the answer',
        why: 'The server had the request. What it did with it before the line went dead is unknown.',
      },
      {
        text: '500, internal error',
        why: 'It may have failed after the booking was written. An error says that something went wrong, not that nothing happened.',
      },
    ],
  },
  {
    id: 'which-key',
    kind: 'choice',
    level: 'senior',
    ask: 'A client draws a new random idempotency key for every HTTP attempt at a payment. What does that do against paying twice?',
    again: 'what-may-be-tried-twice',
    options: [
      {
        text: 'It prevents it, since no two keys are alike.',
        why: 'That makes each attempt look like a new intention, which is the opposite of what is needed.',
      },
      {
        text: 'Nothing: the key must be the same for all attempts at one intention.',
        correct: true,
        why: 'The server recognises a repeat by its key. Draw it once, before the first attempt, and keep it.',
      },
      {
        text: 'It prevents it for as long as the server keeps the keys.',
        why: 'However long it keeps them, the key of the second attempt is not among them.',
      },
      {
        text: 'Nothing: keys spare the server work, they do not keep things from being done twice.',
        why: 'To keep them from being done twice is what keys are for. They can, if all attempts at one intention carry the same.',
      },
    ],
  },
  {
    id: 'deadline-worth',
    kind: 'choice',
    ask: 'Clients leave after one second. After a pause the service has 90 requests in line and does 20 a second. What does passing the deadline on change?',
    again: 'do-not-work-for-people-who-have-left',
    options: [
      { text: 'It makes the service faster.', why: 'It works as fast as before, on requests that somebody still wants.' },
      {
        text: 'Those who have left are dropped unworked, and its time goes to the rest.',
        correct: true,
        why: 'The line shrinks at once to what is still wanted. Worked through in order, it would take over four seconds, and all who stand behind it would be late as well.',
      },
      {
        text: 'Clients wait longer before they give up.',
        why: 'Their patience is theirs; the deadline only tells others about it.',
      },
      {
        text: 'It makes retries unnecessary, because nobody waits in vain any more.',
        why: 'Lost packets and restarts happen all the same. It makes wasted work unnecessary.',
      },
    ],
  },
  {
    id: 'hedge-when',
    kind: 'multiple',
    level: 'senior',
    ask: 'Where would hedging at the p95 help?',
    again: 'a-second-runner',
    options: [
      {
        text: 'Reads from one of three replicas, each of which pauses now and then for garbage collection.',
        correct: true,
        why: 'The slowness belongs to a place and a moment; another replica is seldom in the same pause.',
      },
      {
        text: 'A search whose slow queries are slow on every machine.',
        why: 'The second attempt is as slow as the first. You pay twice for the same wait.',
      },
      {
        text: 'A service that runs at 98% of its capacity for most of the day.',
        why: 'There is no room for one request in twenty more, and with everything slow every request asks for its second.',
      },
      {
        text: 'Charging a card at a provider that is sometimes slow.',
        why: 'Both attempts may charge. Hedging needs operations that may be done twice.',
      },
      {
        text: 'A page that waits for a hundred small reads at once, each of them slow now and then.',
        correct: true,
        why: 'Its time is that of the slowest of a hundred, so the tail is what it feels. A few hedges cut it.',
      },
    ],
  },
] as const satisfies readonly Question[];
