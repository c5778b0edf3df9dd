import type { Recording } from '@/engine/recording/types';
import type { MarkStateName } from './mark-state';
import type { Gauge, Kind, NodeState, Reader } from './node-state';
import { partsOf as namesOfParts } from './parts';
import { writeCount, writeMs, writeRate, writeShare } from './write-figure';

const some = (text: string, value: number): string | null => (value > 0 ? text : null);
const lines = (...words: readonly (string | null)[]): string[] => words.flatMap((one) => one ?? []);
const perSecond = (rps: number, words: string): string | null => some(`${writeRate(rps)} ${words}`, rps);
const isKnown = (value: number): boolean => !Number.isNaN(value);
const gaugeOf = (ratio: number, tone: MarkStateName): Gauge | null => (isKnown(ratio) ? { ratio, tone } : null);

const partsOf = (figure: string) => (recording: Recording, id: string) => namesOfParts(recording, id, figure);

const admission = ({ at }: Reader, verb: string): Partial<NodeState> => {
  const [inUse, utilization, waiting] = [at('inUse'), at('utilization'), at('waiting')];
  const places = utilization > 0 ? Math.round(inUse / utilization) : Number.NaN;
  const of = isKnown(places) ? `${writeCount(inUse)} of ${places} ${verb}` : `none ${verb}`;
  return {
    lines: isKnown(inUse)
      ? lines(of, waiting >= 0.5 ? `${Math.round(waiting)} waiting` : perSecond(at('refusedRps'), 'refused'))
      : [],
    gauge: gaugeOf(utilization, 'service'),
  };
};

const FEW_SECONDS_MS = 10_000;

const limiter: Kind = {
  lines: 2,
  parts: partsOf('remaining'),
  read: ({ at, now, recording, id }) => {
    const [left, limit] = [now('remaining'), now('limit')];
    const leftOf = (amount: number): Gauge | null => (limit > 0 ? gaugeOf(amount / limit, 'ok') : null);
    const passed = some(`${writeRate(at('passedRps'))} pass`, at('passedRps'));
    return {
      lines: lines(
        isKnown(left) ? `${writeCount(left)} of ${writeCount(limit)} left` : passed,
        perSecond(at('refusedRps'), 'refused'),
      ),
      gauge: isKnown(left) ? leftOf(left) : null,
      rows: partsOf('remaining')(recording, id).map((part) => {
        const amount = now(`remaining.${part}`);
        return { label: `gate ${part}`, text: `${writeCount(amount)} left`, gauge: leftOf(amount) };
      }),
    };
  },
};

const retry: Kind = {
  lines: 2,
  read: ({ at, now, most }) => {
    // attempts of one second belong to requests of the seconds before
    const amplification = at('attemptsRps', FEW_SECONDS_MS) / at('requestsRps', FEW_SECONDS_MS);
    const budget = now('budget');
    const tries = Number.isFinite(amplification) ? `${amplification.toFixed(1)}× the calls` : null;
    return {
      lines: lines(tries, isKnown(budget) ? `budget: ${writeCount(budget)}` : null),
      gauge: isKnown(budget) && most('budget') > 0 ? gaugeOf(Math.max(0, budget / most('budget')), 'retry') : null,
    };
  },
};

const breaker: Kind = {
  lines: 2,
  hasGate: true,
  read: ({ at, standing, id }) => {
    const mode = standing.modes.get(id)?.toLowerCase().replaceAll('_', '-') ?? 'closed';
    const refused = perSecond(at('refusedRps'), 'refused');
    const failing = isKnown(at('failureRate')) ? `${writeShare(at('failureRate'))} failing` : null;
    const gate = mode === 'half-open' ? mode : mode.endsWith('open') ? 'open' : 'closed';
    return { lines: lines(mode, refused ?? failing), gate };
  },
};

const shedder: Kind = {
  lines: 2,
  read: ({ at, now }) => {
    const [inside, limit, waiting] = [at('inFlight'), now('limit'), at('waiting')];
    const has = isKnown(limit) && limit < 1e9;
    const words = has ? `${writeCount(inside)} of ${writeCount(limit)} inside` : `${writeCount(inside)} inside`;
    return {
      lines: isKnown(inside)
        ? lines(words, perSecond(at('shedRps'), 'shed') ?? (waiting >= 0.5 ? `${Math.round(waiting)} waiting` : null))
        : [],
      gauge: has && limit > 0 ? gaugeOf(inside / limit, 'service') : null,
    };
  },
};

const autoscaler: Kind = {
  lines: 2,
  read: ({ now }) => {
    const [desired, ready, starting, draining] = [now('desired'), now('ready'), now('starting'), now('draining')];
    if (!isKnown(desired)) return {};
    const moving = some(`${starting} starting`, starting) ?? some(`${draining} draining`, draining);
    return { lines: [`wants ${desired}`, lines(`${ready} ready`, moving).join(', ')] };
  },
};

const healthChecks: Kind = {
  lines: 2,
  read: ({ now }) => {
    const [healthy, backends, out] = [now('healthy'), now('backends'), now('out')];
    if (!isKnown(healthy)) return {};
    const isPanic = now('panic') > 0;
    return {
      lines: lines(`${healthy} of ${backends} healthy`, isPanic ? 'panic: all are tried' : some(`${out} out`, out)),
      gauge: gaugeOf(backends > 0 ? healthy / backends : 0, 'ok'),
    };
  },
};

const discovery: Kind = {
  lines: 2,
  read: ({ now }) => {
    const [listed, known, stale] = [now('listed'), now('known'), now('stale')];
    if (!isKnown(listed)) return {};
    return { lines: lines(`${listed} listed, ${known} known`, some(`${stale} known, not there`, stale)) };
  },
};

const outages: Kind = {
  lines: 1,
  read: ({ now }) => (isKnown(now('up')) ? { lines: lines(`${now('up')} up`) } : {}),
};

const failover: Kind = {
  lines: 2,
  read: ({ now, standing, id, recording }) => {
    const active = (standing.leaders.get(id) ?? []).map((one) => recording.nodes.find((node) => node.id === one)?.label ?? one);
    const who = active.length === 0 ? 'nobody is active' : active.length === 1 ? `${active[0]} is active` : 'both are active';
    const [lost, behind] = [now('lostWrites'), now('unreplicated')];
    return { lines: lines(who, some(`${writeCount(lost)} writes lost`, lost) ?? some(`${behind} not copied`, behind)) };
  },
};

const queue: Kind = {
  lines: 2,
  read: ({ now }) => {
    const [depth, age, dead] = [now('depth'), now('oldestAgeMs'), now('deadLetters')];
    if (!isKnown(depth)) return {};
    const oldest = depth > 0 ? `oldest ${writeMs(age)}` : `${writeCount(now('busyConsumers'))} being done`;
    return { lines: [`${writeCount(depth)} waiting`, dead > 0 ? `${oldest}, ${writeCount(dead)} dead` : oldest] };
  },
};

const cache: Kind = {
  lines: 2,
  read: ({ at, now }) => {
    const [ratio, size, dirty] = [at('hitRatio'), now('size'), now('dirty')];
    const kept = isKnown(size) ? `${writeCount(size)} kept` : null;
    const unsaved = some(`${writeCount(dirty)} unsaved`, dirty);
    return {
      lines: lines(isKnown(ratio) ? `${writeShare(ratio)} hits` : 'no reads', lines(kept, unsaved).join(', ') || null),
      gauge: gaugeOf(ratio, 'hit'),
    };
  },
};

const cdn: Kind = {
  lines: 1,
  parts: partsOf('hitRatio'),
  read: ({ at, recording, id }) => ({
    lines: isKnown(at('hitRatio')) ? [`${writeShare(at('hitRatio'))} hits`] : [],
    rows: partsOf('hitRatio')(recording, id).map((part) => ({
      label: part,
      text: writeShare(at(`hitRatio.${part}`)),
      gauge: gaugeOf(at(`hitRatio.${part}`), 'hit'),
    })),
  }),
};

const fanOut: Kind = {
  lines: 2,
  read: ({ at, recording, node }) => ({
    lines: lines(
      `asks ${recording.links.filter(({ from }) => from === node).length} for each`,
      perSecond(at('lateAnswersRps'), 'too late'),
    ),
  }),
};

const replicas: Kind = {
  lines: 2,
  read: ({ now }) => ({
    lines: isKnown(now('lagMs'))
      ? lines(`lag ${writeMs(now('lagMs'))}`, some(`${writeCount(now('lostWrites'))} writes lost`, now('lostWrites')))
      : [],
  }),
};

const shards: Kind = {
  lines: 2,
  read: ({ at, now }) => {
    const moved = now('keysMoved');
    return {
      lines: lines(
        isKnown(at('hottestShare')) ? `hottest ${writeShare(at('hottestShare'))}` : null,
        some(`${writeCount(moved)} keys moved`, moved) ?? perSecond(at('crossShardRps'), 'ask all'),
      ),
    };
  },
};

const rateOf = (figure: string, words: string): Kind => ({
  lines: 1,
  read: ({ at }) => ({ lines: lines(perSecond(at(figure), words)) }),
});

const hedge: Kind = {
  lines: 2,
  read: ({ at, now }) => {
    const [share, delayMs] = [at('hedgeShare'), now('delayMs')];
    return {
      lines: lines(
        isKnown(share) ? `${writeShare(share)} asked twice` : null,
        isKnown(delayMs) ? `after ${writeMs(delayMs)}` : null,
      ),
    };
  },
};

const none: Kind = { lines: 0, read: () => ({}) };

/** Every kind of node; what has no state of its own says so here. */
export const nodeKinds: Readonly<Record<string, Kind>> = {
  clients: none,
  balancer: none,
  service: none,
  limiter,
  timeout: rateOf('timeoutsRps', 'timed out'),
  retry,
  hedge,
  breaker,
  fallback: rateOf('fallbacksRps', 'fell back'),
  bulkhead: { lines: 2, read: (reader) => admission(reader, 'inside') },
  pool: { lines: 2, read: (reader) => admission(reader, 'in use') },
  shedder,
  autoscaler,
  'health-checks': healthChecks,
  discovery,
  outages,
  failover,
  queue,
  cache,
  'fan-out': fanOut,
  replicas,
  shards,
  cdn,
};
