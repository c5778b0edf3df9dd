import { type Prompt, unitsOf } from '../prompt-types';

/** Staying up when something is always down. */
export const availability: readonly Prompt[] = [
  {
    id: 'four-nines',
    title: 'Reach 99.99%',
    lesson: 'nines-and-redundancy',
    seconds: 150,
    ask: 'Our service is at 99.9%. The business wants 99.99%. What does that mean, and what do you do?',
    units: unitsOf(
      [
        'minutes',
        'How much downtime does each of the two allow?',
        'From 8.76 hours to 52.6 minutes a year: less than one incident handled by a person.',
        ['minutes', 'hours', '52', '8.76', 'downtime'],
      ],
      [
        'define',
        'What do you make sure of before building?',
        'Define it: which requests, measured where, over which window; and whether it is worth the price.',
        ['define', 'measure', 'slo', 'worth', 'which request'],
      ],
      [
        'dependencies',
        'What do your dependencies say?',
        'In series availabilities multiply: you cannot be better than what you must call.',
        ['depend', 'series', 'multipl'],
      ],
      [
        'spof',
        'What do you remove first?',
        'Every single point of failure: balancer, application, database, zone, the name itself.',
        ['single point', 'redundan', 'two'],
      ],
      [
        'independent',
        'When do two copies not help?',
        'Copies that fail together: the same power, the same release, the same configuration.',
        ['independ', 'correlat', 'together', 'same release', 'zone'],
      ],
      [
        'recover',
        'What is cheaper than failing less often?',
        'Recover faster: detection and failover without a person, rehearsed.',
        ['mttr', 'recover', 'failover', 'automat', 'detect'],
      ],
      [
        'change',
        'What causes most outages?',
        'Change: canaries, small steps, a rollback that is automatic.',
        ['deploy', 'canar', 'rollback', 'change'],
      ],
      [
        'degrade',
        'How do you fail less than entirely?',
        'Degrade: lose a feature and not the page; cells limit who is hit.',
        ['degrad', 'feature', 'cell', 'blast', 'partial'],
      ],
      [
        'cost',
        'What does each further nine cost?',
        'Each nine costs several times the last; say which parts need it.',
        ['cost', 'expensive', 'price'],
      ],
    ),
    exemplars: {
      mid: 'It means that only 52.6 minutes of downtime a year are allowed instead of 8.76 hours. I would remove all single points of failure: two load balancers, several app servers in different zones, a database with a standby and automatic failover. And good monitoring.',
      senior:
        'We go from 8.76 hours a year to 52.6 minutes, so no incident may wait for a person. First I would list what each request must call, since availabilities in series multiply. Then redundancy in independent zones with automatic, rehearsed failover. Most of our minutes will be our own changes, so canaries and automatic rollback. What is not critical leaves the path: cached, queued or degraded.',
      staff:
        'I would ask which requests, measured where, and what a minute costs us; often the checkout needs it and the rest does not, and that is a much cheaper system. Then I take the incidents of the last two years and ask which of them would fit in the budget of 52.6 minutes. That list orders the work: usually change safety, then detection, then redundancy. Redundancy counts just as far as failures are independent, so the same bad configuration in three zones is one failure; I would stage everything by cell. Budget for each dependency, and for those that cannot meet it, a way to live without. And an error budget that stops releases, since otherwise the number is a wish.',
    },
    given: {
      '99.9%': { set: 'the prompt says so' },
      '99.99%': { set: 'the prompt says so' },
      '8.76': { working: '365 × 24 × 0.001' },
      '52.6': { working: '365 × 24 × 60 × 0.0001' },
    },
  },
  {
    id: 'failover',
    title: 'The primary dies',
    lesson: 'failover-and-clustering',
    seconds: 150,
    ask: 'Your database has a primary and a standby. The primary stops answering. Tell me everything that happens, and everything that can go wrong.',
    units: unitsOf(
      [
        'phases',
        'Which phases does a failover have?',
        'Detect, confirm, promote, repoint, recover: the outage is their sum.',
        ['detect', 'promot', 'repoint', 'redirect'],
      ],
      [
        'false',
        'What if the primary is only slow, or cut off?',
        'Silence is not death: too quick a timeout fails over for nothing, too slow a one is the outage.',
        ['slow', 'false', 'timeout', 'heartbeat', 'network'],
      ],
      [
        'quorum',
        'Who decides?',
        'A majority of an odd number decides; two nodes alone cannot tell who is cut off.',
        ['quorum', 'majority', 'consensus', 'witness'],
      ],
      [
        'split-brain',
        'What is the worst outcome?',
        'Split brain: two primaries take writes that cannot be merged.',
        ['split brain', 'split-brain', 'two primar'],
      ],
      [
        'fence',
        'What makes sure that the old one is gone?',
        'Fence it: take its power, its lease or its storage; a token that grows rejects its late writes.',
        ['fenc', 'lease', 'stonith', 'token'],
      ],
      [
        'lost',
        'Which writes are lost?',
        'With an asynchronous standby, those acknowledged and not yet copied; synchronous loses none and pays on each write.',
        ['synchron', 'async', 'lost', 'rpo'],
      ],
      [
        'clients',
        'How do clients find the new primary?',
        'Through a virtual address, a proxy or DNS with its caches; open connections must be broken.',
        ['dns', 'virtual ip', 'proxy', 'reconnect', 'client'],
      ],
      [
        'after',
        'What is true right after it?',
        'The new primary is cold and has no standby: capacity and redundancy must be rebuilt.',
        ['cold', 'no standby', 'rebuild', 'failback'],
      ],
      [
        'rehearse',
        'How do you know it works?',
        'Rehearse it regularly, at peak.',
        ['rehears', 'test', 'drill', 'game day', 'on purpose'],
      ],
    ),
    exemplars: {
      mid: 'Health checks notice that the primary is down, the standby is promoted and the applications connect to it, for example over a virtual IP. With asynchronous replication some writes can be lost. Split brain can happen if the old primary comes back, so it must be fenced.',
      senior:
        'Detect, confirm, promote, repoint. Detection is heartbeats that are missed for some time, judged by a quorum, because the primary may just be cut off from one observer. Before promoting, the old one must be fenced, or there are two primaries and writes we cannot merge. An asynchronous standby loses what was acknowledged and not yet shipped, so for money I want one synchronous standby. Clients find it through a proxy that drops the old connections, as DNS is cached. Then we run without a standby until one is rebuilt.',
      staff:
        'I would state the two numbers first: how long may it take, and how many seconds of writes may we lose. They decide the design: zero loss means a synchronous copy and a majority, so three places at least, and every commit pays a round trip. The dangerous step is the decision. It needs a lease that the old primary knows it has lost before anyone else may hold it, and storage that refuses an old epoch; without these, every grey failure is a chance of split brain. Then the herd: all clients reconnect to a cold primary, so jitter and limited pools. I would rather fail over every week on purpose than once a year by surprise, and I would make the human step a veto and not an approval.',
    },
  },
  {
    id: 'multi-region',
    title: 'Two regions',
    lesson: 'multi-region',
    seconds: 150,
    ask: 'We are in one region. Management wants a second one. Active-active or active-passive, and what will it cost us?',
    units: unitsOf(
      [
        'why',
        'What do you ask first?',
        'Why: to survive a region, to be near users, or to keep data where the law wants it; they lead to different designs.',
        ['why', 'latency', 'residency', 'disaster', 'law'],
      ],
      [
        'rpo-rto',
        'Which two numbers does the business give you?',
        'RPO, how much may be lost, and RTO, how long it may take.',
        ['rpo', 'rto', 'how much', 'lose'],
      ],
      [
        'passive',
        'What is hard about active-passive?',
        'The passive one rots: untested capacity, configuration and people; promoting it is a decision.',
        ['passive', 'standby', 'untested', 'rot'],
      ],
      [
        'active',
        'What is hard about active-active?',
        'Two places take writes: conflicts, or a home region for each user.',
        ['conflict', 'active-active', 'home region', 'crdt', 'last write'],
      ],
      [
        'distance',
        'What does a write across regions cost?',
        'A round trip at the speed of light on each synchronous write.',
        ['round trip', 'speed of light', 'synchron', 'distance'],
      ],
      [
        'capacity',
        'What must the survivor have?',
        'Capacity for everybody, now: with two regions each runs at less than half.',
        ['capacity', 'half', 'headroom', 'double'],
      ],
      [
        'routing',
        'How do users move?',
        'DNS or anycast with health checks: caches keep some users on the dead region for a while.',
        ['dns', 'rout', 'anycast', 'ttl'],
      ],
      [
        'global',
        'What is quietly shared by both?',
        'Identity, configuration, deploys, the control plane: what is global fails globally.',
        ['global', 'shared', 'control plane', 'deploy', 'identity'],
      ],
      [
        'evacuate',
        'How do you prove it?',
        'Evacuate a region regularly, with real traffic.',
        ['evacuat', 'drill', 'test', 'practise', 'rehears'],
      ],
    ),
    exemplars: {
      mid: 'Active-passive is simpler: one region takes the traffic, the data is replicated to the other, and DNS fails over. Active-active uses both regions and has lower latency for users but we have to handle write conflicts. Costs are about double, plus traffic between the regions.',
      senior:
        'It depends on why. For disaster recovery, active-passive with asynchronous replication, and we agree on an RPO of seconds and an RTO of minutes. For latency, active-active for reads, and a home region for each user’s writes, so that there are no conflicts. Synchronous writes across regions cost a round trip each, so I would avoid them. Each region has to carry everybody, so both run below half. And we practise evacuation, for a standby that is never used does not work.',
      staff:
        'I would start from the failures we want to survive and price each. Most of what takes us down is our own change, and a second region deployed at the same time does not help; staged by region it does. Then data, class by class: sessions can be lost, catalogue is replicated, orders have a home region with an explicit RPO. I would take active-active with homes over active-passive, chiefly since the second region is then proven every day. The bill: twice the capacity at peak, transfer between regions, and slower product work, as each feature must say where its data lives. Last I look for what is global: identity, DNS, the deploy system. The exercise that counts is evacuating one on a weekday, at peak.',
    },
  },
];
