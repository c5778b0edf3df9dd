import type { Source } from '@/content/lesson-types';

export const sources = {
  metastable: {
    text: 'Nathan Bronson, Abutalib Aghayev, Aleksey Charapko, Timothy Zhu, Metastable Failures in Distributed Systems. HotOS 2021.',
    href: 'https://sigops.org/s/conferences/hotos/2021/papers/hotos21-s11-bronson.pdf',
    at: 'Section 2.1, Request Retries.',
  },
  'aws-library': {
    text: 'Marc Brooker, Timeouts, retries, and backoff with jitter. Amazon Builders’ Library.',
    href: 'https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/',
    at: '“Timeouts” and “Retries and backoff”.',
  },
  'sre-cascading': {
    text: 'Mike Ulrich, Addressing Cascading Failures. In: Beyer et al. (eds.), Site Reliability Engineering, O’Reilly, 2016.',
    href: 'https://sre.google/sre-book/addressing-cascading-failures/',
    at: 'Chapter 22, “Retries”.',
  },
  'aws-jitter': {
    text: 'Marc Brooker, Exponential Backoff And Jitter. AWS Architecture Blog, 2015.',
    href: 'https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/',
    at: 'The kinds are lines of its simulator, src/backoff_simulator.py of aws-samples/aws-arch-backoff-simulator.',
  },
  http: {
    text: 'R. Fielding, M. Nottingham, J. Reschke (eds.), HTTP Semantics. RFC 9110, 2022.',
    href: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2',
    at: 'Section 9.2.2, Idempotent Methods; section 10.2.3, Retry-After.',
  },
  finagle: {
    text: 'Finagle. Twitter.',
    href: 'https://github.com/twitter/finagle/blob/develop/finagle-core/src/main/scala/com/twitter/finagle/service/RetryBudget.scala',
    at: 'finagle-core/src/main/scala/com/twitter/finagle/service/RetryBudget.scala: ttl 10 s, 10 retries a second, 20%.',
  },
  grpc: {
    text: 'gRPC proposal A6, gRPC Retry Design.',
    href: 'https://github.com/grpc/proposal/blob/master/A6-client-retries.md',
    at: '“Throttling Retry Attempts and Hedged RPCs”.',
  },
  'brooker-retries': {
    text: 'Marc Brooker, Fixing retries with token buckets and circuit breakers. 2022.',
    href: 'https://brooker.co.za/blog/2022/02/28/retries.html',
    at: '“Which one is better?”, on the token bucket.',
  },
  'sre-overload': {
    text: 'Alejandro Forero Cuervo, Handling Overload. In: Beyer et al. (eds.), Site Reliability Engineering, O’Reilly, 2016.',
    href: 'https://sre.google/sre-book/handling-overload/',
    at: 'Chapter 21, “Deciding to Retry”.',
  },
  nginx: {
    text: 'nginx documentation, Module ngx_http_proxy_module.',
    href: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_next_upstream',
    at: '“proxy_next_upstream”: non_idempotent.',
  },
  stripe: {
    text: 'Stripe API reference.',
    href: 'https://docs.stripe.com/api/idempotent_requests',
    at: '“Idempotent requests”: the Idempotency-Key header and the saved first answer.',
  },
  'grpc-deadlines': {
    text: 'gRPC documentation, Deadlines.',
    href: 'https://grpc.io/docs/guides/deadlines/',
    at: '“Deadline Propagation”.',
  },
  tail: {
    text: 'Jeffrey Dean, Luiz André Barroso, The Tail at Scale. Communications of the ACM 56(2), 2013.',
    href: 'https://research.google/pubs/the-tail-at-scale/',
    at: '“Within Request Short-Term Adaptations”, there “Hedged requests”.',
  },
} as const satisfies Record<string, Source>;
