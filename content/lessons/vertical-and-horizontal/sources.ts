import type { Source } from '@/content/lesson-types';

export const sources = {
  nagle: {
    text: 'John Nagle, On Packet Switches With Infinite Storage. RFC 970, 1985.',
    href: 'https://www.rfc-editor.org/rfc/rfc970',
    at: '“Abstract” and “A Packet Switch with Infinite Storage”: under overload everything is dropped.',
  },
  bertsekas: {
    text: 'Dimitri Bertsekas, Robert Gallager, Data Networks. 2nd edition, Prentice Hall, 1992.',
    href: 'https://web.mit.edu/dimitrib/www/Queueing_Data_Nets.pdf',
    at: 'Chapter 3, Delay Models in Data Networks: section 3.3, the M/M/1 system; section 3.4, the M/M/m system.',
  },
  warehouse: {
    text: 'Luiz André Barroso, Jimmy Clidaras, Urs Hölzle, The Datacenter as a Computer. 2nd edition, Morgan & Claypool, 2013.',
    href: 'https://doi.org/10.2200/S00516ED2V01Y201306CAC024',
    at: 'Chapter 3, “Cost-efficient server hardware”: what is built in great numbers is cheaper.',
  },
  u7i: {
    text: 'AWS SDK for JavaScript, change log of client-ec2.',
    href: 'https://github.com/aws/aws-sdk-js-v3/blob/main/clients/client-ec2/CHANGELOG.md',
    at: 'clients/client-ec2/CHANGELOG.md, “3.590.0”, 4 June 2024: U7i instances with up to 32 TiB of memory and 896 vCPUs.',
  },
  'stack-overflow': {
    text: 'Nick Craver, Stack Overflow: The Architecture, 2016 Edition.',
    href: 'https://nickcraver.com/blog/2016/02/17/stack-overflow-the-architecture-2016-edition/',
    at: 'The opening for the requests and the one server; “Web Tier” for the nine.',
  },
  pgbench: {
    text: 'PostgreSQL 17 documentation, pgbench.',
    href: 'https://www.postgresql.org/docs/17/pgbench.html',
    at: '“What Is the “Transaction” Actually Performed in pgbench?”: the built-in script select-only.',
  },
  amdahl: {
    text: 'Gene M. Amdahl, Validity of the single processor approach to achieving large scale computing capabilities. AFIPS Spring Joint Computer Conference, 1967.',
    href: 'https://doi.org/10.1145/1465482.1465560',
    at: 'Figure 1, the only one, in three pages without sections or equations.',
  },
  cost: {
    text: 'Frank McSherry, Michael Isard, Derek G. Murray, Scalability! But at what COST? HotOS 2015.',
    href: 'https://www.usenix.org/conference/hotos15/workshop-program/presentation/mcsherry',
    at: 'Abstract, and the tables of elapsed times for PageRank and for label propagation.',
  },
} as const satisfies Record<string, Source>;
