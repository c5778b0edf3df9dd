'use client';
import type { CacheAccess, HeldCache, HeldEntry, HeldQueue } from '@/engine/recording/inside';
import { endsOf, marksOf, prefixOf, shownOf, wordsOfAccess, wordsOfCache } from '../viz/cache-lists';
import { fills } from '../viz/tones';
import { writeTime } from '../viz/write-figure';
import { useRun, useWidth } from './lab-context';
import type { MechanismProps } from './mechanism';
import { MechanismFigure } from './mechanism-figure';

const GAP = 4;
const LETTER = 7.5;
const CELL = { pad: 18, most: 112 };
const ROWS = { stored: 3, ghost: 2 };
const MOST_ACCESSES = 8;
const MOST_CACHES = 4;

/** A cache's lists at the playhead, and what was last asked of it. */
export function CacheView({ node }: Pick<MechanismProps, 'node'>) {
  const caches = useRun(({ looked }) => looked?.inside[node.id]?.caches);
  if (caches === undefined) return <MechanismFigure name="cache" title={node.label} words="is being looked into" />;
  return (
    <>
      {caches.slice(0, MOST_CACHES).map((cache) => (
        <CacheFigure key={cache.label} cache={cache} title={cache.label === '' ? node.label : `${node.label}, ${cache.label}`} />
      ))}
      {caches.length > MOST_CACHES ? <p className="text-sm text-muted">and {caches.length - MOST_CACHES} more edges</p> : null}
    </>
  );
}

/** One cache: each of its lists from the newest end to the oldest, then the last accesses. */
export function CacheFigure({ cache, title }: { readonly cache: HeldCache; readonly title: string }) {
  const [setFrame, width] = useWidth();
  const prefix = prefixOf(cache);
  const longest = Math.max(2, ...cache.queues.flatMap(({ entries }) => entries.map(({ key }) => key.length - prefix.length)));
  const perRow = Math.max(3, Math.floor((width + GAP) / (Math.min(CELL.most, CELL.pad + longest * LETTER) + GAP)));
  return (
    <div ref={setFrame} className="min-w-0">
      <MechanismFigure name="cache" title={title} words={wordsOfCache(cache)}>
        <Legend {...{ cache, prefix }} />
        <div className="grid gap-2">
          {cache.queues.map((queue) => (
            <Queue key={queue.name} {...{ cache, queue, prefix }} most={perRow * (queue.stored ? ROWS.stored : ROWS.ghost)} />
          ))}
        </div>
        <Accesses accesses={cache.accesses.slice(0, MOST_ACCESSES)} title={title} />
      </MechanismFigure>
    </div>
  );
}

function Legend({ cache, prefix }: { readonly cache: HeldCache; readonly prefix: string }) {
  const marks = marksOf(cache);
  const hasHand = cache.queues.some(({ entries }) => entries.some((entry) => entry.hasHand));
  const words = [
    ...(prefix === '' ? [] : [`all begin with ${prefix}`]),
    ...(marks === null ? [] : [`${marks.isBit ? '●' : 'small number'}: ${marks.words}`]),
    ...(hasHand ? ['▼: the hand'] : []),
    ...(cache.next === null ? [] : ['✕: goes next']),
    ...(cache.queues.some(({ stored }) => !stored) ? ['dashed: only the key is remembered'] : []),
  ];
  return words.length === 0 ? null : <p className="pb-1 text-[11px] text-muted">{words.join(' · ')}</p>;
}

interface QueueProps {
  readonly cache: HeldCache;
  readonly queue: HeldQueue;
  readonly prefix: string;
  readonly most: number;
}

function Queue({ cache, queue, prefix, most }: QueueProps) {
  const ends = endsOf(queue);
  const isBit = marksOf(cache)?.isBit === true;
  const order = ends === null ? 'in no order' : `${ends.first} → ${ends.last}`;
  return (
    <section className="min-w-0">
      <h4 className="text-[11px] tabular-nums">
        <span className="font-semibold">{queue.name}</span> {queue.count}{' '}
        <span className="text-muted">{queue.count > 1 ? order : ''}</span>
      </h4>
      <ol className="flex min-h-7 flex-wrap gap-1 pt-0.5 ps-0.5 text-xs tabular-nums" aria-label={`${queue.name}, ${order}`}>
        {shownOf(queue, most).map((one) =>
          'skipped' in one ? (
            <li key={`from ${one.from}`} className="self-center px-1 text-muted">
              and {one.skipped} more
            </li>
          ) : (
            <Entry key={one.key} entry={one} {...{ cache, queue, prefix, isBit }} />
          ),
        )}
      </ol>
    </section>
  );
}

interface EntryProps extends Omit<QueueProps, 'most'> {
  readonly entry: HeldEntry;
  readonly isBit: boolean;
}

function Entry({ entry: { key, mark, isExpired, hasHand }, cache, queue, prefix, isBit }: EntryProps) {
  const [last] = cache.accesses;
  const isNext = queue.stored && key === cache.next;
  const isLast = queue.stored && last?.key === key && (last.event === 'hit' || last.event === 'stored');
  const tone = !isLast
    ? 'border-edge'
    : last.event === 'hit'
      ? 'border-hit ring-2 ring-hit'
      : 'border-service ring-2 ring-service';
  return (
    <li
      className={`relative flex h-7 max-w-28 items-center gap-0.5 border px-1.5 ${tone} ${queue.stored ? '' : 'border-dashed text-muted'} ${
        isExpired ? 'line-through' : ''
      }`}
    >
      {hasHand ? <Sign text="▼" words="the hand is here: " /> : null}
      {isNext ? <Sign text="✕" words="goes next: " className="text-failed" /> : null}
      <span className="truncate">{key.slice(prefix.length)}</span>
      {mark === null || (mark === 0 && !isBit) ? null : isBit ? (
        <Bit isSet={mark > 0} />
      ) : (
        <sup className="text-[10px] text-muted">{mark}</sup>
      )}
    </li>
  );
}

const Sign = ({
  text,
  words,
  className = '',
}: {
  readonly text: string;
  readonly words: string;
  readonly className?: string;
}) => (
  <>
    <span aria-hidden="true" className={`text-[10px] ${className}`}>
      {text}
    </span>
    <span className="sr-only">{words}</span>
  </>
);

const Bit = ({ isSet }: { readonly isSet: boolean }) => (
  <>
    <svg width={8} height={8} viewBox="-4 -4 8 8" aria-hidden="true" className="shrink-0">
      <circle r={3} className={isSet ? 'fill-ink stroke-ink' : 'fill-none stroke-edge'} />
    </svg>
    {isSet ? <span className="sr-only">, read</span> : null}
  </>
);

const tones = { hit: 'hit', miss: 'failed', stored: 'service', dropped: 'muted' } as const;
const shapes = {
  hit: 'M-4 0A4 4 0 1 1 0 4L0 0Z',
  miss: 'M-4 -2.5L-2.5 -4L0 -1.5L2.5 -4L4 -2.5L1.5 0L4 2.5L2.5 4L0 1.5L-2.5 4L-4 2.5L-1.5 0Z',
  stored: 'M-3.5 -3.5h7v7h-7Z',
  dropped: 'M-4 -1h8v2h-8Z',
} as const;

const Accesses = ({ accesses, title }: { readonly accesses: readonly CacheAccess[]; readonly title: string }) =>
  accesses.length === 0 ? null : (
    <section className="pt-2">
      <h4 className="text-[11px] font-semibold">What happened last</h4>
      <ol aria-label={`Last accesses of ${title}, newest first`} className="columns-[16rem] gap-6 text-xs tabular-nums">
        {accesses.map((access) => (
          <li key={access.number} className="flex min-w-0 items-center gap-1.5">
            <span className="shrink-0 text-muted">{writeTime(access.atMs)}</span>
            <svg width={10} height={10} viewBox="-5 -5 10 10" aria-hidden="true" className="shrink-0">
              <path d={shapes[access.event]} className={fills[tones[access.event]]} />
            </svg>
            <span className="truncate">{wordsOfAccess(access)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
