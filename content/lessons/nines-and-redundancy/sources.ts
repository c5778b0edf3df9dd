import type { Source } from '@/content/lesson-types';

export const sources = {
  'aws-dependencies': {
    text: 'AWS whitepaper, Availability and Beyond, 2021: Availability with dependencies, equation 4.',
    href: 'https://docs.aws.amazon.com/whitepapers/latest/availability-and-beyond-improving-resilience/availability-with-dependencies.html',
  },
  'aws-redundancy': {
    text: 'AWS whitepaper, Availability and Beyond, 2021: Availability with redundancy, equation 5 and its example of two at 99%.',
    href: 'https://docs.aws.amazon.com/whitepapers/latest/availability-and-beyond-improving-resilience/availability-with-redundancy.html',
  },
  sre: {
    text: 'Site Reliability Engineering, Google, 2016, appendix A: Availability Table.',
    href: 'https://sre.google/sre-book/availability-table/',
  },
  calculus: {
    text: 'Ben Treynor, Mike Dahlin, Vivek Rau, Betsy Beyer, The Calculus of Service Availability. ACM Queue 15(2), 2017.',
    href: 'https://queue.acm.org/detail.cfm?id=3096459',
  },
  ford: {
    text: 'Daniel Ford et al., Availability in Globally Distributed Storage Systems. OSDI 2010, section 4: failure bursts and their domains.',
    href: 'https://www.usenix.org/conference/osdi10/availability-globally-distributed-storage-systems',
  },
  gunawi: {
    text: 'Haryadi S. Gunawi et al., Why Does the Cloud Stop Computing? Lessons from Hundreds of Service Outages. SoCC 2016: abstract.',
    href: 'https://doi.org/10.1145/2987550.2987583',
  },
  vrrp: {
    text: 'RFC 9568, Virtual Router Redundancy Protocol (VRRP) Version 3 for IPv4 and IPv6, section 6.1: advertisement interval and active-down interval.',
    href: 'https://www.rfc-editor.org/rfc/rfc9568#section-6.1',
  },
  aws: {
    text: 'AWS Compute Service Level Agreement: Region-Level SLA (99.99%) and Instance-Level SLA (a single instance, less).',
    href: 'https://aws.amazon.com/compute/sla/',
  },
} as const satisfies Record<string, Source>;
