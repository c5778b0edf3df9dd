/** What a request is routed by. One object per distinct key, so that hashes are computed once. */
export class RequestKey {
  /** Set when the key itself is the 64-bit hash (`keyKind: "u64"`). */
  constructor(
    readonly text: string,
    readonly u64: bigint | null = null,
  ) {}
}
