import type { Ms } from '../units';
import type { BackendSet } from './backend-set';
import { EvidenceLog } from './evidence';
import type { RequestKey } from './request-key';
import { Roster } from './roster';
import type { Balancer } from './types';

/** An algorithm over one tier; it need not know that there is another. */
export interface TierPicker {
  /** The backend chosen from the tier, or −1 when none of it is usable. */
  pick(nowMs: Ms, key: RequestKey | null): number;
  /** The roster has been derived anew. */
  refresh?(): void;
  readonly index?: number;
}

export type Learn = (backend: number, nowMs: Ms, latencyMs: Ms, bytes: number, ok: boolean) => void;

/**
 * A balancer from an algorithm over one tier: one instance for the primaries, one for the backups, which are asked only
 * when no primary is usable (nginx, `ngx_http_upstream_get_round_robin_peer`: the peers fail, then `peers->next`).
 */
export function tiered(
  backends: BackendSet,
  makePicker: (roster: Roster, evidence: EvidenceLog) => TierPicker,
  learn?: Learn,
): Balancer {
  return learn === undefined ? new Tiers(backends, makePicker) : new LearningTiers(backends, makePicker, learn);
}

class Tiers implements Balancer {
  readonly evidence = new EvidenceLog();
  readonly #set: BackendSet;
  readonly #primaries: Roster;
  readonly #backups: Roster;
  readonly #primary: TierPicker;
  readonly #backup: TierPicker;
  #last: TierPicker;
  #version = -1;

  constructor(set: BackendSet, makePicker: (roster: Roster, evidence: EvidenceLog) => TierPicker) {
    this.#set = set;
    this.#primaries = new Roster(set, 0);
    this.#backups = new Roster(set, 1);
    this.#primary = makePicker(this.#primaries, this.evidence);
    this.#backup = makePicker(this.#backups, this.evidence);
    this.#last = this.#primary;
    this.#refresh();
  }

  get index(): number | undefined {
    return this.#last.index;
  }

  pick(nowMs: Ms, key: RequestKey | null): number {
    if (this.#set.version !== this.#version) this.#refresh();
    this.evidence.count = 0;
    this.#last = this.#primary;
    if (this.#primaries.eligibleCount > 0) {
      const chosen = this.#primary.pick(nowMs, key);
      if (chosen >= 0) return chosen;
    }
    if (this.#backups.eligibleCount === 0) return -1;
    this.#last = this.#backup;
    this.evidence.count = 0;
    return this.#backup.pick(nowMs, key);
  }

  #refresh(): void {
    this.#version = this.#set.version;
    this.#primaries.refresh();
    this.#backups.refresh();
    this.#primary.refresh?.();
    this.#backup.refresh?.();
  }
}

class LearningTiers extends Tiers {
  constructor(
    set: BackendSet,
    makePicker: (roster: Roster, evidence: EvidenceLog) => TierPicker,
    readonly onDone: Learn,
  ) {
    super(set, makePicker);
  }
}
