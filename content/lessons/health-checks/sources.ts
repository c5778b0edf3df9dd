import type { Source } from '@/content/lesson-types';

export const sources = {
  haproxy: {
    text: 'HAProxy 3.0 Configuration Manual.',
    href: 'https://docs.haproxy.org/3.0/configuration.html#5.2-check',
    at: 'Section 5.2, Server and default-server options: check, inter, fall, rise.',
  },
  kubernetes: {
    text: 'Kubernetes documentation, Liveness, Readiness, and Startup Probes; Configure Liveness, Readiness and Startup Probes; Pod Lifecycle.',
    href: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
    at: 'The first, “Liveness probe”, “Readiness probe”, “Startup probe”; the second, “Configure Probes”: periodSeconds, failureThreshold; the third, “Termination of Pods”.',
  },
  nginx: {
    text: 'nginx documentation, Module ngx_http_upstream_module and Module ngx_http_proxy_module.',
    href: 'https://nginx.org/en/docs/http/ngx_http_upstream_module.html#server',
    at: '“server”: max_fails, fail_timeout, slow_start; “proxy_next_upstream”.',
  },
  'grey-paper': {
    text: 'Peng Huang et al., Gray Failure: The Achilles’ Heel of Cloud-Scale Systems. HotOS 2017.',
    href: 'https://doi.org/10.1145/3102980.3103005',
    at: 'Abstract, and section 1, Introduction: behind most cloud incidents.',
  },
  'envoy-outlier': {
    text: 'Envoy, Outlier detection, and API reference, config.cluster.v3.OutlierDetection.',
    href: 'https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/outlier',
    at: '“Ejection algorithm”; in the reference “consecutive_5xx”, “max_ejection_percent”, “always_eject_one_host”.',
  },
  amazon: {
    text: 'David Yanacek, Implementing health checks. Amazon Builders’ Library.',
    href: 'https://aws.amazon.com/builders-library/implementing-health-checks/',
    at: '“Reacting safely to health check failures” and “Balancing dependency health checks with the scope of impact”.',
  },
  'envoy-panic': {
    text: 'Envoy, Panic threshold. Architecture overview, load balancing.',
    href: 'https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/load_balancing/panic_threshold',
    at: 'The opening: 50% unless set.',
  },
  vrrp: {
    text: 'A. Lindem, A. Dogra, Virtual Router Redundancy Protocol (VRRP) Version 3 for IPv4 and IPv6. RFC 9568, 2024.',
    href: 'https://www.rfc-editor.org/rfc/rfc9568#section-6.1',
    at: 'Section 6.1: Advertisement_Interval and Active_Down_Interval.',
  },
} as const satisfies Record<string, Source>;
