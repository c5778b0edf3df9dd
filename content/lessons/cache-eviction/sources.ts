import type { Source } from '@/content/lesson-types';

export const sources = {
  norvig: {
    text: 'Peter Norvig, Teach Yourself Programming in Ten Years.',
    href: 'https://norvig.com/21-days.html#answers',
    at: '“Answers”: the table of approximate timings on a typical PC.',
  },
  denning: {
    text: 'Peter J. Denning, The Working Set Model for Program Behavior. Communications of the ACM 11(5), 1968.',
    href: 'https://dl.acm.org/doi/10.1145/363095.363141',
    at: 'Section 3, Working Set Model.',
  },
  breslau: {
    text: 'Lee Breslau et al., Web Caching and Zipf-like Distributions: Evidence and Implications. IEEE INFOCOM 1999.',
    href: 'https://doi.org/10.1109/INFCOM.1999.749260',
    at: 'Abstract: Zipf-like, with an exponent that varies from trace to trace.',
  },
  che: {
    text: 'Hao Che, Ye Tung, Zhijun Wang, Hierarchical Web Caching Systems: Modeling, Design and Experimental Results. IEEE JSAC 20(7), 2002.',
    href: 'https://doi.org/10.1109/JSAC.2002.801752',
    at: 'Abstract: the characteristic time of an LRU cache.',
  },
  belady: {
    text: 'L. A. Belady, A study of replacement algorithms for a virtual-storage computer. IBM Systems Journal 5(2), 1966.',
    href: 'https://doi.org/10.1147/sj.52.0078',
    at: 'The algorithm called MIN; told again in Remzi and Andrea Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 22, “The Optimal Replacement Policy”.',
  },
  anomaly: {
    text: 'L. A. Belady, R. A. Nelson, G. S. Shedler, An anomaly in space-time characteristics of certain programs running in a paging machine. Communications of the ACM 12(6), 1969.',
    href: 'https://doi.org/10.1145/363011.363155',
    at: 'The list of requests is told again in Remzi and Andrea Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 22, “Belady’s Anomaly”.',
  },
  mattson: {
    text: 'R. L. Mattson, J. Gecsei, D. R. Slutz, I. L. Traiger, Evaluation techniques for storage hierarchies. IBM Systems Journal 9(2), 1970.',
    href: 'https://doi.org/10.1147/sj.92.0078',
    at: 'Stack algorithms, its subject throughout; told again in Operating Systems: Three Easy Pieces, chapter 22, “Belady’s Anomaly”, as the stack property.',
  },
  redis: {
    text: 'Redis documentation, Key eviction.',
    href: 'https://redis.io/docs/latest/develop/reference/eviction/',
    at: '“Approximated LRU algorithm”, and after it LFU with its counter that decays.',
  },
  tinylfu: {
    text: 'Gil Einziger, Roy Friedman, Ben Manes, TinyLFU: A Highly Efficient Cache Admission Policy. ACM Transactions on Storage 13(4), 2017, and arXiv:1512.00727.',
    href: 'https://arxiv.org/abs/1512.00727',
    at: 'By the sections of the arXiv version: section 3.3 for the counts that are halved, section 4 for W-TinyLFU; abstract for admission.',
  },
  'two-q': {
    text: 'Theodore Johnson, Dennis Shasha, 2Q: A Low Overhead High Performance Buffer Management Replacement Algorithm. VLDB 1994.',
    href: 'https://www.vldb.org/conf/1994/P439.PDF',
    at: 'Page 441, “2Q, full version”.',
  },
  arc: {
    text: 'Nimrod Megiddo, Dharmendra S. Modha, ARC: A Self-Tuning, Low Overhead Replacement Cache. USENIX FAST 2003.',
    href: 'https://www.usenix.org/conference/fast-03/arc-self-tuning-low-overhead-replacement-cache',
    at: 'Figure 4: the algorithm.',
  },
  's3-fifo': {
    text: 'Juncheng Yang et al., FIFO Queues are All You Need for Cache Eviction. SOSP 2023.',
    href: 'https://dl.acm.org/doi/10.1145/3600006.3613147',
    at: 'Section 4: the three queues and what they cost.',
  },
  sieve: {
    text: 'Yazhuo Zhang et al., SIEVE is Simpler than LRU: an Efficient Turn-Key Eviction Algorithm for Web Caches. NSDI 2024.',
    href: 'https://www.usenix.org/conference/nsdi24/presentation/zhang-yazhuo',
    at: 'Section 3.1, algorithm 1; section 7.2, SIEVE is not scan-resistant.',
  },
  innodb: {
    text: 'MySQL 8.4 Reference Manual, Making the Buffer Pool Scan Resistant.',
    href: 'https://dev.mysql.com/doc/refman/8.4/en/innodb-performance-midpoint_insertion.html',
    at: 'The opening, with innodb_old_blocks_pct and innodb_old_blocks_time.',
  },
  postgres: {
    text: 'PostgreSQL, notes about shared buffer access rules.',
    href: 'https://github.com/postgres/postgres/blob/master/src/backend/storage/buffer/README',
    at: 'src/backend/storage/buffer/README, “Buffer Ring Replacement Strategy”.',
  },
} as const satisfies Record<string, Source>;
