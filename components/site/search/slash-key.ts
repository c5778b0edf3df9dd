const KEY = 'headroom.slash';

/** Whether / alone opens the search. What one key does can be turned off, for those who speak to their computer (WCAG 2.1.4). */
export function opensOnSlash(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true; // storage is forbidden here
  }
}

export function keepOpensOnSlash(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // nothing can be kept here
  }
}
