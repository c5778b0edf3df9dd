import { InputError } from '../input-error';
import { type ConfigOf, number } from '../knobs/knobs';
import type { Ms } from '../units';
import { type Admission, type AdmissionSpec, GRANTED, ignoreGrant, ignoreRefusal, REFUSED, WAITING } from '../waiting/admission';
import { WaitingLine } from '../waiting/waiting-line';

const knobs = {
  coreThreadPoolSize: number({
    label: 'Core threads',
    help: 'Threads that are started first and kept, also when idle.',
    default: 4,
    unit: 'count',
    min: 1,
    max: 1_000_000,
    integer: true,
    range: [1, 64],
    main: true,
  }),
  maxThreadPoolSize: number({
    label: 'Most threads',
    help: 'Threads beyond the core are started only when the queue is full.',
    default: 8,
    unit: 'count',
    min: 1,
    max: 1_000_000,
    integer: true,
    range: [1, 64],
    main: true,
  }),
  queueCapacity: number({
    label: 'Queue',
    help: 'How many calls wait for a thread; 0: none, each needs a thread at once.',
    default: 100,
    unit: 'count',
    min: 0,
    max: 2_147_483_647,
    integer: true,
    range: [0, 500],
    main: true,
  }),
  keepAliveMs: number({
    label: 'Keep idle threads',
    help: 'How long a thread beyond the core stays with nothing to do.',
    default: 20,
    unit: 'ms',
    min: 0,
    max: 1e12,
    range: [0, 60_000],
  }),
};

type Config = ConfigOf<typeof knobs>;

/**
 * Calls run on threads of their own. A call that comes
 *
 *   starts a core thread         while threads < coreThreadPoolSize, even if one is idle
 *   else goes to an idle thread  if there is one
 *   else waits in the queue      while it has room, for as long as it takes
 *   else starts another thread   while threads < maxThreadPoolSize, and so overtakes the queue
 *   else is refused              ("rejected")
 *
 * A thread that finishes takes the front of the queue; with nothing queued it idles, and when there are more than core it dies after
 * `keepAliveMs` (a call that comes exactly then still gets it). `release` is the end of a call. A queued call that is cancelled
 * leaves the queue.
 *
 * `retune` as setCorePoolSize, setMaximumPoolSize and setKeepAliveTime: a larger core starts threads for what is queued; idle threads
 * above a smaller maximum go at once (with keepAliveMs 0 also those above a smaller core), busy ones when they finish. A changed
 * queue drops nothing that is in it.
 *
 * @see java.util.concurrent.ThreadPoolExecutor (JDK 17) execute, getTask, setCorePoolSize; resilience4j-bulkhead 2.x FixedThreadPoolBulkhead.java
 *   (ArrayBlockingQueue, SynchronousQueue at capacity 0, AbortPolicy).
 * @throws InputError when maxThreadPoolSize is below coreThreadPoolSize
 */
class ThreadPoolBulkhead implements Admission<Config> {
  onGrant = ignoreGrant;
  onRefuse = ignoreRefusal;
  inUse = 0;
  threads = 0;
  readonly #queue = new WaitingLine();
  /** When each idle thread dies, longest idle first; Infinity: it waits without a limit. */
  readonly #idleUntilMs: number[] = [];
  #firstDeathMs: Ms = Infinity;
  #config: Config;
  #nowMs: Ms = 0;

  constructor(config: Config) {
    this.#config = checked(config);
  }

  acquire(nowMs: Ms, ticket: number): number {
    this.advance(nowMs);
    const { coreThreadPoolSize, maxThreadPoolSize, queueCapacity } = this.#config;
    if (this.threads < coreThreadPoolSize) return this.#startThread();
    if (this.#idleUntilMs.length > 0) return this.#wakeThread(queueCapacity === 0);
    if (this.#queue.length < queueCapacity) {
      this.#queue.join(ticket, Infinity);
      return WAITING;
    }
    return this.threads < maxThreadPoolSize ? this.#startThread() : REFUSED;
  }

  release(nowMs: Ms, _ticket: number): void {
    this.advance(nowMs);
    this.inUse--;
    if (this.threads > this.#config.maxThreadPoolSize) this.threads--;
    else if (this.#queue.length > 0) this.#serveQueue();
    else this.#idle();
  }

  cancel(nowMs: Ms, ticket: number): void {
    this.advance(nowMs);
    this.#queue.leave(ticket);
  }

  advance(nowMs: Ms): void {
    if (nowMs > this.#nowMs) this.#nowMs = nowMs;
    while (this.#firstDeathMs < this.#nowMs) this.#retire();
  }

  expire(nowMs: Ms): void {
    this.advance(nowMs);
    while (this.#firstDeathMs <= this.#nowMs) this.#retire();
  }

  retune(nowMs: Ms, config: Config): void {
    this.advance(nowMs);
    const before = this.#config;
    this.#config = checked(config);
    const { coreThreadPoolSize: core, maxThreadPoolSize: max, keepAliveMs } = config;
    const idleClocksRestart = core < before.coreThreadPoolSize || keepAliveMs < before.keepAliveMs;
    const kept = idleClocksRestart && keepAliveMs === 0 ? core : max;
    while (this.threads > kept && this.#idleUntilMs.length > 0) {
      this.#idleUntilMs.shift();
      this.threads--;
    }
    if (this.threads > core && idleClocksRestart) this.#idleUntilMs.fill(this.#nowMs + keepAliveMs);
    this.#findFirstDeath();
    for (let more = core - before.coreThreadPoolSize; more > 0 && this.#queue.length > 0 && this.threads < core; more--) {
      this.threads++;
      this.#serveQueue();
    }
  }

  get waiting(): number {
    return this.#queue.length;
  }
  get idleThreads(): number {
    return this.#idleUntilMs.length;
  }
  get nextEventAtMs(): Ms {
    return this.#firstDeathMs;
  }

  #startThread(): number {
    this.threads++;
    this.inUse++;
    return GRANTED;
  }

  /** A blocking queue wakes the thread that waits longest; a synchronous one the latest. */
  #wakeThread(latest: boolean): number {
    if (latest) this.#idleUntilMs.pop();
    else this.#idleUntilMs.shift();
    this.#findFirstDeath();
    this.inUse++;
    return GRANTED;
  }

  #serveQueue(): void {
    this.inUse++;
    this.onGrant(this.#queue.shift(), this.#nowMs);
  }

  #idle(): void {
    const { coreThreadPoolSize, keepAliveMs } = this.#config;
    if (this.threads <= coreThreadPoolSize) this.#idleUntilMs.push(Infinity);
    else if (keepAliveMs === 0) this.threads--;
    else {
      this.#idleUntilMs.push(this.#nowMs + keepAliveMs);
      this.#findFirstDeath();
    }
  }

  /** A thread's wait has run out: it dies if there are more than core, else it waits on without a limit. */
  #retire(): void {
    this.#idleUntilMs.splice(this.#idleUntilMs.indexOf(this.#firstDeathMs), 1);
    if (this.threads > this.#config.coreThreadPoolSize) this.threads--;
    else this.#idleUntilMs.push(Infinity);
    this.#findFirstDeath();
  }

  #findFirstDeath(): void {
    let first = Infinity;
    for (const untilMs of this.#idleUntilMs) if (untilMs < first) first = untilMs;
    this.#firstDeathMs = first;
  }
}

function checked(config: Config): Config {
  const { coreThreadPoolSize, maxThreadPoolSize } = config;
  if (maxThreadPoolSize < coreThreadPoolSize)
    throw new InputError('maxThreadPoolSize', `must be >= coreThreadPoolSize (${coreThreadPoolSize})`, maxThreadPoolSize);
  return config;
}

export const threadPool: AdmissionSpec<typeof knobs> = {
  id: 'thread-pool',
  label: 'Thread pool',
  help: 'Calls run on threads of their own, wait in a queue of their own, and leave the caller’s thread alone.',
  knobs,
  cost: { time: 'O(1), O(idle threads) when one wakes or dies', memory: '16 bytes per queued call, 8 per idle thread' },
  source: 'java.util.concurrent.ThreadPoolExecutor (JDK 17); resilience4j-bulkhead 2.x, FixedThreadPoolBulkhead.java',
  deviation: 'Sizes default to 4 and 8, not to the processors of the machine; a cancelled call leaves the queue at once.',
  create: (config) => new ThreadPoolBulkhead(config),
};
