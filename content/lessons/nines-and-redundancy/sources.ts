import type { Source } from '@/content/lesson-types';

export const sources = {
  barlow: {
    text: 'Richard E. Barlow and Frank Proschan, Statistical Theory of Reliability and Life Testing. Holt, Rinehart and Winston, 1975, sections 1 (structures) and 7 (repair).',
    href: 'https://openlibrary.org/isbn/0030858534',
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
    text: 'Haryadi S. Gunawi et al., Why Does the Cloud Stop Computing? Lessons from Hundreds of Service Outages. SoCC 2016.',
    href: 'https://doi.org/10.1145/2987550.2987583',
  },
  vrrp: {
    text: 'RFC 9568, Virtual Router Redundancy Protocol (VRRP) Version 3 for IPv4 and IPv6, section 6: advertisement interval and active-down interval.',
    href: 'https://www.rfc-editor.org/rfc/rfc9568#section-6',
  },
  aws: {
    text: 'AWS Compute Service Level Agreement: region-level and instance-level commitments.',
    href: 'https://aws.amazon.com/compute/sla/',
  },
} as const satisfies Record<string, Source>;
