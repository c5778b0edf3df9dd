import type { Source } from '@/content/lesson-types';

export const sources = {
  'azure-aside': {
    text: 'Microsoft, Azure Architecture Center, Cache-Aside pattern.',
    href: 'https://learn.microsoft.com/en-us/azure/architecture/patterns/cache-aside',
    at: '“Solution”.',
  },
  coherence: {
    text: 'Oracle, Developing Applications with Oracle Coherence 14.1.1, Caching Data Sources.',
    href: 'https://docs.oracle.com/en/middleware/standalone/coherence/14.1.1.0/develop-applications/caching-data-sources.html',
    at: '“Read-Through Caching”.',
  },
  memcache: {
    text: 'Rajesh Nishtala et al., Scaling Memcache at Facebook. NSDI 2013.',
    href: 'https://www.usenix.org/conference/nsdi13/technical-sessions/presentation/nishtala',
    at: 'Section 2, Overview: look-aside, and deletes because they are idempotent; section 3.2.1, Leases.',
  },
  jouppi: {
    text: 'Norman P. Jouppi, Cache Write Policies and Performance. ISCA 1993.',
    href: 'https://doi.org/10.1145/165123.165154',
    at: 'Abstract: what to do with a write that misses.',
  },
  linux: {
    text: 'Linux, the code that writes dirty pages back.',
    href: 'https://github.com/torvalds/linux/blob/master/mm/page-writeback.c',
    at: 'mm/page-writeback.c, dirty_writeback_interval and dirty_expire_interval; Documentation/admin-guide/sysctl/vm.rst.',
  },
  'redis-persistence': {
    text: 'Redis documentation, Redis persistence.',
    href: 'https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/',
    at: '“How durable is the append only file?”, with fsync every second.',
  },
  dax: {
    text: 'Amazon DynamoDB Developer Guide, DAX and DynamoDB consistency models.',
    href: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.consistency.html',
    at: '“DAX item cache behavior” and “Strategies for writes”.',
  },
  rfc9111: {
    text: 'R. Fielding, M. Nottingham, J. Reschke (eds.), HTTP Caching. RFC 9111, 2022.',
    href: 'https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2.7',
    at: 'Section 5.2.2.7, private; section 1, Introduction, for private and shared caches.',
  },
} as const satisfies Record<string, Source>;
