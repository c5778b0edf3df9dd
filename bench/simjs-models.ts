// The same systems written as its documentation would have one write them for simjs 2.0.3, the fastest general simulator on npm.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { AliasTable, zipfWeights } from '../engine/random/alias';
import { Rng } from '../engine/random/rng';
import type { Done } from './engine-cases';

// The published bundle exports nothing; its last expression is the loader of its own modules, of which 7 is the entry.
const loader = runInThisContext(readFileSync(createRequire(import.meta.url).resolve('simjs'), 'utf8')) as (
  id: number,
) => typeof import('simjs');
const { Entity, Facility, Random, Sim } = loader(7);

export interface QueueModel {
  readonly arrivalRps: number;
  readonly meanServiceMs: number;
  readonly servers: number;
  readonly timeoutMs?: number;
  readonly queueLimit?: number;
  readonly forMs: number;
}

/** Queues behind a choice of the least busy. */
export function runQueues({ arrivalRps, meanServiceMs, servers, timeoutMs, queueLimit = Infinity, forMs }: QueueModel): Done {
  const sim = new Sim();
  const random = new Random(7);
  const facilities = Array.from({ length: servers }, (_, i) => new Facility(`server ${i}`));
  const inFlight = new Array<number>(servers).fill(0);
  let requests = 0;
  let done = 0;
  let totalMs = 0;

  const finish = (server: number, startMs: number, nowMs: number): void => {
    inFlight[server]--;
    done++;
    totalMs += nowMs - startMs;
  };

  class Source extends Entity {
    start(): void {
      this.setTimer(random.exponential(arrivalRps / 1000)).done(() => this.arrive());
    }
    arrive(): void {
      requests++;
      const server = leastBusy(inFlight);
      if (inFlight[server] <= queueLimit) this.ask(server);
      else done++;
      this.start();
    }
    ask(server: number): void {
      const startMs = this.time();
      inFlight[server]++;
      const use = this.useFacility(facilities[server], random.exponential(1 / meanServiceMs));
      if (timeoutMs === undefined) {
        use.done(() => finish(server, startMs, this.time()));
        return;
      }
      const timer = this.setTimer(timeoutMs).done(() => {
        done++;
      });
      use.done(() => {
        timer.cancel();
        finish(server, startMs, this.time());
      });
    }
  }

  sim.addEntity(Source, 'source');
  sim.simulate(forMs);
  return { requests, meanMs: totalMs / done };
}

function leastBusy(inFlight: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < inFlight.length; i++) if (inFlight[i] < inFlight[best]) best = i;
  return best;
}

export interface PipelineModel {
  readonly arrivalRps: number;
  readonly keys: number;
  readonly exponent: number;
  readonly capacity: number;
  readonly refillPerSecond: number;
  readonly cached: number;
  readonly hitMs: number;
  readonly maxAttempts: number;
  readonly baseMs: number;
  readonly capMs: number;
  readonly timeoutMs: number;
  readonly servers: number;
  readonly queueLimit: number;
  readonly meanServiceMs: number;
  readonly forMs: number;
}

/** A token bucket, a cache of the plainest kind (a `Map` in order of use), retries and timeouts before two choices. */
export function runPipeline(model: PipelineModel): Done {
  const sim = new Sim();
  const random = new Random(7);
  // Keys are drawn as ours are, so that the peer is not charged for a slow Zipf.
  const keyRng = new Rng(7, 'keys');
  const keyTable = new AliasTable(zipfWeights(model.keys, model.exponent));
  const facilities = Array.from({ length: model.servers }, (_, i) => new Facility(`server ${i}`));
  const inFlight = new Array<number>(model.servers).fill(0);
  const cache = new Map<number, true>();
  let tokens = model.capacity;
  let filledMs = 0;
  let requests = 0;
  let done = 0;
  let totalMs = 0;

  const passes = (nowMs: number): boolean => {
    tokens = Math.min(model.capacity, tokens + ((nowMs - filledMs) * model.refillPerSecond) / 1000);
    filledMs = nowMs;
    if (tokens < 1) return false;
    tokens--;
    return true;
  };
  const holds = (key: number): boolean => {
    if (!cache.delete(key)) return false;
    cache.set(key, true);
    return true;
  };
  const keep = (key: number): void => {
    cache.delete(key);
    cache.set(key, true);
    if (cache.size > model.cached) cache.delete(cache.keys().next().value as number);
  };

  class Source extends Entity {
    start(): void {
      this.setTimer(random.exponential(model.arrivalRps / 1000)).done(() => this.arrive());
    }
    arrive(): void {
      requests++;
      if (passes(this.time())) {
        const startMs = this.time();
        const key = keyTable.draw(keyRng);
        this.setTimer(model.hitMs).done(() => {
          if (holds(key)) this.answer(startMs);
          else this.attempt(key, startMs, 1);
        });
      }
      this.start();
    }
    answer(startMs: number): void {
      done++;
      totalMs += this.time() - startMs;
    }
    attempt(key: number, startMs: number, attempt: number): void {
      const server = this.choose();
      if (inFlight[server] > model.queueLimit) {
        this.again(key, startMs, attempt);
        return;
      }
      inFlight[server]++;
      let waits = true;
      const timer = this.setTimer(model.timeoutMs).done(() => {
        waits = false;
        this.again(key, startMs, attempt);
      });
      this.useFacility(facilities[server], random.exponential(1 / model.meanServiceMs)).done(() => {
        inFlight[server]--;
        if (!waits) return;
        timer.cancel();
        this.setTimer(model.hitMs).done(() => {
          keep(key);
          this.answer(startMs);
        });
      });
    }
    again(key: number, startMs: number, attempt: number): void {
      if (attempt === model.maxAttempts) return;
      const delayMs = random.random() * Math.min(model.capMs, model.baseMs * 2 ** (attempt - 1));
      this.setTimer(delayMs).done(() => this.attempt(key, startMs, attempt + 1));
    }
    choose(): number {
      const first = Math.floor(random.random() * model.servers);
      const second = Math.floor(random.random() * model.servers);
      return inFlight[second] < inFlight[first] ? second : first;
    }
  }

  sim.addEntity(Source, 'source');
  sim.simulate(model.forMs);
  return { requests, meanMs: totalMs / done };
}
