import type { Source } from '@/content/lesson-types';

export const sources = {
  'redis-incr': {
    text: 'Redis documentation, INCR.',
    href: 'https://redis.io/docs/latest/commands/incr/',
    at: '“Pattern: Rate limiter 1” and “Pattern: Rate limiter 2”, with the race between INCR and EXPIRE.',
  },
  cloudflare: {
    text: 'Julien Desgats, How we built rate limiting capable of scaling to millions of domains. Cloudflare, 2017.',
    href: 'https://blog.cloudflare.com/counting-things-a-lot-of-different-things/',
    at: '“Sliding windows to the rescue”.',
  },
  turner: {
    text: 'Jonathan Turner, New directions in communications (or which way to the information age?). IEEE Communications Magazine 24(10), 1986.',
    href: 'https://ieeexplore.ieee.org/document/1092946',
    whole:
      'it is where the bucket that later papers call leaky comes from, told in one paragraph: a counter, incremented by each packet and decremented periodically.',
  },
  'rfc-2697': {
    text: 'J. Heinanen, R. Guerin, A Single Rate Three Color Marker. RFC 2697, 1999.',
    href: 'https://www.rfc-editor.org/rfc/rfc2697#section-3',
    at: 'Section 3, Metering: token buckets by committed rate and burst size.',
  },
  'network-calculus': {
    text: 'Jean-Yves Le Boudec, Patrick Thiran, Network Calculus: A Theory of Deterministic Queuing Systems for the Internet. Springer, LNCS 2050, 2001, and online.',
    href: 'https://leboudec.github.io/netcal/',
    at: 'Section 1.2, Arrival Curves; section 1.2.2, Leaky Bucket and Generic Cell Rate Algorithm.',
  },
  atm: {
    text: 'ITU-T Recommendation I.371, Traffic control and congestion control in B-ISDN.',
    href: 'https://www.itu.int/rec/T-REC-I.371',
    at: 'Annex A: the generic cell rate algorithm, as virtual scheduling and as a leaky bucket.',
  },
  nginx: {
    text: 'nginx documentation, Module ngx_http_limit_req_module.',
    href: 'https://nginx.org/en/docs/http/ngx_http_limit_req_module.html',
    at: '“limit_req”: burst, delay and nodelay.',
  },
  github: {
    text: 'GitHub Docs, Rate limits for the REST API.',
    href: 'https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api',
    at: '“About primary rate limits” and “About secondary rate limits”.',
  },
  'rfc-6585': {
    text: 'M. Nottingham, R. Fielding, Additional HTTP Status Codes. RFC 6585, 2012.',
    href: 'https://www.rfc-editor.org/rfc/rfc6585#section-4',
    at: 'Section 4, 429 Too Many Requests.',
  },
  'rfc-9110': {
    text: 'R. Fielding, M. Nottingham, J. Reschke (eds.), HTTP Semantics. RFC 9110, 2022.',
    href: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3',
    at: 'Section 10.2.3, Retry-After.',
  },
  fields: {
    text: 'R. Polli, A. Martinez, D. Miller, RateLimit header fields for HTTP. Internet-Draft draft-ietf-httpapi-ratelimit-headers, work in progress.',
    href: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
    at: '“RateLimit-Policy Field” and “RateLimit Field”.',
  },
  stripe: {
    text: 'Paul Tarjan, Scaling your API with rate limiters. Stripe, 2017.',
    href: 'https://stripe.com/blog/rate-limiters',
    at: '“Building rate limiters in practice”: dark launches.',
  },
} as const satisfies Record<string, Source>;
