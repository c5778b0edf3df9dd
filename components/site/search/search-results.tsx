import { cn } from '@/components/ui/cn';
import { type Found, type FoundGroup, lit } from '@/content/search/find';

export interface ShownGroup extends FoundGroup {
  /** How many there are, those that are not shown included. */
  readonly count: number;
}

export interface SearchResultsProps {
  /** Options are `${id}-0` and on, in the order they are shown; the list is `${id}-list`. */
  readonly id: string;
  readonly groups: readonly ShownGroup[];
  readonly active: number;
  readonly onPoint: (index: number) => void;
}

export function SearchResults({ id, groups, active, onPoint }: SearchResultsProps) {
  const starts = groups.map((_, i) => groups.slice(0, i).reduce((sum, { found }) => sum + found.length, 0));
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label="Found"
      className={cn('-mx-2 max-h-[min(34rem,calc(90dvh-10rem))] overflow-y-auto', groups.length === 0 && 'hidden')}
    >
      {groups.map(({ kind, label, found, count }, i) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of a listbox is no fieldset
        <div key={kind} role="group" aria-labelledby={`${id}-${kind}`} className="pb-2">
          <div id={`${id}-${kind}`} className="flex justify-between border-b border-rule px-2 py-1 text-xs text-muted">
            <span className="font-semibold">{label}</span>
            {count > found.length ? (
              <span className="tabular-nums">
                best {found.length} of {count}
              </span>
            ) : null}
          </div>
          {found.map((one, k) => (
            <Option
              key={one.href}
              id={`${id}-${starts[i]! + k}`}
              one={one}
              isActive={starts[i]! + k === active}
              onPoint={() => onPoint(starts[i]! + k)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly one: Found;
  readonly isActive: boolean;
  readonly onPoint: () => void;
}

/** A link like any other; the dialog is gone before it is followed, so that the focus goes where it leads. */
function Option({ id, one: { href, title, of, line, terms }, isActive, onPoint }: OptionProps) {
  return (
    <a
      id={id}
      href={href}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      data-active={isActive || undefined}
      onPointerMove={onPoint}
      onClick={(event) => event.currentTarget.closest('dialog')?.close()}
      className="block rounded-sm px-2 py-1.5 text-ink no-underline data-active:bg-ink data-active:text-paper pointer-coarse:py-2"
    >
      <span className="font-medium">
        <Lit text={title} terms={terms} />
      </span>
      {of === '' && line === '' ? null : (
        <span className="line-clamp-2 text-sm opacity-80">
          {of === '' ? null : <Lit text={line === '' ? of : `${of}. `} terms={terms} />}
          <Lit text={line} terms={terms} />
        </span>
      )}
    </a>
  );
}

const Lit = ({ text, terms }: { readonly text: string; readonly terms: ReadonlySet<string> }) =>
  lit(text, terms).map(({ at, text: piece, isLit }) =>
    isLit ? (
      <mark
        key={at}
        className="bg-transparent font-semibold text-inherit underline decoration-marker decoration-2 underline-offset-3"
      >
        {piece}
      </mark>
    ) : (
      piece
    ),
  );
