import { xxhash64Text } from '../hashing/xxhash64';
import { InputError } from '../input-error';
import { addressOctets } from './ip-address';

const U64_MAX = 18446744073709551615n;
const hashed = new Int32Array(2);

/** What a request is routed by. One object per distinct key, so that hashes are computed once. */
export class RequestKey {
  /** Halves of the 64-bit hash, signed. They start as NaN so that engines store them as plain doubles, never boxed integers. */
  high = Number.NaN;
  low = Number.NaN;
  #octets: Uint8Array | null = null;

  /** @param u64 set when the key itself is the 64-bit hash (`keyKind: "u64"`) */
  constructor(
    readonly text: string,
    readonly u64: bigint | null = null,
  ) {
    if (u64 === null) return;
    this.high = Number(BigInt.asIntN(32, u64 >> 32n));
    this.low = Number(BigInt.asIntN(32, u64));
  }

  /** @throws InputError unless `text` is a decimal integer 0..2^64−1 */
  static fromU64(text: string, field = 'key'): RequestKey {
    const value = /^\d{1,20}$/.test(text) ? BigInt(text) : null;
    if (value === null || value > U64_MAX)
      throw new InputError(field, `must be a decimal integer from 0 to ${U64_MAX} when keyKind is u64`, text);
    return new RequestKey(text, value);
  }

  /** Makes `high` and `low` ready: xxHash64 of the text as UTF-8 (seed 0, as Envoy hashes request keys), or the key itself. */
  hash(): void {
    if (!Number.isNaN(this.high)) return;
    xxhash64Text(this.text, 0, hashed);
    this.high = hashed[0];
    this.low = hashed[1];
  }

  /** What `ip-hash` hashes: see `addressOctets`. A 64-bit key gives its eight bytes, highest first. */
  octets(): Uint8Array {
    this.#octets ??= this.u64 === null ? addressOctets(this.text) : wordOctets(this.high, this.low);
    return this.#octets;
  }
}

function wordOctets(high: number, low: number): Uint8Array {
  return Uint8Array.from([high >>> 24, high >>> 16, high >>> 8, high, low >>> 24, low >>> 16, low >>> 8, low]);
}
