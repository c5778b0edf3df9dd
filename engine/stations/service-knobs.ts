import { choice, flag, list, number, text, variant } from '../knobs/knobs';
import { distributions } from '../random/distributions';

const concurrency = {
  label: 'Concurrency',
  unit: 'count',
  min: 1,
  max: 100_000,
  integer: true,
  range: [1, 64],
  help: 'How many requests one backend works on at once; the rest wait in its line.',
} as const;

const queueLimit = {
  label: 'Queue limit',
  unit: 'count',
  min: 0,
  max: 1e9,
  integer: true,
  range: [0, 512],
  help: 'How many may wait in line at one backend; more are refused at once.',
} as const;

export const backendKnobs = {
  id: text({ label: 'Name', default: '', required: true, help: 'The backend’s name.' }),
  speed: number({
    label: 'Speed',
    unit: 'factor',
    above: 0,
    max: 1e4,
    range: [0.1, 4],
    scale: 'log',
    default: 1,
    help: 'Work done per unit of time; 0.5 takes twice as long.',
    main: true,
  }),
  weight: number({
    label: 'Weight',
    unit: 'factor',
    above: 0,
    max: 1e6,
    range: [1, 10],
    default: 1,
    help: 'Its share of traffic for weighted algorithms.',
  }),
  concurrency: number({ ...concurrency, default: null, nullMeans: 'as the service says' }),
  queueLimit: number({ ...queueLimit, default: null, nullMeans: 'as the service says' }),
  maxConnections: number({
    label: 'Connection limit',
    unit: 'count',
    min: 0,
    max: 1e9,
    integer: true,
    default: 0,
    help: 'In-flight attempts at which a balancer passes it over; 0: no limit.',
  }),
  backup: flag({ label: 'Backup', default: false, help: 'Used only while no other backend is eligible.' }),
};

export const serviceKnobs = {
  backends: list({
    label: 'Backends',
    help: 'The machines that do the work.',
    default: [{ id: '1' }],
    item: backendKnobs,
    minLength: 1,
    maxLength: 4096,
  }),
  serviceMs: variant({
    label: 'Service time',
    help: 'How long the work on one request takes at speed 1.',
    default: { kind: 'exponential', meanMs: 50 },
    variants: distributions,
    main: true,
  }),
  concurrency: number({ ...concurrency, default: 1, main: true }),
  queueLimit: number({ ...queueLimit, default: null, nullMeans: 'no limit' }),
  discipline: choice({
    label: 'Queue order',
    default: 'fifo',
    help: 'Who is served next.',
    options: [
      { value: 'fifo', label: 'First come, first served' },
      { value: 'lifo', label: 'Last come, first served' },
      { value: 'priority', label: 'By class', help: 'Classes in the order in which clients list them; within one, first come.' },
      { value: 'codel', label: 'CoDel', help: 'First come, but drops while waits have been too long for too long.' },
      {
        value: 'adaptive-lifo',
        label: 'Adaptive LIFO',
        help: 'Last come first while a line stands, with short patience: as Facebook does.',
      },
    ],
  }),
  queueTargetMs: number({
    label: 'Target wait',
    help: 'For CoDel and adaptive LIFO: the wait that is still fine while a line stands.',
    unit: 'ms',
    above: 0,
    max: 1e9,
    range: [1, 500],
    scale: 'log',
    default: 5,
  }),
  queueIntervalMs: number({
    label: 'Interval',
    help: 'For CoDel and adaptive LIFO: how long a line may stand before that wait is enforced.',
    unit: 'ms',
    above: 0,
    max: 1e9,
    range: [10, 5000],
    scale: 'log',
    default: 100,
  }),
  lifoAbove: number({
    label: 'LIFO above',
    help: 'For adaptive LIFO: with more than this many in line, the last come is served first.',
    unit: 'count',
    integer: true,
    min: 0,
    max: 1e9,
    range: [0, 64],
    default: 8,
  }),
  dropExpired: flag({
    label: 'Drop the expired',
    default: false,
    help: 'Skip what waited past its client’s deadline instead of working for nobody.',
  }),
  slowStartMs: number({
    label: 'Slow start',
    unit: 'ms',
    min: 0,
    max: 1e9,
    range: [0, 60_000],
    default: 0,
    help: 'A backend that comes up begins at a tenth of its speed and reaches all of it after this long.',
  }),
};
