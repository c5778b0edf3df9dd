import type { Source } from '@/content/lesson-types';

export const sources = {
  'azure-aside': {
    text: 'Microsoft, Azure Architecture Center, Cache-Aside pattern.',
    href: 'https://learn.microsoft.com/en-us/azure/architecture/patterns/cache-aside',
  },
  coherence: {
    text: 'Oracle, Developing Applications with Oracle Coherence, Caching Data Sources: read-through, write-through, write-behind, refresh-ahead.',
    href: 'https://docs.oracle.com/en/middleware/standalone/coherence/14.1.1.0/develop-applications/caching-data-sources.html',
  },
  memcache: {
    text: 'Rajesh Nishtala et al., Scaling Memcache at Facebook. NSDI 2013, section 2 (look-aside, deletes) and section 3.2.1 (leases).',
    href: 'https://www.usenix.org/conference/nsdi13/technical-sessions/presentation/nishtala',
  },
  jouppi: {
    text: 'Norman P. Jouppi, Cache Write Policies and Performance. ISCA 1993: abstract; what to do with a write that misses.',
    href: 'https://doi.org/10.1145/165123.165154',
  },
  linux: {
    text: 'Linux, mm/page-writeback.c: dirty_writeback_interval and dirty_expire_interval; Documentation/admin-guide/sysctl/vm.rst.',
    href: 'https://github.com/torvalds/linux/blob/master/mm/page-writeback.c',
  },
  'redis-persistence': {
    text: 'Redis documentation, Persistence: snapshots, the append-only file, fsync every second.',
    href: 'https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/',
  },
  dax: {
    text: 'Amazon DynamoDB Developer Guide, DAX and DynamoDB consistency models: DAX item cache behavior; Strategies for writes.',
    href: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.consistency.html',
  },
  rfc9111: {
    text: 'R. Fielding, M. Nottingham, J. Reschke (eds.), HTTP Caching. RFC 9111, 2022, section 1: private and shared caches; section 5.2.2.7: what is private may not be stored by a shared one.',
    href: 'https://www.rfc-editor.org/rfc/rfc9111',
  },
} as const satisfies Record<string, Source>;
