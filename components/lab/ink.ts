import { type Ink, readInk } from '../viz/paint';

let ink: Ink | null = null;

/** The tokens as colours. Read once for all labs, since reading makes the browser settle every style of the page. */
export function inkNow(): Ink {
  ink ??= readInk(document.documentElement);
  return ink;
}

const media = ['(prefers-color-scheme: dark)', '(forced-colors: active)', 'print'];
const listeners = new Set<() => void>();
let stopWatching: (() => void) | null = null;

/** Tells that the theme may have changed. Returns how to stop. */
export function whenInkChanges(tell: () => void): () => void {
  listeners.add(tell);
  stopWatching ??= watch();
  return () => {
    listeners.delete(tell);
    if (listeners.size > 0) return;
    stopWatching?.();
    stopWatching = null;
    ink = null;
  };
}

function watch(): () => void {
  const onChange = (): void => {
    ink = null;
    for (const tell of listeners) tell();
  };
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  const lists = media.map((query) => matchMedia(query));
  for (const list of lists) list.addEventListener('change', onChange);
  return () => {
    observer.disconnect();
    for (const list of lists) list.removeEventListener('change', onChange);
  };
}
