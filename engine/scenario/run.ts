import { InputError } from '../input-error';
import type { CallTaker } from '../kernel/calls';
import type { SlotOwner } from '../kernel/kernel';
import { Outcome } from '../outcome';
import type { Inside, NodeInside } from '../recording/inside';
import type { OpenSpan } from '../recording/span-table';
import type { Interval, RecordedLink, RecordedNode, Recording, RunSummary, Spans } from '../recording/types';
import { CuttableLink } from '../stations/cuttable-link';
import { Link } from '../stations/link';
import type { Station, Wiring } from '../stations/station';
import { World } from '../stations/world';
import type { Ms } from '../units';
import { applyToNodes, checkWindows, mergeEvents, specOf, targetsOf } from './parse';
import type { Run, RunOptions } from './run-types';
import { splitTarget } from './target';
import type { NodeScenario, Scenario, ScenarioEvent } from './types';

const DEFAULT_MAX_SPANS = 2_000_000;
const FINEST_WINDOWS = 240;

/** Builds a run of a parsed scenario, at time 0. @throws InputError on a bad seed or length */
export function createRun(scenario: Scenario, options: RunOptions = {}): Run {
  return new ScenarioRun(scenario, options);
}

const factTypes = {
  kill: 'backend.killed',
  revive: 'backend.revived',
  drain: 'backend.drained',
  remove: 'backend.removed',
  slow: 'backend.slowed',
  fail: 'backend.failing',
  add: 'backend.added',
  cut: 'link.cut',
  mend: 'link.mended',
  crash: 'node.crashed',
  purge: 'node.purged',
  set: 'knob.turned',
} as const satisfies Record<ScenarioEvent['do'], string>;

class ScenarioRun implements Run {
  readonly forMs: Ms;
  readonly #world: World;
  /** Configurations as they stand now. */
  readonly #nodes: Record<string, NodeScenario>;
  readonly #stations = new Map<string, Station>();
  readonly #links: Link[] = [];
  readonly #recordedLinks: RecordedLink[] = [];
  readonly #ids: readonly string[];
  /** Links that are cut at some time. */
  readonly #cuttable = new Set<string>();

  constructor(
    readonly scenario: Scenario,
    {
      seed = scenario.seed,
      forMs = scenario.forMs,
      inputs = [],
      spans = true,
      looks = false,
      maxSpans = DEFAULT_MAX_SPANS,
    }: RunOptions,
  ) {
    if (!(forMs > 0 && forMs <= 1e12)) throw new InputError('forMs', 'must be > 0 and <= 1000000000000', forMs);
    if (!Number.isInteger(seed) || seed < 0 || seed > 4294967295)
      throw new InputError('seed', 'must be an integer from 0 to 4294967295', seed);
    if (scenario.windowMs !== undefined) checkWindows(scenario.windowMs, forMs);
    this.forMs = forMs;
    this.#nodes = { ...scenario.nodes };
    this.#ids = Object.keys(scenario.nodes);
    this.#world = new World(seed, spans, maxSpans, scenario.windowMs ?? windowFor(forMs), looks);
    for (const event of [...scenario.events, ...inputs]) if (event.do === 'cut') this.#cuttable.add(event.target);
    for (const [edge, { latencyMs }] of Object.entries(scenario.links)) this.#world.latencyByLink.set(edge, latencyMs);
    // Opened first, so that at one instant windows close, then events happen, then everything else.
    this.#openWindows();
    this.#openEvents(scenario.events, inputs);
    for (const id of this.#ids) this.#build(id);
  }

  #openWindows(): void {
    const { kernel, windows } = this.#world;
    let closed = 0;
    const closer: SlotOwner = {
      onDue: () => {
        this.#world.ledger.closeWindow();
        for (const station of this.#stations.values()) station.closeWindow();
        windows.close();
        closed++;
        kernel.set(slot, (closed + 1) * windows.windowMs);
      },
    };
    const slot = kernel.openCause(closer, 0);
    kernel.set(slot, windows.windowMs);
  }

  #openEvents(scripted: readonly ScenarioEvent[], live: readonly ScenarioEvent[]): void {
    const { kernel } = this.#world;
    const events = mergeEvents(scripted, live);
    if (events.length === 0) return;
    const learners = new Set(live);
    let next = 0;
    const player: SlotOwner = {
      onDue: () => {
        const event = events[next++];
        kernel.set(slot, events[next]?.atMs ?? Infinity);
        this.#apply(event, learners.has(event));
      },
    };
    const slot = kernel.openCause(player, 0);
    kernel.set(slot, events[0]?.atMs ?? Infinity);
  }

  /** Builds a node after everything it sends to. */
  #build(id: string): Station {
    const built = this.#stations.get(id);
    if (built !== undefined) return built;
    const node = this.#nodes[id];
    const targetIds = targetsOf(node);
    const targets = targetIds.map((to) => this.#build(to));
    const next = targetIds.map((to, i) => this.#connect(id, to, targets[i]));
    const controlled = node.of === undefined ? null : { id: node.of, station: this.#build(node.of) };
    // Written out, not spread: every wiring has one shape then, and what reads it stays optimised from run to run.
    const wiring: Wiring = { world: this.#world, id, node: this.#ids.indexOf(id), next, targets, targetIds, controlled };
    const station = specOf(node).create(node, wiring);
    this.#stations.set(id, station);
    return station;
  }

  #connect(from: string, to: string, target: Station): CallTaker {
    const edge = `${from}->${to}`;
    const latencyMs = this.scenario.links[edge]?.latencyMs ?? 0;
    const index = this.#recordedLinks.push({ from: this.#ids.indexOf(from), to: this.#ids.indexOf(to), latencyMs }) - 1;
    let next: CallTaker = target;
    if (latencyMs > 0) {
      const link = new Link(this.#world, index, latencyMs, target);
      this.#links.push(link);
      next = link;
    }
    return this.#cuttable.has(edge) ? new CuttableLink(this.#world, edge, index, next) : next;
  }

  #apply(event: ScenarioEvent, byLearner: boolean): void {
    const { recorder, nowMs } = this.#world;
    const [id, backend] = splitTarget(event.target);
    const { atMs: _at, do: action, target, ...detail } = event;
    recorder.fact(nowMs, factTypes[action], target, byLearner ? { ...detail, byLearner } : detail);
    applyToNodes(this.#nodes, event, 'event');
    if (action === 'cut') this.#world.cutLinks.add(target);
    if (action === 'mend') this.#world.cutLinks.delete(target);
    if (action === 'cut' || action === 'mend') return;
    const station = this.#stations.get(id)!;
    if (action === 'set') station.configure(this.#nodes[id]);
    else station.apply?.(event, backend);
  }

  get nowMs(): Ms {
    return this.#world.nowMs;
  }

  advance(untilMs: Ms): void {
    this.#world.kernel.advance(Math.min(untilMs, this.forMs));
  }

  finish(): RunSummary {
    this.advance(this.forMs);
    return this.summary();
  }

  digest(): string {
    return this.#world.recorder.digest.hex();
  }

  summary(): RunSummary {
    const { ledger, nowMs, seed } = this.#world;
    const seconds = nowMs / 1000;
    return {
      seed,
      forMs: nowMs,
      requests: { offered: ledger.offered, succeeded: ledger.succeeded, failed: ledger.failed(), inFlight: ledger.inFlight },
      latencyMs: ledger.latency(),
      throughputRps: seconds > 0 ? ledger.finished / seconds : 0,
      goodputRps: seconds > 0 ? ledger.succeeded / seconds : 0,
      nodes: Object.fromEntries(this.#ids.map((id) => [id, this.#stations.get(id)!.summary()])),
      digest: this.digest(),
    };
  }

  inside(): Inside {
    const inside: Record<string, NodeInside> = {};
    for (const [id, station] of this.#stations) {
      const held = station.inside?.();
      if (held !== undefined) inside[id] = held;
    }
    return inside;
  }

  #recordedNode(id: string): RecordedNode {
    const node = this.#nodes[id];
    const { kind, label = id, of } = node;
    const indexOf = (other: string): number => this.#ids.indexOf(other);
    const [first, second] = targetsOf(node);
    return {
      ...{ id, kind, label },
      ...(of === undefined ? {} : { of: indexOf(of) }),
      ...(specOf(node).pairs ? { pair: [indexOf(first), indexOf(second)] as const } : {}),
    };
  }

  get spanCount(): number {
    return this.#world.recorder.spans.count;
  }

  spansIn(interval: Interval): Spans {
    return this.#world.recorder.spans.part(interval, this.#openSpans(), Outcome['in-flight']);
  }

  #openSpans(): readonly OpenSpan[] {
    const open: OpenSpan[] = [];
    for (const station of this.#stations.values()) station.openSpans?.(open);
    for (const link of this.#links) link.openSpans(open);
    return open;
  }

  recording(of?: Interval): Recording {
    const { recorder, windows, places, classes, nowMs, seed } = this.#world;
    return {
      untilMs: nowMs,
      forMs: this.forMs,
      seed,
      nodes: this.#ids.map((id) => this.#recordedNode(id)),
      links: [...this.#recordedLinks],
      places: places.map((place) => ({ ...place })),
      classes: [...classes],
      spans: of === undefined ? recorder.spans.copy(this.#openSpans(), Outcome['in-flight']) : this.spansIn(of),
      decisions: recorder.decisions.copy(),
      facts: [...recorder.facts],
      windows: windows.copy(),
      summary: this.summary(),
    };
  }
}

/** A round window length that cuts a run into at most so many windows. */
function windowFor(forMs: Ms): Ms {
  let unitMs = 0.001;
  for (;;) {
    for (const step of [1, 2, 2.5, 5]) if (step * unitMs * FINEST_WINDOWS >= forMs) return step * unitMs;
    unitMs *= 10;
  }
}
