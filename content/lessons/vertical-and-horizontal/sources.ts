import type { Source } from '@/content/lesson-types';

export const sources = {
  'stack-overflow': {
    text: 'Nick Craver, Stack Overflow: The Architecture, 2016 Edition.',
    href: 'https://nickcraver.com/blog/2016/02/17/stack-overflow-the-architecture-2016-edition/',
  },
  kleinrock: {
    text: 'Leonard Kleinrock, Queueing Systems, volume 1: Theory. Wiley, 1975, Birth-Death Queueing Systems in Equilibrium.',
    href: 'https://www.wiley.com/en-us/Queueing+Systems%2C+Volume+1%3A+Theory-p-9780471491101',
  },
  warehouse: {
    text: 'Luiz André Barroso, Urs Hölzle, Parthasarathy Ranganathan, The Datacenter as a Computer. Third edition, 2018, WSC Hardware Building Blocks: large shared-memory servers and their price against clusters of small ones.',
    href: 'https://doi.org/10.2200/S00874ED3V01Y201809CAC046',
  },
  u7i: {
    text: 'AWS SDK for JavaScript, change log of client-ec2, 3.590.0, 4 June 2024: U7i instances with up to 32 TiB of memory and 896 vCPUs.',
    href: 'https://github.com/aws/aws-sdk-js-v3/blob/main/clients/client-ec2/CHANGELOG.md',
  },
  amdahl: {
    text: 'Gene M. Amdahl, Validity of the single processor approach to achieving large scale computing capabilities. AFIPS Spring Joint Computer Conference, 1967.',
    href: 'https://doi.org/10.1145/1465482.1465560',
  },
  cost: {
    text: 'Frank McSherry, Michael Isard, Derek G. Murray, Scalability! But at what COST? HotOS 2015.',
    href: 'https://www.usenix.org/conference/hotos15/workshop-program/presentation/mcsherry',
  },
  overload: {
    text: 'Alejandro Forero Cuervo, Handling Overload. Chapter 21 of Site Reliability Engineering, Google, 2016.',
    href: 'https://sre.google/sre-book/handling-overload/',
  },
  pgbench: {
    text: 'PostgreSQL 17 documentation, pgbench: built-in script select-only, the simple query that such rates are quoted for.',
    href: 'https://www.postgresql.org/docs/17/pgbench.html',
  },
} as const satisfies Record<string, Source>;
