/** Any of these and the reader wants something: nothing is held back any longer. */
const wants = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'scroll'] as const;
/** How long a page is left alone after it has loaded. */
const QUIET_MS = 2000;

let quiet: Promise<void> | null = null;

/**
 * Kept once per visit: a while after the page has loaded, when the browser has nothing else to do, or at the reader's first move.
 * What runs by itself starts then, so that the words are read and the first press answered before anything is simulated.
 */
export function pageIsQuiet(): Promise<void> {
  quiet ??= new Promise((resolve) => {
    const settle = () => {
      for (const name of wants) removeEventListener(name, settle, true);
      resolve();
    };
    for (const name of wants) addEventListener(name, settle, { capture: true, passive: true });
    const afterLoad = () => setTimeout(() => whenIdle(settle), QUIET_MS);
    if (document.readyState === 'complete') afterLoad();
    else addEventListener('load', afterLoad, { once: true });
  });
  return quiet;
}

/** Safari has no idle callback. */
const whenIdle = (work: () => void): unknown =>
  typeof requestIdleCallback === 'function' ? requestIdleCallback(work, { timeout: 1000 }) : setTimeout(work);
