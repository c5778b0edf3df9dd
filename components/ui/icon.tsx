/** One stroke, 16 px grid. Icons are decoration: whatever holds one carries the name. */
const paths = {
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  moon: 'M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7Z',
  screen: 'M1.5 3h13v8.5h-13zM5.5 14h5M8 11.5V14',
  reset: 'M3 7.5A5 5 0 1 1 4.5 12M3 3.5v4h4',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  down: 'M4 6l4 4 4-4',
  right: 'M6 4l4 4-4 4',
  left: 'M10 4L6 8l4 4',
  menu: 'M2 4h12M2 8h12M2 12h12',
  play: 'M4.5 2.5v11l9-5.5z',
  pause: 'M5 3v10M11 3v10',
  step: 'M3.5 3v10l6.5-5zM12.5 3v10',
  rewind: 'M12.5 3v10L6 8zM3.5 3v10',
  pin: 'M5 2h6M6 2v5l-2 2.5h8L10 7V2M8 9.5V14',
  share: 'M8 10V2M5 4.5L8 1.5l3 3M3 8v6h10V8',
  download: 'M8 2v8M5 7.5L8 10.5l3-3M3 11v3h10v-3',
  upload: 'M8 11V3M5 5.5L8 2.5l3 3M3 11v3h10v-3',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  search: 'M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2M10.6 10.6L14.5 14.5',
  info: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8 7.5V11M8 5v.01',
} as const;

export type IconName = keyof typeof paths;

export interface IconProps extends Omit<React.ComponentProps<'svg'>, 'name'> {
  readonly name: IconName;
}

export function Icon({ name, className = 'size-4', ...props }: IconProps) {
  return (
    <svg
      data-slot="icon"
      aria-hidden="true"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={name === 'left' || name === 'right' ? `${className} rtl:-scale-x-100` : className}
      {...props}
    >
      <path d={paths[name]} />
    </svg>
  );
}
