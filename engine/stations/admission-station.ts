import { InputError } from '../input-error';
import type { VariantConfig } from '../knobs/variants';
import { Outcome } from '../outcome';
import type { OpenSpan } from '../recording/span-table';
import { SpanKind } from '../recording/types';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';
import { type Admission, type AdmissionSpec, GRANTED, WAITING } from '../waiting/admission';
import { Alarm } from './alarm';
import { Filter, HELD, OUT } from './filter';
import type { Wiring } from './station';

export interface AdmissionConfig extends NodeScenario {
  readonly algorithm: VariantConfig;
}

/** One admission at work: with what, and when it next does something by itself. */
interface Desk {
  readonly admission: Admission;
  readonly alarm: Alarm;
}

// biome-ignore lint/suspicious/noExplicitAny: each algorithm has knobs of its own
type Specs = Readonly<Record<string, AdmissionSpec<any>>>;

/**
 * Lets a limited number of calls be inside; others wait in line or are refused. Around any `Admission`: bulkheads and pools.
 *
 * A turned knob retunes the algorithm that is there. A change to another algorithm opens a new one: calls inside and in line at
 * the old one stay with it until they are through.
 */
export abstract class AdmissionStation extends Filter {
  readonly #specs: Specs;
  readonly #refusal: number;
  #algorithm!: VariantConfig;
  #desks: Desk[] = [];
  /** The last of them: who comes now. */
  #desk!: Desk;
  /** By ticket: the child it was given to, and the desk it is for. */
  readonly #childOf: number[] = [];
  readonly #deskOf: Desk[] = [];
  readonly #spareTickets: number[] = [];
  /** Decided and not yet acted upon: children, those refused as their complement. */
  readonly #decided: number[] = [];
  #isActing = false;
  #inUse = 0;
  #inUseMost = 0;
  #inUseMs = 0;
  #placesMs = 0;
  #countedMs: Ms = 0;
  #before = { inUseMs: 0, placesMs: 0 };

  /** @param refusal outcome of a call that finds no place, at once or after its wait */
  constructor(config: AdmissionConfig, wiring: Wiring, specs: Specs, refusal: number) {
    super(wiring);
    this.#specs = specs;
    this.#refusal = refusal;
    this.#openDesk(config.algorithm);
  }

  /** How many can be inside at once by this configuration. */
  protected abstract placesOf(algorithm: VariantConfig): number;

  /** Whether a call that ends gives its place back. */
  protected givesBack(): boolean {
    return true;
  }

  #openDesk(algorithm: VariantConfig): void {
    const { kind, ...settings } = algorithm;
    const admission = this.#specs[kind].create(settings);
    admission.onGrant = (ticket) => this.#decided.push(this.#childOf[ticket]);
    admission.onRefuse = (ticket) => this.#decided.push(~this.#childOf[ticket]);
    const alarm = new Alarm(this.world.kernel, () => {
      this.#count();
      admission.expire(this.world.nowMs);
      this.#act();
    });
    this.#desk = { admission, alarm };
    this.#desks = [...this.#desks.filter((desk) => desk.admission.inUse + desk.admission.waiting > 0), this.#desk];
    this.#algorithm = algorithm;
    this.#act();
  }

  configure(config: NodeScenario): void {
    const { algorithm } = config as AdmissionConfig;
    if (JSON.stringify(algorithm) === JSON.stringify(this.#algorithm)) return;
    this.#count();
    const { kind, ...settings } = algorithm;
    if (kind !== this.#algorithm.kind) {
      this.#openDesk(algorithm);
      return;
    }
    this.#algorithm = algorithm;
    this.#desk.admission.retune(this.world.nowMs, settings);
    this.#act();
  }

  accept(call: number): void {
    const { calls, nowMs } = this.world;
    this.arrived++;
    this.#count();
    const child = calls.openChild(this, call);
    const ticket = this.#spareTickets.pop() ?? this.#childOf.length;
    this.#childOf[ticket] = child;
    this.#deskOf[ticket] = this.#desk;
    calls.ownerNote[child] = ticket;
    calls.ownerNote2[child] = OUT;
    const verdict = this.#desk.admission.acquire(nowMs, ticket);
    if (verdict === WAITING) this.beginHold(child);
    else if (verdict === GRANTED) this.#decided.push(child);
    this.#act();
    if (verdict === WAITING || verdict === GRANTED) return;
    this.#spareTickets.push(ticket);
    this.refuse(this.dissolve(child), this.#refusal);
  }

  onCompleted(child: number, outcome: number): void {
    const { calls, nowMs } = this.world;
    const ticket = calls.ownerNote[child];
    if (this.givesBack()) {
      this.#count();
      this.#deskOf[ticket].admission.release(nowMs, ticket);
      this.#spareTickets.push(ticket);
    }
    this.completed++;
    calls.complete(calls.parent[child], outcome);
    this.#act();
  }

  /**
   * Acts on what was decided, in order, once the mechanism has finished speaking: a call passed on may come back at once and
   * leave again, which must not happen in the middle of a decision.
   */
  #act(): void {
    if (this.#isActing) return;
    this.#isActing = true;
    for (let i = 0; i < this.#decided.length; i++) {
      const child = this.#decided[i];
      if (child >= 0) this.#enter(child);
      else this.#turnAway(~child);
    }
    this.#decided.length = 0;
    this.#isActing = false;
    this.#count();
    for (const { admission, alarm } of this.#desks) alarm.set(admission.nextEventAtMs);
  }

  #enter(child: number): void {
    if (this.world.calls.ownerNote2[child] === HELD) this.endHold(child, Outcome.ok);
    this.next.accept(child);
  }

  #turnAway(child: number): void {
    this.endHold(child, this.#refusal);
    this.#spareTickets.push(this.world.calls.ownerNote[child]);
    this.rejected++;
    this.world.calls.complete(this.dissolve(child), this.#refusal);
  }

  /** Brings the areas up to now, then reads how many are inside. */
  #count(): void {
    const { nowMs } = this.world;
    const passedMs = nowMs - this.#countedMs;
    this.#inUseMs += this.#inUse * passedMs;
    this.#placesMs += this.placesOf(this.#algorithm) * passedMs;
    this.#countedMs = nowMs;
    this.#inUse = 0;
    for (const { admission } of this.#desks) this.#inUse += admission.inUse;
    if (this.#inUse > this.#inUseMost) this.#inUseMost = this.#inUse;
  }

  override closeWindow(): void {
    this.#count();
    const inUseMs = this.#inUseMs - this.#before.inUseMs;
    const placesMs = this.#placesMs - this.#before.placesMs;
    this.put('inUse', inUseMs / this.world.windows.windowMs);
    this.put('utilization', placesMs > 0 ? inUseMs / placesMs : 0);
    this.putWaiting();
    this.putRate('refusedRps', this.rejected);
    this.#before = { inUseMs: this.#inUseMs, placesMs: this.#placesMs };
  }

  protected figures(): Readonly<Record<string, unknown>> {
    const { nowMs } = this.world;
    const passedMs = nowMs - this.#countedMs;
    const inUseMs = this.#inUseMs + this.#inUse * passedMs;
    const placesMs = this.#placesMs + this.placesOf(this.#algorithm) * passedMs;
    return {
      utilization: placesMs > 0 ? inUseMs / placesMs : 0,
      inUseMean: nowMs > 0 ? inUseMs / nowMs : 0,
      inUseMax: this.#inUseMost,
    };
  }

  openSpans(into: OpenSpan[]): void {
    this.openSpansOf(into, HELD, SpanKind.hold);
  }
}

/** Refuses settings that do not go together. @throws InputError */
export function checkAdmission(specs: Specs, { algorithm: { kind, ...settings } }: AdmissionConfig): void {
  try {
    specs[kind].create(settings);
  } catch (error) {
    throw error instanceof InputError ? error.at('algorithm') : error;
  }
}
