import { exp, log } from './exact-math';
import type { Rng } from './rng';

/**
 * Exponential and normal variates by the ziggurat method: Marsaglia & Tsang, "The Ziggurat Method for Generating Random
 * Variables", J. Stat. Software 5(8), 2000, 256 layers. As Doornik (2005) advises, the layer and the position come from
 * different bits. Tables are computed once from `exact-math`, so every engine has the same ones.
 */
const LAYERS = 256;

interface Table {
  /** Outer edge of each layer; [0] is the pseudo-width of the base layer, [256] is 0. */
  readonly edge: Float64Array;
  /** Density at each edge. */
  readonly density: Float64Array;
}

function tableOf(tailFrom: number, area: number, density: (x: number) => number, inverse: (y: number) => number): Table {
  const edge = new Float64Array(LAYERS + 1);
  const height = new Float64Array(LAYERS + 1);
  edge[0] = area / density(tailFrom);
  edge[1] = tailFrom;
  for (let i = 2; i < LAYERS; i++) edge[i] = inverse(area / edge[i - 1] + density(edge[i - 1]));
  edge[LAYERS] = 0;
  for (let i = 1; i <= LAYERS; i++) height[i] = density(edge[i]);
  return { edge, density: height };
}

const EXPONENTIAL_TAIL = 7.69711747013105;
const exponentialTable = tableOf(
  EXPONENTIAL_TAIL,
  0.003949659822581572,
  (x) => exp(-x),
  (y) => -log(y),
);

const NORMAL_TAIL = 3.654152885361009;
const normalTable = tableOf(
  NORMAL_TAIL,
  4.92867323399e-3,
  (x) => exp(-0.5 * x * x),
  (y) => Math.sqrt(-2 * log(y)),
);

/** Exponential with mean 1. */
export function exponential(rng: Rng): number {
  const { edge, density } = exponentialTable;
  for (;;) {
    rng.step2();
    const high = rng.first;
    const low = rng.second;
    const layer = (high & 31) | ((low & 7) << 5);
    const x = (((high >>> 5) * 67108864 + (low >>> 6)) / 9007199254740992) * edge[layer];
    if (x < edge[layer + 1]) return x;
    if (layer === 0) return EXPONENTIAL_TAIL - log(1 - rng.uniform());
    if (density[layer] + rng.uniform() * (density[layer + 1] - density[layer]) < exp(-x)) return x;
  }
}

/** Normal with mean 0 and standard deviation 1. */
export function normal(rng: Rng): number {
  const { edge, density } = normalTable;
  for (;;) {
    rng.step2();
    const high = rng.first;
    const low = rng.second;
    const layer = (high & 31) | ((low & 7) << 5);
    const sign = (low & 8) === 0 ? 1 : -1;
    const x = (((high >>> 5) * 67108864 + (low >>> 6)) / 9007199254740992) * edge[layer];
    if (x < edge[layer + 1]) return sign * x;
    if (layer === 0) return sign * normalTail(rng);
    if (density[layer] + rng.uniform() * (density[layer + 1] - density[layer]) < exp(-0.5 * x * x)) return sign * x;
  }
}

/** Beyond the last layer: Marsaglia (1964). */
function normalTail(rng: Rng): number {
  for (;;) {
    const x = -log(1 - rng.uniform()) / NORMAL_TAIL;
    const y = -log(1 - rng.uniform());
    if (y + y > x * x) return NORMAL_TAIL + x;
  }
}

/**
 * Gamma with mean `shape` and scale 1, shape > 0: Marsaglia & Tsang, "A Simple Method for Generating Gamma Variables", ACM
 * TOMS 26(3), 2000; below shape 1 by their boost with a uniform power.
 */
export function gamma(rng: Rng, shape: number): number {
  if (shape < 1) return gamma(rng, shape + 1) * exp(log(1 - rng.uniform()) / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(rng);
    const t = 1 + c * x;
    if (t <= 0) continue;
    const v = t * t * t;
    const u = 1 - rng.uniform();
    if (log(u) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
  }
}
