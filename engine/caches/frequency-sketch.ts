/**
 * A 4-bit count-min sketch with ageing: roughly how often each key was seen of late, 0..15, in 8 bytes per cache entry.
 *
 * Four counters a key, all within one block of 64 bytes; the estimate is their minimum. After 10 · maximum counted events
 * every counter is halved.
 *
 * @see Einziger, Friedman and Manes, "TinyLFU: a highly efficient cache admission policy", ACM TOS 13(4), 2017 (§3.3, reset, in
 *   arXiv:1512.00727); Caffeine 3.1 `FrequencySketch`, hash constants and layout included (a Java long is two words here). An
 *   integer key is its own hash, as `Integer.hashCode` is.
 */
export class FrequencySketch {
  readonly #words: Int32Array;
  readonly #blockMask: number;
  readonly #sampleSize: number;
  #size = 0;

  /** @param maximum entries of the cache */
  constructor(maximum: number) {
    let longs = 8;
    while (longs < maximum) longs *= 2;
    this.#words = new Int32Array(longs * 2);
    this.#blockMask = (longs >>> 3) - 1;
    this.#sampleSize = 10 * maximum;
  }

  frequency(key: number): number {
    const hash = spread(key);
    const block = (hash & this.#blockMask) << 4;
    const counters = rehash(hash);
    let least = 15;
    for (let i = 0; i < 4; i++) {
      const h = counters >>> (i << 3);
      const count = (this.#words[wordAt(block, i, h)] >>> shiftOf(h)) & 15;
      least = count < least ? count : least;
    }
    return least;
  }

  increment(key: number): void {
    const words = this.#words;
    const hash = spread(key);
    const block = (hash & this.#blockMask) << 4;
    const counters = rehash(hash);
    let added = false;
    for (let i = 0; i < 4; i++) {
      const h = counters >>> (i << 3);
      const word = wordAt(block, i, h);
      const shift = shiftOf(h);
      if (((words[word] >>> shift) & 15) !== 15) {
        words[word] += 1 << shift;
        added = true;
      }
    }
    if (added && ++this.#size === this.#sampleSize) this.#halve();
  }

  #halve(): void {
    const words = this.#words;
    let odd = 0;
    for (let i = 0; i < words.length; i++) {
      odd += bitCount(words[i] & 0x11111111);
      words[i] = (words[i] >>> 1) & 0x77777777;
    }
    this.#size = (this.#size - (odd >>> 2)) >>> 1;
  }
}

/** Segment i of the block has two longs; bit 0 of `h` picks one, bits 1..4 one of its 16 counters. */
function wordAt(block: number, i: number, h: number): number {
  return block + (i << 2) + ((h & 1) << 1) + ((h >>> 4) & 1);
}

function shiftOf(h: number): number {
  return ((h >>> 1) & 7) << 2;
}

function spread(value: number): number {
  let x = value ^ (value >>> 17);
  x = Math.imul(x, 0xed5ad4bb);
  x ^= x >>> 11;
  x = Math.imul(x, 0xac4c1b51);
  return x ^ (x >>> 15);
}

function rehash(value: number): number {
  const x = Math.imul(value, 0x31848bab);
  return x ^ (x >>> 14);
}

/** Bits set in a word whose bits lie in different nibbles: nibble sums cannot overflow. */
function bitCount(word: number): number {
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
