import { useState } from 'react';
import { cn } from '@/components/ui/cn';
import { IconButton } from '@/components/ui/icon-button';
import type { OrderQuestion } from '@/content/question-types';
import { Why } from './choice-list';

export interface OrderListProps {
  readonly steps: OrderQuestion['steps'];
  /** Indices into `steps`, as they stand. */
  readonly order: readonly number[];
  readonly onMove: (order: readonly number[]) => void;
  readonly isShown?: boolean;
}

/** It keeps the focus: whoever moves a step to the end by keyboard is still at it. */
const atEnd = 'aria-disabled:cursor-not-allowed aria-disabled:opacity-35';

/** Steps to bring into order with buttons, one place at a time; each move is said. */
export function OrderList({ steps, order, onMove, isShown }: OrderListProps) {
  const [said, setSaid] = useState('');
  const move = (from: number, to: number) => {
    if (to < 0 || to >= order.length) return;
    const next = [...order];
    next.splice(to, 0, ...next.splice(from, 1));
    onMove(next);
    setSaid(`“${steps[order[from]!]!.text}” is now number ${to + 1}.`);
  };
  return (
    <div data-slot="order-list">
      <ol className="grid">
        {order.map((step, place) => {
          const { text, why } = steps[step]!;
          const isRight = steps[place]!.text === text;
          return (
            <li key={step} className="border-t border-rule py-1 last:border-b">
              <div className="grid min-h-9 grid-cols-[1.25rem_minmax(0,1fr)_auto] items-center gap-x-2">
                <span className="text-sm text-muted tabular-nums">{place + 1}</span>
                <span>
                  <span className={cn(isShown && !isRight && 'bg-marker box-decoration-clone px-0.5 text-on-marker')}>
                    {text}
                  </span>
                </span>
                {isShown ? null : (
                  <span className="flex">
                    <IconButton
                      icon="down"
                      label={`Move up: ${text}`}
                      className={cn('rotate-180', atEnd)}
                      aria-disabled={place === 0}
                      onClick={() => move(place, place - 1)}
                    />
                    <IconButton
                      icon="down"
                      label={`Move down: ${text}`}
                      className={atEnd}
                      aria-disabled={place === order.length - 1}
                      onClick={() => move(place, place + 1)}
                    />
                  </span>
                )}
              </div>
              {isShown ? (
                <Why isRight={isRight}>
                  {isRight ? null : `It is number ${steps.findIndex((other) => other.text === text) + 1}. `}
                  {why}
                </Why>
              ) : null}
            </li>
          );
        })}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}
