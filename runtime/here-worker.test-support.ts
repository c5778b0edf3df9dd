import type { PoolWorker } from './pool';
import { summarise } from './worker/summarise';

/** A worker without a thread: the same work, answered later. */
export function hereWorker(): PoolWorker {
  let isGone = false;
  const worker: PoolWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => {
      void summarise(message).then((data) => {
        if (!isGone) worker.onmessage?.({ data });
      });
    },
    terminate: () => {
      isGone = true;
    },
  };
  return worker;
}
