import type { Question } from '@/content/question-types';

/** Answered by choosing or by putting in order. */
export const questionsOnChoosing = [
  {
    id: 'slow-or-dead',
    kind: 'choice',
    ask: 'You call a service that a page can do without, with no timeout. Which of its failures hurts you most?',
    again: 'their-slowness-your-outage',
    options: [
      { text: 'It refuses connections.', why: 'You know at once and go on. It costs you its answers and none of your threads.' },
      {
        text: 'It answers every call with an error in 10 ms.',
        why: 'Quick and clear. Catch the error and send the page without.',
      },
      {
        text: 'It answers correctly, after thirty seconds.',
        correct: true,
        why: 'Each call holds a thread for thirty seconds. Soon all threads wait for it, and pages that never needed it fail too.',
      },
      { text: 'It answers with an empty list.', why: 'That is a page with an empty box, and nothing else.' },
    ],
  },
  {
    id: 'what-adds',
    kind: 'choice',
    ask: 'Calls have a timeout of half a second, and a fallback that costs nothing. Traffic is high and the callee hangs. Why do pages still fail?',
    again: 'three-things-to-add',
    options: [
      { text: 'Because the fallback is too slow.', why: 'It is instant. But it is reached only after the timeout has passed.' },
      {
        text: 'Because pages hold a thread until they fall back, and run out of threads.',
        correct: true,
        why: 'Each holds one for half a second, and the rate times half a second exceeds the threads. Remembering that the callee is down saves the wait.',
      },
      {
        text: 'Because a timeout counts as an error of the page.',
        why: 'The fallback catches it. The page fails for want of a thread, not for want of a suggestion.',
      },
      {
        text: 'Because the callee is sent more calls than it could answer if it were well.',
        why: 'It may be, and nothing hangs on it, since it answers none. It is your threads that run out.',
      },
    ],
  },
  {
    id: 'states-order',
    kind: 'order',
    ask: 'A callee dies and comes back. Put what its breaker does in order.',
    again: 'the-machine',
    steps: [
      { text: 'It lets calls through and counts failures.', why: 'Closed: it must see some failures before it can know.' },
      { text: 'It refuses every call.', why: 'The threshold is passed: open.' },
      { text: 'Its wait ends, and it lets a few calls through.', why: 'Half-open: the only way to learn is to ask.' },
      { text: 'A probe fails, and it refuses every call again.', why: 'The callee is still down, so it waits once more.' },
      { text: 'The probes of a later round go well, and it lets all calls through.', why: 'Closed again, with nothing counted.' },
    ],
  },
  {
    id: 'wait-means',
    kind: 'choice',
    ask: 'A breaker stays open for a minute at a time. The callee recovers one second after a failed probe. What do its users see?',
    again: 'the-machine',
    options: [
      {
        text: 'Everything works again at once.',
        why: 'The callee does. The breaker does not know, since it asks nobody while it is open.',
      },
      {
        text: 'Nearly another minute of refusals by the breaker.',
        correct: true,
        why: 'Nothing is tried until the wait ends, and it has only begun. The wait is the outage that you are ready to add yourself.',
      },
      { text: 'A minute of slow answers.', why: 'Refusals are instant. That is the good part.' },
      { text: 'Errors until somebody closes it by hand.', why: 'It goes half-open by itself when the wait is over.' },
    ],
  },
  {
    id: 'trigger-hang',
    kind: 'choice',
    ask: 'A callee slows from 50 ms to 4 s and stays correct. Your breaker opens at a failure rate of 50%, and your calls have no timeout. What makes it open?',
    again: 'slowness-is-a-failure-too',
    options: [
      { text: 'Lowering the failure threshold to 5%.', why: 'A share of nothing is nothing: no call fails.' },
      { text: 'A larger window.', why: 'It would hold more successes, all of them late.' },
      {
        text: 'A timeout below 4 s, or a rule for slow calls.',
        correct: true,
        why: 'Either turns lateness into something that is counted: the first as failures, the second as slow calls.',
      },
      {
        text: 'Nothing; slowness is for the load balancer to deal with.',
        why: 'A balancer can go around one slow backend, not around a slow service.',
      },
    ],
  },
  {
    id: 'row-or-rate',
    kind: 'choice',
    level: 'senior',
    ask: 'A callee fails exactly every other call, for hours. Which breaker opens?',
    again: 'a-run-or-a-rate',
    options: [
      {
        text: 'Five failures in a row.',
        why: 'Each failure is followed by a success, which clears the count. It never gets past one.',
      },
      {
        text: 'A rate of at least half, over the last twenty calls.',
        correct: true,
        why: 'Ten of any twenty failed, and at the threshold counts as past it.',
      },
      { text: 'Both, at about the same time.', why: 'The rate opens; the run never does, as a success always comes between.' },
      { text: 'Neither: half of the calls succeed.', why: 'Half failing is just what a threshold of one half says.' },
    ],
  },
  {
    id: 'count-as',
    kind: 'multiple',
    ask: 'Which outcomes should count against the callee?',
    again: 'what-counts',
    options: [
      { text: '503, service unavailable', correct: true, why: 'It says in so many words that it cannot serve.' },
      { text: 'A timeout', correct: true, why: 'Nothing came in time. That is what you guard against.' },
      { text: 'Connection refused', correct: true, why: 'Nobody is there to serve anything.' },
      { text: '404, not found', why: 'A right answer to a question about something that does not exist.' },
      { text: '400, bad request', why: 'The caller’s mistake. One bad client could open the breaker for all.' },
      {
        text: 'The user closed the page, so you cancelled the call',
        why: 'It says nothing about the callee. Ignore it, and give its probe back.',
      },
    ],
  },
  {
    id: 'retry-where',
    kind: 'choice',
    level: 'senior',
    ask: 'You have a retry of three attempts and a breaker for the same call. How do you nest them?',
    again: 'what-counts',
    options: [
      {
        text: 'The retry outside, and a refusal by the breaker is not retried.',
        correct: true,
        why: 'Each attempt is counted as what it is, and once the breaker is open a request costs nothing.',
      },
      {
        text: 'The breaker outside, so that it sees only what retries could not mend.',
        why: 'It then sees one failure where three happened, needs three times the requests to learn of it, and cannot stop the attempts inside.',
      },
      {
        text: 'The retry outside, retrying refusals with backoff until the breaker closes.',
        why: 'That keeps callers waiting, with their threads, for a callee that is known to be down: the wait which the breaker was to save.',
      },
      { text: 'It makes no difference.', why: 'It decides what the breaker counts and whether attempts can be stopped.' },
    ],
  },
  {
    id: 'fallback-right',
    kind: 'multiple',
    ask: 'The callee is down. For which questions is there a sound fallback?',
    again: 'what-to-say-instead',
    options: [
      {
        text: 'Which products might this customer like?',
        correct: true,
        why: 'Nothing, or yesterday’s bestsellers, costs little.',
      },
      {
        text: 'How many people have read this article?',
        correct: true,
        why: 'The last known number, or no number. Nobody is harmed.',
      },
      { text: 'May this user see this document?', why: 'A guess is a leak or a lockout. Fail, and closed.' },
      { text: 'Has the card been charged?', why: 'Saying yes or no without knowing is a lie about money.' },
      {
        text: 'Is the last one still in stock, at the moment of buying?',
        why: 'Selling what you do not have costs more than asking to try again.',
      },
    ],
  },
  {
    id: 'fallback-load',
    kind: 'choice',
    level: 'senior',
    ask: 'A cache answers 95% of the reads. Somebody suggests: if the cache fails, read from the database. What is wrong with it?',
    again: 'what-to-say-instead',
    options: [
      { text: 'The database may hold newer data than the cache.', why: 'True, and harmless: newer is better.' },
      {
        text: 'The database then gets twenty times its usual reads, at a moment nobody has rehearsed.',
        correct: true,
        why: 'It sees 5% of the reads today. A fallback that needs twenty times as much as it has ever carried is a second outage.',
      },
      { text: 'It is slower.', why: 'If slower were all, it would be a fine fallback.' },
      {
        text: 'It needs a second breaker.',
        why: 'One more breaker would keep the database from drowning, and then there is no answer again. It does not make the fallback work.',
      },
    ],
  },
  {
    id: 'shards',
    kind: 'choice',
    level: 'staff',
    ask: 'A key-value store has ten shards; one is down. Clients have one breaker for the whole store, which opens when a twentieth of the calls fail. What happens, and what is the smallest sound change?',
    again: 'when-it-makes-things-worse',
    options: [
      {
        text: 'It opens and takes nine healthy shards away too; keep a breaker per shard.',
        correct: true,
        why: 'Memory belongs where failures go together. A shard’s breaker sees nearly all of its calls fail and leaves the others alone.',
      },
      {
        text: 'It stays closed, so a tenth of the calls fail; lower the threshold further.',
        why: 'One shard in ten is a tenth of the calls, past the threshold. To open on one shard’s failures is the harm, and a lower threshold does more of it.',
      },
      {
        text: 'It opens; retry until the shard is back.',
        why: 'Retries against an open breaker achieve nothing, and against a dead shard little.',
      },
      {
        text: 'It opens and closes in turn; lengthen the wait.',
        why: 'That it may do, when all probes happen to go to healthy shards. A longer wait makes the refusals of healthy calls longer.',
      },
    ],
  },
  {
    id: 'not-here',
    kind: 'multiple',
    ask: 'Where would you leave a breaker out?',
    again: 'when-not-to-use-it',
    options: [
      {
        text: 'Between two modules of one process.',
        correct: true,
        why: 'They live and die together; there is no remote failure to remember.',
      },
      {
        text: 'Before the call that records a payment, with “thank you, paid” as the fallback.',
        correct: true,
        why: 'A lesser answer is a lie about money. Let the payment fail, visibly, or put it into a queue that does not forget.',
      },
      {
        text: 'Before a report that is fetched once an hour.',
        correct: true,
        why: 'There are never enough calls to judge by. A timeout is enough.',
      },
      {
        text: 'Before an optional box that comes from a service which hangs now and then.',
        why: 'This is the case for one: there is a fine page without it, and threads to save.',
      },
    ],
  },
] as const satisfies readonly Question[];
