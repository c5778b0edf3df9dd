import type { OwnDataForm } from '@/runtime/own-data/types';

/** A place in a lab where a file can go. */
export interface OwnDataTarget {
  readonly id: string;
  readonly form: OwnDataForm;
  /** The node whose knob it sets. */
  readonly node: string;
  readonly label: string;
}

interface Node {
  readonly kind: string;
  readonly label?: string;
  readonly keys?: { readonly kind: string };
}

/** Kinds whose work depends on which key is asked for. */
const keyed: ReadonlySet<string> = new Set(['cache', 'cdn', 'shards']);

/** What of a lab can be set from a file: when requests come, what they ask for, an autoscaler, a limiter. */
export function ownDataTargets(scenario: unknown): OwnDataTarget[] {
  const nodes = Object.entries((scenario as { readonly nodes?: Readonly<Record<string, Node>> }).nodes ?? {});
  const hasKeyed = nodes.some(([, { kind }]) => keyed.has(kind));
  return nodes.flatMap(([node, { kind, label = node, keys }]) => {
    const target = (form: OwnDataForm, what: string): OwnDataTarget => ({
      id: `${node} ${form}`,
      form,
      node,
      label: `${label}: ${what}`,
    });
    if (kind === 'autoscaler') return [target('manifest', 'a HorizontalPodAutoscaler')];
    if (kind === 'limiter') return [target('limit', 'an nginx limit_req')];
    if (kind !== 'clients') return [];
    const asksForKeys = hasKeyed || (keys !== undefined && keys.kind !== 'none');
    return [target('arrivals', 'when requests come'), ...(asksForKeys ? [target('keys', 'the keys they ask for')] : [])];
  });
}
