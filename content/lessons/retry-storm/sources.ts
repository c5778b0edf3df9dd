import type { Source } from '@/content/lesson-types';

export const sources = {
  bronson: {
    text: 'Nathan Bronson, Abutalib Aghayev, Aleksey Charapko, Timothy Zhu, Metastable Failures in Distributed Systems. HotOS 2021: figure 1 (stable, vulnerable, metastable); sections 2 (retries) and 3 (approaches); conclusion (no unit test).',
    href: 'https://sigops.org/s/conferences/hotos/2021/papers/hotos21-s11-bronson.pdf',
  },
  huang: {
    text: 'Lexiang Huang et al., Metastable Failures in the Wild. OSDI 2022: abstract; section 2 (incidents); section 3 (triggers and amplification).',
    href: 'https://www.usenix.org/conference/osdi22/presentation/huang-lexiang',
  },
  'aws-retries': {
    text: 'Marc Brooker, Timeouts, retries, and backoff with jitter. Amazon Builders’ Library: Retries and backoff.',
    href: 'https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/',
  },
  'aws-shedding': {
    text: 'David Yanacek, Using load shedding to avoid overload. Amazon Builders’ Library: where load shedding keeps automatic scaling from seeing the load.',
    href: 'https://aws.amazon.com/builders-library/using-load-shedding-to-avoid-overload/',
  },
  netflix: {
    text: 'Greg Orzell, Lessons Learned. Netflix/aws-autoscaling wiki, 2012: Scale down slowly.',
    href: 'https://github.com/Netflix/aws-autoscaling/wiki/Lessons-Learned',
  },
  'sre-cascading': {
    text: 'Mike Ulrich, Addressing Cascading Failures. Site Reliability Engineering, O’Reilly 2016, chapter 22: Immediate Steps to Address Cascading Failures; Slow Startup and Cold Caching.',
    href: 'https://sre.google/sre-book/addressing-cascading-failures/',
  },
  'sre-overload': {
    text: 'Alejandro Forero Cuervo, Handling Overload. Site Reliability Engineering, chapter 21: Deciding to Retry.',
    href: 'https://sre.google/sre-book/handling-overload/',
  },
} as const satisfies Record<string, Source>;
