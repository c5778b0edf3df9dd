import { expect, test } from 'vitest';
import { headersFile, headersFor } from './headers.mjs';
import { policyOf, scriptHashes, withPolicy } from './security-policy.mjs';

// printf "alert('Hello, world.');" | openssl dgst -sha256 -binary | openssl base64, the example of CSP Level 3 §8.3
const hello = "<script>alert('Hello, world.');</script>";

test('hashes what a browser would run, once', () => {
  expect(scriptHashes(`${hello}<script src="/a.js"></script>${hello}`)).toEqual([
    "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
  ]);
  expect(scriptHashes('<script type="application/ld+json">{}</script>')).toEqual([]);
  expect(scriptHashes('<script async="" id="x">1</script>')).toHaveLength(1);
});

test('the policy stands right after the charset and names the page’s own scripts', () => {
  const page = `<html><head><meta charSet="utf-8"/><title>x</title>${hello}</head></html>`;
  expect(withPolicy(page)).toContain(
    `<meta charSet="utf-8"/><meta http-equiv="Content-Security-Policy" content="${policyOf(page)}"/>`,
  );
  expect(/script-src [^;]*/.exec(policyOf(page))![0]).not.toMatch(/unsafe|http|\*/);
  expect(() => withPolicy('<html></html>')).toThrow('charset');
});

test('hashed files are kept, pages are asked for again, nothing may be framed but what is made for it', () => {
  expect(headersFor('/_next/static/a.js')['Cache-Control']).toBe('public, max-age=31536000, immutable');
  expect(headersFor('/learn/cdn')).toMatchObject({
    'Cache-Control': 'no-cache',
    'Content-Security-Policy': "frame-ancestors 'none'",
  });
  expect(headersFor('/embed/cdn/edge')).toMatchObject({
    'Cache-Control': 'no-cache',
    'Content-Security-Policy': 'frame-ancestors *',
    'X-Robots-Tag': 'noindex',
  });
  expect(headersFor('/embed/cdn/edge')).not.toHaveProperty('X-Frame-Options');
  expect(headersFor('/embedded')).toHaveProperty('X-Frame-Options', 'DENY');
  expect(headersFile()).toContain(
    '/embed/*\n  ! Content-Security-Policy\n  ! X-Frame-Options\n  Content-Security-Policy: frame-ancestors *\n  X-Robots-Tag: noindex\n',
  );
  expect(headersFile()).toMatch(/^\/\*\n {2}Content-Security-Policy: frame-ancestors 'none'\n/);
});
