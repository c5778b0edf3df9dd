import type { Source } from '@/content/lesson-types';

export const sources = {
  'redis-incr': {
    text: 'Redis documentation, INCR, pattern “Rate limiter”: one counter per key and window, and the race between INCR and EXPIRE.',
    href: 'https://redis.io/docs/latest/commands/incr/',
  },
  cloudflare: {
    text: 'Julien Desgats, How we built rate limiting capable of scaling to millions of domains. Cloudflare, 2017.',
    href: 'https://blog.cloudflare.com/counting-things-a-lot-of-different-things/',
  },
  turner: {
    text: 'Jonathan Turner, New directions in communications (or which way to the information age?). IEEE Communications Magazine 24(10), 1986: the bucket that later papers call leaky.',
    href: 'https://ieeexplore.ieee.org/document/1092946',
  },
  'rfc-2697': {
    text: 'J. Heinanen, R. Guerin, A Single Rate Three Color Marker. RFC 2697, 1999, section 3: token buckets by committed rate and burst size.',
    href: 'https://www.rfc-editor.org/rfc/rfc2697#section-3',
  },
  cruz: {
    text: 'Rene L. Cruz, A calculus for network delay, part I: Network elements in isolation. IEEE Transactions on Information Theory 37(1), 1991.',
    href: 'https://ieeexplore.ieee.org/document/61109',
  },
  atm: {
    text: 'ITU-T Recommendation I.371, Traffic control and congestion control in B-ISDN, annex A: the generic cell rate algorithm.',
    href: 'https://www.itu.int/rec/T-REC-I.371',
  },
  nginx: {
    text: 'nginx, Module ngx_http_limit_req_module: limit_req with burst, delay and nodelay.',
    href: 'https://nginx.org/en/docs/http/ngx_http_limit_req_module.html',
  },
  github: {
    text: 'GitHub Docs, Rate limits for the REST API: primary and secondary limits.',
    href: 'https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api',
  },
  'rfc-6585': {
    text: 'M. Nottingham, R. Fielding, Additional HTTP Status Codes. RFC 6585, 2012, section 4: 429 Too Many Requests.',
    href: 'https://www.rfc-editor.org/rfc/rfc6585#section-4',
  },
  'rfc-9110': {
    text: 'R. Fielding, M. Nottingham, J. Reschke, HTTP Semantics. RFC 9110, 2022, section 10.2.3: Retry-After.',
    href: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3',
  },
  fields: {
    text: 'R. Polli, A. Martinez, D. Miller, RateLimit header fields for HTTP. Internet-Draft draft-ietf-httpapi-ratelimit-headers, work in progress.',
    href: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
  },
  stripe: {
    text: 'Paul Tarjan, Scaling your API with rate limiters. Stripe, 2017: four kinds of limiter, and how to launch one in the dark.',
    href: 'https://stripe.com/blog/rate-limiters',
  },
} as const satisfies Record<string, Source>;
