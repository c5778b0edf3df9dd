'use client';
import { useEffect, useState } from 'react';
import type { Recording } from '@/engine/recording/types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { Icon } from '../ui/icon';
import { binned } from '../viz/chart-series';
import { useMoment, useRun } from './lab-context';
import type { TryDone, TryThis } from './lab-spec';

interface Seen {
  readonly recording: Recording;
  readonly inputs: readonly ScenarioEvent[];
  readonly reachedMs: number;
  readonly isPinned: boolean;
}

/** Whether something to try has been done by now. */
export function isDone(done: TryDone, { recording, inputs, reachedMs, isPinned }: Seen): boolean {
  if ('did' in done)
    return inputs.some((input) => input.do === done.did && (done.target === undefined || input.target === done.target));
  if ('turned' in done) return inputs.some((input) => input.do === 'set' && `${input.target}.${input.knob}` === done.turned);
  if ('pinned' in done) return isPinned;
  if ('played' in done) return reachedMs >= recording.forMs;
  const { binMs, of } = binned(recording);
  const fromMs = done.afterInput === true ? (inputs[0]?.atMs ?? Infinity) : 0;
  return of(done.series).some((value, i) => {
    const endMs = (i + 1) * binMs;
    if (endMs > reachedMs || i * binMs < fromMs || Number.isNaN(value)) return false;
    return (done.above === undefined || value > done.above) && (done.below === undefined || value < done.below);
  });
}

/** What to try here, ticked off as it happens and ticked for good. */
export function TryList({ recording, items }: { readonly recording: Recording; readonly items: readonly TryThis[] }) {
  const { reachedMs } = useMoment(500);
  const inputs = useRun(({ inputs }) => inputs);
  const isPinned = useRun(({ pins }) => pins.length > 0);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const fresh = items.filter(
      ({ id, done }) => done !== undefined && !ticked.has(id) && isDone(done, { recording, inputs, reachedMs, isPinned }),
    );
    if (fresh.length > 0) setTicked(new Set([...ticked, ...fresh.map(({ id }) => id)]));
  }, [items, ticked, recording, inputs, reachedMs, isPinned]);
  return (
    <ul data-slot="try" aria-label="Try this" className="grid gap-0.5 font-sans text-sm">
      {items.map(({ id, text, done }) => (
        <li key={id} data-done={ticked.has(id)} className="grid grid-cols-[1.25rem_1fr] items-baseline">
          <span aria-hidden="true" className="translate-y-0.5">
            {ticked.has(id) ? (
              <Icon name="check" className="size-3.5 bg-marker text-on-marker" />
            ) : (
              <span className={`inline-block size-3 border ${done === undefined ? 'border-transparent' : 'border-edge'}`} />
            )}
          </span>
          <span>
            {text}
            {ticked.has(id) ? <span className="sr-only"> Done.</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
