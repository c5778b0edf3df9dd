/**
 * What React starts a page from stands in it as inline scripts, and repeats what the page says. A picture that is one string of markup
 * never changes and is taken from the page as it is, so its second copy is left out.
 */
const push = /<script>self\.__next_f\.push\((\[1,"(?:[^"\\]|\\.)*"\])\)<\/script>/g;
const COLON = 58;
const COMMA = 44;
const NEWLINE = 10;
const LONG_TEXT = 84; // `T`: the one kind of row that says its length, in bytes, as a hex number
const NOTHING = 'T1, ';

/** The rows of a payload: `id:T<length>,<text>`, or `id:<json>` and a line's end. */
function* rowsOf(payload) {
  for (let at = 0; at < payload.length; ) {
    const kind = payload.indexOf(COLON, at) + 1;
    const isText = payload[kind] === LONG_TEXT;
    const body = isText ? payload.indexOf(COMMA, kind) + 1 : kind;
    const end = isText
      ? body + Number.parseInt(payload.toString('latin1', kind + 1, body - 1), 16)
      : payload.indexOf(NEWLINE, kind) + 1 || payload.length;
    yield {
      isText,
      id: payload.toString('utf8', at, kind),
      whole: payload.subarray(at, end),
      text: payload.toString('utf8', body, end),
    };
    at = end;
  }
}

/** As Next.js writes a string into a script. */
const inScript = (value) =>
  JSON.stringify(value).replace(/[&<>\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

export function withoutRepeats(html) {
  const pushed = [...html.matchAll(push)].map(([, argument]) => JSON.parse(argument)[1]);
  if (pushed.length === 0) return html;
  const page = html.replaceAll(push, '');
  const rows = [...rowsOf(Buffer.from(pushed.join('')))].map(({ isText, id, whole, text }) =>
    isText && text.startsWith('<') && page.includes(text) ? id + NOTHING : whole.toString(),
  );
  let isFirst = true;
  return html.replaceAll(push, () => {
    if (!isFirst) return '';
    isFirst = false;
    return `<script>self.__next_f.push([1,${inScript(rows.join(''))}])</script>`;
  });
}
