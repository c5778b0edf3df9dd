import { buffersOf, doJob } from './job';
import type { RunRequest, ToWorker } from './protocol';

/** Runs what labs ask for. One worker serves every lab of a page; of each lab only the newest request counts. */
const newest = new Map<string, number>();
const waiting = new Map<string, RunRequest>();
let busy = false;

const scope = self as unknown as DedicatedWorkerGlobalScope;

scope.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'forget') {
    newest.delete(data.lab);
    waiting.delete(data.lab);
    return;
  }
  newest.set(data.lab, data.run);
  waiting.set(data.lab, data);
  if (!busy) void drain();
};

async function drain(): Promise<void> {
  busy = true;
  for (let next = takeNext(); next !== undefined; next = takeNext()) {
    const request = next;
    await doJob(request, {
      wallMs: () => performance.now(),
      post: (message) => scope.postMessage(message, message.type === 'recorded' ? buffersOf(message.recording) : []),
      breathe: async () => {
        await new Promise((resume) => setTimeout(resume));
        return newest.get(request.lab) === request.run;
      },
    });
  }
  busy = false;
}

function takeNext(): RunRequest | undefined {
  const [first] = waiting.values();
  if (first !== undefined) waiting.delete(first.lab);
  return first;
}
