import { expect, test } from 'vitest';
import { recordAtBuild } from '@/runtime/at-build';
import { layoutOf } from './layout';
import { roomFor, roomInCss } from './room';

const scenario = (events: readonly object[]) => ({
  format: 1,
  seed: 7,
  forMs: 6000,
  nodes: {
    users: { kind: 'clients', label: 'People who ask', arrivals: { kind: 'poisson', rateRps: 20 }, to: 'lb' },
    lb: { kind: 'balancer', label: 'Load balancer', algorithm: 'round-robin', to: 'app' },
    app: { kind: 'service', backends: [{ id: 'a' }, { id: 'b' }], serviceMs: { kind: 'constant', ms: 20 } },
  },
  events,
});
const grows = recordAtBuild(
  scenario(['c', 'd', 'e'].map((id, i) => ({ atMs: 1000 * (i + 1), do: 'add', target: 'app', backend: { id } }))),
);

test('there is room for the most backends that there ever are', () => {
  const heights = [0, 1000, 2000, 3000, 5000].map((tMs) => layoutOf(grows, 800, { tMs }).height);
  expect(heights[4]).toBeGreaterThan(heights[0]!);
  expect(roomFor(grows, 800)).toBe(Math.max(...heights));
});

test('as CSS it is the same at every width', () => {
  const css = roomInCss(grows);
  for (let width = 200; width <= 1152; width += 7) expect(resolved(css, width), `at ${width} px`).toBe(roomFor(grows, width));
  expect(new Set([300, 900].map((width) => resolved(css, width))).size).toBe(2);
});

/** What a browser makes of it in a container so wide. */
function resolved(css: string, width: number): number {
  const expression = css.replaceAll('calc', '').replaceAll('100cqw', String(width)).replaceAll('px', '');
  const clamp = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value));
  return new Function('clamp', `return ${expression}`)(clamp) as number;
}
