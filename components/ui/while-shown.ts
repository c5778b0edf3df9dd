/**
 * Calls `act` again and again while the tab is shown, and once as soon as it is shown again: a hidden tab has no timer of ours.
 * @returns how to stop
 */
export function everyWhileShown(everyMs: number, act: () => void): () => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const follow = (): void => {
    clearInterval(timer);
    if (document.visibilityState !== 'hidden') timer = setInterval(act, everyMs);
  };
  const onChange = (): void => {
    follow();
    if (document.visibilityState !== 'hidden') act();
  };
  follow();
  document.addEventListener('visibilitychange', onChange);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', onChange);
  };
}
