import type { Source } from '@/content/lesson-types';

export const sources = {
  nginx: {
    text: 'nginx documentation, Module ngx_http_upstream_module.',
    href: 'https://nginx.org/en/docs/http/ngx_http_upstream_module.html',
    at: '“upstream” for the default, and “ip_hash”.',
  },
  'nginx-smooth': {
    text: 'nginx, Upstream: smooth weighted round-robin balancing. Change 52327e0627f4, 2012.',
    href: 'https://github.com/nginx/nginx/commit/52327e0627f49dbda1e8db695e63a4b0af4448b1',
    at: 'The message of the change; src/http/ngx_http_upstream_round_robin.c.',
  },
  haproxy: {
    text: 'HAProxy 3.0 Configuration Manual.',
    href: 'https://docs.haproxy.org/3.0/configuration.html#4.2-balance',
    at: 'Section 4.2, Alphabetically sorted keywords reference: balance.',
  },
  finagle: {
    text: 'Finagle. Twitter.',
    href: 'https://github.com/twitter/finagle/blob/develop/finagle-core/src/main/scala/com/twitter/finagle/loadbalancer/PeakEwma.scala',
    at: 'finagle-core/src/main/scala/com/twitter/finagle/loadbalancer/PeakEwma.scala, the comment on Peak EWMA.',
  },
  netscaler: {
    text: 'NetScaler ADC 12.1 documentation, Least bandwidth method.',
    href: 'https://docs.netscaler.com/en-us/citrix-adc/12-1/load-balancing/load-balancing-customizing-algorithms/leastbandwidth-method.html',
    at: 'The opening: bytes over the previous 14 seconds, round robin among the tied.',
  },
  vvedenskaya: {
    text: 'N. D. Vvedenskaya, R. L. Dobrushin, F. I. Karpelevich, Queueing system with selection of the shortest of two queues: an asymptotic approach. Problems of Information Transmission 32(1), 1996.',
    href: 'https://www.mathnet.ru/eng/ppi',
    whole: 'it found the result first, for two draws; the formulas are to be read in the next source.',
  },
  mitzenmacher: {
    text: 'Michael Mitzenmacher, The Power of Two Choices in Randomized Load Balancing. IEEE Transactions on Parallel and Distributed Systems 12(10), 2001.',
    href: 'https://www.eecs.harvard.edu/~michaelm/postscripts/tpds2001.pdf',
    at: 'Section 2.2, lemma 2: the share of servers with at least so many; section 2.4, corollary 2: the expected time.',
  },
  maglev: {
    text: 'Daniel E. Eisenbud et al., Maglev: A Fast and Reliable Software Network Load Balancer. NSDI 2016.',
    href: 'https://www.usenix.org/conference/nsdi16/technical-sessions/presentation/eisenbud',
    at: 'Section 3.4, Consistent Hashing.',
  },
  envoy: {
    text: 'Envoy, Supported load balancers. Architecture overview.',
    href: 'https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/load_balancing/load_balancers',
    at: '“Random” and “Weighted least request”.',
  },
  'nginx-herd': {
    text: 'nginx pull request 837, Introduce random smooth weighted round robin to solve herd effect in cluster deployment, 2025 (open).',
    href: 'https://github.com/nginx/nginx/pull/837',
    at: 'The opening comment.',
  },
  'old-information': {
    text: 'Michael Mitzenmacher, How Useful Is Old Information? IEEE Transactions on Parallel and Distributed Systems 11(1), 2000.',
    href: 'https://www.eecs.harvard.edu/~michaelm/abstracts/tpds2000.html',
    at: 'Abstract.',
  },
  'nginx-two': {
    text: 'Owen Garrett, NGINX and the “Power of Two Choices” Load-Balancing Algorithm. 2018.',
    href: 'https://www.f5.com/company/blog/nginx/nginx-power-of-two-choices-load-balancing-algorithm',
    whole: 'one short article, of which this is the subject.',
  },
} as const satisfies Record<string, Source>;
