import { Timers } from '../kernel/timers';
import { Outcome } from '../outcome';
import type { OpenSpan } from '../recording/span-table';
import { SpanKind } from '../recording/types';
import type { NodeScenario, ScenarioEvent } from '../scenario/types';
import { Filter } from './filter';
import { MessageState, MessageStore, NO_MESSAGE, WAITING } from './message-store';
import { type QueueConfig, queueKnobs } from './queue-knobs';
import type { StationSpec, Wiring } from './station';

/** The group of messages without one. */
const NO_GROUP = -1;

/**
 * A broker: stores calls as messages, answers, and hands the messages to consumers, whose work is a call onward. Delivery is at least
 * once: a message is gone when a consumer has acknowledged it, and is delivered again when that takes longer than the visibility
 * timeout or the consumer says that it failed. So work can be done twice (`duplicates`), unless consumers are idempotent.
 *
 * An acknowledgement that comes after the visibility timeout is too late (RabbitMQ closes the channel, an expired SQS receipt no
 * longer deletes): the message is delivered again. A message in an ordered group holds the group up until it is done or dead.
 * A crash loses what waits unless the queue is durable; what consumers have is then delivered again at once.
 *
 * Edges: at `depthLimit` waiting messages the next is refused (`queue-full`); messages being worked on do not count. A returned message
 * goes to the front of the line. A consumer stays busy with what timed out until that ends: lost calls need a timeout behind it.
 * Changed knobs are for what happens from then on; a changed order is for messages stored from then on.
 */
class Queue extends Filter {
  readonly #messages = new MessageStore();
  /** By group, the messages behind the one that is ready or out. */
  readonly #groups = new Map<number, number[]>();
  readonly #groupOf: number[] = [];
  readonly #visibility: Timers;
  readonly #pauses: Timers;
  #config: QueueConfig;
  #busy = 0;
  #isPumping = false;
  #processed = 0;
  #deliveries = 0;
  #redeliveries = 0;
  #failures = 0;
  #duplicates = 0;
  #skipped = 0;
  #dead = 0;
  /** Forgotten in a crash, and not processed by a consumer that was at it. */
  #lost = 0;

  constructor(config: QueueConfig, wiring: Wiring) {
    super(wiring);
    this.#config = config;
    this.#visibility = new Timers(this.world.kernel, (message) => this.#onInvisibleForTooLong(message));
    this.#pauses = new Timers(this.world.kernel, (message) => this.#onPaused(message));
  }

  configure(config: NodeScenario): void {
    this.#config = config as QueueConfig;
    this.#pump();
  }

  accept(call: number): void {
    const { calls, nowMs } = this.world;
    this.arrived++;
    if (this.waiting >= (this.#config.depthLimit ?? Infinity)) {
      this.refuse(call, Outcome['queue-full']);
      return;
    }
    const message = this.#messages.open(calls, call, nowMs);
    this.#store(message, calls.key[call]);
    if (this.#config.ack === 'processed') this.#messages.call[message] = call;
    this.#pump();
    if (this.#config.ack === 'stored') this.#answer(call, Outcome.ok);
  }

  #answer(call: number, outcome: number): void {
    this.completed++;
    this.world.calls.complete(call, outcome);
  }

  #store(message: number, key: number): void {
    const { ordering } = this.#config;
    const group = ordering === 'none' ? NO_GROUP : ordering === 'all' ? 0 : key;
    this.#groupOf[message] = group;
    this.countWaiting(1);
    const behind = group === NO_GROUP ? undefined : this.#groups.get(group);
    if (behind !== undefined) {
      behind.push(message);
      return;
    }
    if (group !== NO_GROUP) this.#groups.set(group, []);
    this.#messages.push(message);
  }

  /** Hands messages to consumers while both are there. A call answered at once comes back here, and is left to the loop. */
  #pump(): void {
    if (this.#isPumping) return;
    this.#isPumping = true;
    while (this.#busy < this.#config.consumers) {
      const message = this.#messages.shift();
      if (message === NO_MESSAGE) break;
      this.countWaiting(-1);
      if (this.#messages.isProcessed[message] && this.#config.idempotent) {
        this.#skipped++;
        this.#end(message, Outcome.ok);
      } else this.#deliver(message);
    }
    this.#isPumping = false;
  }

  #deliver(message: number): void {
    const { calls, nowMs } = this.world;
    const messages = this.#messages;
    const delivery = ++messages.deliveries[message];
    this.#deliveries++;
    if (delivery > 1) this.#redeliveries++;
    else messages.firstDeliveredMs[message] = nowMs;
    messages.state[message] = MessageState.out;
    messages.consumers[message]++;
    messages.timer[message] = this.#visibility.set(message, nowMs + this.#config.visibilityTimeoutMs);
    this.#busy++;
    const child = messages.callFor(message, calls, this);
    calls.attempt[child] = Math.min(delivery, 255);
    calls.ownerNote[child] = message;
    calls.ownerNote2[child] = delivery;
    calls.ownerStartMs[child] = nowMs;
    this.next.accept(child);
  }

  onCompleted(child: number, outcome: number): void {
    const { calls } = this.world;
    const messages = this.#messages;
    const message = calls.ownerNote[child];
    const isCurrent = messages.state[message] === MessageState.out && messages.deliveries[message] === calls.ownerNote2[child];
    this.span(SpanKind.attempt, child, outcome);
    this.#busy--;
    messages.consumers[message]--;
    if (outcome === Outcome.ok) this.#onWorkDone(message, isCurrent);
    else this.#onWorkFailed(message, isCurrent);
    messages.close(message);
    this.#pump();
  }

  #onWorkDone(message: number, isCurrent: boolean): void {
    const messages = this.#messages;
    if (messages.isProcessed[message]) this.#duplicates++;
    else {
      this.#processed++;
      if (messages.isForgotten[message]) this.#lost--;
    }
    messages.isProcessed[message] = true;
    if (!isCurrent) return;
    this.#visibility.cancel(messages.timer[message]);
    this.#end(message, Outcome.ok);
  }

  #onWorkFailed(message: number, isCurrent: boolean): void {
    this.#failures++;
    if (!isCurrent || !this.#config.nack) return;
    this.#visibility.cancel(this.#messages.timer[message]);
    if (this.#isWornOut(message)) return;
    this.#messages.state[message] = MessageState.held;
    this.countWaiting(1);
    this.#messages.timer[message] = this.#pauses.set(message, this.world.nowMs + this.#config.redeliveryDelayMs);
  }

  #onPaused(message: number): void {
    this.#messages.unshift(message);
    this.#pump();
  }

  #onInvisibleForTooLong(message: number): void {
    if (!this.#isWornOut(message)) {
      this.countWaiting(1);
      this.#messages.unshift(message);
    }
    this.#pump();
  }

  /** Puts a message aside that has been delivered often enough. */
  #isWornOut(message: number): boolean {
    if (this.#messages.deliveries[message] < (this.#config.maxDeliveries ?? Infinity)) return false;
    this.#dead++;
    this.#end(message, Outcome.error);
    return true;
  }

  /** It is over with a message; the next of its group may go. */
  #end(message: number, outcome: number): void {
    const messages = this.#messages;
    const waiter = messages.call[message];
    messages.state[message] = MessageState.over;
    messages.recordVisit(message, this.world.recorder, this.place, this.world.nowMs, outcome);
    this.#releaseGroup(this.#groupOf[message]);
    messages.close(message);
    if (waiter !== -1) this.#answer(waiter, outcome);
  }

  #releaseGroup(group: number): void {
    const behind = this.#groups.get(group);
    const next = behind?.shift();
    if (next === undefined) this.#groups.delete(group);
    else this.#messages.push(next);
  }

  apply(event: ScenarioEvent): void {
    if (event.do !== 'crash') return;
    if (this.#config.durable) this.#redeliverAll();
    else this.#loseAll();
    this.#pump();
  }

  /** Connections break: what consumers have is unacknowledged for good, and ready again. */
  #redeliverAll(): void {
    const messages = this.#messages;
    const out: number[] = [];
    messages.each((message) => out.push(message), MessageState.out);
    for (const message of out) this.#visibility.cancel(messages.timer[message]);
    this.#isPumping = true;
    for (const message of out) {
      if (this.#isWornOut(message)) continue;
      this.countWaiting(1);
      messages.unshift(message);
    }
    this.#isPumping = false;
  }

  #loseAll(): void {
    const messages = this.#messages;
    const isReady = (message: number) => messages.state[message] === MessageState.ready;
    const lost: number[] = [];
    this.#groups.clear();
    messages.each((message) => lost.push(message), ...WAITING, MessageState.out);
    for (const message of lost) {
      if (messages.state[message] === MessageState.out) this.#visibility.cancel(messages.timer[message]);
      else {
        this.countWaiting(-1);
        if (isReady(message)) messages.unlink(message);
        else if (messages.timer[message] !== -1) this.#pauses.cancel(messages.timer[message]);
      }
      this.#groupOf[message] = NO_GROUP;
      if (messages.isProcessed[message]) continue;
      this.#lost++;
      messages.isForgotten[message] = true;
    }
    for (const message of lost) this.#end(message, Outcome['connection-lost']);
  }

  override closeWindow(): void {
    this.putWaiting();
    this.put('depth', this.waiting);
    this.put('oldestAgeMs', this.world.nowMs - this.#messages.oldestWaitingMs(this.world.nowMs));
    this.put('busyConsumers', this.#busy);
    this.put('deadLetters', this.#dead);
    this.putRate('storedRps', this.arrived - this.rejected);
    this.putRate('processedRps', this.#processed);
    this.putRate('redeliveredRps', this.#redeliveries);
  }

  protected figures() {
    return {
      depth: this.waiting,
      inConsumers: this.#busy,
      processed: this.#processed,
      deliveries: this.#deliveries,
      redeliveries: this.#redeliveries,
      failures: this.#failures,
      duplicates: this.#duplicates,
      duplicatesSkipped: this.#skipped,
      deadLetters: this.#dead,
      lost: this.#lost,
    };
  }

  openSpans(into: OpenSpan[]): void {
    this.#messages.openVisits(this.place, into);
    const { calls } = this.world;
    calls.eachOwnedBy(this, (child) => {
      const startMs = calls.ownerStartMs[child];
      const [requestOf, attempt, klassOf] = [calls.request[child], calls.attempt[child], calls.klass[child]];
      into.push({
        kind: SpanKind.attempt,
        place: this.place,
        request: requestOf,
        attempt,
        klass: klassOf,
        startMs,
        midMs: startMs,
      });
    });
  }
}

export const queue: StationSpec = {
  kind: 'queue',
  label: 'Queue',
  help: 'A broker: stores messages, answers, and hands them to consumers.',
  knobs: queueKnobs,
  sends: { min: 1, max: 1 },
  takes: ['crash'],
  create: (config, wiring) => new Queue(config as QueueConfig, wiring),
};
