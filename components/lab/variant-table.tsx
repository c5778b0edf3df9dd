import type { ReactNode } from 'react';
import type { Figures } from '../viz/figures-at';
import { writeMs, writeRate, writeShare } from '../viz/write-figure';

export interface VariantTableProps {
  readonly caption: string;
  readonly rows: readonly {
    readonly label: string;
    readonly figures: Figures;
    readonly dash?: string;
    readonly picture?: ReactNode;
    readonly isLit?: boolean;
    /** Sets this design off from the others. */
    readonly onLight?: () => void;
  }[];
}

const rowWords = 'inline-flex min-h-7 items-center px-1 text-start pointer-coarse:min-h-11';

/** A row for each design: its figures from the start until now. */
export function VariantTable({ caption, rows }: VariantTableProps) {
  const hasPicture = rows.some(({ picture }) => picture !== undefined);
  return (
    <div className="overflow-x-auto">
      <table data-slot="variants" className="w-full text-sm tabular-nums">
        <caption className="pb-1 text-start text-xs text-muted">
          {/* In sight where the table is wider than its frame. */}
          <span className="sticky start-0 inline-block max-w-[calc(100cqw-2rem)]">{caption}</span>
        </caption>
        <thead>
          <tr className="text-xs text-muted">
            <th scope="col" className="text-start font-normal">
              design
            </th>
            {['p50', 'p99', 'answered', 'failed'].map((name) => (
              <th key={name} scope="col" className="ps-2 text-end font-normal @min-[36rem]:ps-4">
                {name}
              </th>
            ))}
            {hasPicture ? (
              <th scope="col" className="px-3 text-start font-normal">
                in line now, by backend
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, figures, dash, picture, isLit, onLight }) => (
            <tr key={label} className="border-t border-rule">
              <th scope="row" className="py-1.5 text-start font-medium @min-[36rem]:whitespace-nowrap">
                <span className="flex items-center">
                  {dash === undefined ? null : (
                    <svg width={18} height={8} aria-hidden="true" className="me-1 inline-block shrink-0 @min-[36rem]:me-2">
                      <path d="M0 4h18" className="stroke-ink" strokeWidth={2} strokeDasharray={dash || undefined} />
                    </svg>
                  )}
                  {onLight === undefined ? (
                    <span className={rowWords}>{label}</span>
                  ) : (
                    <button
                      type="button"
                      aria-pressed={isLit}
                      onClick={onLight}
                      className={`${rowWords} hover:underline aria-pressed:bg-marker aria-pressed:text-on-marker`}
                    >
                      {label}
                    </button>
                  )}
                </span>
              </th>
              <td className="ps-2 text-end @min-[36rem]:ps-4">{writeMs(figures.p50Ms)}</td>
              <td className="ps-2 text-end font-medium @min-[36rem]:ps-4">{writeMs(figures.p99Ms)}</td>
              <td className="ps-2 text-end @min-[36rem]:ps-4">{writeRate(figures.answeredRps)}</td>
              <td className="ps-2 text-end @min-[36rem]:ps-4">{writeShare(figures.failedRatio)}</td>
              {hasPicture ? <td className="w-1/3 px-3">{picture}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
