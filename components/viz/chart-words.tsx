import type { Reading } from './chart-model';
import { strokes } from './tones';

/** What every line of a chart says, above it: in columns, so that no number that grows moves what stands below. */
export const ChartWords = ({ words }: { readonly words: readonly Omit<Reading, 'y'>[] }) => (
  <ul
    className="grid grid-cols-[repeat(auto-fill,minmax(8.75rem,1fr))] gap-x-3 font-sans text-[11px] tabular-nums"
    aria-hidden="true"
  >
    {words.map(({ label, text, tone, dash }) => (
      <li key={label} className="flex items-center gap-1">
        <svg width={12} height={4} aria-hidden="true" className="shrink-0">
          <path d="M0 2h12" className={strokes[tone]} strokeWidth={2} strokeDasharray={dash || undefined} />
        </svg>
        <span className="font-medium">{text}</span> {label}
      </li>
    ))}
  </ul>
);
