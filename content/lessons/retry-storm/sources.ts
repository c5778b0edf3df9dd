import type { Source } from '@/content/lesson-types';

export const sources = {
  bronson: {
    text: 'Nathan Bronson, Abutalib Aghayev, Aleksey Charapko, Timothy Zhu, Metastable Failures in Distributed Systems. HotOS 2021.',
    href: 'https://sigops.org/s/conferences/hotos/2021/papers/hotos21-s11-bronson.pdf',
    at: 'Section 1, Introduction, with figure 1: the three states, the trigger, the root cause, and why tests miss it; section 3, Approaches, “Stress Tests”.',
  },
  huang: {
    text: 'Lexiang Huang et al., Metastable Failures in the Wild. OSDI 2022.',
    href: 'https://www.usenix.org/conference/osdi22/presentation/huang-lexiang',
    at: 'Abstract: the counts, two types of trigger and two of amplification; section 3.3, capacity that degrades.',
  },
  'sre-load': {
    text: 'Cooper Bethea et al., Managing Load. In: Beyer et al. (eds.), The Site Reliability Workbook, O’Reilly, 2018.',
    href: 'https://sre.google/workbook/managing-load/',
    at: 'Chapter 11, “Combining Strategies to Manage Load”.',
  },
  netflix: {
    text: 'Netflix, Auto Scaling Lessons Learned. Asgard wiki.',
    href: 'https://github.com/Netflix/asgard/wiki/Auto-Scaling-Lessons-Learned',
    whole: 'a short wiki page; what is meant is its advice to scale down slowly, with the reason.',
  },
  'sre-cascading': {
    text: 'Mike Ulrich, Addressing Cascading Failures. In: Beyer et al. (eds.), Site Reliability Engineering, O’Reilly, 2016.',
    href: 'https://sre.google/sre-book/addressing-cascading-failures/',
    at: 'Chapter 22, “Immediate Steps to Address Cascading Failures” and “Slow Startup and Cold Caching”.',
  },
  'sre-overload': {
    text: 'Alejandro Forero Cuervo, Handling Overload. In: Beyer et al. (eds.), Site Reliability Engineering, O’Reilly, 2016.',
    href: 'https://sre.google/sre-book/handling-overload/',
    at: 'Chapter 21, “Deciding to Retry”.',
  },
  'aws-retries': {
    text: 'Marc Brooker, Timeouts, retries, and backoff with jitter. Amazon Builders’ Library.',
    href: 'https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/',
    at: '“Retries and backoff”.',
  },
} as const satisfies Record<string, Source>;
