import type { Source } from '@/content/lesson-types';

export const sources = {
  metastable: {
    text: 'Nathan Bronson, Abutalib Aghayev, Aleksey Charapko, Timothy Zhu, Metastable Failures in Distributed Systems. HotOS 2021, section 2.1, Request Retries.',
    href: 'https://sigops.org/s/conferences/hotos/2021/papers/hotos21-s11-bronson.pdf',
  },
  'aws-library': {
    text: 'Marc Brooker, Timeouts, retries, and backoff with jitter. Amazon Builders’ Library: Timeouts; Retries and backoff; Jitter.',
    href: 'https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/',
  },
  'sre-cascading': {
    text: 'Mike Ulrich, Addressing Cascading Failures. In: Beyer et al. (eds.), Site Reliability Engineering, O’Reilly 2016, chapter 22: Retries; Latency and Deadlines.',
    href: 'https://sre.google/sre-book/addressing-cascading-failures/',
  },
  'aws-jitter': {
    text: 'Marc Brooker, Exponential Backoff And Jitter. AWS Architecture Blog, 2015; its simulator is aws-samples/aws-arch-backoff-simulator.',
    href: 'https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/',
  },
  'brooker-retries': {
    text: 'Marc Brooker, Fixing retries with token buckets and circuit breakers. 2022.',
    href: 'https://brooker.co.za/blog/2022/02/28/retries.html',
  },
  finagle: {
    text: 'Finagle, RetryBudget.scala: a share of requests and a reserve; defaults ttl 10 s, 10 retries a second, 20%. Twitter.',
    href: 'https://github.com/twitter/finagle/blob/develop/finagle-core/src/main/scala/com/twitter/finagle/service/RetryBudget.scala',
  },
  grpc: {
    text: 'gRPC proposal A6, gRPC Retry Design: Throttling Retry Attempts and Hedged RPCs; Exponential Backoff.',
    href: 'https://github.com/grpc/proposal/blob/master/A6-client-retries.md',
  },
  'sre-overload': {
    text: 'Alejandro Forero Cuervo, Handling Overload. Site Reliability Engineering, chapter 21: Deciding to Retry.',
    href: 'https://sre.google/sre-book/handling-overload/',
  },
  http: {
    text: 'RFC 9110, HTTP Semantics, 2022: section 9.2.2, Idempotent Methods; section 10.2.3, Retry-After.',
    href: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2',
  },
  nginx: {
    text: 'nginx, Module ngx_http_proxy_module: proxy_next_upstream, non_idempotent. nginx.org documentation.',
    href: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_next_upstream',
  },
  stripe: {
    text: 'Stripe API reference, Idempotent requests: the Idempotency-Key header and the saved first answer.',
    href: 'https://docs.stripe.com/api/idempotent_requests',
  },
  tail: {
    text: 'Jeffrey Dean, Luiz André Barroso, The Tail at Scale. Communications of the ACM 56(2), 2013: Within Request Short-Term Adaptations.',
    href: 'https://research.google/pubs/the-tail-at-scale/',
  },
  'grpc-deadlines': {
    text: 'gRPC documentation, Deadlines: deadline propagation.',
    href: 'https://grpc.io/docs/guides/deadlines/',
  },
} as const satisfies Record<string, Source>;
