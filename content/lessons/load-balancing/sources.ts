import type { Source } from '@/content/lesson-types';

export const sources = {
  nginx: {
    text: 'nginx, Module ngx_http_upstream_module: server (weight), ip_hash, least_conn, random two. nginx.org documentation.',
    href: 'https://nginx.org/en/docs/http/ngx_http_upstream_module.html',
  },
  'nginx-smooth': {
    text: 'nginx, Upstream: smooth weighted round-robin balancing. Change 52327e0627f4, 2012, src/http/ngx_http_upstream_round_robin.c.',
    href: 'https://github.com/nginx/nginx/commit/52327e0627f49dbda1e8db695e63a4b0af4448b1',
  },
  envoy: {
    text: 'Envoy, Supported load balancers: weighted least request (two choices when weights are equal), random. Architecture overview.',
    href: 'https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/load_balancing/load_balancers',
  },
  haproxy: {
    text: 'HAProxy Configuration Manual, section 4.2, balance: roundrobin, leastconn, source, random(draws).',
    href: 'https://docs.haproxy.org/3.0/configuration.html#4.2-balance',
  },
  finagle: {
    text: 'Finagle, PeakEwma.scala: Peak EWMA, a load metric that is sensitive to latency peaks. Twitter.',
    href: 'https://github.com/twitter/finagle/blob/develop/finagle-core/src/main/scala/com/twitter/finagle/loadbalancer/PeakEwma.scala',
  },
  netscaler: {
    text: 'NetScaler ADC 12.1, Least bandwidth method: bytes over the previous 14 seconds, round robin among the tied.',
    href: 'https://docs.netscaler.com/en-us/citrix-adc/12-1/load-balancing/load-balancing-customizing-algorithms/leastbandwidth-method.html',
  },
  vvedenskaya: {
    text: 'N. D. Vvedenskaya, R. L. Dobrushin, F. I. Karpelevich, Queueing system with selection of the shortest of two queues: an asymptotic approach. Problems of Information Transmission 32(1), 1996.',
    href: 'https://www.mathnet.ru/eng/ppi',
  },
  mitzenmacher: {
    text: 'Michael Mitzenmacher, The Power of Two Choices in Randomized Load Balancing. IEEE Transactions on Parallel and Distributed Systems 12(10), 2001.',
    href: 'https://www.eecs.harvard.edu/~michaelm/postscripts/tpds2001.pdf',
  },
  'old-information': {
    text: 'Michael Mitzenmacher, How Useful Is Old Information? IEEE Transactions on Parallel and Distributed Systems 11(1), 2000.',
    href: 'https://www.eecs.harvard.edu/~michaelm/abstracts/tpds2000.html',
  },
  'nginx-herd': {
    text: 'nginx pull request 837, Introduce random smooth weighted round robin to solve herd effect in cluster deployment, 2025 (open).',
    href: 'https://github.com/nginx/nginx/pull/837',
  },
  'nginx-two': {
    text: 'Owen Garrett, NGINX and the “Power of Two Choices” Load-Balancing Algorithm, 2018.',
    href: 'https://www.f5.com/company/blog/nginx/nginx-power-of-two-choices-load-balancing-algorithm',
  },
  maglev: {
    text: 'Daniel E. Eisenbud et al., Maglev: A Fast and Reliable Software Network Load Balancer. NSDI 2016, section 3.4.',
    href: 'https://www.usenix.org/conference/nsdi16/technical-sessions/presentation/eisenbud',
  },
} as const satisfies Record<string, Source>;
