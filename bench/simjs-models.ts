// The same systems written as its documentation would have one write them for simjs 2.0.3, the fastest general simulator on npm.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';

// The published bundle exports nothing; its last expression is the loader of its own modules, of which 7 is the entry.
const loader = runInThisContext(readFileSync(createRequire(import.meta.url).resolve('simjs'), 'utf8')) as (
  id: number,
) => typeof import('simjs');
const { Entity, Facility, Random, Sim } = loader(7);

interface Model {
  readonly arrivalRps: number;
  readonly meanServiceMs: number;
  readonly servers: number;
  readonly timeoutMs?: number;
  readonly queueLimit?: number;
  readonly forMs: number;
}

/** Runs the model and returns how many requests were completed and their mean latency. */
export function runSimjs({ arrivalRps, meanServiceMs, servers, timeoutMs, queueLimit = Infinity, forMs }: Model): {
  done: number;
  meanMs: number;
} {
  const sim = new Sim();
  const random = new Random(7);
  const facilities = Array.from({ length: servers }, (_, i) => new Facility(`server ${i}`));
  const inFlight = new Array<number>(servers).fill(0);
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
  return { done, meanMs: totalMs / done };
}

function leastBusy(inFlight: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < inFlight.length; i++) if (inFlight[i] < inFlight[best]) best = i;
  return best;
}
