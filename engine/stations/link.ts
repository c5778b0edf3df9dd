import type { CallOwner, CallTaker } from '../kernel/calls';
import { DelayLine } from '../kernel/delay-line';
import type { OpenSpan } from '../recording/span-table';
import { SpanKind } from '../recording/types';
import type { Ms } from '../units';
import type { World } from './world';

/** Distance between two nodes: everything takes the same time there, and the same time back. */
export class Link implements CallTaker, CallOwner {
  readonly #forward: DelayLine;
  readonly #back: DelayLine;

  constructor(
    readonly world: World,
    /** Index of the link. */
    readonly link: number,
    latencyMs: Ms,
    readonly next: CallTaker,
  ) {
    this.#forward = new DelayLine(world.kernel, latencyMs, { onOut: (child) => this.#arrive(child) });
    this.#back = new DelayLine(world.kernel, latencyMs, { onOut: (call) => this.#comeBack(call) });
  }

  accept(call: number): void {
    const { calls, kernel } = this.world;
    const child = calls.openChild(this, call);
    calls.ownerStartMs[child] = kernel.nowMs;
    calls.ownerNote[child] = FORWARD;
    this.#forward.push(child);
  }

  #arrive(child: number): void {
    const { calls } = this.world;
    calls.ownerNote[child] = BEYOND;
    this.world.recorder.end(SpanKind.forward, this.link, child, 0, calls.ownerStartMs, calls.ownerStartMs);
    this.next.accept(child);
  }

  onCompleted(child: number, outcome: number): void {
    const { calls, kernel } = this.world;
    const call = calls.parent[child];
    calls.takerNote[call] = outcome;
    calls.takerStartMs[call] = kernel.nowMs;
    this.#back.push(call);
  }

  #comeBack(call: number): void {
    const { calls } = this.world;
    const outcome = calls.takerNote[call];
    this.world.recorder.end(SpanKind.back, this.link, call, outcome, calls.takerStartMs, calls.takerStartMs);
    calls.complete(call, outcome);
  }

  openSpans(into: OpenSpan[]): void {
    const { calls } = this.world;
    const add = (kind: number, call: number, startMs: Ms): number =>
      into.push({
        kind,
        place: this.link,
        request: calls.request[call],
        attempt: calls.attempt[call],
        klass: calls.klass[call],
        startMs,
        midMs: startMs,
      });
    calls.eachOwnedBy(this, (child) => {
      if (calls.ownerNote[child] === FORWARD) add(SpanKind.forward, child, calls.ownerStartMs[child]);
    });
    this.#back.each((call) => add(SpanKind.back, call, calls.takerStartMs[call]));
  }
}

/** Where a link's child call is. */
const FORWARD = 0;
const BEYOND = 1;
