const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** `2 March 2026`, where the reader is. */
export const writeDate = (atMs: number): string => date.format(atMs);
