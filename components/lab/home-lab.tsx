import { LabFigure } from './lab-figure';
import type { LabSpec } from './lab-spec';

/** Four workers of 20 requests a second each: 80/s is all there is, and 84/s are asked of them. */
const spec: LabSpec = {
  id: 'home',
  title: 'A small system, slightly too loaded',
  controls: ['users.arrivals.rateRps'],
  ranges: { 'users.arrivals.rateRps': [20, 140] },
  moreControls: false,
  charts: ['latency'],
  autoplay: true,
  stillAtMs: 40_000,
  scenario: {
    format: 1,
    seed: 11,
    forMs: 120_000,
    nodes: {
      users: { kind: 'clients', label: 'You', arrivals: { kind: 'poisson', rateRps: 84 }, timeoutMs: 2000, to: 'lb' },
      lb: { kind: 'balancer', label: 'Balancer', algorithm: 'round-robin', to: 'app' },
      app: {
        kind: 'service',
        label: 'App',
        backends: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }],
        concurrency: 2,
        serviceMs: { kind: 'exponential', meanMs: 100 },
      },
    },
    links: { 'users->lb': { latencyMs: 5 }, 'lb->app': { latencyMs: 2 } },
  },
};

/** What the front page opens on: a running system, one slider. */
export function HomeLab() {
  return (
    <div data-slot="home-lab" className="grid grid-cols-1 gap-2">
      <p className="font-sans text-lg scriptless:hidden">Drag. Find where it breaks.</p>
      <LabFigure spec={spec} variant="home" />
    </div>
  );
}
