import type { Question } from '@/content/question-types';

/** Answered by choosing or by putting in order. */
export const questionsOnChoosing = [
  {
    id: 'which-knob',
    kind: 'choice',
    ask: 'A dead backend costs you too many requests. Checks run every 5 s with a fall of 3. Which single change helps most?',
    again: 'the-time-before-you-know',
    options: [
      {
        text: 'Interval 1 s.',
        correct: true,
        why: 'Detection is two to three intervals: it falls from 10 to 15 seconds to 2 to 3.',
      },
      { text: 'Fall 2.', why: 'Better by one interval: 5 to 10 seconds.' },
      { text: 'Rise 1.', why: 'Rise is how a backend comes back. It does nothing for how it goes.' },
      {
        text: 'A check timeout of 200 ms instead of 1 s.',
        why: 'A dead machine that refuses answers at once; the timeout matters for silent ones, and then by less than a second for each check.',
      },
    ],
  },
  {
    id: 'hysteresis',
    kind: 'choice',
    ask: 'Why is rise usually chosen so that a backend comes back more slowly than it went?',
    again: 'in-out-in-out',
    options: [
      {
        text: 'A needless absence costs less than a needless return.',
        correct: true,
        why: 'The two errors are not equally dear, so they deserve different evidence.',
      },
      {
        text: 'Because a process that was restarted takes long to start, and checks come often.',
        why: 'Some do, but the check knows when it has started: it passes. The question is how often it must pass.',
      },
      { text: 'To save checks.', why: 'Checks go on at their interval whatever the state.' },
      {
        text: 'Failures are noticed sooner that way.',
        why: 'Noticing them is the part of interval and fall. Rise decides how long it then stays out.',
      },
    ],
  },
  {
    id: 'calm-is-not-well',
    kind: 'choice',
    level: 'senior',
    ask: 'You raise fall and rise from 1 to 3, and the flapping all but stops. The share of failed requests does not fall; it rises a little. Why?',
    again: 'in-out-in-out',
    options: [
      {
        text: 'The new settings hold only for backends that have started since.',
        why: 'They hold for all: the verdicts no longer change.',
      },
      {
        text: 'The backend fails as often as before, and now it is mostly in.',
        correct: true,
        why: 'Thresholds filter the news. Fewer ejections of a bad backend means more requests to it.',
      },
      { text: 'The checks themselves fail requests.', why: 'Checks are requests of their own and count for nobody.' },
      { text: 'Higher thresholds make a backend slower.', why: 'They change when it is believed, not what it does.' },
    ],
  },
  {
    id: 'sees-what',
    kind: 'multiple',
    ask: 'Which of these will a shallow check, “is the process there?”, find?',
    again: 'it-passes-every-check',
    options: [
      { text: 'A machine without power.', correct: true, why: 'Nobody answers, so the check fails.' },
      { text: 'A cable that was pulled.', correct: true, why: 'The answer does not arrive in time.' },
      { text: 'A connection pool that is empty for good.', why: 'The check needs no connection from it, so it passes.' },
      { text: 'A release that fails for one kind of request.', why: 'The check is another kind of request.' },
      { text: 'A disk on which every twentieth read fails.', why: 'The check reads nothing from it.' },
    ],
  },
  {
    id: 'passive-price',
    kind: 'multiple',
    ask: 'What are the prices of passive checks?',
    again: 'watch-the-real-thing',
    options: [
      {
        text: 'Somebody’s request must fail first.',
        correct: true,
        why: 'Users are the test: without a failure there is no evidence.',
      },
      {
        text: 'A backend that gets no traffic is not judged.',
        correct: true,
        why: 'No requests, no evidence: at night they learn slowly.',
      },
      {
        text: 'To see whether it is well again, it must be given real requests.',
        correct: true,
        why: 'Nothing else tells. Active checks beside them do.',
      },
      { text: 'They add load to every backend.', why: 'They look at requests that come anyway. It is active checks that add.' },
      { text: 'They find only machines that are dead.', why: 'They find whatever real requests meet. That is their strength.' },
    ],
  },
  {
    id: 'tenth-of-four',
    kind: 'choice',
    level: 'senior',
    ask: 'Outlier detection with “at most a tenth ejected at once”, and no exception for the first, guards five backends. One fails everything. What happens?',
    again: 'watch-the-real-thing',
    options: [
      {
        text: 'It is ejected at the fifth error in a row.',
        why: 'It is found. But one of five is a fifth, more than a tenth, so it may not be ejected.',
      },
      {
        text: 'Nothing: one of five is more than a tenth.',
        correct: true,
        why: 'The guard is strict unless a switch always allows one. Small clusters need that switch or a larger share.',
      },
      { text: 'Half of its traffic is taken away.', why: 'Ejection is all or nothing.' },
      { text: 'All five are ejected in turn.', why: 'Four of them do not fail.' },
    ],
  },
  {
    id: 'slow-one',
    kind: 'choice',
    ask: 'A backend works at a tenth of its pace and gets no answer wrong. Clients hang up after two seconds. What ends the harm?',
    again: 'slow-is-a-kind-of-grey',
    options: [
      { text: 'A shallow check every 100 ms.', why: 'Ten times one millisecond still passes, however often you ask.' },
      { text: 'Passive checks that count errors.', why: 'There are none. Who hangs up leaves no error behind.' },
      {
        text: 'Least connections.',
        correct: true,
        why: 'What is slow stays in flight, so its count is high and it gets little. No verdict is needed.',
      },
      { text: 'A higher fall.', why: 'That makes ejection rarer still, and nothing was going to eject it.' },
    ],
  },
  {
    id: 'what-to-ask',
    kind: 'choice',
    level: 'senior',
    ask: 'Fifty instances share one database. Should their readiness check query it?',
    again: 'when-everyone-is-ill',
    options: [
      {
        text: 'Yes: without the database they cannot serve.',
        why: 'Nor can the other forty-nine. Taking all out serves nobody, not even what a cache could have answered.',
      },
      {
        text: 'No: if it fails, it fails for all of them at once.',
        correct: true,
        why: 'Taking an instance out helps only where others are better. It belongs on a dashboard and behind a breaker. A check should ask what is this machine’s own.',
      },
      {
        text: 'Yes, but as the liveness check, so that they are restarted.',
        why: 'Fifty restarts do not mend a database, and fifty cold starts may finish it off.',
      },
      { text: 'Only if the query is fast.', why: 'Its speed is not the trouble. That it fails for all at once is.' },
    ],
  },
  {
    id: 'panic-when',
    kind: 'choice',
    ask: 'Ten backends, panic threshold a half. Six are believed ill. What does the balancer do?',
    again: 'when-everyone-is-ill',
    options: [
      {
        text: 'It sends to the four that are well.',
        why: 'Four of ten is less than a half: too few to trust the verdicts, and perhaps too few to carry the load.',
      },
      {
        text: 'It sends to all ten.',
        correct: true,
        why: 'Below the threshold the verdicts are set aside. Six in ten requests may fail; otherwise four might drown and all fail.',
      },
      { text: 'It refuses everything until more are well.', why: 'That is failing closed. Panic is for failing open.' },
      { text: 'It restarts the six.', why: 'A balancer restarts nothing. It only chooses.' },
    ],
  },
  {
    id: 'leave-well',
    kind: 'order',
    ask: 'A backend is replaced in a deploy. There is no spare machine, so its successor starts in its place, and no request is to be lost. Put the steps in order.',
    again: 'leaving-on-purpose',
    steps: [
      { text: 'It is marked as draining: nothing new shall be sent to it.', why: 'First the source is closed.' },
      { text: 'It goes on serving while that news reaches every balancer.', why: 'Until they all know, some still send.' },
      { text: 'It finishes what is inside.', why: 'Now the number inside can only fall.' },
      {
        text: 'It stops, or is stopped when its time is up.',
        why: 'Some connections never end by themselves, so there is a limit.',
      },
      {
        text: 'Its successor passes its checks and gets a growing share.',
        why: 'Cold caches and cold code should not meet a full share at once.',
      },
    ],
  },
  {
    id: 'heartbeat-timeout',
    kind: 'choice',
    level: 'senior',
    ask: 'You cut the standby’s timeout from 3 s to 300 ms, heartbeats every 100 ms. What do you gain and what do you risk?',
    again: 'who-watches-the-watcher',
    options: [
      {
        text: 'A death found ten times as fast, and takeovers for nothing, at pauses.',
        correct: true,
        why: 'A long garbage collection or a busy switch is longer than 300 ms. Then two machines believe that they are active.',
      },
      {
        text: 'A faster takeover at no risk, as heartbeats are faster, too.',
        why: 'Three missed in a row is three, but 300 ms of pause is common and 3 s of pause is not.',
      },
      { text: 'Nothing: DNS takes longer anyway.', why: 'A virtual IP keeps its name and its address. DNS is not asked.' },
      {
        text: 'Fewer false takeovers, since ten times the heartbeats are more evidence.',
        why: 'The evidence covers less time. A pause that spans three heartbeats looks like death.',
      },
    ],
  },
  {
    id: 'not-checked',
    kind: 'multiple',
    ask: 'Where would you advise against a check that takes a backend out?',
    again: 'when-not-to-use-it',
    options: [
      {
        text: 'A service with a single backend.',
        correct: true,
        why: 'There is nobody to send to instead. Alarm, and let requests try.',
      },
      {
        text: 'A check that calls the payment provider that all backends use.',
        correct: true,
        why: 'When the provider is down, every backend goes, also for requests that need no payment.',
      },
      {
        text: 'Workers that wait for a queue which is down.',
        correct: true,
        why: 'They are well. Restarting or removing them mends nothing.',
      },
      {
        text: 'Twelve web servers with local disks that fill up now and then.',
        why: 'A full disk is one machine’s own trouble, and eleven others can serve. Take it out.',
      },
    ],
  },
] as const satisfies readonly Question[];
