import { DelayLine } from '../kernel/delay-line';
import type { VariantConfig } from '../knobs/variants';
import type { Ms } from '../units';
import type { World } from './world';

/** Hears of every version that comes into the store and tells a cache so much later; listens once a cache wants to be told. */
export class InvalidationFeed {
  readonly #world: World;
  readonly #tell: (key: number, version: number) => void;
  #line: DelayLine | null = null;
  #delayMs: Ms | null = null;
  #listens = false;

  constructor(world: World, tell: (key: number, version: number) => void) {
    this.#world = world;
    this.#tell = tell;
  }

  /** As the knobs say from now on. What is on its way still comes. */
  take(invalidation: VariantConfig): void {
    this.#delayMs = invalidation.kind === 'event' ? (invalidation.delayMs as Ms) : null;
    if (this.#delayMs === null) return;
    if (this.#line?.delayMs !== this.#delayMs) this.#line = this.#lineOf(this.#delayMs);
    if (this.#listens) return;
    this.#listens = true;
    this.#world.versions.listen((key, version) => this.#hear(key, version));
  }

  #lineOf(delayMs: Ms): DelayLine | null {
    const { kernel, versions } = this.#world;
    return delayMs === 0
      ? null
      : new DelayLine(kernel, delayMs, { onOut: (version) => this.#tell(versions.keyOf(version), version) });
  }

  #hear(key: number, version: number): void {
    if (this.#delayMs === null) return;
    if (this.#line === null) this.#tell(key, version);
    else this.#line.push(version);
  }
}
