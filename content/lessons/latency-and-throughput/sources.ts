import type { Source } from '@/content/lesson-types';

export const sources = {
  bertsekas: {
    text: 'Dimitri Bertsekas, Robert Gallager, Data Networks. 2nd edition, Prentice Hall, 1992.',
    href: 'https://web.mit.edu/dimitrib/www/Queueing_Data_Nets.pdf',
    at: 'Chapter 3, Delay Models in Data Networks: section 3.3, the M/M/1 system; section 3.5, the M/G/1 system and the Pollaczek–Khinchin formula.',
  },
  'rfc-7323': {
    text: 'D. Borman, B. Braden, V. Jacobson, R. Scheffenegger (ed.), TCP Extensions for High Performance. RFC 7323, 2014.',
    href: 'https://www.rfc-editor.org/rfc/rfc7323#section-1.1',
    at: 'Section 1.1, TCP Performance: the 64 KiB window; section 2, TCP Window Scale Option.',
  },
  grigorik: {
    text: 'Ilya Grigorik, High Performance Browser Networking. O’Reilly, 2013.',
    href: 'https://hpbn.co/primer-on-latency-and-bandwidth/',
    at: 'Chapter 1, Primer on Latency and Bandwidth, table 1-1: signal latencies in vacuum and fiber.',
  },
  little: {
    text: 'John D. C. Little, A Proof for the Queuing Formula: L = λW. Operations Research 9(3), 1961.',
    href: 'https://doi.org/10.1287/opre.9.3.383',
    at: 'Abstract: the formula, and what each letter means.',
  },
  kingman: {
    text: 'Mor Harchol-Balter, Ziv Scully, The most common queueing theory questions asked by computer systems practitioners. ACM SIGMETRICS Performance Evaluation Review 49(4), 2022.',
    href: 'https://doi.org/10.1145/3543146.3543148',
    at: 'Section 1: Kingman’s approximation of 1961.',
  },
  tail: {
    text: 'Jeffrey Dean, Luiz André Barroso, The Tail at Scale. Communications of the ACM 56(2), 2013.',
    href: 'https://research.google/pubs/the-tail-at-scale/',
    at: '“Component-Level Variability Amplified By Scale”.',
  },
  sre: {
    text: 'Chris Jones, John Wilkes, Niall Murphy with Cody Smith, Service Level Objectives. In: Beyer et al. (eds.), Site Reliability Engineering, O’Reilly, 2016.',
    href: 'https://sre.google/sre-book/service-level-objectives/',
    at: 'Chapter 4, “Objectives” and “Defining Objectives”.',
  },
  wrk2: {
    text: 'Gil Tene, wrk2.',
    href: 'https://github.com/giltene/wrk2',
    at: 'README, “A note about wrk2’s latency measurement technique”.',
  },
  'open-closed': {
    text: 'Bianca Schroeder, Adam Wierman, Mor Harchol-Balter, Open Versus Closed: A Cautionary Tale. NSDI 2006.',
    href: 'https://www.usenix.org/legacy/event/nsdi06/tech/schroeder.html',
    at: 'Section 1, Introduction; section 2, Closed, open, and partly-open systems.',
  },
} as const satisfies Record<string, Source>;
