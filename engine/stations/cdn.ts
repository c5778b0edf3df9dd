import { DelayLine } from '../kernel/delay-line';
import { Timers } from '../kernel/timers';
import { Outcome } from '../outcome';
import { AliasTable } from '../random/alias';
import type { Rng } from '../random/rng';
import type { NodeInside } from '../recording/inside';
import type { OpenSpan } from '../recording/span-table';
import { SpanKind } from '../recording/types';
import type { NodeScenario, ScenarioEvent } from '../scenario/types';
import type { Ms } from '../units';
import { type CdnConfig, cdnKnobs, checkCdn, type Region } from './cdn-knobs';
import { Edge } from './edge';
import { Filter, HELD, OUT } from './filter';
import { Staleness } from './freshness';
import { HitTally } from './hit-tally';
import { InvalidationFeed } from './invalidation';
import { PageNumbers } from './page-numbers';
import type { StationSpec, Wiring } from './station';

/** A page that no edge may keep. */
const NO_PAGE = -1;

/**
 * A content delivery network: an edge with a cache of its own in each region, in front of an origin.
 *
 * A call comes from a region drawn by its share, and takes `edgeMs` to the edge and back; what the edge has not got takes `originMs`
 * to the origin and back besides, and what the origin needs. Pull: an edge keeps what it fetched for `ttlMs` (RFC 9111 §4.2). Push:
 * what is known at the first call is on every edge from the start for ever, and what is written is there `delayMs` later; what does
 * not fit is pulled. An entry past its time is asked for with its version (`ETag`): `notModified` counts the answers 304, which
 * spare bytes and no round trip. `varyBy` variants of a page are kept apart (`Vary`, RFC 9110 §12.5.5). `purge` empties every edge, or
 * the one named after the slash.
 *
 * Writes, calls without a key and personal pages marked `private` are always the origin's. Personal pages marked `public` are kept
 * like others and shown to whoever asks next: `leaks` counts the pages shown to another session than they were made for. Without
 * sessions everybody is another.
 *
 * Deviation: each who misses asks the origin by himself; edges know nothing of each other.
 */
class Cdn extends Filter {
  readonly #regionRng: Rng;
  readonly #personalRng: Rng;
  readonly #variantRng: Rng;
  readonly #feed: InvalidationFeed;
  readonly #staleness: Staleness;
  /** Children on their way to their edge, from there to the origin, from the origin to the edge, and home. */
  readonly #toEdge: Timers;
  readonly #toOrigin: Timers;
  readonly #toEdgeBack: Timers;
  readonly #home: Timers;
  readonly #pages = new PageNumbers();
  #config: CdnConfig;
  #edges: Edge[];
  #regions: AliasTable;
  #pushes: DelayLine | null = null;
  #isFilled = false;
  readonly #hits = new HitTally();
  readonly #count = { uncacheable: 0, originRequests: 0, pushed: 0, leaks: 0, notModified: 0 };

  constructor(config: CdnConfig, wiring: Wiring) {
    super(wiring);
    const { world, id } = wiring;
    const { kernel } = world;
    this.#config = config;
    this.#regionRng = world.stream(`${id}.regions`);
    this.#personalRng = world.stream(`${id}.personal`);
    this.#variantRng = world.stream(`${id}.variants`);
    this.#staleness = new Staleness(world);
    this.#toEdge = new Timers(kernel, (child) => this.#atEdge(child));
    this.#toOrigin = new Timers(kernel, (child) => this.#atOrigin(child));
    this.#toEdgeBack = new Timers(kernel, (child) => this.#backAtEdge(child));
    this.#home = new Timers(kernel, (child) => this.#atHome(child));
    this.#edges = config.regions.map((region) => this.#newEdge(region));
    this.#regions = new AliasTable(config.regions.map(({ share }) => share));
    this.#feed = new InvalidationFeed(world, (key, version) => this.#hear(key, version));
    world.versions.listen((_key, version) => this.#pushLater(version));
    this.#take(config);
  }

  #newEdge(region: Region): Edge {
    return new Edge(this.world, region, this.#config.policy, this.#policyRng(region));
  }

  #policyRng({ id }: Region): Rng {
    return this.world.stream(`${this.id}.policy.${id}`);
  }

  #take(config: CdnConfig): void {
    this.#config = config;
    this.#feed.take(config.invalidation);
    const { kind, delayMs } = config.mode;
    if (kind === 'push' && this.#pushes?.delayMs !== delayMs)
      this.#pushes = new DelayLine(this.world.kernel, delayMs as Ms, {
        onOut: (version) => this.#putEverywhere(this.world.versions.keyOf(version), version),
      });
  }

  /** Other regions keep what they know; another policy begins empty. */
  configure(config: NodeScenario): void {
    const before = this.#config;
    this.#take(config as CdnConfig);
    const { regions, policy } = this.#config;
    this.#regions = new AliasTable(regions.map(({ share }) => share));
    if (JSON.stringify(policy) !== JSON.stringify(before.policy)) {
      for (const edge of this.#edges) edge.refit(policy, this.#policyRng(edge.region));
      this.#isFilled = false;
    }
    regions.forEach((region, index) => {
      if (this.#edges[index]?.region.id === region.id) this.#edges[index].region = region;
      else this.#edges[index] = this.#newEdge(region);
    });
  }

  apply(_event: ScenarioEvent, region: string | null): void {
    for (const edge of this.#edges) if (region === null || edge.region.id === region) edge.entries.clear();
  }

  accept(call: number): void {
    const { calls, nowMs } = this.world;
    this.arrived++;
    if (this.#config.mode.kind === 'push' && !this.#isFilled) this.#fillAll();
    const region = this.#regions.draw(this.#regionRng);
    this.#edges[region].counts.requests++;
    const child = this.#open(call);
    calls.ownerNote[child] = region;
    calls.takerNote[call] = this.#pageOf(call);
    calls.startMs[call] = nowMs;
    this.#toEdge.set(child, nowMs + this.#edges[region].region.edgeMs / 2);
  }

  #open(call: number): number {
    const { calls, nowMs } = this.world;
    const child = calls.openChild(this, call);
    calls.ownerStartMs[child] = nowMs;
    calls.ownerNote2[child] = HELD;
    return child;
  }

  /** The page that is asked for: its key, its variant, whether it is personal. */
  #pageOf(call: number): number {
    const { calls } = this.world;
    const { personalRatio, personal, varyBy } = this.#config;
    const isPersonal = personalRatio > 0 && this.#personalRng.uniform() < personalRatio;
    const variant = varyBy > 1 ? this.#variantRng.below(varyBy) : 0;
    if (calls.key[call] === -1 || calls.isWrite[call] === 1 || (isPersonal && personal === 'private')) return NO_PAGE;
    return this.#pages.of(calls.key[call], variant, isPersonal);
  }

  #atEdge(child: number): void {
    const { calls, versions } = this.world;
    const call = calls.parent[child];
    const page = calls.takerNote[call];
    const edge = this.#edges[calls.ownerNote[child]];
    const key = calls.key[child];
    if (page === NO_PAGE) this.#count.uncacheable++;
    else {
      const wanted = this.#config.invalidation.kind === 'versioned-key' ? versions.latestAt(key) : null;
      const { isHit, isExpired } = edge.find(page, wanted);
      if (isHit) {
        this.#hit(child, call, page, edge);
        return;
      }
      this.#hits.misses++;
      edge.hits.misses++;
      // For the way back: what an entry past its time was, so as to know whether it is still that.
      calls.takerStartMs[call] = isExpired ? edge.entries.version[page] : -1;
    }
    this.#toOrigin.set(child, this.world.nowMs + edge.region.originMs / 2);
  }

  #hit(child: number, call: number, page: number, edge: Edge): void {
    const { calls, nowMs } = this.world;
    this.#hits.hits++;
    edge.hits.hits++;
    calls.version[call] = edge.entries.version[page];
    this.#staleness.judge(calls.key[call], calls.version[call], calls.startMs[call]);
    if (this.#pages.isPersonal(page) && edge.isOthers(page, calls.session[call])) this.#count.leaks++;
    calls.ownerNote2[child] = HIT;
    this.#home.set(child, nowMs + edge.region.edgeMs / 2);
  }

  #atOrigin(child: number): void {
    this.#count.originRequests++;
    this.span(SpanKind.hold, child, Outcome.ok);
    this.world.calls.ownerNote2[child] = OUT;
    this.next.accept(child);
  }

  /** The child is free when this returns, so that another stands for the way back. */
  onCompleted(child: number, outcome: number): void {
    const { calls, nowMs } = this.world;
    const back = this.#open(calls.parent[child]);
    calls.ownerNote[back] = calls.ownerNote[child];
    calls.takerNote[back] = outcome;
    this.#toEdgeBack.set(back, nowMs + this.#edges[calls.ownerNote[child]].region.originMs / 2);
  }

  #backAtEdge(back: number): void {
    const { calls, nowMs } = this.world;
    const call = calls.parent[back];
    const page = calls.takerNote[call];
    const edge = this.#edges[calls.ownerNote[back]];
    if (page !== NO_PAGE && calls.takerNote[back] === Outcome.ok) this.#keep(call, page, edge);
    this.#home.set(back, nowMs + edge.region.edgeMs / 2);
  }

  #keep(call: number, page: number, edge: Edge): void {
    const { calls, nowMs, versions } = this.world;
    const version = calls.version[call];
    if (calls.takerStartMs[call] === version) this.#count.notModified++;
    if (version < Math.min(edge.entries.heardOf(page), versions.latestAt(calls.key[call]))) return;
    const { ttlMs } = this.#config;
    edge.put(page, version, ttlMs === null ? Infinity : nowMs + ttlMs, calls.session[call]);
  }

  #atHome(child: number): void {
    const { calls, recorder, nowMs } = this.world;
    const isHit = calls.ownerNote2[child] === HIT;
    const outcome = isHit ? Outcome.ok : calls.takerNote[child];
    const edge = this.#edges[calls.ownerNote[child]];
    recorder.end(isHit ? SpanKind.hit : SpanKind.hold, this.place, child, outcome, calls.ownerStartMs, calls.ownerStartMs);
    const call = this.dissolve(child);
    edge.counts.answered++;
    edge.sumMs += nowMs - calls.startMs[call];
    this.completed++;
    calls.complete(call, outcome);
  }

  #pushLater(version: number): void {
    if (this.#config.mode.kind === 'push') this.#pushes?.push(version);
  }

  /** The first keys come last, so that the policies take them for the newest; those that would not fit are left out. */
  #fillAll(): void {
    const { keys, versions } = this.world;
    const { policy, varyBy } = this.#config;
    this.#isFilled = true;
    const fitting = Math.min(keys.length, Math.ceil((policy.capacity as number) / varyBy));
    for (let key = fitting - 1; key >= 0; key--) this.#putEverywhere(key, versions.storedAt(key));
  }

  #putEverywhere(key: number, version: number): void {
    const { varyBy } = this.#config;
    for (const edge of this.#edges)
      for (let variant = 0; variant < varyBy; variant++) {
        const page = this.#pages.of(key, variant, false);
        if (version < edge.entries.heardOf(page)) continue;
        this.#count.pushed++;
        edge.put(page, version, Infinity, -1);
      }
  }

  #hear(key: number, version: number): void {
    const { nowMs } = this.world;
    this.#pages.each(key, (page) => {
      for (const edge of this.#edges) edge.entries.hear(page, version, nowMs);
    });
  }

  override closeWindow(): void {
    this.put('hitRatio', this.#hits.takeRatio());
    for (const edge of this.#edges) edge.closeWindow((figure, value) => this.put(`${figure}.${edge.region.id}`, value));
    this.putRate('originRps', this.#count.originRequests);
    this.putRate('leaksRps', this.#count.leaks);
    this.putRate('staleRps', this.#staleness.count);
  }

  protected figures() {
    const { hits, misses, ratio } = this.#hits;
    const spared = this.arrived - this.#count.originRequests;
    return {
      hits,
      misses,
      ...this.#count,
      hitRatio: ratio,
      originOffload: this.arrived === 0 ? null : spared / this.arrived,
      staleReads: this.#staleness.count,
      staleMs: this.#staleness.staleMs,
      regions: Object.fromEntries(this.#edges.map((edge) => [edge.region.id, edge.figures()])),
    };
  }

  inside(): NodeInside {
    const nameOf = (page: number): string => this.#pages.nameOf(page, this.world.keys);
    return { caches: this.#edges.map(({ entries, region }) => entries.held(region.id, nameOf, this.world.nowMs)) };
  }

  openSpans(into: OpenSpan[]): void {
    this.openSpansOf(into, HELD, SpanKind.hold);
    this.openSpansOf(into, HIT, SpanKind.hit);
  }
}

/** A child on its way home from an edge that had the page; beside the stages of all filters. */
const HIT = 3;

export const cdn: StationSpec = {
  kind: 'cdn',
  label: 'CDN',
  help: 'Caches near the people, region by region, in front of an origin.',
  knobs: cdnKnobs,
  sends: { min: 1, max: 1 },
  takes: ['purge'],
  parts: (config) => (config as CdnConfig).regions.map(({ id }) => id),
  check: checkCdn,
  create: (config, wiring) => new Cdn(config as CdnConfig, wiring),
};
