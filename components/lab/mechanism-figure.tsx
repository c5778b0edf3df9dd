interface MechanismFigureProps {
  readonly name: string;
  readonly title: string;
  /** The same in words, at the playhead. */
  readonly words: string;
  readonly children?: React.ReactNode;
}

/** A view of a mechanism: what it is, what it says at the playhead in words, and the picture. */
export function MechanismFigure({ name, title, words, children }: MechanismFigureProps) {
  return (
    <figure data-mechanism={name} className="min-w-0">
      <figcaption className="pb-1 text-sm tabular-nums">
        <span className="font-semibold">{title}</span> <span className="text-muted">{words}</span>
      </figcaption>
      {children}
    </figure>
  );
}

interface PlayheadLineProps {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

export function PlayheadLine({ x, top, bottom }: PlayheadLineProps) {
  return <path d={`M${x.toFixed(1)} ${top}V${bottom}`} className="stroke-ink" strokeWidth={1} />;
}
