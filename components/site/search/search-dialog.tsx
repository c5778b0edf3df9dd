'use client';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Switch } from '@/components/ui/switch';
import { type FoundGroup, find, grouped } from '@/content/search/find';
import type { SearchIndex } from '@/content/search/index-form';
import { fetchIndex } from './search-index';
import { SearchResults } from './search-results';
import { keepOpensOnSlash, opensOnSlash } from './slash-key';

export interface SearchDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Of one kind, so that the others stay in sight. */
const SHOWN = 5;

type Reading = SearchIndex | 'coming' | 'failed';

/** A field, and under it what answers; the field keeps the focus while the arrows move through the list. */
export function SearchDialog({ open, onOpenChange }: SearchDialogProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [index, read] = useIndex();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const groups = typeof index === 'string' ? [] : grouped(find(index, query));
  const shown = groups.map((group) => ({ ...group, found: group.found.slice(0, SHOWN), count: group.found.length }));
  const options = shown.flatMap(({ found }) => found);

  useEffect(() => {
    if (!open) return;
    field.current?.focus();
    field.current?.select();
  }, [open]);
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);

  const ask = (text: string) => {
    setQuery(text);
    setActive(0);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || options.length === 0) return;
    if (event.key === 'ArrowDown') setActive((active + 1) % options.length);
    else if (event.key === 'ArrowUp') setActive((active + options.length - 1) % options.length);
    else if (event.key === 'Enter') document.getElementById(`${id}-${active}`)?.click();
    else return;
    event.preventDefault();
  };

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Search"
      className="mt-[max(0.5rem,8dvh)] w-[min(42rem,calc(100vw-1rem))] max-w-none overflow-y-hidden"
    >
      <input
        ref={field}
        role="combobox"
        aria-label="Words to look for"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={options.length > 0 ? `${id}-${active}` : undefined}
        value={query}
        onChange={(event) => ask(event.target.value)}
        onKeyDown={onKeyDown}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="go"
        placeholder="A heading, term or algorithm"
        className="h-11 w-full rounded-sm border border-edge bg-paper px-3 text-base placeholder:text-muted"
      />
      <p role="status" className="sr-only">
        {query.trim() === '' ? '' : wordsOf(groups)}
      </p>
      <SearchResults id={id} groups={shown} active={active} onPoint={setActive} />
      {options.length === 0 ? <Nothing query={query.trim()} index={index} onRetry={read} /> : null}
    </Dialog>
  );
}

/** The index as soon as it is there, and a way to ask again for one that did not come. */
function useIndex(): [Reading, () => void] {
  const [index, setIndex] = useState<Reading>('coming');
  const read = () => {
    setIndex('coming');
    void fetchIndex().then(setIndex, () => setIndex('failed'));
  };
  useEffect(read, []);
  return [index, read];
}

const wordsOf = (groups: readonly FoundGroup[]): string =>
  groups.length === 0 ? 'Nothing found.' : `Found: ${groups.map(({ label, found }) => `${label} ${found.length}`).join(', ')}.`;

interface NothingProps {
  readonly query: string;
  readonly index: Reading;
  readonly onRetry: () => void;
}

/** What stands where nothing is found: why, and what to do. */
function Nothing({ query, index, onRetry }: NothingProps) {
  if (index === 'failed')
    return (
      <div className="flex flex-wrap items-center gap-3 text-sm">
        <p>What can be found did not come over the network.</p>
        <Button onClick={onRetry}>Try again</Button>
      </div>
    );
  if (query === '')
    return (
      <>
        <p className="text-sm text-muted">Lessons and their headings, terms, algorithms, formulas, practice.</p>
        <SlashSwitch />
      </>
    );
  if (index === 'coming') return <p className="text-sm text-muted">One moment.</p>;
  return (
    <p className="text-sm">
      Nothing has “{query}”. Try fewer or other words, or look through the <a href="/glossary">glossary</a>.
    </p>
  );
}

function SlashSwitch() {
  const [isOn, setOn] = useState(opensOnSlash);
  const change = (next: boolean) => {
    keepOpensOnSlash(next);
    setOn(next);
  };
  return <Switch label="Open this with the / key; Ctrl or ⌘ with K always does" checked={isOn} onCheckedChange={change} />;
}
