type Node = Readonly<Record<string, unknown>>;
export interface DrawnSystem {
  readonly format: 1;
  readonly title: string;
  readonly seed: number;
  readonly forMs: number;
  readonly nodes: Readonly<Record<string, Node>>;
  readonly links: Readonly<Record<string, { readonly latencyMs: number }>>;
  readonly events?: readonly object[];
}

/** Every hop takes a few milliseconds, so that it is seen; some take what is said of them. */
export function drawn(
  title: string,
  nodes: Readonly<Record<string, Node>>,
  {
    forMs = 60_000,
    events,
    slowLinks = {},
  }: { forMs?: number; events?: readonly object[]; slowLinks?: Readonly<Record<string, number>> } = {},
): DrawnSystem {
  const hops = Object.entries(nodes).flatMap(([id, { to }]) =>
    [to].flat().flatMap((next) => (typeof next === 'string' ? [`${id}->${next}`] : [])),
  );
  const links = Object.fromEntries(hops.map((hop) => [hop, { latencyMs: slowLinks[hop] ?? 5 }]));
  return { format: 1, title, seed: 7, forMs, nodes, links, ...(events === undefined ? {} : { events }) };
}

/** The same system, one node set up another way. */
export const mendedBy = (system: DrawnSystem, node: string, config: Node): DrawnSystem => ({
  ...system,
  nodes: { ...system.nodes, [node]: { ...system.nodes[node], ...config } },
});

export const poisson = (rateRps: number) => ({ kind: 'poisson', rateRps });
