import { cn } from '@/components/ui/cn';

export interface ClockProps {
  /** What is left; past its end it counts what is over. */
  readonly leftMs: number;
  readonly label: string;
  /** Said beside it: what is left. */
  readonly children?: React.ReactNode;
  readonly className?: string;
}

/** `1:05`, and past the end `0:12 over`: nothing is cut off. */
export function writeClock(leftMs: number): string {
  const seconds = leftMs >= 0 ? Math.ceil(leftMs / 1000) : Math.floor(-leftMs / 1000);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return leftMs < 0 ? `${text} over` : text;
}

/** `2 minutes`, `90 seconds`. */
export const writeSpan = (seconds: number): string =>
  seconds % 60 === 0 && seconds > 0
    ? `${seconds / 60} ${seconds === 60 ? 'minute' : 'minutes'}`
    : `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;

export function Clock({ leftMs, label, children, className }: ClockProps) {
  return (
    <p
      role="timer"
      aria-label={label}
      data-over={leftMs < 0}
      className={cn('flex items-baseline gap-1.5 font-sans tabular-nums data-[over=true]:text-failed', className)}
    >
      <span className="text-xl">{writeClock(leftMs)}</span>
      {children === undefined ? null : <span className="text-sm text-muted">{children}</span>}
    </p>
  );
}
