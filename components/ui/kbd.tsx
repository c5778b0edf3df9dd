import { cn } from './cn';

/** A key to press. */
export function Kbd({ className, ...props }: React.ComponentProps<'kbd'>) {
  return (
    <kbd
      data-slot="kbd"
      className={cn(
        'inline-block min-w-6 rounded-sm border border-edge bg-raised px-1.5 text-center font-mono text-xs',
        className,
      )}
      {...props}
    />
  );
}
