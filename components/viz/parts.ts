import type { Recording } from '@/engine/recording/types';

/** Names of a node's series `<id>.<figure>.<part>`, without what stands before: its replicas, shards, regions. */
export function partsOf({ windows }: Recording, id: string, figure: string): string[] {
  const prefix = `${id}.${figure}.`;
  return Object.keys(windows.series).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
}
