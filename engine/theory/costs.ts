import { runAvailability } from '../data/availability-run';
import { type Block, checkSystem, isGroup, steadyShares } from '../data/blocks';
import { costAt, crossoverUnits, nextDoubling } from '../data/cost-curves';
import { fibreMs, roundTripMs } from '../data/distance';
import { breakEvenRatio, indexCost, type TableShape, writeCost } from '../data/index-cost';
import { InputError } from '../input-error';
import { data, number } from '../knobs/knobs';
import { Rng } from '../random/rng';
import { formula } from './formula';

const table = {
  rows: number({
    label: 'Rows',
    help: 'Rows of the table.',
    default: 1_000_000,
    unit: 'count',
    min: 0,
    max: 1e12,
    integer: true,
    range: [1, 1e9],
    scale: 'log',
    required: true,
  }),
  rowBytes: number({
    label: 'Row size',
    help: 'Bytes of one row, its header not counted.',
    default: 100,
    unit: 'bytes',
    min: 1,
    max: 8000,
    range: [10, 2000],
  }),
  keyBytes: number({
    label: 'Key size',
    help: 'Bytes of the indexed columns.',
    default: 8,
    unit: 'bytes',
    min: 1,
    max: 2000,
    range: [4, 200],
  }),
};

const indexAgainstScan = formula({
  label: 'Index against scan',
  help: 'Pages read to find the rows that match by way of a B-tree and by reading the whole table.',
  source:
    'PostgreSQL 17 documentation: Using EXPLAIN, Planner Cost Constants, Database Page Layout; Mackert and Lohman, ACM TODS 14(3), 1989',
  knobs: {
    ...table,
    matching: number({
      label: 'Matching rows',
      help: 'Rows that the query is after, at most all of them.',
      default: 100,
      unit: 'count',
      min: 0,
      max: 1e12,
      integer: true,
      range: [1, 1e6],
      scale: 'log',
      required: true,
    }),
  },
  compute({ matching, ...shape }: TableShape & { readonly matching: number }) {
    const { scan, index, ...sizes } = indexCost(shape, matching);
    return {
      tablePages: sizes.tablePages,
      indexPages: sizes.indexPages,
      indexHeight: sizes.height,
      scanRowsTouched: scan.rowsTouched,
      scanPagesRead: scan.pagesRead,
      scanCost: scan.cost,
      indexRowsTouched: index.rowsTouched,
      indexPagesRead: index.pagesRead,
      indexCost: index.cost,
      breakEvenRatio: breakEvenRatio(shape),
    };
  },
});

const writeAmplification = formula({
  label: 'Write amplification',
  help: 'What every index adds to the insertion of one row.',
  source: 'PostgreSQL 17 documentation: B-Tree Indexes, Implementation; Database Page Layout',
  knobs: {
    ...table,
    indexes: number({
      label: 'Indexes',
      help: 'B-trees on the table, each of which takes an entry per row.',
      default: 3,
      unit: 'count',
      min: 0,
      max: 1_000_000,
      integer: true,
      range: [0, 20],
      required: true,
    }),
  },
  compute: ({ indexes, ...shape }: TableShape & { readonly indexes: number }) => writeCost(shape, indexes),
});

const priceOf = (more: { label: string; help: string; default: number; min?: number; above?: number }) =>
  number({ ...more, max: 1e12, range: [0, 1000] });

const scalingCost = formula({
  label: 'Up or out',
  help: 'The price of so much work on one big machine and on many of the smallest.',
  source: 'Barroso, Clidaras and Hölzle, The Datacenter as a Computer (2nd ed., 2013), ch. 3, Cost-efficient server hardware',
  knobs: {
    units: number({
      label: 'Work',
      help: 'What the smallest machine does, this many times.',
      default: 8,
      unit: 'count',
      above: 0,
      max: 1e9,
      range: [1, 64],
      required: true,
    }),
    unitPrice: priceOf({ label: 'Unit price', help: 'Of the smallest machine.', default: 50, above: 0 }),
    premium: number({
      label: 'Premium',
      help: 'A machine of n units costs n to this power: 1 in step with its size, more for big ones that are dear.',
      default: 1.2,
      unit: 'factor',
      min: 1,
      max: 4,
      range: [1, 2],
    }),
    largestUnits: number({
      label: 'Largest machine',
      help: 'Units of the biggest machine that can be bought.',
      default: 16,
      unit: 'count',
      min: 1,
      max: 100_000,
      range: [1, 128],
    }),
    overheadRatio: number({
      label: 'Overhead',
      help: 'Share of each further machine that goes into working together.',
      default: 0.1,
      unit: 'ratio',
      min: 0,
      max: 0.999_999,
      range: [0, 0.5],
    }),
    fixedPrice: priceOf({
      label: 'Fixed price',
      help: 'What many machines need besides: balancers, deployment, monitoring.',
      default: 30,
      min: 0,
    }),
    spares: number({
      label: 'Spares',
      help: 'Machines more than the load needs, so that so many may fail.',
      default: 1,
      unit: 'count',
      min: 0,
      max: 1_000_000,
      integer: true,
      range: [0, 5],
    }),
  },
  compute({ units, ...model }) {
    const { vertical, horizontal, machines } = costAt(model, units);
    // Beyond what can be asked for there is no next doubling either.
    const doubling = units > 5e8 ? { vertical: null, horizontal: null } : nextDoubling(model, units);
    return {
      machines,
      verticalPrice: vertical,
      horizontalPrice: horizontal,
      verticalDoubling: doubling.vertical,
      horizontalDoubling: doubling.horizontal,
      crossoverUnits: crossoverUnits(model),
    };
  },
});

const fibreDelay = formula({
  label: 'Distance in fibre',
  help: 'The least time that a message takes over so many kilometres.',
  source: 'Grigorik, High Performance Browser Networking (2013), ch. 1, table 1-1',
  knobs: {
    km: number({
      label: 'Distance',
      help: 'Great-circle distance in km; half the Earth’s circumference is 20,015.',
      default: 5585,
      min: 0,
      max: 1e12,
      range: [0, 20_015],
      required: true,
    }),
    detour: number({
      label: 'Detour',
      help: 'Length of the cable over the great circle; real routes are 1.5 to 2.',
      default: 1,
      unit: 'factor',
      min: 1,
      max: 1e6,
      range: [1, 3],
    }),
  },
  compute: ({ km, detour }) => ({ oneWayMs: fibreMs(km, detour), roundTripMs: roundTripMs(km, detour) }),
});

const exampleSystem: Block = {
  needed: 1,
  of: [
    { mtbfHours: 990, mttrHours: 10 },
    { mtbfHours: 990, mttrHours: 10 },
  ],
  common: { mtbfHours: 8750, mttrHours: 10 },
};

const HOURS_PER_YEAR = 8760;

const systemKnob = data<Block>({
  label: 'System',
  help: 'A part {mtbfHours, mttrHours}, or a group {needed, of: [parts and groups], common: part}.',
  default: exampleSystem,
  // A block holds blocks; what computes looks through all of it and names what is wrong.
  schema: (z) => z.unknown() as never,
  required: true,
});

const systemAvailability = formula({
  label: 'Availability of a system',
  help: 'Parts that fail and are repaired, in groups of which some number must work, alone or on something they share.',
  source: 'Barlow and Proschan, Statistical Theory of Reliability (1975)',
  knobs: { system: systemKnob },
  compute({ system }) {
    const { availability, unavailability } = steadyShares(system);
    const downHoursPerYear = unavailability * HOURS_PER_YEAR;
    const downMinutesPerYear = downHoursPerYear * 60;
    // A month of 730 hours: a twelfth of the year.
    return { availability, unavailability, downHoursPerYear, downMinutesPerYear, downMinutesPerMonth: downMinutesPerYear / 12 };
  },
});

/** What takes some seconds to draw. */
const MOST_FAILURES = 10_000_000;

/** Of all parts together. */
function failuresPerYear(block: Block): number {
  if (!isGroup(block)) return HOURS_PER_YEAR / (block.mtbfHours + block.mttrHours);
  const common = block.common === undefined ? 0 : failuresPerYear(block.common);
  return block.of.reduce((sum, member) => sum + failuresPerYear(member), common);
}

const availabilityYears = formula({
  label: 'Years of a system',
  help: 'So many years of parts that fail and are repaired at random: what a mean availability looks like from inside a year.',
  source: 'Barlow and Proschan, Statistical Theory of Reliability (1975)',
  knobs: {
    system: systemKnob,
    years: number({
      label: 'Years',
      help: 'How many years are drawn.',
      default: 10_000,
      unit: 'count',
      min: 1,
      max: 100_000,
      integer: true,
      range: [10, 10_000],
      scale: 'log',
    }),
    seed: number({ label: 'Seed', help: 'Which years.', default: 1, min: 0, max: 1e9, integer: true, range: [1, 100] }),
  },
  compute({ system, years, seed }) {
    checkSystem(system);
    const failures = years * failuresPerYear(system);
    if (failures > MOST_FAILURES)
      throw new InputError('years', `must be few enough for at most ${MOST_FAILURES} failures`, years);
    const run = runAvailability(system, years, new Rng(seed, 'years'));
    const hours = [...run.downHoursByYear].sort((a, b) => a - b);
    return {
      availability: run.availability,
      meanDownHours: hours.reduce((sum, down) => sum + down, 0) / years,
      medianDownHours: hours[Math.floor((years - 1) / 2)],
      worstDownHours: hours[years - 1],
      quietYears: hours.filter((down) => down === 0).length / years,
      outages: run.outages,
      longestOutageHours: run.longestOutageHours,
    };
  },
});

/** What distance, indexes, spare parts and size cost: models of `data/`, by the name that `sim theory` knows them under. */
export const costs = {
  'index-cost': indexAgainstScan,
  'write-amplification': writeAmplification,
  'scaling-cost': scalingCost,
  'fibre-delay': fibreDelay,
  'system-availability': systemAvailability,
  'availability-years': availabilityYears,
};
