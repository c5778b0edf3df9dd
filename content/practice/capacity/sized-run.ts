import type { FigureGoal, FigureUnit } from '../../figures';
import type { SizingSystem } from './size-types';

/** What one drawn server does in a second: eight at once, 40 ms each. */
const DRAWN_RPS = 200;
const SLOTS = 8;
const SERVICE_MS = 40;
const FOR_MS = 12_000;
const LOST_AT_MS = 6000;
const QUEUE = 60;

/** As many as are drawn and run. */
export const MOST_SERVERS = 80;

/** How many real requests one request of the run stands for. */
export const scaleOf = ({ perServerRps }: Pick<SizingSystem, 'perServerRps'>): number => perServerRps / DRAWN_RPS;

/** The fleet at its peak, thinned out so that it can be run: the same servers, each with its share. Half way, one is taken away. */
export const sizedScenario = (system: Pick<SizingSystem, 'title' | 'peakRps' | 'perServerRps'>, servers: number) => ({
  format: 1,
  title: `${system.title}, ${servers} ${servers === 1 ? 'server' : 'servers'}`,
  seed: 7,
  forMs: FOR_MS,
  nodes: {
    users: {
      kind: 'clients',
      label: 'users at the peak',
      arrivals: { kind: 'poisson', rateRps: Math.round(system.peakRps / scaleOf(system)) },
      timeoutMs: 1000,
      to: 'lb',
    },
    lb: { kind: 'balancer', label: 'balancer', algorithm: { kind: 'least-connections' }, to: 'app' },
    app: {
      kind: 'service',
      label: 'servers',
      backends: Array.from({ length: servers }, (_, i) => ({ id: `s${i + 1}` })),
      concurrency: SLOTS,
      queueLimit: QUEUE,
      serviceMs: { kind: 'lognormal', meanMs: SERVICE_MS, cv: 0.5 },
    },
  },
  links: { 'users->lb': { latencyMs: 5 }, 'lb->app': { latencyMs: 1 } },
  events: [{ atMs: LOST_AT_MS, do: 'drain', target: `app/s${servers}` }],
});

export interface SizedGoal extends FigureGoal {
  readonly label: string;
  readonly unit: FigureUnit;
}

/** What “it holds” means, before and after the loss. */
export const sizedGoals: readonly SizedGoal[] = [
  { label: 'Failed', read: { divide: ['requests.failed', 'requests.offered'] }, op: '<=', value: 0.01, unit: 'ratio' },
  { label: 'p99', read: 'latencyMs.p99', op: '<=', value: 250, unit: 'ms' },
];

/** How busy the servers would be at the peak with one of them gone, were nothing refused. */
export const demandOn = ({ peakRps, perServerRps }: Pick<SizingSystem, 'peakRps' | 'perServerRps'>, servers: number): number =>
  peakRps / (perServerRps * Math.max(0, servers - 1));
