import type { ShareBounds } from '@/runtime/review/calibration';

export interface ShareBarProps extends ShareBounds {
  readonly asked: number;
  readonly right: number;
  /** What was said beforehand, 0..1. */
  readonly said?: number;
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** How often you were right, as what it may well be: a stretch, with what it was so far inside. Words say it too. */
export function ShareBar({ asked, right, low, high, said }: ShareBarProps) {
  return (
    <span className="grid grid-cols-[6.5rem_1fr] items-center gap-3 tabular-nums">
      <svg aria-hidden="true" viewBox="0 0 104 16" className="h-4 w-26">
        <path d="M2 8h100" className="stroke-edge" />
        {asked === 0 ? null : (
          <>
            <rect
              x={2 + low * 100}
              y={3.5}
              width={Math.max(2, (high - low) * 100)}
              height={9}
              className="fill-marker stroke-ink"
            />
            <path d={`M${2 + (right / asked) * 100} 1v14`} className="stroke-ink" strokeWidth={2} />
          </>
        )}
        {said === undefined ? null : (
          <circle cx={2 + said * 100} cy={8} r={3.5} className="fill-paper stroke-ink" strokeWidth={1.5} />
        )}
      </svg>
      <span>
        {asked === 0 ? (
          <span className="text-muted">not asked</span>
        ) : (
          <>
            {right} of {asked}
            <span className="text-muted">
              , {percent(low)} to {percent(high)}
            </span>
          </>
        )}
      </span>
    </span>
  );
}
