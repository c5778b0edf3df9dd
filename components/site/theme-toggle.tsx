'use client';
import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';

const themes: readonly { readonly value: string; readonly label: string; readonly icon: IconName }[] = [
  { value: 'light', label: 'Light', icon: 'sun' },
  { value: 'dark', label: 'Dark', icon: 'moon' },
  { value: 'system', label: 'As the system', icon: 'screen' },
];

const never = () => () => {};

/** The server does not know the choice, so nothing is marked until the browser has read it. */
export function ThemeToggle() {
  const { theme, setTheme } = useTheme();
  const isRead = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <fieldset data-slot="theme-toggle" className="flex rounded-md border border-edge scriptless:hidden">
      <legend className="sr-only">Theme</legend>
      {themes.map(({ value, label, icon }) => (
        <label
          key={value}
          title={label}
          className="relative grid size-8 cursor-pointer place-items-center text-muted hover:text-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ink pointer-coarse:size-11"
        >
          <input
            type="radio"
            name="theme"
            value={value}
            checked={isRead && theme === value}
            onChange={() => setTheme(value)}
            className="absolute inset-0 cursor-pointer appearance-none opacity-0"
          />
          <Icon name={icon} />
          <span className="sr-only">{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
