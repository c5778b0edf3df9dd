import { DelayLine } from '../kernel/delay-line';
import { Outcome } from '../outcome';
import type { Rng } from '../random/rng';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';
import { Alarm } from './alarm';
import { checkFailover, type FailoverConfig, failoverKnobs } from './failover-knobs';
import { Member } from './failover-member';
import type { FailoverEvent } from './failover-role';
import { Filter } from './filter';
import type { StationSpec, Wiring } from './station';

/**
 * An address that moves between two: calls go to the one that is active. Only who leads sends heartbeats, over the pair's own link
 * (`first->second`); a standby that misses them for `timeoutMs` suspects, needs the majority of votes where there are witnesses,
 * fences the other if it may, and serves `promoteMs` later. Meanwhile calls are refused, or lost on a dead machine.
 *
 *   votes = itself + the peer, if it can be heard and does not lead + all witnesses, if they reach it and no leader that outranks it
 *
 * An active one without the majority for `timeoutMs` steps down. So a pair that is cut apart has one active where witnesses vote, and
 * two where nobody does: each client then reaches one of them by chance, until they hear each other and the older one steps down.
 *
 * Writes (calls that write, answered well) reach the standby `lagMs` and the pair's distance later. What the other one lacks
 * when it leads alone is lost: `lostWrites`.
 *
 * Facts: `failover.transitioned` {node, from, to, because}, `failover.fenced`, `failover.writesLost`, `failover.splitBrainStarted`,
 * `failover.splitBrainEnded`. Edges: crashes are noticed at heartbeats; witnesses vote as one and never fail; they sit with the
 * clients, so what cuts a machine off from clients cuts it off from them; a machine that comes back is a standby with everything.
 *
 * After VRRP (RFC 9568: only the active router advertises, priority decides) with the majority vote and fencing of Pacemaker's corosync.
 */
class Failover extends Filter {
  readonly #members: readonly [Member, Member];
  readonly #wiring: Wiring;
  /** The pair's own link. */
  readonly #between: string;
  readonly #rng: Rng;
  readonly #heartbeat: Alarm;
  #config: FailoverConfig;
  #replication!: DelayLine;
  #term = 1;
  #promotions = 0;
  #fenced = 0;
  #lostWrites = 0;
  #takeoverMs: Ms | null = null;
  #splitSinceMs: Ms = Infinity;
  #splitMs = 0;

  constructor(config: FailoverConfig, wiring: Wiring) {
    super(wiring);
    this.#wiring = wiring;
    this.#config = config;
    this.#between = wiring.targetIds.join('->');
    this.#rng = this.world.stream(`${this.id}.choices`);
    this.#members = [this.#member(0), this.#member(1)];
    this.#takeLag();
    this.#members[0].role = 'active';
    this.#members[0].term = this.#term;
    for (const member of this.#members) member.waitFor(config.timeoutMs);
    this.#heartbeat = new Alarm(this.world.kernel, () => this.#beat());
    this.#heartbeat.set(config.heartbeatMs);
  }

  #member(index: 0 | 1): Member {
    const { targets, targetIds } = this.#wiring;
    const id = targetIds[index];
    const link = `${this.id}->${id}`;
    const impatient = (member: Member) => this.#onImpatient(member);
    return new Member(this.world, index, id, targets[index], link, impatient, (member) => this.#onPromoted(member));
  }

  #takeLag(): void {
    const delayMs = this.#config.lagMs + (this.world.latencyByLink.get(this.#between) ?? 0);
    this.#replication = new DelayLine(this.world.kernel, delayMs, {
      onOut: (item) => this.#onCopied(this.#members[item & 1], item >> 1),
    });
  }

  configure(config: NodeScenario): void {
    const before = this.#config;
    this.#config = config as FailoverConfig;
    if (before.lagMs !== this.#config.lagMs) this.#takeLag();
  }

  #peer({ index }: Member): Member {
    return this.#members[1 - index];
  }

  get #isCutApart(): boolean {
    return this.world.cutLinks.has(this.#between);
  }

  accept(call: number): void {
    const { calls } = this.world;
    this.arrived++;
    const member = this.#route();
    if (member === null) {
      this.refuse(call, Outcome['connection-refused']);
      return;
    }
    const child = calls.openChild(this, call);
    calls.ownerNote[child] = member.index;
    this.#wiring.next[member.index].accept(child);
  }

  /** Whoever has the address, as clients see it: one that they reach, if any. */
  #route(): Member | null {
    const [first, second] = this.#members;
    if (!first.isActive || !second.isActive) return first.isActive ? first : second.isActive ? second : null;
    const isCutOff = ({ link }: Member): boolean => this.world.cutLinks.has(link);
    if (isCutOff(first) !== isCutOff(second)) return isCutOff(first) ? second : first;
    return this.#rng.uniform() < 0.5 ? first : second;
  }

  onCompleted(child: number, outcome: number): void {
    const { calls } = this.world;
    this.completed++;
    if (outcome === Outcome.ok && calls.isWrite[child] === 1) this.#copy(this.#members[calls.ownerNote[child]]);
    calls.complete(calls.parent[child], outcome);
  }

  #copy(member: Member): void {
    member.unreplicated++;
    this.#replication.push((member.epoch << 1) | member.index);
  }

  #onCopied(member: Member, epoch: number): void {
    if (epoch !== member.epoch) return;
    if (this.#copies(member)) member.unreplicated--;
    else member.stuck++;
  }

  #copies(member: Member): boolean {
    const peer = this.#peer(member);
    return member.isUp && peer.isUp && !peer.isActive && !this.#isCutApart;
  }

  /** What a member has for itself is lost when the other leads without it. */
  #settleLosses(): void {
    for (const member of this.#members) {
      if (member.isLeading || !this.#peer(member).isActive || member.unreplicated === 0) continue;
      this.#lostWrites += member.unreplicated;
      this.#tell('failover.writesLost', { node: member.id, count: member.unreplicated });
      member.unreplicated = 0;
      member.stuck = 0;
      member.epoch++;
    }
  }

  #beat(): void {
    this.#heartbeat.set(this.world.nowMs + this.#config.heartbeatMs);
    for (const member of this.#members) this.#notice(member);
    for (const member of this.#members) if (member.isLeading) this.#advertise(member);
    for (const member of this.#members) {
      if (member.isActive && this.#hasQuorum(member)) member.waitFor(this.#config.timeoutMs);
      if (member.role === 'suspecting') this.#tryPromotion(member, 'quorum.won');
      if (!this.#copies(member)) continue;
      member.unreplicated -= member.stuck;
      member.stuck = 0;
    }
    this.#tryPreemption(this.#members[0]);
  }

  /** Machines go down and come back by themselves. */
  #notice(member: Member): void {
    if (!member.isUp) this.#move(member, 'node.died');
    else if (member.role === 'down') {
      this.#move(member, 'node.revived');
      member.waitFor(this.#config.timeoutMs);
    }
  }

  /** A heartbeat of one that leads reaches the other, unless they are cut apart. */
  #advertise(leader: Member): void {
    const peer = this.#peer(leader);
    if (!leader.isUp || this.#isCutApart || peer.role === 'down' || !peer.isUp) return;
    if (peer.isLeading && !leader.outranks(peer)) return;
    peer.heardMs = this.world.nowMs;
    peer.waitFor(this.#config.timeoutMs);
    this.#move(peer, peer.isActive ? 'peer.outranks' : 'peer.heard');
  }

  #onImpatient(member: Member): void {
    if (member.isActive) {
      this.#move(member, 'quorum.lost');
      member.waitFor(this.#config.timeoutMs);
    } else if (member.role === 'standby') {
      this.#notice(member);
      this.#move(member, 'peer.lost');
      this.#tryPromotion(member, 'quorum.won');
    }
  }

  #tryPromotion(member: Member, because: FailoverEvent): void {
    if (!member.isUp || !this.#hasQuorum(member) || !this.#move(member, because)) return;
    member.term = ++this.#term;
    if (this.#config.fencing) this.#fence(this.#peer(member));
    member.promoteIn(this.#config.promoteMs);
    this.#advertise(member);
  }

  /** The first one, back as a standby with nothing missing, asks for its place. */
  #tryPreemption(first: Member): void {
    const { preempt, timeoutMs } = this.#config;
    const second = this.#peer(first);
    const isSettled = first.role === 'standby' && this.world.nowMs - first.sinceMs >= timeoutMs;
    if (preempt && isSettled && second.isActive && second.unreplicated === 0 && !this.#isCutApart)
      this.#tryPromotion(first, 'preempts');
  }

  #fence(member: Member): void {
    if (!member.isUp) return;
    this.#fenced++;
    this.#tell('failover.fenced', { node: member.id });
    member.station.apply?.({ atMs: this.world.nowMs, do: 'kill', target: member.id }, null);
    this.#notice(member);
  }

  #onPromoted(member: Member): void {
    if (!member.isUp) {
      this.#notice(member);
      return;
    }
    this.#promotions++;
    this.#takeoverMs = this.world.nowMs - member.heardMs;
    this.#move(member, 'promotion.done');
    member.waitFor(this.#config.timeoutMs);
  }

  #hasQuorum(member: Member): boolean {
    const { witnesses } = this.#config;
    if (witnesses === 0) return true;
    const peer = this.#peer(member);
    const isHandOver = member.role === 'standby';
    const blocks = !isHandOver && peer.isLeading && !(member.isLeading && member.outranks(peer));
    const fromPeer = !this.#isCutApart && peer.isUp && !blocks ? 1 : 0;
    const fromWitnesses = member.isReachable && !(blocks && peer.isReachable) ? witnesses : 0;
    return 2 * (1 + fromPeer + fromWitnesses) > 2 + witnesses;
  }

  #move(member: Member, event: FailoverEvent): boolean {
    const from = member.role;
    if (!member.move(event)) return false;
    this.#tell('failover.transitioned', { node: member.id, from, to: member.role, because: event });
    this.#settleLosses();
    this.#followSplit();
    return true;
  }

  #followSplit(): void {
    const { nowMs } = this.world;
    const isSplit = this.#members[0].isActive && this.#members[1].isActive;
    if (isSplit === this.#splitSinceMs < Infinity) return;
    if (isSplit) this.#splitSinceMs = nowMs;
    else {
      this.#splitMs += nowMs - this.#splitSinceMs;
      this.#splitSinceMs = Infinity;
    }
    this.#tell(isSplit ? 'failover.splitBrainStarted' : 'failover.splitBrainEnded', {});
  }

  #tell(type: string, detail: object): void {
    this.world.recorder.fact(this.world.nowMs, type, this.id, { ...detail });
  }

  override closeWindow(): void {
    const [first, second] = this.#members;
    this.put('actives', (first.isActive ? 1 : 0) + (second.isActive ? 1 : 0));
    this.put('unreplicated', first.unreplicated + second.unreplicated);
    this.put('lostWrites', this.#lostWrites);
    this.putRate('refusedRps', this.rejected);
  }

  protected figures() {
    const { nowMs } = this.world;
    return {
      active: this.#members.filter(({ isActive }) => isActive).map(({ id }) => id),
      promotions: this.#promotions,
      takeoverMs: this.#takeoverMs,
      fenced: this.#fenced,
      lostWrites: this.#lostWrites,
      unreplicated: this.#members[0].unreplicated + this.#members[1].unreplicated,
      splitBrainMs: this.#splitMs + (this.#splitSinceMs < Infinity ? nowMs - this.#splitSinceMs : 0),
    };
  }
}

export const failover: StationSpec = {
  kind: 'failover',
  label: 'Failover pair',
  help: 'Sends calls to the active one of two, and makes the other active when it is gone.',
  knobs: failoverKnobs,
  sends: { min: 2, max: 2 },
  pairs: true,
  check: checkFailover,
  create: (config, wiring) => new Failover(config as FailoverConfig, wiring),
};
