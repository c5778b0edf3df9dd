import type { Rng } from '../random/rng';
import { RequestKey } from './request-key';

/**
 * The key that a request is routed by, hash ready. A request without one is routed by a random hash, so that a keyed
 * algorithm becomes random rather than sending all such requests to one backend.
 *
 * @see Envoy thread_aware_lb_impl.cc, `chooseHost`: `hash ? hash.value() : random_.random()`
 */
export class KeyHash {
  readonly #drawn = new RequestKey('');

  constructor(private readonly rng: Rng) {}

  of(key: RequestKey | null): RequestKey {
    if (key === null) {
      this.#drawn.high = this.rng.uint32() | 0;
      this.#drawn.low = this.rng.uint32() | 0;
      return this.#drawn;
    }
    key.hash();
    return key;
  }
}
