import type { Page } from '@playwright/test';
import { type Figure, LONGEST_TASK_MS } from './case';

interface Watch {
  readonly taskMs: number[];
  frames: number;
  timers: number;
}

/** Put into every page before its own scripts: what tasks are long, and how many frames and timers of the page's own run. */
function install(): void {
  const watch: Watch = { taskMs: [], frames: 0, timers: 0 };
  Object.assign(globalThis, { __watch: watch, __frame: requestAnimationFrame.bind(globalThis) });
  new PerformanceObserver((list) => watch.taskMs.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  });
  const { requestAnimationFrame: frame, setTimeout: later, setInterval: again } = globalThis;
  globalThis.requestAnimationFrame = (act) =>
    frame((nowMs) => {
      watch.frames++;
      act(nowMs);
    });
  const counted = (act: TimerHandler, ...rest: unknown[]) => {
    watch.timers++;
    if (typeof act === 'function') act(...rest);
  };
  Object.assign(globalThis, {
    setTimeout: (act: TimerHandler, ms?: number, ...rest: unknown[]) => later(() => counted(act, ...rest), ms),
    setInterval: (act: TimerHandler, ms?: number, ...rest: unknown[]) => again(() => counted(act, ...rest), ms),
  });
}

/** tsx keeps the names of functions with a helper that the page does not have. */
export async function watched(page: Page): Promise<void> {
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(install);
}

const watchIn = (page: Page): Promise<Watch> => page.evaluate(() => (globalThis as unknown as { __watch: Watch }).__watch);

export const forget = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const watch = (globalThis as unknown as { __watch: Watch }).__watch;
    watch.taskMs.length = 0;
    watch.frames = 0;
    watch.timers = 0;
  });

export async function longestTask(page: Page, label: string): Promise<Figure> {
  const { taskMs } = await watchIn(page);
  return {
    label: `longest task, ${label} (0: none over 50)`,
    value: Math.max(0, ...taskMs),
    unit: 'ms',
    atMost: LONGEST_TASK_MS,
  };
}

export const ranSince = watchIn;

/** The time between frames. */
export const frameTimes = (page: Page, forMs: number): Promise<number[]> =>
  page.evaluate(
    (forMs) =>
      new Promise<number[]>((resolve) => {
        const frameMs: number[] = [];
        let lastMs = performance.now();
        const untilMs = lastMs + forMs;
        requestAnimationFrame(function tick(nowMs) {
          frameMs.push(nowMs - lastMs);
          lastMs = nowMs;
          if (nowMs < untilMs) requestAnimationFrame(tick);
          else resolve(frameMs.slice(1));
        });
      }),
    forMs,
  );
