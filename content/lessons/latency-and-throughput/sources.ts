import type { Source } from '@/content/lesson-types';

export const sources = {
  kleinrock: {
    text: 'Leonard Kleinrock, Queueing Systems, volume 1: Theory. Wiley, 1975, Birth-Death Queueing Systems in Equilibrium (M/M/1) and The Queue M/G/1.',
    href: 'https://www.wiley.com/en-us/Queueing+Systems%2C+Volume+1%3A+Theory-p-9780471491101',
  },
  little: {
    text: 'John D. C. Little, A Proof for the Queuing Formula: L = λW. Operations Research 9(3), 1961.',
    href: 'https://doi.org/10.1287/opre.9.3.383',
  },
  'rfc-7323': {
    text: 'RFC 7323, TCP Extensions for High Performance, section 1.1: the 64 KiB window, and section 2: window scaling.',
    href: 'https://www.rfc-editor.org/rfc/rfc7323#section-1.1',
  },
  grigorik: {
    text: 'Ilya Grigorik, High Performance Browser Networking. O’Reilly, 2013, chapter 1, Primer on Latency and Bandwidth.',
    href: 'https://hpbn.co/primer-on-latency-and-bandwidth/',
  },
  kingman: {
    text: 'J. F. C. Kingman, The single server queue in heavy traffic. Mathematical Proceedings of the Cambridge Philosophical Society 57(4), 1961.',
    href: 'https://doi.org/10.1017/S0305004100036094',
  },
  tail: {
    text: 'Jeffrey Dean and Luiz André Barroso, The Tail at Scale. Communications of the ACM 56(2), 2013.',
    href: 'https://research.google/pubs/the-tail-at-scale/',
  },
  'open-closed': {
    text: 'Bianca Schroeder, Adam Wierman, Mor Harchol-Balter, Open Versus Closed: A Cautionary Tale. NSDI 2006.',
    href: 'https://www.usenix.org/legacy/event/nsdi06/tech/schroeder.html',
  },
  wrk2: {
    text: 'Gil Tene, wrk2: a note about wrk2’s latency measurement technique (coordinated omission). README.',
    href: 'https://github.com/giltene/wrk2',
  },
  sre: {
    text: 'Chris Jones, John Wilkes, Niall Murphy with Cody Smith, Service Level Objectives. Chapter 4 of Site Reliability Engineering, Google, 2016.',
    href: 'https://sre.google/sre-book/service-level-objectives/',
  },
} as const satisfies Record<string, Source>;
