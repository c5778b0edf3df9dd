import { Button, type ButtonProps } from './button';
import { cn } from './cn';
import { Icon, type IconName } from './icon';

export interface IconButtonProps extends Omit<ButtonProps, 'children'> {
  readonly icon: IconName;
  /** What it does, a verb: the accessible name, and the hint shown on hover. */
  readonly label: string;
}

export function IconButton({ icon, label, variant = 'quiet', className, ...props }: IconButtonProps) {
  return (
    <Button
      data-slot="icon-button"
      variant={variant}
      aria-label={label}
      title={label}
      className={cn('min-w-9 !px-0 pointer-coarse:min-w-11', className)}
      {...props}
    >
      <Icon name={icon} />
    </Button>
  );
}
