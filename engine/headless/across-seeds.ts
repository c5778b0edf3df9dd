import { confidenceInterval } from '../theory/student-t';

const CONFIDENCE = 0.95;

/**
 * The same figures of several runs as one: every number becomes its mean with a 95% interval, at any depth. A figure that a run
 * does not name counts as 0 there (a reason nobody failed for); one that is null there (no latency without an answer) is left
 * out of the mean. What is not a number stays when all runs agree, and is null when they do not.
 */
export function acrossSeeds(values: readonly unknown[]): unknown {
  const present = values.filter((value) => value !== null);
  const named = present.filter((value) => value !== undefined);
  if (named.length === 0) return null;
  if (named.every((value) => typeof value === 'number'))
    return confidenceInterval(
      present.map((value) => (value ?? 0) as number),
      CONFIDENCE,
    );
  if (named.every(Array.isArray)) return acrossLists(named as unknown[][]);
  if (named.every((value) => typeof value === 'object')) return acrossRecords(named as Record<string, unknown>[]);
  return named.every((value) => value === named[0]) ? named[0] : null;
}

function acrossRecords(records: readonly Record<string, unknown>[]): unknown {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return Object.fromEntries(names.map((name) => [name, acrossSeeds(records.map((record) => record[name]))]));
}

function acrossLists(lists: readonly unknown[][]): unknown {
  const length = Math.max(...lists.map((list) => list.length));
  return Array.from({ length }, (_, i) => acrossSeeds(lists.map((list) => list[i])));
}
