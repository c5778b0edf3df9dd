import type { CallOwner, CallTaker } from '../kernel/calls';
import { DelayLine } from '../kernel/delay-line';
import { Outcome } from '../outcome';
import { SpanKind } from '../recording/types';
import type { Ms } from '../units';
import type { World } from './world';

/** After so long the operating system gives a silent connection up: Linux with `tcp_retries2` at 15 (ip-sysctl: 924.6 s). */
export const CONNECTION_GIVEN_UP_MS: Ms = 924_600;

/**
 * A link that is cut at some time of a run. While it is, calls sent on it and answers sent back on it are lost: whoever waits
 * hears nothing until its own timeout, or until the operating system gives the connection up after a quarter of an hour
 * (`connection-lost`). Calls that had left before go on and are worked on; their answers are lost unless the link is mended by
 * then. Nothing is sent again: that is for a retry to do.
 *
 * While it is not cut, it adds nothing: no span, no time.
 */
export class CuttableLink implements CallTaker, CallOwner {
  /** Made with the first loss: a slot that is not there costs no event anything. */
  #lost: DelayLine | null = null;

  constructor(
    readonly world: World,
    readonly edge: string,
    /** Index of the link. */
    readonly link: number,
    readonly next: CallTaker,
  ) {}

  accept(call: number): void {
    const { calls, cutLinks } = this.world;
    if (cutLinks.has(this.edge)) this.#lose(call, SpanKind.forward);
    else this.next.accept(calls.openChild(this, call));
  }

  onCompleted(child: number, outcome: number): void {
    const { calls, cutLinks } = this.world;
    const call = calls.parent[child];
    if (cutLinks.has(this.edge)) this.#lose(call, SpanKind.back);
    else calls.complete(call, outcome);
  }

  #lose(call: number, kind: number): void {
    const { calls, recorder, kernel, nowMs } = this.world;
    this.#lost ??= new DelayLine(kernel, CONNECTION_GIVEN_UP_MS, {
      onOut: (lost) => calls.complete(lost, Outcome['connection-lost']),
    });
    calls.takerStartMs[call] = nowMs;
    recorder.end(kind, this.link, call, Outcome['connection-lost'], calls.takerStartMs, calls.takerStartMs);
    this.#lost.push(call);
  }
}
