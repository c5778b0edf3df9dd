import { createHash } from 'node:crypto';

const inlineScript = /<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g;
const isData = (attributes) => /\stype="(?!text\/javascript|module)[^"]*"/.test(attributes);

/** `'sha256-…'` of every inline script of a page that a browser would run. */
export function scriptHashes(html) {
  const hashes = [...html.matchAll(inlineScript)]
    .filter(([, attributes]) => !isData(attributes))
    .map(([, , code]) => `'sha256-${createHash('sha256').update(code, 'utf8').digest('base64')}'`);
  return [...new Set(hashes)];
}

/** What a page may do. `style-src-attr` is open for positions that scripts compute; styles themselves are files. */
export const policyOf = (html) =>
  [
    "default-src 'self'",
    `script-src 'self' ${scriptHashes(html).join(' ')}`.trim(),
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "worker-src 'self'",
    "img-src 'self' data: blob:",
    // an answer that was recorded is played from memory
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');

const charset = /<meta charSet="utf-8"\s*\/?>/i;

/** The page with its policy right after the charset: before anything that the policy is about. */
export function withPolicy(html) {
  if (!charset.test(html)) throw new Error('page has no <meta charset> to put the policy after');
  return html.replace(charset, (meta) => `${meta}<meta http-equiv="Content-Security-Policy" content="${policyOf(html)}"/>`);
}
