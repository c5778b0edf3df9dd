type Figure = number | string | null | { readonly mean: number; readonly low: number | null; readonly high: number | null };

/** A run's summary, or that of several seeds, as aligned tables for people. */
export function summaryTable(summary: object): string {
  const {
    scenario,
    seed,
    seeds,
    forMs,
    requests,
    latencyMs,
    nodes,
    digest,
    digests: _digests,
    ...rest
  } = summary as Record<string, unknown>;
  const title = `${scenario}, ${seeds === undefined ? `seed ${seed}` : `${seeds} seeds from ${seed}, mean [95% interval]`}, ${shown(forMs as number)} ms`;
  const sections = [title, section('requests', requests), section('latency, ms', latencyMs), section('rates', rest)];
  sections.push(nodeTable(nodes as Record<string, Record<string, unknown>>));
  if (digest !== undefined) sections.push(`digest  ${digest}`);
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function section(heading: string, figures: unknown): string {
  if (figures === null || figures === undefined) return `${heading}\n  none`;
  const rows = flatten(figures as Record<string, unknown>);
  return rows.length === 0 ? '' : `${heading}\n${aligned(rows.map(([name, value]) => [`  ${name}`, value]))}`;
}

type Row = readonly [name: string, figures: ReadonlyMap<string, string>];

/** One row a node, then one for each of its parts (backends); one column a figure. */
function nodeTable(nodes: Readonly<Record<string, Record<string, unknown>>>): string {
  const rows = Object.entries(nodes).flatMap(([id, figures]) => nodeRows(id, figures));
  const columns = [...new Set(rows.flatMap(([, figures]) => [...figures.keys()]))];
  return aligned([
    ['node', ...columns],
    ...rows.map(([name, figures]) => [name, ...columns.map((column) => figures.get(column) ?? '')]),
  ]);
}

function nodeRows(id: string, figures: Readonly<Record<string, unknown>>): Row[] {
  const isParts = ([, value]: [string, unknown]) => isRecord(value) && Object.values(value).every((part) => isRecord(part));
  const entries = Object.entries(figures);
  const own = Object.fromEntries(entries.filter((entry) => !isParts(entry)));
  const parts = entries.filter(isParts).flatMap(([, value]) => Object.entries(value as Record<string, Record<string, unknown>>));
  return [[id, new Map(flatten(own))], ...parts.map(([part, inner]): Row => [`  ${id}/${part}`, new Map(flatten(inner))])];
}

function flatten(figures: Readonly<Record<string, unknown>>, prefix = ''): [name: string, value: string][] {
  return Object.entries(figures).flatMap(([name, value]): [string, string][] =>
    isRecord(value)
      ? flatten(value, `${prefix}${name}.`)
      : Array.isArray(value)
        ? []
        : [[`${prefix}${name}`, shown(value as Figure)]],
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && !('mean' in value && 'low' in value);
}

function shown(figure: Figure): string {
  if (figure === null) return '-';
  if (typeof figure === 'object')
    return figure.low === null ? shown(figure.mean) : `${shown(figure.mean)} [${shown(figure.low)}, ${shown(figure.high)}]`;
  if (typeof figure !== 'number') return String(figure);
  return Number.isInteger(figure) ? String(figure) : String(Number(figure.toPrecision(5)));
}

/** First column to the left, the others to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
