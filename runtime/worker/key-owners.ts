import { BackendSet } from '@/engine/balancers/backend-set';
import { ipHash } from '@/engine/balancers/ip-hash';
import { jumpHash } from '@/engine/balancers/jump-hash';
import { maglev } from '@/engine/balancers/maglev';
import { rendezvous } from '@/engine/balancers/rendezvous';
import { RequestKey } from '@/engine/balancers/request-key';
import { ringHash } from '@/engine/balancers/ring-hash';
import type { BalancerSpec } from '@/engine/balancers/types';
import { Rng } from '@/engine/random/rng';
import type { KeyedRule, KeyMapping, KeyOwners } from '../key-mapping';

const specs: Readonly<Record<KeyedRule, BalancerSpec>> = {
  'ring-hash': ringHash as unknown as BalancerSpec,
  maglev: maglev as unknown as BalancerSpec,
  'ip-hash': ipHash as unknown as BalancerSpec,
  'jump-hash': jumpHash as unknown as BalancerSpec,
  rendezvous: rendezvous as unknown as BalancerSpec,
};

const RING_SAMPLES = 720;
const KEY_SAMPLES = 240;

/** What is asked about: even steps round the ring, slots of the table, or addresses of networks apart, which ip-hash goes by. */
function samplesFor({ algorithm: { kind, tableSize } }: KeyMapping): RequestKey[] {
  if (kind === 'ring-hash')
    return Array.from({ length: RING_SAMPLES }, (_, i) => new RequestKey('', (BigInt(i) << 64n) / BigInt(RING_SAMPLES)));
  if (kind === 'maglev') {
    const size = typeof tableSize === 'number' ? tableSize : 65_537;
    const count = Math.min(size, RING_SAMPLES);
    return Array.from({ length: count }, (_, i) => new RequestKey('', BigInt(Math.floor((i * size) / count))));
  }
  return Array.from({ length: KEY_SAMPLES }, (_, i) => new RequestKey(`${i + 1}.${(i * 37) % 256}.${(i * 91) % 256}.1`));
}

/** Whose each sample is. To build a table of many slots takes tens of milliseconds, which is why it is done beside the page. */
export function keyOwnersOf(mapping: KeyMapping): KeyOwners {
  const { algorithm, members } = mapping;
  const spec = specs[algorithm.kind];
  const backends = new BackendSet();
  for (const { id, weight, isFit } of members) {
    const index = backends.add({ id, weight });
    if (!isFit) backends.setEligible(index, false);
  }
  const balancer = spec.create(knobsOf(spec, algorithm) as never, { backends, rng: new Rng(0, 'picture') });
  return samplesFor(mapping).map((key) => backends.ids[balancer.pick(0, key)] ?? null);
}

/** What was given, the rest as the rule has it. The run has checked the values; what another form left behind is not asked for. */
const knobsOf = ({ knobs }: BalancerSpec, given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(knobs).map(([name, knob]) => [name, given[name] ?? ('default' in knob ? knob.default : undefined)]),
  );
