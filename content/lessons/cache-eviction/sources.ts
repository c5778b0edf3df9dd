import type { Source } from '@/content/lesson-types';

export const sources = {
  denning: {
    text: 'Peter J. Denning, The Working Set Model for Program Behavior. Communications of the ACM 11(5), 1968.',
    href: 'https://dl.acm.org/doi/10.1145/363095.363141',
  },
  norvig: {
    text: 'Peter Norvig, Teach Yourself Programming in Ten Years, table of approximate timings: L1 cache, L2 cache, main memory, disk.',
    href: 'https://norvig.com/21-days.html#answers',
  },
  breslau: {
    text: 'Lee Breslau et al., Web Caching and Zipf-like Distributions: Evidence and Implications. IEEE INFOCOM 1999.',
    href: 'https://doi.org/10.1109/INFCOM.1999.749260',
  },
  che: {
    text: 'Hao Che, Ye Tung, Zhijun Wang, Hierarchical Web Caching Systems: Modeling, Design and Experimental Results. IEEE JSAC 20(7), 2002.',
    href: 'https://doi.org/10.1109/JSAC.2002.801752',
  },
  belady: {
    text: 'L. A. Belady, A study of replacement algorithms for a virtual-storage computer. IBM Systems Journal 5(2), 1966.',
    href: 'https://doi.org/10.1147/sj.52.0078',
  },
  anomaly: {
    text: 'L. A. Belady, R. A. Nelson, G. S. Shedler, An anomaly in space-time characteristics of certain programs running in a paging machine. Communications of the ACM 12(6), 1969.',
    href: 'https://doi.org/10.1145/363011.363155',
  },
  mattson: {
    text: 'R. L. Mattson, J. Gecsei, D. R. Slutz, I. L. Traiger, Evaluation techniques for storage hierarchies. IBM Systems Journal 9(2), 1970: stack algorithms.',
    href: 'https://doi.org/10.1147/sj.92.0078',
  },
  'two-q': {
    text: 'Theodore Johnson, Dennis Shasha, 2Q: A Low Overhead High Performance Buffer Management Replacement Algorithm. VLDB 1994.',
    href: 'https://www.vldb.org/conf/1994/P439.PDF',
  },
  arc: {
    text: 'Nimrod Megiddo, Dharmendra S. Modha, ARC: A Self-Tuning, Low Overhead Replacement Cache. USENIX FAST 2003, figure 4.',
    href: 'https://www.usenix.org/conference/fast-03/arc-self-tuning-low-overhead-replacement-cache',
  },
  's3-fifo': {
    text: 'Juncheng Yang et al., FIFO Queues are All You Need for Cache Eviction. SOSP 2023.',
    href: 'https://dl.acm.org/doi/10.1145/3600006.3613147',
  },
  tinylfu: {
    text: 'Gil Einziger, Roy Friedman, Ben Manes, TinyLFU: A Highly Efficient Cache Admission Policy. ACM Transactions on Storage 13(4), 2017.',
    href: 'https://dl.acm.org/doi/10.1145/3149371',
  },
  sieve: {
    text: 'Yazhuo Zhang et al., SIEVE is Simpler than LRU: an Efficient Turn-Key Eviction Algorithm for Web Caches. NSDI 2024; section 7.2: not scan-resistant.',
    href: 'https://www.usenix.org/conference/nsdi24/presentation/zhang-yazhuo',
  },
  innodb: {
    text: 'MySQL Reference Manual, Making the Buffer Pool Scan Resistant: the midpoint, innodb_old_blocks_pct, innodb_old_blocks_time.',
    href: 'https://dev.mysql.com/doc/refman/8.4/en/innodb-performance-midpoint_insertion.html',
  },
  postgres: {
    text: 'PostgreSQL, src/backend/storage/buffer/README, Buffer Ring Replacement Strategy.',
    href: 'https://github.com/postgres/postgres/blob/master/src/backend/storage/buffer/README',
  },
  redis: {
    text: 'Redis documentation, Key eviction: maxmemory-policy, approximated LRU by sampling, LFU.',
    href: 'https://redis.io/docs/latest/develop/reference/eviction/',
  },
} as const satisfies Record<string, Source>;
