import type { Source } from '@/content/lesson-types';

export const sources = {
  sre: {
    text: 'Betsy Beyer et al. (eds.), Site Reliability Engineering. O’Reilly, 2016.',
    href: 'https://sre.google/sre-book/availability-table/',
    at: 'Appendix A, Availability Table.',
  },
  'aws-dependencies': {
    text: 'AWS whitepaper, Availability and Beyond, 2021.',
    href: 'https://docs.aws.amazon.com/whitepapers/latest/availability-and-beyond-improving-resilience/availability-with-dependencies.html',
    at: '“Availability with dependencies”, equation 4.',
  },
  'aws-redundancy': {
    text: 'AWS whitepaper, Availability and Beyond, 2021.',
    href: 'https://docs.aws.amazon.com/whitepapers/latest/availability-and-beyond-improving-resilience/availability-with-redundancy.html',
    at: '“Availability with redundancy”, equation 5 and its example of two at 99%.',
  },
  ford: {
    text: 'Daniel Ford et al., Availability in Globally Distributed Storage Systems. OSDI 2010.',
    href: 'https://www.usenix.org/conference/osdi10/availability-globally-distributed-storage-systems',
    at: 'Section 4, Correlated Failures: bursts and their domains.',
  },
  vrrp: {
    text: 'A. Lindem, A. Dogra, Virtual Router Redundancy Protocol (VRRP) Version 3 for IPv4 and IPv6. RFC 9568, 2024.',
    href: 'https://www.rfc-editor.org/rfc/rfc9568#section-6.1',
    at: 'Section 6.1: Active_Down_Interval is three advertisement intervals and a little.',
  },
  calculus: {
    text: 'Ben Treynor, Mike Dahlin, Vivek Rau, Betsy Beyer, The Calculus of Service Availability. ACM Queue 15(2), 2017.',
    href: 'https://queue.acm.org/detail.cfm?id=3096459',
    at: '“Implication 1”, the rule of the extra 9.',
  },
  aws: {
    text: 'AWS Compute Service Level Agreement.',
    href: 'https://aws.amazon.com/compute/sla/',
    at: '“Region-Level SLA” (99.99%) and “Instance-Level SLA” (a single instance, less).',
  },
  gunawi: {
    text: 'Haryadi S. Gunawi et al., Why Does the Cloud Stop Computing? Lessons from Hundreds of Service Outages. SoCC 2016.',
    href: 'https://doi.org/10.1145/2987550.2987583',
    at: 'Abstract.',
  },
} as const satisfies Record<string, Source>;
