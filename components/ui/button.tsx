import { cn } from './cn';

const variants = {
  /** The one thing to do here. */
  solid: 'border-ink bg-ink text-paper hover:bg-muted hover:border-muted',
  plain: 'border-edge bg-raised text-ink hover:border-ink',
  /** No frame until it is pointed at. */
  quiet: 'border-transparent bg-transparent text-ink hover:border-edge',
  /** Cannot be undone. */
  danger: 'border-failed bg-raised text-failed hover:bg-failed hover:text-paper',
} as const;

export type ButtonVariant = keyof typeof variants;

export interface ButtonProps extends React.ComponentProps<'button'> {
  /** @default 'plain' */
  readonly variant?: ButtonVariant;
  /** For buttons that stay down. Shown in marker: it is your choice that holds. */
  readonly pressed?: boolean;
}

/** The look of a button, for links that read as one. */
export const buttonClass = (variant: ButtonVariant = 'plain'): string =>
  cn(
    'inline-flex min-h-9 items-center justify-center gap-2 rounded-md border px-3 font-sans text-sm font-medium no-underline transition-colors',
    'disabled:cursor-not-allowed disabled:border-rule disabled:bg-transparent disabled:text-muted pointer-coarse:min-h-11',
    'aria-pressed:border-ink data-[pressed=true]:bg-marker data-[pressed=true]:text-on-marker',
    variants[variant],
  );

export function Button({ variant = 'plain', pressed, className, type = 'button', ...props }: ButtonProps) {
  return (
    <button
      data-slot="button"
      type={type}
      aria-pressed={pressed}
      data-pressed={pressed}
      className={cn(buttonClass(variant), className)}
      {...props}
    />
  );
}
