import { Timers } from '../kernel/timers';
import { Outcome } from '../outcome';
import { samplerOf } from '../random/distributions';
import type { OpenSpan } from '../recording/span-table';
import { SpanKind } from '../recording/types';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';
import { Alarm } from './alarm';
import { heldSpan } from './cache-loads';
import { Filter, HELD, OUT } from './filter';
import { askerOf, Staleness } from './freshness';
import { ReadsByCopy } from './reads-by-copy';
import { ReplicaSet } from './replica-set';
import { type ReplicasConfig, replicasKnobs } from './replicas-knobs';
import { ReplicationLog } from './replication-log';
import type { Service } from './service';
import type { MembershipListener } from './service-config';
import type { StationSpec, Wiring } from './station';
import { UntoldWrites } from './untold-writes';

/** Somebody's last write: where it is in the log, and when it was told. */
interface OwnWrite {
  entry: number;
  toldMs: Ms;
}

/**
 * A database of one primary and its read replicas: the backends of the service behind it, the first of which begins as primary.
 *
 * Writes go to the primary, and from its log to each replica, a random lag later and in order. `commit` says when the writer is told:
 * `async` at once; `semi-sync` when the first replica has it (MySQL's rpl_semi_sync with one acknowledgement); `sync` when every
 * replica that is up has applied it (PostgreSQL `synchronous_commit = remote_apply`). Where no replica is up nobody is waited for.
 * Reads go in turn to the replicas that are up, to the primary where there are none, and find what that one holds then.
 *
 * `readYourWrites`: `sticky` sends the reads of whoever wrote to the primary for a while; `token` has them wait until the replica
 * has applied the asker's last write (MySQL WAIT_FOR_EXECUTED_GTID_SET), or go to the primary if that takes longer than `maxWaitMs`
 * or cannot be known. Whose a request is: its session, or without sessions its key.
 *
 * `kill` of the primary stops replication where it is and fails the writers that wait (`connection-lost`). `promoteAfterMs` later the
 * replica that has applied most takes its place, and what it lacks is lost: `lostWrites` of those that had been told as done.
 * A primary revived before that goes on as if nothing had been; one that comes back later begins anew as a replica. Until then writes
 * are refused. With `semi-sync` and one failure, or with `sync`, nothing told is lost.
 *
 * Deviations: replicas that are down are known at once; following the log costs a replica no work; the distance to the service counts
 * as part of the lag. Every write in a run goes into the one log, wherever it was sent.
 */
class Replicas extends Filter {
  readonly #service: Service;
  readonly #log: ReplicationLog;
  readonly #set: ReplicaSet;
  readonly #alarm: Alarm;
  /** Reads that wait for a replica, by child. */
  readonly #reads: Timers;
  readonly #untold: UntoldWrites;
  readonly #own = new Map<number, OwnWrite>();
  readonly #staleness: Staleness;
  readonly #byCopy = new ReadsByCopy();
  #config: ReplicasConfig;
  /** Somebody should have been promoted, and nobody was fit. */
  #isOverdue = false;
  readonly #count = { writes: 0, replicaReads: 0, primaryReads: 0, tokenWaits: 0, lostWrites: 0, promotions: 0 };

  constructor(config: ReplicasConfig, wiring: Wiring) {
    super(wiring);
    const { world } = this;
    this.#config = config;
    this.#service = wiring.targets[0] as Service;
    this.#log = new ReplicationLog(world.versions, samplerOf(config.lagMs));
    this.#set = new ReplicaSet(this.#log);
    this.#alarm = new Alarm(world.kernel, () => this.#promote());
    this.#reads = new Timers(world.kernel, (child) => this.#goOn(child));
    this.#untold = new UntoldWrites(world, (call) => this.#tell(call));
    this.#staleness = new Staleness(world);
    this.#service.listen(this.#membership());
    world.versions.listen((_key, version) => this.#log.append(version, this.#set.primary, world.nowMs));
  }

  #membership(): MembershipListener {
    return {
      onAdded: (_backend, { id }) => this.#log.addCopy(this.world.stream(`${this.id}.lag.${id}`)),
      onChanged: () => {},
      onEligible: (backend, isEligible) => {
        this.#log.copies[backend].isDraining = !isEligible;
      },
      onRemoved: (backend) => this.#power(backend, false),
      onPower: (backend, isUp) => this.#power(backend, isUp),
    };
  }

  configure(config: NodeScenario): void {
    this.#config = config as ReplicasConfig;
    this.#log.takeLag(samplerOf(this.#config.lagMs));
  }

  accept(call: number): void {
    const { calls } = this.world;
    this.arrived++;
    calls.startMs[call] = this.world.nowMs;
    if (calls.isWrite[call] === 1) this.next.accept(this.#open(call, this.#set.primary));
    else this.#read(call);
  }

  #open(call: number, backend: number): number {
    const { calls, nowMs } = this.world;
    const child = calls.openChild(this, call);
    calls.backend[child] = backend;
    calls.ownerStartMs[child] = nowMs;
    calls.ownerNote2[child] = OUT;
    return child;
  }

  #read(call: number): void {
    const { nowMs } = this.world;
    const replica = this.#set.nextReader(this.#config.readFrom);
    const own = this.#ownWriteOf(call);
    if (replica === this.#set.primary || own === undefined) {
      this.next.accept(this.#open(call, replica));
      return;
    }
    const { kind, forMs, maxWaitMs } = this.#config.readYourWrites;
    if (kind === 'sticky') {
      const isRecent = nowMs < own.toldMs + (forMs as Ms);
      this.next.accept(this.#open(call, isRecent ? this.#set.primary : replica));
      return;
    }
    const copy = this.#log.copies[replica];
    this.#log.follow(copy, nowMs);
    const dueMs = this.#log.dueOf(copy, Math.min(own.entry, this.#log.length - 1));
    if (dueMs <= nowMs) this.next.accept(this.#open(call, replica));
    else if (dueMs - nowMs <= (maxWaitMs as Ms)) this.#waitFor(call, replica, dueMs);
    else this.next.accept(this.#open(call, this.#set.primary));
  }

  #ownWriteOf(call: number): OwnWrite | undefined {
    return this.#config.readYourWrites.kind === 'none' ? undefined : this.#own.get(askerOf(this.world.calls, call));
  }

  #waitFor(call: number, replica: number, dueMs: Ms): void {
    const child = this.hold(call);
    this.#count.tokenWaits++;
    this.world.calls.backend[child] = replica;
    this.#reads.set(child, dueMs);
  }

  #goOn(child: number): void {
    const { calls } = this.world;
    this.endHold(child, Outcome.ok);
    if (!this.#log.copies[calls.backend[child]].isUp) calls.backend[child] = this.#set.primary;
    this.next.accept(child);
  }

  onCompleted(child: number, outcome: number): void {
    const { calls } = this.world;
    const call = calls.parent[child];
    const backend = calls.backend[child];
    if (outcome !== Outcome.ok) this.#answer(call, outcome);
    else if (calls.isWrite[child] === 1 && calls.key[child] !== -1) this.#written(call, calls.version[child]);
    else {
      this.#found(call, backend);
      this.#answer(call, outcome);
    }
  }

  #found(call: number, backend: number): void {
    const { calls, nowMs } = this.world;
    const key = calls.key[call];
    if (calls.isWrite[call] === 1) return;
    if (backend === this.#set.primary) this.#count.primaryReads++;
    else {
      const copy = this.#log.copies[backend];
      this.#count.replicaReads++;
      this.#log.follow(copy, nowMs);
      if (key !== -1) calls.version[call] = copy.versionOf(key);
    }
    const isStale = key !== -1 && this.#staleness.judge(key, calls.version[call], calls.startMs[call]);
    this.#byCopy.note(backend, isStale);
  }

  #written(call: number, version: number): void {
    const { calls, nowMs } = this.world;
    const entry = this.#log.entryOf(version);
    this.#count.writes++;
    // The primary died while this answer was on its way.
    if (!this.#set.primaryIsUp || (entry === -1 && this.world.versions.storedAt(calls.key[call]) < version)) {
      this.#answer(call, Outcome['connection-lost']);
      return;
    }
    calls.takerNote[call] = entry;
    calls.takerStartMs[call] = nowMs;
    const tellMs = this.#set.committedMs(entry, this.#config.commit);
    if (tellMs <= nowMs) this.#tellNow(call);
    else this.#untold.add(call, tellMs);
  }

  #tell(call: number): void {
    this.#endWait(call, Outcome.ok);
    this.#tellNow(call);
  }

  #endWait(call: number, outcome: number): void {
    const { calls, recorder } = this.world;
    recorder.end(SpanKind.hold, this.place, call, outcome, calls.takerStartMs, calls.takerStartMs);
  }

  #tellNow(call: number): void {
    const { calls, nowMs } = this.world;
    const entry = calls.takerNote[call];
    const asker = askerOf(calls, call);
    const own = this.#own.get(asker);
    this.#log.told(entry);
    if (own === undefined) this.#own.set(asker, { entry, toldMs: nowMs });
    else {
      own.entry = Math.max(own.entry, entry);
      own.toldMs = nowMs;
    }
    this.#answer(call, Outcome.ok);
  }

  #answer(call: number, outcome: number): void {
    this.completed++;
    this.world.calls.complete(call, outcome);
  }

  #power(backend: number, isUp: boolean): void {
    const copy = this.#log.copies[backend];
    if (copy.isUp === isUp) return;
    copy.isUp = isUp;
    if (backend === this.#set.primary) this.#primaryPower(isUp);
    else if (!isUp) this.#log.cut(copy, this.world.nowMs);
    else if (this.#set.primaryIsUp) this.#log.resume(copy, this.world.nowMs);
    else if (this.#isOverdue) this.#promote();
    this.#untold.retime((call) =>
      Math.max(this.world.nowMs, this.#set.committedMs(this.world.calls.takerNote[call], this.#config.commit)),
    );
  }

  #primaryPower(isUp: boolean): void {
    const { nowMs } = this.world;
    const { promoteAfterMs } = this.#config;
    if (isUp) {
      this.#alarm.set(Infinity);
      this.#isOverdue = false;
      this.#set.resumeAll(nowMs);
      return;
    }
    this.#set.cutAll(nowMs);
    this.#untold.drop((call) => {
      this.#endWait(call, Outcome['connection-lost']);
      this.#answer(call, Outcome['connection-lost']);
    });
    if (promoteAfterMs !== null) this.#alarm.set(nowMs + promoteAfterMs);
  }

  /** Where nobody is fit, the next to come up is promoted. */
  #promote(): void {
    const { nowMs, recorder } = this.world;
    const lostWrites = this.#set.promote(nowMs);
    this.#isOverdue = lostWrites === null;
    if (lostWrites === null) return;
    this.#count.promotions++;
    this.#count.lostWrites += lostWrites;
    recorder.fact(nowMs, 'replica.promoted', this.id, { to: this.#primaryName, lostWrites });
  }

  get #primaryName(): string {
    return this.#service.backends[this.#set.primary].setup.id;
  }

  override closeWindow(): void {
    this.put('lagMs', this.#set.lagMs(this.world.nowMs));
    this.putRate('staleRps', this.#staleness.count);
    this.putRate('primaryReadsRps', this.#count.primaryReads);
    this.put('lostWrites', this.#count.lostWrites);
    this.#service.backends.forEach(({ setup: { id }, isGone }, index) => {
      const { reads, stale } = this.#byCopy.of(index);
      this.put(`lagMs.${id}`, isGone ? Number.NaN : this.#set.lagOf(index, this.world.nowMs));
      this.putRate(`readsRps.${id}`, reads);
      this.putRate(`staleRps.${id}`, stale);
    });
  }

  protected figures() {
    return { ...this.#count, primary: this.#primaryName, staleReads: this.#staleness.count, staleMs: this.#staleness.staleMs };
  }

  openSpans(into: OpenSpan[]): void {
    const { calls } = this.world;
    this.openSpansOf(into, HELD, SpanKind.hold);
    this.#untold.each((call) => into.push(heldSpan(calls, this.place, call, calls.takerStartMs[call])));
  }
}

export const replicas: StationSpec = {
  kind: 'replicas',
  label: 'Replicas',
  help: 'A primary that takes the writes, and replicas that follow it and answer reads.',
  knobs: replicasKnobs,
  sends: { min: 1, max: 1 },
  feeds: ['service'],
  choosesBackend: true,
  check: (config) => {
    samplerOf((config as ReplicasConfig).lagMs);
  },
  create: (config, wiring) => new Replicas(config as ReplicasConfig, wiring),
};
