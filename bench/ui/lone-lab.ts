import type { Page } from '@playwright/test';
import { LONE_LAB, writeLink } from '@/runtime/link';

/** A system of the usual kind: users, a balancer, eight backends, links between. */
export const systemOf = (rateRps: number, forMs: number) => ({
  format: 1,
  title: 'To be measured',
  seed: 5,
  forMs,
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps }, timeoutMs: 2000, to: 'lb' },
    lb: { kind: 'balancer', algorithm: 'least-connections', to: 'app' },
    app: {
      kind: 'service',
      backends: Array.from({ length: 8 }, (_, i) => ({ id: `b${i + 1}` })),
      concurrency: Math.ceil(rateRps / 100),
      serviceMs: { kind: 'exponential', meanMs: 60 },
    },
  },
  links: { 'users->lb': { latencyMs: 5 }, 'lb->app': { latencyMs: 2 } },
});

/** Opens the lab that any link can bring a system to, and waits until its run is whole. */
export async function openSystem(page: Page, scenario: unknown): Promise<void> {
  await page.goto(`/lab?run=${await writeLink({ lab: LONE_LAB, scenario, atMs: 0, inputs: [] })}`);
  await page.mouse.move(10, 10);
  await page.locator('[data-slot=system]').waitFor({ timeout: 120_000 });
  await isWhole(page);
}

/** The run is made to its end. */
export const isWhole = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector('[data-slot=lab][data-status=ready]') !== null, undefined, {
    timeout: 180_000,
  });

/** Where the playhead is, ms. */
export const playhead = (page: Page): Promise<number> => page.getByRole('slider', { name: 'Time' }).inputValue().then(Number);
