import type { Source } from '@/content/lesson-types';

export const sources = {
  bronson: {
    text: 'Nathan Bronson, Abutalib Aghayev, Aleksey Charapko, Timothy Zhu, Metastable Failures in Distributed Systems. HotOS 2021: figure 1 (stable, vulnerable, metastable); section 3 (trigger and root cause); conclusion (no unit test).',
    href: 'https://sigops.org/s/conferences/hotos/2021/papers/hotos21-s11-bronson.pdf',
  },
  huang: {
    text: 'Lexiang Huang et al., Metastable Failures in the Wild. OSDI 2022: abstract (counts; two types of trigger, two of amplification).',
    href: 'https://www.usenix.org/conference/osdi22/presentation/huang-lexiang',
  },
  'aws-retries': {
    text: 'Marc Brooker, Timeouts, retries, and backoff with jitter. Amazon Builders’ Library: Retries and backoff.',
    href: 'https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/',
  },
  'sre-load': {
    text: 'Cooper Bethea et al., Managing Load. The Site Reliability Workbook, O’Reilly 2018, chapter 11: Combining Strategies to Manage Load.',
    href: 'https://sre.google/workbook/managing-load/',
  },
  netflix: {
    text: 'Netflix, Auto Scaling Lessons Learned. Asgard wiki: why to scale down slowly.',
    href: 'https://github.com/Netflix/asgard/wiki/Auto-Scaling-Lessons-Learned',
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
