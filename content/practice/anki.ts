import { rowOf } from '../course';
import { wordsOf } from './answers-in-words';
import { itemKinds } from './item-kinds';
import type { PlacedItem } from './placed';

/**
 * Every item as a card: text with tabs, and the headers that Anki reads from 2.1.54 on. The question comes first, because Anki
 * knows a note by its first field; the last tag is the item's id.
 * @see https://docs.ankiweb.net/importing/text-files.html
 */
export function ankiText(items: readonly PlacedItem[]): string {
  const headers = [
    '#separator:tab',
    '#html:true',
    '#notetype:Basic',
    '#deck:Headroom',
    '#columns:Front\tBack\tTags',
    '#tags column:3',
  ];
  return `${[...headers, ...items.map(lineOf)].join('\n')}\n`;
}

function lineOf({ id, pattern, item }: PlacedItem): string {
  const { ask, among, answer } = wordsOf(item);
  const front = [field(ask), ...(among.length > 0 ? [list(among)] : [])].join('');
  const back = `${list(answer)}<p>${field(rowOf(pattern)?.title ?? pattern)}</p>`;
  const tags = ['headroom', `headroom::${pattern}`, tagOf(itemKinds[item.kind].label), itemTag(id)];
  return [front, back, tags.join(' ')].join('\t');
}

/** Tags hold no spaces. */
const tagOf = (label: string): string => `headroom-kind::${label.toLowerCase().replaceAll(' ', '-')}`;

/** The tag that says which item a card is. */
export const itemTag = (id: string): string => `headroom-item::${id.replace('/', '::')}`;

const list = (lines: readonly string[]): string => `<ul>${lines.map((line) => `<li>${field(line)}</li>`).join('')}</ul>`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** HTML on one line, without what separates fields. A quote at the start of a field would open one that holds anything. */
const field = (text: string): string =>
  text
    .replaceAll(/[&<>]/g, (letter) => entities[letter]!)
    .replaceAll('"', '&quot;')
    .replaceAll(/\s+/g, ' ')
    .trim();
