import type { Fact, Recording } from '@/engine/recording/types';
import { type ControlView, nameOfKnob } from '@/runtime/control-view';

type Named = Pick<Recording, 'nodes'>;

/** What a target is called in the picture: `a`, `Cache`, `Users → Balancer`. */
export function nameOfTarget({ nodes }: Named, target: string): string {
  const labelOf = (id: string): string => nodes.find((node) => node.id === id)?.label ?? id;
  if (target.includes('->')) return target.split('->').map(labelOf).join(' → ');
  return target.includes('/') ? target.slice(target.indexOf('/') + 1) : labelOf(target);
}

type Words = (fact: Fact, name: string, nameOf: (target: string) => string) => string | null;

const verb =
  (word: string): Words =>
  (_, name) =>
    `${word} ${name}`;

const modeWords = (mode: unknown): string => String(mode).toLowerCase().replaceAll('_', '-');

/** By type; null for what happens too often, or shows elsewhere, to have a mark. */
export const wordsByType: Readonly<Record<string, Words>> = {
  // What breaks by itself does so too often to have marks.
  'backend.killed': ({ by }, name) => (by === undefined ? `kill ${name}` : null),
  'backend.revived': ({ by }, name) => (by === undefined ? `revive ${name}` : null),
  'outages.sharedBroke': () => 'all of them down',
  'outages.sharedRepaired': () => 'repaired',
  'backend.drained': verb('drain'),
  'backend.removed': verb('remove'),
  'backend.slowed': ({ factor }, name) => (factor === 1 ? `${name} at full speed` : `slow ${name}`),
  'backend.failing': ({ ratio }, name) => (ratio === 0 ? `${name} answers right` : `errors ${name}`),
  'backend.added': ({ backend }) => `add ${(backend as { readonly id: string }).id}`,
  'link.cut': verb('cut'),
  'link.mended': verb('mend'),
  'node.crashed': verb('crash'),
  'node.purged': verb('purge'),
  'breaker.transitioned': ({ to }, name) => `${name} ${modeWords(to)}`,
  'autoscaler.decided': ({ from, to }) => (from === to ? null : `${from} → ${to} wanted`),
  'instance.transitioned': () => null,
  'health.changed': ({ backend, to }, _, nameOf) => `${nameOf(String(backend))} ${to}`,
  'health.panicStarted': () => 'panic',
  'health.panicEnded': () => 'panic over',
  'discovery.changed': () => null,
  'discovery.learned': ({ backend, known }, _, nameOf) => `${nameOf(String(backend))} ${known ? 'known' : 'forgotten'}`,
  'failover.transitioned': ({ node, to }, _, nameOf) => (to === 'active' ? `${nameOf(String(node))} takes over` : null),
  'failover.fenced': ({ node }, _, nameOf) => `${nameOf(String(node))} fenced`,
  'failover.writesLost': ({ count }) => `${count} writes lost`,
  'failover.splitBrainStarted': () => 'split brain',
  'failover.splitBrainEnded': () => 'split brain over',
  'replica.promoted': ({ to }) => `${to} promoted`,
};

/** What happened, in two or three words; null where it has no mark. */
export function wordsOfFact(recording: Named, fact: Fact, views: readonly ControlView[]): string | null {
  const { type, target, knob } = fact;
  if (typeof knob === 'string') return nameOfKnob(views, target, knob);
  const nameOf = (id: string): string => nameOfTarget(recording, id);
  const words = wordsByType[type];
  return words === undefined ? `${type.slice(type.indexOf('.') + 1)} ${nameOf(target)}` : words(fact, nameOf(target), nameOf);
}
