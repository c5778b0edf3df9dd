import { readIndex, type SearchIndex } from '@/content/search/index-form';

let coming: Promise<SearchIndex> | null = null;

/** Fetched once per visit; what failed is fetched again when it is asked for again. */
export function fetchIndex(): Promise<SearchIndex> {
  coming ??= readFrom('/search-index.json').catch((error: unknown) => {
    coming = null;
    throw error;
  });
  return coming;
}

async function readFrom(address: string): Promise<SearchIndex> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return readIndex(await answer.text());
}
