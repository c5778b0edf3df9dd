import type { Question } from '@/content/question-types';

/** Answered by choosing or by putting in order. */
export const questionsOnChoosing = [
  {
    id: 'full-line',
    kind: 'choice',
    ask: 'A database with a short queue refuses whoever finds it full. One client sends five times as much as all others together. Who gets the answers?',
    again: 'a-script-moves-in',
    options: [
      {
        text: 'Everyone the same share: a queue is fair.',
        why: 'A queue is fair to requests, not to clients. Five times the requests is five times the places.',
      },
      {
        text: 'Each about in proportion to what it sends.',
        correct: true,
        why: 'Each free place goes to whoever arrives next, and that is usually the one who arrives most often.',
      },
      {
        text: 'Nobody: an overloaded database stops answering.',
        why: 'With a bounded line it goes on at full speed. The trouble is for whom it works.',
      },
      {
        text: 'The small clients, because their requests find gaps.',
        why: 'A gap is there for everyone, and the busy client’s next request is already on its way.',
      },
    ],
  },
  {
    id: 'one-number-two',
    kind: 'choice',
    ask: 'A page makes 6 calls at once every few seconds. Which limiter lets it in and still holds the client to 2 a second in the long run?',
    again: 'two-limits-in-one',
    options: [
      {
        text: 'A token bucket with capacity 2 and a refill of 6 a second.',
        why: 'The knobs are the wrong way round: two of the six pass at once, and in the long run six a second.',
      },
      {
        text: 'A token bucket with capacity 6 and a refill of 2 a second.',
        correct: true,
        why: 'The capacity is the burst, the refill is the rate. Each is set by itself.',
      },
      {
        text: 'A fixed window of 2 in one second.',
        why: 'The rate is right and the burst is two, so four of six calls are refused, however long the client was quiet.',
      },
      {
        text: 'A fixed window of 6 in one second.',
        why: 'The page passes, and so does a client that sends six in every second.',
      },
    ],
  },
  {
    id: 'bucket-double',
    kind: 'choice',
    level: 'senior',
    ask: 'A token bucket of 100 that refills at 100 a second can let up to 200 through in one second. A fixed window of 100 a second can, too. What is the difference?',
    again: 'two-limits-in-one',
    options: [
      {
        text: 'None: whoever says that buckets are safer has not counted.',
        why: 'The totals are equal for these settings, though of the bucket’s only the first hundred can come at once. And the bucket has a second setting, which the window has not.',
      },
      {
        text: 'The bucket’s burst can be lowered by itself.',
        correct: true,
        why: 'Capacity 20 and the same refill give at most 120 in a second. A window of 20 would cut the rate as well.',
      },
      {
        text: 'The bucket lets so many through in any second, the window only around its edge.',
        why: 'The bucket does so after a rest. Then it is empty, and passes a hundred a second like the other.',
      },
      {
        text: 'The bucket counts refused requests, too.',
        why: 'Neither of them does, here. A refused request takes nothing.',
      },
    ],
  },
  {
    id: 'lazy-bucket',
    kind: 'order',
    ask: 'How a token bucket decides on one request, with no thread that drips. Put the steps in order.',
    again: 'two-limits-in-one',
    steps: [
      { text: 'Read the tokens, and the time at which they were last changed.', why: 'The state is two numbers.' },
      { text: 'Add what has dripped since then.', why: 'Time passed × refill. Nobody had to do it while it happened.' },
      { text: 'Cut it off at the capacity.', why: 'A full bucket spills; without this an idle client would save up for ever.' },
      { text: 'If a token is there, take it and let the request pass.', why: 'Only now is it known whether there is one.' },
    ],
  },
  {
    id: 'gcra-is',
    kind: 'choice',
    level: 'senior',
    ask: 'What does GCRA decide differently from a token bucket with the same burst and rate?',
    again: 'two-limits-in-one',
    options: [
      {
        text: 'Nothing; its state is one moment.',
        correct: true,
        why: 'How far the due moment lies ahead says how empty the bucket is. The decisions are equal, one by one.',
      },
      {
        text: 'It spaces requests evenly, so that no burst passes.',
        why: 'With a burst of one it would. The tolerance is what lets a burst through.',
      },
      {
        text: 'It holds requests back until they are due.',
        why: 'That is a shaper. GCRA answers yes or no; the due moment is only arithmetic.',
      },
      {
        text: 'It is approximate, because it keeps less.',
        why: 'It keeps less and loses nothing: a full bucket needs no history.',
      },
    ],
  },
  {
    id: 'leak-for-what',
    kind: 'choice',
    ask: 'Where does a leaky bucket that holds requests back serve you better than a token bucket?',
    again: 'hold-back-instead-of-refusing',
    options: [
      {
        text: 'A job at night, before an API that takes one call every 200 ms.',
        correct: true,
        why: 'The flow out must be even, and nobody waits for the single answer.',
      },
      {
        text: 'Before a login page whose people give up after one second, and then try again.',
        why: 'Held requests outlive their clients: you wait in order to answer nobody.',
      },
      {
        text: 'Wherever the total latency should fall.',
        why: 'It moves the wait to another place, and adds some when the leak is slower than what stands behind.',
      },
      {
        text: 'Where a client’s page makes eight calls at once.',
        why: 'Those should pass at once, if the backend can stand it: that is what a token bucket’s capacity is for.',
      },
    ],
  },
  {
    id: 'by-address',
    kind: 'multiple',
    ask: 'You limit by client address, sized for one person. Which honest clients will you refuse?',
    again: 'whose-limit-is-it',
    options: [
      {
        text: 'A school whose three hundred pupils share one address.',
        correct: true,
        why: 'Three hundred people, one bucket.',
      },
      {
        text: 'Customers of a mobile carrier that puts thousands behind one address.',
        correct: true,
        why: 'Carrier-grade address translation makes strangers share your limit.',
      },
      {
        text: 'A partner whose one server calls you on behalf of all its users.',
        correct: true,
        why: 'A server is not a person. It needs a key and a limit of its own.',
      },
      {
        text: 'A person whose phone changes its address every few minutes.',
        why: 'Each address brings a full bucket: that is too many permits, not too few.',
      },
      {
        text: 'A person at home who opens one page a minute.',
        why: 'One person behind one address is the case that the limit was sized for.',
      },
    ],
  },
  {
    id: 'refusal-says',
    kind: 'multiple',
    ask: 'What belongs into the answer to a request that a rate limiter refused?',
    again: 'how-to-say-no',
    options: [
      { text: 'Status 429.', correct: true, why: 'It says whose fault it is and that trying later may help.' },
      { text: '`Retry-After`.', correct: true, why: 'So that a program knows before which moment it need not come.' },
      {
        text: 'Which limit it was, and what is left of it.',
        correct: true,
        why: 'A client with two limits must know which of them it met.',
      },
      {
        text: 'Status 500, so that clients retry.',
        why: 'They will, at once, and your own alarms will ring as well.',
      },
      {
        text: 'A pause of some seconds before it is sent, to slow the client down.',
        why: 'It slows your gateway down: each held refusal holds a connection. A quick no is the cheap one.',
      },
    ],
  },
  {
    id: 'same-moment',
    kind: 'choice',
    level: 'senior',
    ask: 'All refused clients obey `Retry-After` exactly, and still most of their attempts fail. What helps most?',
    again: 'everyone-told-the-same-moment',
    options: [
      {
        text: 'Tell them a shorter time, so that they try more often.',
        why: 'More rounds of the same crowd for the same permits: more attempts, not more answers.',
      },
      {
        text: 'Each adds a random wait on top of what it was told.',
        correct: true,
        why: 'They were all told one moment, for one permit. Spread out, they meet permits that have come meanwhile.',
      },
      {
        text: 'Switch to a fixed window.',
        why: 'It invites everyone to its boundary at once, with the same moment for all.',
      },
      {
        text: 'Leave `Retry-After` out.',
        why: 'Then they guess, most of them too early. The header is right; obeying it to the millisecond together is what hurts.',
      },
    ],
  },
  {
    id: 'atomic-step',
    kind: 'choice',
    level: 'senior',
    ask: 'Two gateways share a counter in a store: each reads it, compares it with the limit of 10, and writes it back plus one. It stands at 9 when both read it. What happens?',
    again: 'what-a-decision-costs',
    options: [
      {
        text: 'One passes; the store notices that the second write is stale.',
        why: 'A plain write has no memory of what was read. That would be compare-and-swap.',
      },
      {
        text: 'Both pass, and the counter says 10.',
        correct: true,
        why: 'Both saw room for one. Reading and writing must be one step: a script in the store, or compare-and-swap.',
      },
      {
        text: 'Both are refused.',
        why: 'Each of them saw nine of ten taken, so each of them saw room.',
      },
      {
        text: 'Both pass, and the counter says 11, so the next one is refused for longer.',
        why: 'Both write nine plus one. Even the trace of the mistake is lost.',
      },
    ],
  },
  {
    id: 'dark-launch',
    kind: 'order',
    level: 'senior',
    ask: 'You put a limit on an API that never had one. In which order?',
    again: 'what-it-solves-what-it-creates',
    steps: [
      {
        text: 'Measure what each client does at its worst hour.',
        why: 'A limit sized without this is a guess about other people’s pages.',
      },
      { text: 'Choose keys, bursts and rates above the honest worst.', why: 'Now there is something to choose them from.' },
      {
        text: 'Run it without refusing, and look at whom it would have refused.',
        why: 'Nobody is hurt yet, and the false positives show.',
      },
      {
        text: 'Refuse, behind a switch that turns it off again.',
        why: 'Only when those who would be refused are those you mean.',
      },
    ],
  },
  {
    id: 'not-a-limiter',
    kind: 'multiple',
    ask: 'Where is a rate limiter the wrong tool?',
    again: 'when-not-to-use-it',
    options: [
      {
        text: 'Your checkout service calls your stock service in a loop by mistake.',
        correct: true,
        why: 'Mend the loop. A limit turns a bug that you can see into refusals that look like load.',
      },
      {
        text: 'A thousand customers, all within their limits, are together more than you can serve.',
        correct: true,
        why: 'Nobody broke a limit. This is a matter of capacity: shed load, or add some.',
      },
      {
        text: 'A flood from a hundred thousand addresses fills your network link.',
        correct: true,
        why: 'It has done its harm before your limiter sees a request.',
      },
      {
        text: 'One customer’s script takes nine tenths of a public API.',
        why: 'That is the case it was made for.',
      },
      {
        text: 'Somebody tries ten thousand passwords for one account.',
        why: 'A limit for each account, small and exact, is the first defence there.',
      },
    ],
  },
] as const satisfies readonly Question[];
