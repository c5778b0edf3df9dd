import { ankiText } from '@/content/practice/anki';
import { loadItems } from '@/content/practice/catalog';

export const dynamic = 'force-static';

/** Written while the site is built, as a file beside the pages. */
export async function GET(): Promise<Response> {
  return new Response(ankiText(await loadItems()), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
