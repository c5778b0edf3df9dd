type Fields = Readonly<Record<string, unknown>>;

const MOST = 4;

/** How much comes, who decides, how much is done at once: what one would turn first in a system that nobody has written a lab around. */
export function frontControls(scenario: unknown): readonly string[] {
  const nodes = Object.entries(fieldsOf(fieldsOf(scenario).nodes));
  const paths = [fromRate, fromAlgorithm, fromConcurrency].flatMap((from) =>
    nodes.flatMap(([id, node]) => from(id, fieldsOf(node))),
  );
  return paths.slice(0, MOST);
}

const fromRate = (id: string, { arrivals }: Fields): string[] =>
  typeof fieldsOf(arrivals).rateRps === 'number' ? [`${id}.arrivals.rateRps`] : [];

const fromAlgorithm = (id: string, { algorithm }: Fields): string[] => (algorithm === undefined ? [] : [`${id}.algorithm`]);

const fromConcurrency = (id: string, { concurrency }: Fields): string[] =>
  typeof concurrency === 'number' ? [`${id}.concurrency`] : [];

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
