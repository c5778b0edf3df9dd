/** Remembers the last answer for each source: several parts of one picture ask for the same moment. */
export function lastOf<S extends object, A extends readonly (string | number | boolean | undefined)[], T>(
  find: (source: S, ...asked: A) => T,
): (source: S, ...asked: A) => T {
  const known = new WeakMap<S, { readonly asked: A; readonly found: T }>();
  return (source, ...asked) => {
    const last = known.get(source);
    if (last?.asked.length === asked.length && last.asked.every((one, i) => Object.is(one, asked[i]))) return last.found;
    const found = find(source, ...asked);
    known.set(source, { asked, found });
    return found;
  };
}
