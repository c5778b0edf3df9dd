'use client';
import type { Act } from '@/runtime/lab-run';
import { Menu } from '../ui/menu';
import type { PlaceBox } from '../viz/layout';
import type { PlaceScene } from '../viz/scene';
import { healthWords } from '../viz/topology';
import { writeShare } from '../viz/write-figure';
import { useLab } from './lab-context';

interface BackendMenuProps {
  readonly id: string;
  readonly node: string;
  readonly place: PlaceScene;
  readonly box: PlaceBox;
}

/** What can be done to a backend now. */
export function actsFor(
  id: string,
  { health, slowFactor, failRatio }: PlaceScene,
): readonly { readonly label: string; readonly act: Act }[] {
  const acts: { label: string; act: Act }[] = [];
  const add = (label: string, act: Act): number => acts.push({ label, act });
  if (health === 'down') add('Revive it', { do: 'revive', target: id });
  else add('Kill it', { do: 'kill', target: id });
  if (health === 'draining') add('Send it traffic again', { do: 'revive', target: id });
  if (health === 'up') {
    for (const factor of [3, 10]) if (slowFactor !== factor) add(`Slow it ${factor}×`, { do: 'slow', target: id, factor });
    if (failRatio === 0) add('Let half its answers be errors', { do: 'fail', target: id, ratio: 0.5 });
    add('Drain it: no new requests', { do: 'drain', target: id });
  }
  if (slowFactor !== 1) add('Back to full speed', { do: 'slow', target: id, factor: 1 });
  if (failRatio > 0) add('Let it answer right again', { do: 'fail', target: id, ratio: 0 });
  return acts;
}

export function BackendMenu({ id, node, place, box }: BackendMenuProps) {
  const lab = useLab();
  const name = id.slice(id.indexOf('/') + 1);
  const words = healthWords(place) || 'up';
  const label = `${node} ${name}: ${words}, ${place.inService} being worked on, ${place.queued} in line, ${writeShare(place.utilization)} busy`;
  return (
    <Menu
      data-slot="backend"
      label={label}
      title={`Change ${name}`}
      entries={actsFor(id, place).map(({ label: words, act }) => ({ label: words, onChoose: () => lab.act(act) }))}
      holderClassName="!absolute"
      holderStyle={{ left: box.x - 3, top: box.y - 3, width: box.width + 6, height: box.height + 6 }}
      className="absolute inset-0 rounded-sm border border-transparent hover:border-edge aria-expanded:border-ink"
    />
  );
}
