import { expect, test } from 'vitest';
import { gcra } from './gcra';
import { legacyRateLimitFields, rateLimitFields, retryAfterField } from './http-fields';

// draft-ietf-httpapi-ratelimit-headers-10: RateLimit-Policy: "default";q=100;w=60 and RateLimit: "default";r=50;t=30
test('the examples of the draft', () => {
  const decision = { limit: 100, remaining: 50, retryAfterMs: 0, resetAfterMs: 30_000 };
  expect(rateLimitFields('default', { permits: 100, windowMs: 60_000 }, decision)).toEqual({
    'RateLimit-Policy': '"default";q=100;w=60',
    RateLimit: '"default";r=50;t=30',
  });
});

test('a refusal: t and Retry-After name the same second, rounded up', () => {
  const config = { ratePerSecond: 0.4, burst: 2 };
  const limiter = gcra.create(config);
  limiter.take(0, 2);
  limiter.take(0, 1); // due after 2.5 s
  expect(rateLimitFields('per user', gcra.quotaOf(config), limiter)).toEqual({
    'RateLimit-Policy': '"per user";q=2;w=5',
    RateLimit: '"per user";r=0;t=3',
    'Retry-After': '3',
  });
  expect(legacyRateLimitFields(limiter)).toEqual({
    'X-RateLimit-Limit': '2',
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': '5',
    'Retry-After': '3',
  });
});

test('a request that can never pass is not told to come back', () => {
  const decision = { limit: 5, remaining: 5, retryAfterMs: Infinity, resetAfterMs: 0 };
  expect(rateLimitFields('a', { permits: 5, windowMs: 1000 }, decision).RateLimit).toBe('"a";r=5');
  expect(retryAfterField(Infinity)).toEqual({});
});

test.each([
  [0, {}],
  [0.001, { 'Retry-After': '1' }],
  [1000, { 'Retry-After': '1' }],
  [1000.5, { 'Retry-After': '2' }],
])('Retry-After of %d ms', (retryAfterMs, fields) => {
  expect(retryAfterField(retryAfterMs)).toEqual(fields);
});

test('a refusal by less than a second is told to wait for one, not for the reset', () => {
  const decision = { limit: 5, remaining: 0, retryAfterMs: 0.5, resetAfterMs: 5000 };
  expect(rateLimitFields('a', { permits: 5, windowMs: 1000 }, decision)).toMatchObject({
    RateLimit: '"a";r=0;t=1',
    'Retry-After': '1',
  });
});

test('names are structured-field strings', () => {
  const decision = { limit: 1, remaining: 1, retryAfterMs: 0, resetAfterMs: 0 };
  expect(rateLimitFields('a"b\\c', { permits: 1, windowMs: 1 }, decision).RateLimit).toBe('"a\\"b\\\\c";r=1;t=0');
  expect(() => rateLimitFields('naïve', { permits: 1, windowMs: 1 }, decision)).toThrow(
    'name must be printable ASCII, got "naïve"',
  );
});
