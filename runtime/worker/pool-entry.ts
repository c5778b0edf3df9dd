import type { ToPool } from './pool-protocol';
import { summarise } from './summarise';

const scope = self as unknown as DedicatedWorkerGlobalScope;

/** One of a sweep's workers: a run at a time. */
scope.onmessage = ({ data }: MessageEvent<ToPool>) => {
  void summarise(data).then((answer) => scope.postMessage(answer));
};
