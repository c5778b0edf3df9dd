export interface ForecastWeights {
  readonly levelWeight: number;
  readonly trendWeight: number;
  readonly seasonWeight: number;
}

/**
 * Holt–Winters with an additive season of `length` steps.
 *
 *   level  = α(y − s) + (1 − α)(level + trend)
 *   trend  = β(level − level₋₁) + (1 − β)·trend
 *   s      = γ(y − level₋₁ − trend₋₁) + (1 − γ)·s
 *   y(t+h) = level + h·trend + s(t+h)
 *
 * The first season gives the start: level its mean, trend 0, season its differences from the mean.
 * @see Hyndman and Athanasopoulos, "Forecasting: Principles and Practice" 3rd ed. §8.3
 */
export class SeasonalForecast {
  readonly #season: Float64Array;
  readonly #weights: ForecastWeights;
  #seen = 0;
  #level = 0;
  #trend = 0;

  constructor(length: number, weights: ForecastWeights) {
    this.#season = new Float64Array(length);
    this.#weights = weights;
  }

  /** Whether one season has been seen. */
  get isReady(): boolean {
    return this.#seen >= this.#season.length;
  }

  /** Learns the next value; null when there was none, which follows the forecast. */
  add(value: number | null): void {
    const slot = this.#seen % this.#season.length;
    if (!this.isReady) {
      this.#season[slot] = value ?? (slot === 0 ? 0 : this.#season[slot - 1]);
      this.#seen++;
      if (this.isReady) this.#start();
      return;
    }
    this.#seen++;
    const before = this.#level + this.#trend;
    if (value === null) {
      this.#level = before;
      return;
    }
    const { levelWeight, trendWeight, seasonWeight } = this.#weights;
    const season = this.#season[slot];
    const level = levelWeight * (value - season) + (1 - levelWeight) * before;
    this.#trend = trendWeight * (level - this.#level) + (1 - trendWeight) * this.#trend;
    this.#season[slot] = seasonWeight * (value - before) + (1 - seasonWeight) * season;
    this.#level = level;
  }

  #start(): void {
    let sum = 0;
    for (const value of this.#season) sum += value;
    this.#level = sum / this.#season.length;
    for (let slot = 0; slot < this.#season.length; slot++) this.#season[slot] -= this.#level;
  }

  /** Steps without a value, however many. */
  skip(steps: number): void {
    let left = steps;
    for (; left > 0 && !this.isReady; left--) this.add(null);
    this.#level += left * this.#trend;
    this.#seen += left;
  }

  /** The value expected `steps` (>= 1) after the last one learnt, or null before a season is seen. */
  at(steps: number): number | null {
    if (!this.isReady) return null;
    return this.#level + steps * this.#trend + this.#season[(this.#seen + steps - 1) % this.#season.length];
  }
}
