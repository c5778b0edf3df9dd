import type { Source } from '@/content/lesson-types';

export const sources = {
  haproxy: {
    text: 'HAProxy Configuration Manual, section 5.2, Server and default-server options: check, inter, fall, rise, agent-check.',
    href: 'https://docs.haproxy.org/3.0/configuration.html#5.2-check',
  },
  nginx: {
    text: 'nginx, Module ngx_http_upstream_module: server (max_fails, fail_timeout, slow_start), and ngx_http_proxy_module: proxy_next_upstream.',
    href: 'https://nginx.org/en/docs/http/ngx_http_upstream_module.html#server',
  },
  'grey-paper': {
    text: 'Peng Huang et al., Gray Failure: The Achilles’ Heel of Cloud-Scale Systems. HotOS 2017.',
    href: 'https://doi.org/10.1145/3102980.3103005',
  },
  'envoy-outlier': {
    text: 'Envoy, Outlier detection, with config.cluster.v3.OutlierDetection: consecutive_5xx, max_ejection_percent, always_eject_one_host.',
    href: 'https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/outlier',
  },
  amazon: {
    text: 'David Yanacek, Implementing health checks. Amazon Builders’ Library.',
    href: 'https://aws.amazon.com/builders-library/implementing-health-checks/',
  },
  'envoy-panic': {
    text: 'Envoy, Panic threshold. Architecture overview, load balancing.',
    href: 'https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/load_balancing/panic_threshold',
  },
  kubernetes: {
    text: 'Kubernetes, Liveness, Readiness, and Startup Probes; Configure Probes: periodSeconds, failureThreshold; Pod Lifecycle: termination of Pods.',
    href: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  },
  vrrp: {
    text: 'A. Lindem, A. Dogra, Virtual Router Redundancy Protocol (VRRP) Version 3 for IPv4 and IPv6. RFC 9568, 2024, section 6.1.',
    href: 'https://www.rfc-editor.org/rfc/rfc9568#section-6.1',
  },
} as const satisfies Record<string, Source>;
