/** Rules by which a key alone says where it goes. */
export const keyedRules = ['ring-hash', 'maglev', 'ip-hash', 'jump-hash', 'rendezvous'] as const;
export type KeyedRule = (typeof keyedRules)[number];

export const isKeyedRule = (kind: string): kind is KeyedRule => (keyedRules as readonly string[]).includes(kind);

export interface KeyMember {
  readonly id: string;
  readonly weight: number;
  /** May be given keys. */
  readonly isFit: boolean;
}

/** All that decides where keys go at a moment. */
export interface KeyMapping {
  /** The rule and its knobs; what is left out is as the rule has it. */
  readonly algorithm: { readonly kind: KeyedRule; readonly [knob: string]: unknown };
  readonly members: readonly KeyMember[];
}

/** Whose each of many samples is, by id; null where nobody may take it. */
export type KeyOwners = readonly (string | null)[];
