import type { Source } from '@/content/lesson-types';

export const sources = {
  karger: {
    text: 'David Karger et al., Consistent Hashing and Random Trees: Distributed Caching Protocols for Relieving Hot Spots on the World Wide Web. STOC 1997.',
    href: 'https://doi.org/10.1145/258533.258660',
    at: 'Section 4, Consistent Hashing; section 4.2, Construction: the nearest point, and several points for each bucket.',
  },
  jump: {
    text: 'John Lamping, Eric Veach, A Fast, Minimal Memory, Consistent Hash Algorithm. 2014.',
    href: 'https://arxiv.org/abs/1406.2294',
    at: '“Explanation of the algorithm” for the code; “Key Distribution” for the error by points per bucket, 3.2% at a thousand.',
  },
  ketama: {
    text: 'libketama. Last.fm.',
    href: 'https://github.com/RJ/ketama/blob/master/libketama/ketama.c',
    at: 'libketama/ketama.c, “40 hashes, 4 numbers per hash = 160 points per server”.',
  },
  dynamo: {
    text: 'Giuseppe DeCandia et al., Dynamo: Amazon’s Highly Available Key-value Store. SOSP 2007.',
    href: 'https://www.allthingsdistributed.com/files/amazon-dynamo-sosp2007.pdf',
    at: 'Section 4.2, Partitioning Algorithm: virtual nodes.',
  },
  rendezvous: {
    text: 'David Thaler, Chinya Ravishankar, Using Name-Based Mappings to Increase Hit Rates. IEEE/ACM Transactions on Networking 6(1), 1998.',
    href: 'https://www.microsoft.com/en-us/research/wp-content/uploads/2017/02/HRW98.pdf',
    at: 'Highest random weight, its subject throughout; told again in Lamping and Veach, A Fast, Minimal Memory, Consistent Hash Algorithm, “Related work”.',
  },
  maglev: {
    text: 'Daniel E. Eisenbud et al., Maglev: A Fast and Reliable Software Network Load Balancer. NSDI 2016.',
    href: 'https://www.usenix.org/conference/nsdi16/technical-sessions/presentation/eisenbud',
    at: 'Section 3.4, Consistent Hashing.',
  },
  envoy: {
    text: 'Envoy, Supported load balancers. Architecture overview.',
    href: 'https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/load_balancing/load_balancers',
    at: '“Ring hash” and “Maglev”.',
  },
  bounded: {
    text: 'Vahab Mirrokni, Mikkel Thorup, Morteza Zadimoghaddam, Consistent Hashing with Bounded Loads. 2016.',
    href: 'https://arxiv.org/abs/1608.01350',
    at: 'Abstract, and section 1: the load balancing parameter c = 1 + ε, and the 1.25 that Vimeo chose.',
  },
  vimeo: {
    text: 'Andrew Rodland, Improving load balancing with a new consistent-hashing algorithm. Vimeo, 2016.',
    href: 'https://medium.com/vimeo-engineering-blog/improving-load-balancing-with-a-new-consistent-hashing-algorithm-9f1bd75709ed',
    whole: 'one short article, which is the story itself.',
  },
  redis: {
    text: 'Redis cluster specification.',
    href: 'https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/',
    at: '“Key distribution model”: 16384 hash slots.',
  },
} as const satisfies Record<string, Source>;
