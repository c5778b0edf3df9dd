/** `app/a` is the backend `a` of the node `app`; `app` the node whole. */
export function splitTarget(target: string): [node: string, backend: string | null] {
  const slash = target.indexOf('/');
  return slash === -1 ? [target, null] : [target.slice(0, slash), target.slice(slash + 1)];
}
