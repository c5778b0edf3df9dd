import { data, number } from '../knobs/knobs';

/** Beyond these, loops take seconds and no system is that large. */
const MOST_SERVERS = 1_000_000;
const MOST_RPS = 1e12;
const MOST_MS = 1e15;

export const arrivalRps = number({
  label: 'Arrival rate',
  help: 'Requests that arrive per second, as a Poisson process.',
  default: 80,
  unit: 'rps',
  min: 0,
  max: MOST_RPS,
  range: [0, 200],
  required: true,
});

export const serviceRps = number({
  label: 'Service rate',
  help: 'Requests that one server finishes per second when it never idles.',
  default: 100,
  unit: 'rps',
  above: 0,
  max: MOST_RPS,
  range: [1, 200],
  required: true,
});

export const servers = number({
  label: 'Servers',
  help: 'Alike servers that share the work.',
  default: 4,
  unit: 'count',
  min: 1,
  max: MOST_SERVERS,
  integer: true,
  range: [1, 64],
  required: true,
});

export const roomInAll = number({
  label: 'Room',
  help: 'Requests that fit in all, the one in service included; who finds it full is lost.',
  default: 10,
  unit: 'count',
  min: 1,
  max: MOST_SERVERS,
  integer: true,
  range: [1, 100],
  required: true,
});

export const serviceMs = number({
  label: 'Mean service time',
  help: 'Work in one request, on average.',
  default: 10,
  unit: 'ms',
  above: 0,
  max: MOST_MS,
  range: [1, 500],
  required: true,
});

export const serviceCv = number({
  label: 'Variation of service',
  help: 'Standard deviation of service time over its mean: 0 is constant, 1 exponential.',
  default: 1,
  unit: 'factor',
  min: 0,
  max: 1e6,
  range: [0, 4],
  required: true,
});

export const offeredErlangs = number({
  label: 'Offered load',
  help: 'Arrivals per second times mean service seconds: the servers it would keep busy.',
  default: 3,
  unit: 'count',
  min: 0,
  max: 1e9,
  range: [0, 64],
  required: true,
});

export const load = number({
  label: 'Load',
  help: 'Share of its time that each server is busy; below 1.',
  default: 0.9,
  unit: 'ratio',
  min: 0,
  max: 1,
  range: [0, 0.99],
  required: true,
});

export const choices = number({
  label: 'Choices',
  help: 'Servers drawn for each request; the one with the shortest queue gets it.',
  default: 2,
  unit: 'count',
  min: 1,
  max: 1000,
  integer: true,
  range: [1, 10],
  required: true,
});

export const customers = number({
  label: 'Customers',
  help: 'Users who each wait for an answer before they think and ask again.',
  default: 20,
  unit: 'count',
  min: 1,
  max: MOST_SERVERS,
  integer: true,
  range: [1, 200],
  required: true,
});

export const thinkMs = number({
  label: 'Think time',
  help: 'Mean pause of a user between an answer and the next request.',
  default: 0,
  unit: 'ms',
  min: 0,
  max: MOST_MS,
  range: [0, 10_000],
});

export const serialFraction = number({
  label: 'Serial fraction',
  help: 'Share of the work that only one node can do at a time.',
  default: 0.1,
  unit: 'ratio',
  min: 0,
  max: 1,
  range: [0, 1],
  required: true,
});

export const nodes = number({
  label: 'Nodes',
  help: 'Nodes (or processors) that share the work.',
  default: 16,
  unit: 'count',
  min: 1,
  max: 1e9,
  range: [1, 128],
  required: true,
});

export const contention = number({
  label: 'Contention',
  help: 'Share of the work that queues for something shared.',
  default: 0.05,
  unit: 'ratio',
  min: 0,
  max: 1,
  range: [0, 0.5],
  required: true,
});

export const coherence = number({
  label: 'Coherence',
  help: 'Price of keeping each pair of nodes agreed, as a share of the work.',
  default: 0.001,
  unit: 'ratio',
  min: 0,
  max: 1e6,
  range: [0, 0.02],
  required: true,
});

export const availability = number({
  label: 'Availability',
  help: 'Share of the time that it works.',
  default: 0.999,
  unit: 'ratio',
  min: 0,
  max: 1,
  range: [0.9, 1],
  required: true,
});

export const availabilities = data<readonly number[]>({
  label: 'Availabilities',
  help: 'Of each part, as shares 0..1; failures are independent.',
  default: [0.999, 0.999],
  schema: (z) => z.array(z.number().check(z.minimum(0), z.maximum(1))).check(z.minLength(1), z.maxLength(100_000)),
  required: true,
});

export const parts = number({
  label: 'Parts',
  help: 'Alike parts in all.',
  default: 3,
  unit: 'count',
  min: 1,
  max: MOST_SERVERS,
  integer: true,
  range: [1, 20],
  required: true,
});

export const partsNeeded = number({
  label: 'Needed',
  help: 'Parts that must work; at most all of them.',
  default: 2,
  unit: 'count',
  min: 1,
  max: MOST_SERVERS,
  integer: true,
  range: [1, 20],
  required: true,
});
