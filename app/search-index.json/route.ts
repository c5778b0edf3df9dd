import { searchIndexJson } from '@/content/search/entries';

export const dynamic = 'force-static';

/** Written while the site is built; fetched when the search is opened. */
export async function GET(): Promise<Response> {
  return new Response(await searchIndexJson(), { headers: { 'Content-Type': 'application/json' } });
}
