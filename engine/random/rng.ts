/**
 * sfc32 ("small fast counting", Chris Doty-Humphrey, PractRand): 128 bits of state, period at least 2^32, passes PractRand and
 * BigCrush. State lives in an Int32Array because fields holding 32-bit numbers are boxed by some engines.
 */
export class Rng {
  readonly #state = new Int32Array(6);

  /** @param seed any finite number @param name what the stream is for: streams of different names are independent */
  constructor(seed: number, name = '') {
    let h = mix(0x9e3779b9 ^ (seed | 0));
    h = mix(h ^ ((seed / 4294967296) | 0));
    for (let i = 0; i < name.length; i++) h = mix(h ^ name.charCodeAt(i));
    const state = this.#state;
    for (let i = 0; i < 3; i++) {
      h = mix((h + 0x9e3779b9) | 0);
      state[i] = h;
    }
    state[3] = 1;
    for (let i = 0; i < 12; i++) this.uint32();
  }

  /** The next 32 bits as an unsigned integer. */
  uint32(): number {
    const s = this.#state;
    const t = (((s[0] + s[1]) | 0) + s[3]) | 0;
    s[3] = (s[3] + 1) | 0;
    s[0] = s[1] ^ (s[1] >>> 9);
    s[1] = (s[2] + (s[2] << 3)) | 0;
    s[2] = (((s[2] << 21) | (s[2] >>> 11)) + t) | 0;
    return t >>> 0;
  }

  /** Uniform in [0, 1) with 53 bits. */
  uniform(): number {
    this.step2();
    const s = this.#state;
    return ((s[4] >>> 5) * 67108864 + (s[5] >>> 6)) / 9007199254740992;
  }

  /** Two steps at once, so that the state is loaded and stored once: the draws are then `first` and `second`. */
  step2(): void {
    const s = this.#state;
    const a = s[0];
    const b = s[1];
    const c = s[2];
    const counter = s[3];
    const first = (((a + b) | 0) + counter) | 0;
    const b2 = (c + (c << 3)) | 0;
    const c2 = (((c << 21) | (c >>> 11)) + first) | 0;
    const a2 = b ^ (b >>> 9);
    const second = (((a2 + b2) | 0) + counter + 1) | 0;
    s[0] = b2 ^ (b2 >>> 9);
    s[1] = (c2 + (c2 << 3)) | 0;
    s[2] = (((c2 << 21) | (c2 >>> 11)) + second) | 0;
    s[3] = (counter + 2) | 0;
    s[4] = first;
    s[5] = second;
  }

  /** The draws of the last `step2`, 32 bits each, signed. */
  get first(): number {
    return this.#state[4];
  }
  get second(): number {
    return this.#state[5];
  }

  /** A whole number in [0, bound), bound <= 2^21 (beyond that the multiplication rounds). */
  below(bound: number): number {
    return Math.floor((this.uint32() * bound) / 4294967296);
  }
}

/** 32-bit finaliser of MurmurHash3 (Austin Appleby). */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
