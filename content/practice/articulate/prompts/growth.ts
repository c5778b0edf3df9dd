import { type Prompt, unitsOf } from '../prompt-types';

/** Growing: up, out, in time, and without a server of your own. */
export const growth: readonly Prompt[] = [
  {
    id: 'scale-this-system',
    title: 'Scale this system',
    lesson: 'vertical-and-horizontal',
    seconds: 180,
    ask: 'One web server and one database. Traffic is going to grow a hundredfold. Walk me through how you scale this system.',
    units: unitsOf(
      [
        'ask-what-grows',
        'What do you ask before you draw anything?',
        'Ask what grows: users, data, features or distance, reads or writes, and how fast.',
        ['what grow', 'read write', 'ratio', 'require'],
      ],
      [
        'measure-first',
        'Which step comes before adding machines?',
        'Find the bound by measuring: processor, memory, disk or a lock. Tune what is slow before you buy.',
        ['measur', 'profil', 'bottleneck', 'optimi'],
      ],
      [
        'up-first',
        'Why may the first move be a bigger machine?',
        'A bigger machine needs no new code and buys time; its price, its ceiling and its being alone end it.',
        ['bigger machine', 'vertical', 'scale up', 'larger'],
      ],
      [
        'state-out',
        'What must happen to state before there are two web servers?',
        'Move sessions and files out of the web server, so that any backend can take any request.',
        ['stateless', 'session', 'shared store', 'externali'],
      ],
      [
        'balance',
        'What stands in front of several web servers, and what does it check?',
        'A balancer with health checks in front of several web servers, and more than one balancer.',
        ['balancer', 'health check'],
      ],
      [
        'cache',
        'What takes reads off the database first?',
        'Cache what is read often and may be a little old: browser, CDN, then a shared cache.',
        ['cache', 'cdn'],
      ],
      [
        'data',
        'In which order does the database grow?',
        'Indexes, then replicas for reads, then partitions for writes: each step costs more to undo.',
        ['replica', 'shard', 'partition', 'index'],
      ],
      [
        'async',
        'What need not happen while the user waits?',
        'Put slow side effects on a queue, so that a peak becomes a delay instead of an outage.',
        ['queue', 'async', 'background'],
      ],
      [
        'trade-off',
        'What gets worse with each step?',
        'Name what each step costs: staleness, hops, operations, and how you would see that it fails.',
        ['trade', 'stale', 'consisten', 'monitor', 'cost'],
      ],
    ),
    exemplars: {
      mid: 'I would first move the database to its own machine and put a load balancer in front of several web servers. Sessions go to a shared store so any server can answer. Then I add a cache for the hot reads and read replicas for the database. Images go to a CDN. If writes become the problem, I shard.',
      senior:
        'First I would ask what grows, and whether it is reads or writes, because the answers differ. Then I measure: a missing index or a slow query is cheaper to mend than a fleet. A bigger machine buys the time to make the web tier stateless. After that it is a balancer with health checks, a cache in front of the hot reads, and replicas, where I must say who may read stale data. Slow side effects go on a queue. I shard only when one primary cannot take the writes, because the shard key is hard to change.',
      staff:
        'I want the shape of the growth before the shape of the system: read to write ratio, the hottest key, the peak against the mean, and what may be stale. I would fix a budget for latency and for money, then take the steps in order of how easily they are undone. Tune, buy a bigger machine, make it stateless, balance, cache, replicate, queue, partition. Each has a trigger I can watch: say, primary write utilisation for the last one. And each brings a failure of its own: the cache that must not be needed to survive, the replica that lags, the queue that grows. I would load-test the next step before I need it, and stop when the headroom is enough.',
    },
  },
  {
    id: 'up-or-out',
    title: 'One big machine or many small ones',
    lesson: 'vertical-and-horizontal',
    seconds: 120,
    ask: 'Your service is at its limit. Would you scale it up or scale it out? Defend it.',
    units: unitsOf(
      [
        'depends-on-state',
        'Which property of the service decides first?',
        'State decides: a stateless service goes out easily, a stateful one goes up or moves its state away first.',
        ['state'],
      ],
      [
        'optimise',
        'When is neither the answer?',
        'When it is not really busy, optimise first: neither up nor out helps a lock or a slow query.',
        ['optimi', 'profil', 'utili', 'measur', 'busy with'],
      ],
      [
        'simplicity',
        'What does scaling up keep simple?',
        'Up keeps one copy of the data, no network between parts, no code to change.',
        ['simple', 'no code', 'no network', 'consisten'],
      ],
      [
        'ceiling',
        'What ends scaling up?',
        'Up has a ceiling, and near it the price grows faster than the size.',
        ['ceiling', 'limit', 'price', 'cost'],
      ],
      [
        'failure',
        'What does one failure take away in each design?',
        'One machine is a single point of failure; of many, a failure takes a share.',
        ['single point', 'fail', 'redundan'],
      ],
      [
        'downtime',
        'What does an upgrade of the one machine cost?',
        'Going up usually means a restart; going out does not.',
        ['downtime', 'restart', 'migrat'],
      ],
      [
        'coordination',
        'What do more machines add besides capacity?',
        'Out adds hops, coordination and operations; beyond some size they can make it slower.',
        ['coordinat', 'amdahl', 'network hop', 'operat', 'complex'],
      ],
    ),
    exemplars: {
      mid: 'I would scale out, because more machines give redundancy and there is no hard ceiling. The service has to be stateless, so sessions go to a store. Scaling up is simpler, but the machine stays a single point of failure and at some point there is no larger one.',
      senior:
        'It depends on state. If any instance can serve any request, I go out: capacity is close to linear and a failure takes one share. If the state is in the process, I either move it out or go up first, because that needs no code. Before both I check that it is busy with work and not with waiting. I would go up for a database early on, out for the web tier from the second machine.',
      staff:
        'I would compare what the next doubling costs in each direction, in money, in risk and in people. Up is a purchase with a restart and a known end. Out is a purchase plus a coordination problem that somebody operates for years. For a stateless tier, out wins with the second machine, since it also buys survival: I size it so that the peak fits with one machine lost. For a primary database, up wins for a long time; I plan the partition key now and do the partition later. The decision to revisit is a number on a dashboard, not a feeling.',
    },
  },
  {
    id: 'serverless-or-containers',
    title: 'Serverless or containers',
    lesson: 'serverless-or-servers',
    seconds: 120,
    ask: 'We are building an API for image thumbnails. Serverless functions or containers?',
    units: unitsOf(
      [
        'shape',
        'What about the traffic do you ask first?',
        'Ask for the shape of the traffic: spiky or idle favours functions, high and steady favours servers.',
        ['spik', 'steady', 'traffic', 'idle'],
      ],
      [
        'bill',
        'How do you compare the two bills?',
        'Compute both: requests times duration times memory against machines times hours, and where they cross.',
        ['cost', 'bill', 'break even', 'break-even', 'cross', 'price'],
      ],
      [
        'cold',
        'What does the first request after a pause pay?',
        'A cold start is part of the latency; ask whether the slowest percent may pay it.',
        ['cold'],
      ],
      [
        'cures',
        'How do you make a cold start rarer or shorter?',
        'Provisioned instances, a smaller package, a faster runtime, lazy start: each takes some of the saving back.',
        ['provision', 'package', 'lazy', 'warm'],
      ],
      [
        'limits',
        'Which limits rule functions out?',
        'Limits on duration, memory and payload rule out long jobs, and connections to a database add up.',
        ['limit', 'minutes', 'duration', 'timeout', 'connection'],
      ],
      [
        'operations',
        'What do you no longer operate with functions, and what do you still?',
        'Functions take patching and scaling off you; what you keep is limits, permissions, and watching what they call.',
        ['operat', 'patch', 'scal', 'team'],
      ],
      [
        'portable',
        'What does leaving cost?',
        'Keep the logic apart from the platform, so that moving it is a wrapper and not a rewrite.',
        ['portab', 'lock-in', 'lock in', 'vendor', 'platform', 'handler thin', 'wrapper'],
      ],
    ),
    exemplars: {
      mid: 'Thumbnails are made when images are uploaded, which is spiky, so I would use functions. We pay only for what runs and it scales on its own. The drawback is cold starts, but nobody waits for a thumbnail. If traffic becomes constant, containers could be cheaper.',
      senior:
        'I would ask for the shape of the traffic and whether someone waits. Uploads come in bursts and the work is short and stateless, so functions fit, triggered from a queue. A cold start hurts only if it is on the path of a page view. I would compute the two bills at today’s volume and at ten times, because a steady load crosses over at some point. I keep the image code free of the platform so that the move is a wrapper.',
      staff:
        'Split it: making thumbnails is a job, serving them is a cache problem, and only the first is in question. For the job I model both bills over the range of volumes we believe in and find where they cross; the crossing matters more than the winner today. Functions win while the load is bursty and the team is small. I would put a queue in front so that the concurrency is bounded, since a burst of functions is a fine way to take down the store behind them. The reversal is cheap if the handler is thin, so I would start with functions and write down the volume at which we look again.',
    },
  },
  {
    id: 'autoscaling-policy',
    title: 'An autoscaler that thrashes',
    lesson: 'autoscaling',
    seconds: 120,
    ask: 'Our autoscaler adds and removes machines all day and we still miss the SLO every morning. What is wrong, and what do you change?',
    units: unitsOf(
      [
        'lag',
        'Why is a reactive autoscaler always late?',
        'It is late by the sum of its delays: the metric’s window, the evaluation, the start, the warm-up.',
        ['late', 'lag', 'delay', 'warm'],
      ],
      [
        'thrash',
        'What makes an autoscaler thrash?',
        'Thrash comes from acting before the last action shows: no cooldown, close thresholds, too short a window.',
        ['thrash', 'cooldown', 'stabili', 'flap', 'oscillat'],
      ],
      [
        'asymmetric',
        'In which direction should it be slow?',
        'Scale out fast and in slowly: missing capacity costs more than idle capacity.',
        ['slow', 'scale in', 'asymmetr', 'fast'],
      ],
      [
        'metric',
        'What makes a good metric to scale on?',
        'Choose a metric that leads and that more machines bring down: queue depth or requests per instance before processor.',
        ['metric', 'queue depth', 'cpu', 'requests per'],
      ],
      [
        'schedule',
        'What do you do about a peak that comes every day?',
        'A peak that is known is scheduled or forecast: be ready before it.',
        ['schedul', 'predict', 'forecast', 'every morning'],
      ],
      [
        'minimum',
        'What does the minimum protect?',
        'A minimum carries the load while new machines start, with one lost; a maximum protects the bill and what is behind.',
        ['minimum', 'maximum', 'headroom', 'floor'],
      ],
      [
        'bottleneck',
        'When does adding machines make it worse?',
        'If the database is what is full, more web machines only open more connections to it.',
        ['database', 'downstream', 'connection', 'bottleneck'],
      ],
    ),
    exemplars: {
      mid: 'It thrashes because the cooldown is too short, so I would make it longer and put more distance between the thresholds for adding and removing. In the morning it is too slow because it waits for the processor to be busy. I would schedule more machines before the morning and raise the minimum.',
      senior:
        'Two faults. The thrash: it acts again before its last action shows, so I lengthen the window for scaling in and leave scaling out quick. The mornings: a reactive loop is late by its window plus start plus warm-up, and a daily peak does not have to surprise anyone. I schedule capacity before it, keep target tracking for the rest, and scale on requests per instance rather than processor, since that moves first. I would check that the database is not what is full.',
      staff:
        'I would draw the loop and write its delays on it, because thrash and lateness are the same fact seen from two sides: the delay is long compared with how fast the load moves. What cannot be shortened must be anticipated. So: a floor from the schedule, target tracking above it, stabilisation only on the way in, and a ceiling derived from what the database can take. I would replay last week’s traffic against the new policy before it touches production, and judge it by minutes out of SLO and by machine hours. If a faster start is possible, I would buy that first, since it improves every policy at once.',
    },
  },
  {
    id: 'amdahl',
    title: 'Twice the nodes, the same speed',
    lesson: 'amdahl-and-bottlenecks',
    seconds: 120,
    ask: 'We doubled the workers of a batch job and it got 5% faster. Explain, and say what you would do.',
    units: unitsOf(
      [
        'serial',
        'What bounds the speed-up of more workers?',
        'Amdahl: the part that is not parallel bounds the speed-up, however many workers there are.',
        ['amdahl', 'serial', 'sequential'],
      ],
      [
        'number',
        'What is the ceiling when a tenth of the work is serial?',
        'A serial share s gives at most 1/s: a tenth serial gives at most ten times.',
        ['ten times', '1/', 'at most', 'tenth', 'ceiling'],
      ],
      [
        'contention',
        'What else, besides serial work, do workers share?',
        'Contention: they queue for one lock, disk, or database.',
        ['contention', 'lock', 'shared', 'database'],
      ],
      [
        'coherence',
        'Why can more nodes be slower?',
        'Coherence: every pair that must agree costs, and that grows with the square, so there is a best number of nodes.',
        ['coheren', 'coordinat', 'slower', 'scalability law'],
      ],
      [
        'skew',
        'What if one worker has most of the work?',
        'Skew: the job is as slow as its largest piece; split it or steal work.',
        ['skew', 'largest', 'straggl', 'partition', 'uneven'],
      ],
      [
        'find-it',
        'How do you find the bound?',
        'Measure at several sizes, fit the curve, and profile where workers wait.',
        ['profil', 'measure', 'trace', 'wait'],
      ],
      [
        'attack',
        'Where do you spend effort?',
        'Shorten the serial part or remove the sharing: batch, shard the lock, pre-aggregate. More nodes come after.',
        ['batch', 'remove', 'shorten', 'shard', 'reduce'],
      ],
    ),
    exemplars: {
      mid: 'Amdahl’s law says the serial part limits the speed-up. If most of the job runs on one thread, or waits for one database, more workers do not help. I would profile it, find the serial part and make it parallel or faster.',
      senior:
        'Doubling workers and gaining so little means most of the time is not in the parallel part. It can be serial code, a shared lock or database, or one worker that has most of the data. I would look at what the workers are doing: if they wait, it is contention; if most are finished, it is skew. Then I work on that: batch the writes, split the hot partition. Only then do I add workers.',
      staff:
        'I would run it at three or four sizes and fit the Universal Scalability Law, because the shape of the curve says which disease it is: flat means serial or contention, falling means coherence. The fit also says how many workers are worth paying for, which may be fewer than we have. Then I would take the cheapest cut: pre-aggregate so that less is shared, shard what they lock, split the largest piece so that no straggler sets the end. I would set the expectation too: with the serial share we measured there is a ceiling, and past it the answer is another algorithm and not another machine.',
    },
    given: { '5%': { set: 'the prompt says so' }, '1': { name: 'one over the serial share' } },
  },
];
