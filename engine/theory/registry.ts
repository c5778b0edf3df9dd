import { number } from '../knobs/knobs';
import { downtime, kOfN, parallel, series } from './availability';
import { loopHitRatio, zipfHitRatio } from './caching';
import { mva } from './closed-network';
import { costs } from './costs';
import { erlangB, erlangC } from './erlang';
import { type Formula, formula } from './formula';
import * as input from './inputs';
import { keysMoved } from './keys-moved';
import { amdahl, gustafson, little, usl } from './laws';
import { burstBound } from './limits';
import { powerOfD } from './power-of-d';
import { md1, mg1, mm1, mm1k, mmc } from './queues';

const { arrivalRps, serviceRps, servers } = input;

/** Every closed form by the name that `sim theory` knows it under. */
export const theory = {
  mm1: formula({
    label: 'M/M/1',
    help: 'One server, random arrivals, exponential service, a queue without limit.',
    source: 'Bertsekas and Gallager, Data Networks (2nd ed., 1992), §3.3',
    knobs: { arrivalRps, serviceRps },
    compute: mm1,
  }),
  mmc: formula({
    label: 'M/M/c',
    help: 'Several alike servers behind one shared queue.',
    source: 'Bertsekas and Gallager, Data Networks (2nd ed., 1992), §3.4',
    knobs: { arrivalRps, serviceRps, servers },
    compute: mmc,
  }),
  mm1k: formula({
    label: 'M/M/1/K',
    help: 'One server and a limited queue: who finds it full is lost.',
    source: 'Kleinrock, Queueing Systems vol. 1 (1975), chapter 3',
    knobs: { arrivalRps, serviceRps, capacity: input.roomInAll },
    compute: mm1k,
  }),
  md1: formula({
    label: 'M/D/1',
    help: 'One server whose every service takes the same time.',
    source: 'Bertsekas and Gallager, Data Networks (2nd ed., 1992), §3.5',
    knobs: { arrivalRps, serviceRps },
    compute: md1,
  }),
  mg1: formula({
    label: 'M/G/1',
    help: 'One server, service times of any variation (Pollaczek–Khinchine).',
    source: 'Bertsekas and Gallager, Data Networks (2nd ed., 1992), §3.5',
    knobs: { arrivalRps, meanServiceMs: input.serviceMs, serviceCv: input.serviceCv },
    compute: mg1,
  }),
  'erlang-b': formula({
    label: 'Erlang B',
    help: 'Servers without a queue: the share of arrivals lost.',
    source: 'Erlang (1917); Bertsekas and Gallager, Data Networks (2nd ed., 1992), §3.4',
    knobs: { offeredErlangs: input.offeredErlangs, servers },
    compute: erlangB,
  }),
  'erlang-c': formula({
    label: 'Erlang C',
    help: 'Servers with a queue: the share of arrivals that wait.',
    source: 'Erlang (1917); Bertsekas and Gallager, Data Networks (2nd ed., 1992), §3.4',
    knobs: { offeredErlangs: input.offeredErlangs, servers },
    compute: erlangC,
  }),
  'power-of-d': formula({
    label: 'Power of d choices',
    help: 'Very many servers, each request to the shortest of d queues drawn at random.',
    source: 'Mitzenmacher, IEEE TPDS 12(10), 2001, §2.2 and §2.4; Vvedenskaya, Dobrushin, Karpelevich (1996)',
    knobs: { load: input.load, choices: input.choices },
    compute: powerOfD,
  }),
  little: formula({
    label: "Little's law",
    help: 'Arrival rate, number in the system and response time: any two give the third.',
    source: 'Little, Operations Research 9(3), 1961',
    knobs: {
      arrivalRps: number({ ...arrivalRps, default: null, nullMeans: 'wanted', required: undefined }),
      meanInSystem: number({
        label: 'Mean in system',
        help: 'Requests waiting or in service, on average.',
        default: null,
        unit: 'count',
        min: 0,
        max: 1e15,
        nullMeans: 'wanted',
      }),
      meanResponseMs: number({
        label: 'Mean response time',
        help: 'From arrival to answer, on average.',
        default: null,
        unit: 'ms',
        min: 0,
        max: 1e15,
        nullMeans: 'wanted',
      }),
    },
    compute: little,
  }),
  mva: formula({
    label: 'Closed network (MVA)',
    help: 'A fixed number of users who think, ask one server, wait, and repeat.',
    source: 'Reiser and Lavenberg, JACM 27(2), 1980',
    knobs: { customers: input.customers, serviceMs: input.serviceMs, thinkMs: input.thinkMs },
    compute: mva,
  }),
  amdahl: formula({
    label: "Amdahl's law",
    help: 'Speed-up of the same work on more nodes.',
    source: 'Amdahl, AFIPS 1967',
    knobs: { serialFraction: input.serialFraction, n: input.nodes },
    compute: amdahl,
  }),
  gustafson: formula({
    label: "Gustafson's law",
    help: 'Speed-up when the work grows with the nodes.',
    source: 'Gustafson, CACM 31(5), 1988',
    knobs: { serialFraction: input.serialFraction, n: input.nodes },
    compute: gustafson,
  }),
  usl: formula({
    label: 'Universal Scalability Law',
    help: 'Capacity with contention and with the price of agreement, which bends it down again.',
    source: 'Gunther, Guerrilla Capacity Planning (2007)',
    knobs: { contention: input.contention, coherence: input.coherence, n: input.nodes },
    compute: usl,
  }),
  series: formula({
    label: 'In series',
    help: 'Parts that are all needed.',
    source: 'AWS, Availability and Beyond (2021): Availability with dependencies, equation 4',
    knobs: { availabilities: input.availabilities },
    compute: series,
  }),
  parallel: formula({
    label: 'In parallel',
    help: 'Parts of which one is enough.',
    source: 'AWS, Availability and Beyond (2021): Availability with redundancy, equation 5',
    knobs: { availabilities: input.availabilities },
    compute: parallel,
  }),
  'k-of-n': formula({
    label: 'k of n',
    help: 'Alike parts of which some number must work.',
    source: 'AWS, Availability and Beyond (2021): Availability with redundancy, equation 6',
    knobs: { availability: input.availability, n: input.parts, k: input.partsNeeded },
    compute: kOfN,
  }),
  downtime: formula({
    label: 'Downtime',
    help: 'What an availability allows to be lost in a year, 30 days, a week and a day.',
    source: 'Google, Site Reliability Engineering (2016), appendix A',
    knobs: { availability: input.availability },
    compute: downtime,
  }),
  'burst-bound': formula({
    label: 'Burst bound',
    help: 'The most that a token bucket lets through in any window.',
    source: 'Le Boudec and Thiran, Network Calculus (LNCS 2050, 2001), §1.2.2; RFC 2697 §3',
    knobs: {
      capacity: number({
        label: 'Capacity',
        help: 'Tokens the bucket holds at most.',
        default: 10,
        unit: 'count',
        min: 0,
        max: 1e12,
        range: [1, 100],
        required: true,
      }),
      refillPerSecond: number({
        label: 'Refill rate',
        help: 'Tokens gained per second.',
        default: 5,
        unit: 'rps',
        min: 0,
        max: 1e12,
        range: [0, 100],
        required: true,
      }),
      windowMs: number({
        label: 'Window',
        help: 'Length of the window, wherever it is put.',
        default: 1000,
        unit: 'ms',
        min: 0,
        max: 1e15,
        range: [0, 60_000],
        required: true,
      }),
    },
    compute: burstBound,
  }),
  'zipf-hit-ratio': formula({
    label: 'Zipf hit ratio',
    help: 'Hit ratios of a warm cache when popularity falls as a power of the rank.',
    source: 'Breslau et al., INFOCOM 1999; Che, Tung and Wang, IEEE JSAC 20(7), 2002',
    knobs: {
      items: number({
        label: 'Items',
        help: 'Distinct keys that are asked for.',
        default: 10_000,
        unit: 'count',
        min: 1,
        max: 1e12,
        integer: true,
        range: [10, 1e6],
        scale: 'log',
        required: true,
      }),
      capacity: number({
        label: 'Capacity',
        help: 'Keys the cache holds.',
        default: 1000,
        unit: 'count',
        min: 1,
        max: 1e12,
        integer: true,
        range: [1, 1e6],
        scale: 'log',
        required: true,
      }),
      exponent: number({
        label: 'Skew',
        help: 'How steeply popularity falls with rank: 0 is uniform, web traffic about 0.6 to 1.',
        default: 0.9,
        unit: 'factor',
        min: 0,
        max: 10,
        range: [0, 1.5],
        required: true,
      }),
    },
    compute: zipfHitRatio,
  }),
  'loop-hit-ratio': formula({
    label: 'Loop hit ratio',
    help: 'Hit ratios of a warm cache when the same keys are asked for in the same order, round and round.',
    source: 'Smith and Goodman, IEEE Trans. Computers C-34(3), 1985; Belady, IBM Systems Journal 5(2), 1966',
    knobs: {
      keys: number({
        label: 'Keys',
        help: 'How many keys one round has.',
        default: 51,
        unit: 'count',
        min: 2,
        max: 1e12,
        integer: true,
        range: [2, 1000],
        required: true,
      }),
      capacity: number({
        label: 'Capacity',
        help: 'Keys the cache holds.',
        default: 50,
        unit: 'count',
        min: 1,
        max: 1e12,
        integer: true,
        range: [1, 1000],
        required: true,
      }),
    },
    compute: loopHitRatio,
  }),
  'keys-moved': formula({
    label: 'Keys moved',
    help: 'Which share of all keys changes its place when there are more or fewer places.',
    source: 'Karger et al., STOC 1997, §4.1; Lamping and Veach (2014), Introduction',
    knobs: {
      from: number({ ...input.parts, label: 'Places before', help: 'How many places keys were shared out over.', default: 10 }),
      to: number({ ...input.parts, label: 'Places after', help: 'How many there are then.', default: 11 }),
    },
    compute: keysMoved,
  }),
  ...costs,
  // biome-ignore lint/suspicious/noExplicitAny: the record holds formulas of any inputs
} as const satisfies Record<string, Formula<any>>;

export type FormulaId = keyof typeof theory;
