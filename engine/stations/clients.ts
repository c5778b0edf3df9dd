import { InputError, within } from '../input-error';
import type { CallOwner, CallTaker } from '../kernel/calls';
import { DelayLine, type LineEnd } from '../kernel/delay-line';
import type { SlotOwner } from '../kernel/kernel';
import { list, number, variant } from '../knobs/knobs';
import type { VariantConfig } from '../knobs/variants';
import { Outcome } from '../outcome';
import { Rng } from '../random/rng';
import type { OpenSpan } from '../recording/span-table';
import { type NodeSummary, SpanKind } from '../recording/types';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';
import { type ArrivalProcess, arrivalKinds, arrivalsOf } from '../workload/arrivals';
import { Crowd } from './crowd';
import { Freshness } from './freshness';
import { keyForms, keysOf } from './key-forms';
import { classKnobs, type Demand, RequestMix } from './request-mix';
import type { Station, StationSpec, Wiring } from './station';
import type { World } from './world';

const knobs = {
  arrivals: variant({
    label: 'Arrivals',
    help: 'When requests come.',
    default: { kind: 'poisson', rateRps: 50 },
    variants: arrivalKinds,
    main: true,
  }),
  timeoutMs: number({
    label: 'Timeout',
    unit: 'ms',
    above: 0,
    max: 1e9,
    range: [50, 30_000],
    scale: 'log',
    default: null,
    nullMeans: 'waits for ever',
    help: 'How long a client waits before it gives up. What it asked for goes on being worked on.',
  }),
  classes: list({
    label: 'Classes',
    help: 'Kinds of request and how often each comes.',
    default: [],
    item: classKnobs,
    maxLength: 32,
  }),
  keys: variant({
    label: 'Keys',
    help: 'What requests are for, for routing and caching.',
    default: { kind: 'none' },
    variants: keyForms,
  }),
  writeRatio: number({
    label: 'Writes',
    unit: 'ratio',
    min: 0,
    max: 1,
    step: 0.01,
    default: 0,
    help: 'How many of the requests change what their key holds; the rest read it.',
  }),
  sessions: number({
    label: 'Sessions',
    unit: 'count',
    min: 0,
    max: 1_000_000,
    integer: true,
    range: [0, 10_000],
    default: 0,
    help: 'How many people ask, each as often as the others; 0: nobody in particular.',
  }),
};

interface ClientsConfig extends NodeScenario, Demand {
  readonly arrivals: VariantConfig;
  readonly timeoutMs: Ms | null;
}

/** The client has stopped waiting for this call; its answer, when it comes, is late. */
const GAVE_UP = -2;
const NO_TIMEOUT = -1;

/** Where requests begin and end: asks, waits, gives up, and keeps the score. */
class Clients implements Station, CallOwner, SlotOwner, LineEnd {
  declare private readonly wiring: Wiring;
  /** At hand: hot paths ask it at every step. */
  declare private readonly world: World;
  declare private readonly next: CallTaker;
  declare private readonly arrivalRng: Rng;
  declare private readonly slot: number;
  declare private readonly mix: RequestMix;
  declare private readonly crowd: Crowd;
  /** Newest last; a call belongs to the last one that began at or before it. */
  readonly #timeouts: { readonly sinceMs: Ms; readonly line: DelayLine | null }[] = [];
  /** The last of them. */
  #line: DelayLine | null = null;
  /** There once somebody writes. */
  #freshness: Freshness | null = null;
  declare private config: ClientsConfig;
  declare private arrivals: ArrivalProcess;
  #arrived = 0;
  #succeeded = 0;
  #failed = 0;
  readonly #before = { succeeded: 0, failed: 0 };

  constructor(config: ClientsConfig, wiring: Wiring) {
    const { world, id } = wiring;
    this.wiring = wiring;
    this.world = wiring.world;
    this.next = wiring.next[0];
    this.config = config;
    this.arrivalRng = world.stream(`${id}.arrivals`);
    this.slot = world.kernel.openCause(this, 0);
    this.mix = new RequestMix(world, id);
    this.mix.take(config, null);
    this.#takeTimeout(config.timeoutMs);
    this.crowd = new Crowd(world.kernel, world.stream(`${id}.thinking`), () => this.#ask(1));
    this.arrivals = arrivalsOf(config.arrivals, this.arrivalRng);
    this.#begin();
  }

  configure(config: NodeScenario): void {
    const before = this.config;
    this.config = config as ClientsConfig;
    const { timeoutMs, arrivals } = this.config;
    if (timeoutMs !== before.timeoutMs) this.#takeTimeout(timeoutMs);
    this.mix.take(this.config, before);
    if (sameData(arrivals, before.arrivals)) return;
    this.arrivals = arrivalsOf(arrivals, this.arrivalRng);
    this.#begin();
  }

  #begin(): void {
    const { kernel } = this.world;
    kernel.set(this.slot, this.arrivals.next(kernel.nowMs));
    const { arrivals } = this.config;
    if (arrivals.kind === 'users') this.crowd.take(arrivals.count as number, arrivals.meanThinkMs as Ms);
    else this.crowd.take(0, 0);
  }

  #takeTimeout(timeoutMs: Ms | null): void {
    const { kernel, calls } = this.world;
    if (timeoutMs !== null) calls.carriesDeadlines = true;
    const line = timeoutMs === null ? null : new DelayLine(kernel, timeoutMs, this);
    this.#timeouts.push({ sinceMs: kernel.nowMs, line });
    this.#line = line;
  }

  accept(): void {
    throw new Error('clients take no calls');
  }

  onDue(): void {
    const { kernel } = this.world;
    const arrives = this.arrivals.arrives;
    kernel.set(this.slot, this.arrivals.next(kernel.nowMs));
    if (arrives) this.#ask(0);
  }

  /** @param byUser 1 when one of a fixed crowd asks, who will think after the answer and ask again */
  #ask(byUser: 0 | 1): void {
    const { calls, kernel, ledger } = this.world;
    const call = calls.open(this, ledger.open());
    this.#arrived++;
    this.mix.mark(call);
    calls.ownerStartMs[call] = kernel.nowMs;
    calls.ownerNote2[call] = byUser;
    const line = this.#line;
    if (line === null) calls.ownerNote[call] = NO_TIMEOUT;
    else {
      calls.ownerNote[call] = line.push(call);
      calls.deadlineMs[call] = kernel.nowMs + line.delayMs;
    }
    this.next.accept(call);
  }

  onCompleted(call: number, outcome: number): void {
    const { ledger, calls } = this.world;
    const entry = calls.ownerNote[call];
    if (entry === GAVE_UP) {
      ledger.closeLate(outcome);
      return;
    }
    if (entry !== NO_TIMEOUT) this.#lineOf(calls.ownerStartMs[call])?.cancel(entry);
    this.#close(call, outcome);
  }

  /** It has waited long enough. */
  onOut(call: number): void {
    this.#close(call, Outcome.timeout);
    this.world.calls.ownerNote[call] = GAVE_UP;
  }

  #close(call: number, outcome: number): void {
    const { kernel, ledger, calls, recorder } = this.world;
    if (outcome === Outcome.ok) this.#succeeded++;
    else this.#failed++;
    ledger.close(call, outcome);
    if (calls.carriesVersions) this.#judge(call, outcome);
    recorder.end(SpanKind.request, this.wiring.node, call, outcome, calls.ownerStartMs, calls.ownerStartMs);
    if (calls.ownerNote2[call] === 1) this.crowd.think(kernel.nowMs - calls.ownerStartMs[call]);
  }

  #judge(call: number, outcome: number): void {
    const world = this.world;
    const { id } = this.wiring;
    this.#freshness ??= new Freshness(world, id);
    this.#freshness.answered(call, outcome);
  }

  #lineOf(startMs: Ms): DelayLine | null {
    let i = this.#timeouts.length - 1;
    while (i > 0 && this.#timeouts[i].sinceMs > startMs) i--;
    return this.#timeouts[i].line;
  }

  closeWindow(): void {
    const { windows } = this.world;
    const perSecond = 1000 / windows.windowMs;
    windows.put(`${this.wiring.id}.goodputRps`, (this.#succeeded - this.#before.succeeded) * perSecond);
    windows.put(`${this.wiring.id}.failedRps`, (this.#failed - this.#before.failed) * perSecond);
    this.#before.succeeded = this.#succeeded;
    this.#before.failed = this.#failed;
    this.#freshness?.closeWindow();
  }

  /** Beside what every node says: of these clients alone, how many requests succeeded and how many did not. */
  summary(): NodeSummary {
    const [succeeded, failed] = [this.#succeeded, this.#failed];
    const counts = { arrived: this.#arrived, completed: succeeded + failed, rejected: 0, succeeded, failed };
    return { utilization: null, queueMean: 0, queueMax: 0, ...counts, ...this.#freshness?.figures() };
  }

  openSpans(into: OpenSpan[]): void {
    const { calls } = this.world;
    calls.eachOwnedBy(this, (call) => {
      if (calls.ownerNote[call] === GAVE_UP) return;
      const startMs = calls.ownerStartMs[call];
      into.push({
        kind: SpanKind.request,
        place: this.wiring.node,
        request: calls.request[call],
        attempt: 1,
        klass: calls.klass[call],
        startMs,
        midMs: startMs,
      });
    });
  }
}

function sameData(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

export const clients: StationSpec = {
  kind: 'clients',
  label: 'Clients',
  help: 'People or programs that ask, wait, and give up.',
  knobs,
  sends: { min: 1, max: 1 },
  isSource: true,
  check(config) {
    const { arrivals, classes, keys } = config as ClientsConfig;
    within('arrivals', () => arrivalsOf(arrivals, new Rng(0)));
    if (keys.kind === 'list') within('keys', () => keysOf(keys));
    if (classes.length > 0 && !classes.some(({ share }) => share > 0))
      throw new InputError('classes', 'must have a class with a share > 0');
    const seen = new Set<string>();
    for (const { id } of classes) {
      if (seen.has(id)) throw new InputError('classes', 'must have different names', id);
      seen.add(id);
    }
  },
  create: (config, wiring) => new Clients(config as ClientsConfig, wiring),
};
