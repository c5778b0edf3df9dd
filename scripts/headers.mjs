/** What only a header can say, for every answer. */
const everywhere = {
  'Content-Security-Policy': "frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(self), payment=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** Labs that are made to stand on other people's pages. */
const framed = { 'Content-Security-Policy': 'frame-ancestors *', 'X-Robots-Tag': 'noindex' };

/** Hashed names never change; everything else is asked for again, and answered 304 when it is the same. */
const rules = [
  { pattern: '/*', headers: { ...everywhere, 'Cache-Control': 'no-cache' } },
  { pattern: '/_next/static/*', headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } },
  { pattern: '/embed/*', headers: framed, drops: ['X-Frame-Options'] },
];

/** Later rules win, header by header. */
export function headersFor(pathname) {
  const fitting = rules.filter(({ pattern }) => pathname.startsWith(pattern.slice(0, -1)));
  const dropped = fitting.flatMap(({ drops = [] }) => drops);
  const headers = Object.assign({}, ...fitting.map(({ headers }) => headers));
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.includes(name)));
}

/** The `_headers` file that static hosts read. A `! Name` line drops what an earlier rule set. */
export const headersFile = () =>
  rules
    .map(({ pattern, headers, drops = [] }) => {
      const before = pattern === '/*' ? [] : Object.keys(headers).filter((name) => name in rules[0].headers);
      const dropped = [...before, ...drops].map((name) => `  ! ${name}`);
      return [pattern, ...dropped, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
    })
    .join('\n\n')
    .concat('\n');
