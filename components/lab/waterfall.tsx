'use client';
import { Outcome, outcomeHelp, outcomeNames } from '@/engine/outcome';
import { SpanKind } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { isSuccess, markStates, stateOfOutcome } from '../viz/mark-state';
import type { Life, LifeRow } from '../viz/request-life';
import { writeMs } from '../viz/write-figure';

/** What a stretch is, before where it was. */
const kindWords: readonly string[] = ['', '', '', '', 'held at', 'attempt', 'found in'];

const written = (row: LifeRow): string =>
  row.kind === SpanKind.attempt ? `attempt ${row.attempt}` : `${kindWords[row.kind]} ${row.label}`.trim();

/** What one row says, as words: for the row's end, and for those who do not see its bar. */
function wordsOf({ kind, startMs, workMs, endMs, outcome }: LifeRow): string {
  const lastedMs = endMs - startMs;
  const lasted = Number.isFinite(lastedMs) ? writeMs(lastedMs) : 'not ended';
  const parts = [lasted];
  if (kind === SpanKind.visit && workMs - startMs > 0.05) parts.push(`${writeMs(workMs - startMs)} of it waiting`);
  if (kind === SpanKind.visit && Number.isNaN(workMs) && lastedMs > 0) parts.push('all of it waiting');
  if (!isSuccess(outcome) && outcome !== Outcome['in-flight']) parts.push(outcomeNames[outcome].replaceAll('-', ' '));
  return parts.join(', ');
}

const inks: Readonly<Record<string, string>> = {
  ok: 'bg-ok',
  failed: 'bg-failed',
  shed: 'bg-shed',
  waiting: 'bg-waiting',
  service: 'bg-service',
  retry: 'bg-retry',
  hit: 'bg-hit',
};

/** Waits are outlined, work is filled, travel is a thin line: the shapes hold without the colours. */
function barClass(row: LifeRow, part: 'wait' | 'work'): string {
  if (row.kind === SpanKind.forward || row.kind === SpanKind.back) return 'top-[45%] h-[10%] min-h-px bg-edge';
  if (row.kind === SpanKind.hit) return 'top-[25%] h-[50%] bg-hit';
  if (row.kind === SpanKind.hold) return 'top-[30%] h-[40%] border border-dashed border-retry';
  if (row.kind === SpanKind.request || row.kind === SpanKind.attempt)
    return `top-[35%] h-[30%] ${inks[markStates[stateOfOutcome(row.outcome)]] ?? 'bg-waiting'}`;
  return part === 'wait' ? 'top-[25%] h-[50%] border border-waiting' : 'top-[15%] h-[70%] bg-service';
}

interface WaterfallProps {
  readonly life: Life;
  readonly onGo: (toMs: Ms) => void;
}

/** A request's life as a tracing tool draws one: a bar for every stretch, under one clock. */
export function Waterfall({ life, onGo }: WaterfallProps) {
  const lengthMs = Math.max(life.lastMs - life.startMs, 1e-6);
  const share = (atMs: Ms): number => Math.min(100, (100 * (atMs - life.startMs)) / lengthMs);
  const gaveUp = life.endMs < life.lastMs;
  return (
    <div data-slot="waterfall" className="min-w-0 font-sans text-xs tabular-nums">
      <ol className="relative grid gap-px">
        {life.rows.map((row) => (
          <li
            key={row.row}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 border-t border-rule pt-1 first:border-t-0 @min-[48rem]:grid-cols-[minmax(6rem,11rem)_minmax(0,1fr)] @min-[48rem]:border-t-0 @min-[48rem]:pt-0"
          >
            <span className="truncate" style={{ paddingInlineStart: `${row.depth * 0.75}rem` }} title={written(row)}>
              {row.kind === SpanKind.request ? `request ${life.request + 1}` : written(row)}
            </span>
            <span aria-hidden="true" className="text-end @min-[48rem]:hidden">
              {wordsOf(row)}
            </span>
            <span
              dir="ltr"
              className="relative col-span-2 block h-4 border-s border-rule @min-[48rem]:col-span-1 @min-[48rem]:h-6"
            >
              <Bars row={row} share={share} lastMs={life.lastMs} />
              <span className="sr-only">{wordsOf(row)}</span>
              <span
                aria-hidden="true"
                className="absolute top-1/2 hidden -translate-y-1/2 px-1 whitespace-nowrap @min-[48rem]:inline"
                style={placeOfWords(share(row.startMs), share(Math.min(row.endMs, life.lastMs)))}
              >
                {wordsOf(row)}
              </span>
            </span>
          </li>
        ))}
      </ol>
      <p className="pt-2 text-sm">
        {isSuccess(life.outcome)
          ? 'Answered'
          : outcomeHelp[outcomeNames[life.outcome]].replace(/^./, (first) => first.toUpperCase())}
        {gaveUp && !isSuccess(life.outcome) ? '; the work went on without anybody waiting for it' : ''}.{' '}
        <GoTo words="Go to its start" onGo={() => onGo(life.startMs)} />{' '}
        {Number.isFinite(life.endMs) ? <GoTo words="Go to its end" onGo={() => onGo(life.endMs)} /> : null}
      </p>
    </div>
  );
}

function Bars({ row, share, lastMs }: { readonly row: LifeRow; readonly share: (atMs: Ms) => number; readonly lastMs: Ms }) {
  const endMs = Math.min(row.endMs, lastMs);
  const workMs = row.kind === SpanKind.visit && !Number.isNaN(row.workMs) ? row.workMs : endMs;
  const isSplit = row.kind === SpanKind.visit;
  return (
    <span aria-hidden="true">
      {isSplit && workMs > row.startMs ? <Bar from={share(row.startMs)} to={share(workMs)} look={barClass(row, 'wait')} /> : null}
      {isSplit && workMs < endMs ? <Bar from={share(workMs)} to={share(endMs)} look={barClass(row, 'work')} /> : null}
      {isSplit ? null : <Bar from={share(row.startMs)} to={share(endMs)} look={barClass(row, 'wait')} />}
    </span>
  );
}

const Bar = ({ from, to, look }: { readonly from: number; readonly to: number; readonly look: string }) => (
  <span className={`absolute ${look}`} style={{ left: `${from}%`, width: `max(2px, ${to - from}%)` }} />
);

/** Right of its bar where there is room, over its right end where there is none. */
const placeOfWords = (from: number, to: number): React.CSSProperties =>
  to < 60
    ? { left: `calc(${to}% + 2px)` }
    : from > 40
      ? { right: `calc(${100 - from}% + 2px)` }
      : { right: 0, background: 'var(--color-raised)', opacity: 0.92 };

export function GoTo({ words, onGo }: { readonly words: string; readonly onGo: () => void }) {
  return (
    <button
      type="button"
      onClick={onGo}
      className="min-h-6 cursor-pointer underline decoration-edge underline-offset-2 hover:decoration-ink"
    >
      {words}
    </button>
  );
}
