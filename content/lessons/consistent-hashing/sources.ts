import type { Source } from '@/content/lesson-types';

export const sources = {
  karger: {
    text: 'David Karger et al., Consistent Hashing and Random Trees: Distributed Caching Protocols for Relieving Hot Spots on the World Wide Web. STOC 1997.',
    href: 'https://doi.org/10.1145/258533.258660',
  },
  jump: {
    text: 'John Lamping, Eric Veach, A Fast, Minimal Memory, Consistent Hash Algorithm. 2014: the code, and the table of standard errors by points per bucket.',
    href: 'https://arxiv.org/abs/1406.2294',
  },
  ketama: {
    text: 'libketama, ketama.c: “40 hashes, 4 numbers per hash = 160 points per server”. Last.fm.',
    href: 'https://github.com/RJ/ketama/blob/master/libketama/ketama.c',
  },
  dynamo: {
    text: 'Giuseppe DeCandia et al., Dynamo: Amazon’s Highly Available Key-value Store. SOSP 2007, sections 4.2 (virtual nodes) and 6.2 (uniform load).',
    href: 'https://www.allthingsdistributed.com/files/amazon-dynamo-sosp2007.pdf',
  },
  rendezvous: {
    text: 'David Thaler, Chinya Ravishankar, Using Name-Based Mappings to Increase Hit Rates. IEEE/ACM Transactions on Networking 6(1), 1998.',
    href: 'https://doi.org/10.1109/90.663936',
  },
  maglev: {
    text: 'Daniel E. Eisenbud et al., Maglev: A Fast and Reliable Software Network Load Balancer. NSDI 2016, sections 3.4 and 5.3.',
    href: 'https://www.usenix.org/conference/nsdi16/technical-sessions/presentation/eisenbud',
  },
  envoy: {
    text: 'Envoy, Supported load balancers: ring hash and Maglev. Architecture overview.',
    href: 'https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/load_balancing/load_balancers',
  },
  bounded: {
    text: 'Vahab Mirrokni, Mikkel Thorup, Morteza Zadimoghaddam, Consistent Hashing with Bounded Loads. 2016.',
    href: 'https://arxiv.org/abs/1608.01350',
  },
  vimeo: {
    text: 'Andrew Rodland, Improving load balancing with a new consistent-hashing algorithm. Vimeo, 2016.',
    href: 'https://medium.com/vimeo-engineering-blog/improving-load-balancing-with-a-new-consistent-hashing-algorithm-9f1bd75709ed',
  },
  redis: {
    text: 'Redis cluster specification: key distribution model, 16384 hash slots.',
    href: 'https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/',
  },
} as const satisfies Record<string, Source>;
