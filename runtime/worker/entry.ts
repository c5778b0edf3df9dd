import { buffersIn, buffersOf, doJob } from './job';
import { KeptRuns } from './kept-runs';
import { keyOwnersOf } from './key-owners';
import { Looker } from './looker';
import type { FromWorker, LookRequest, RunRequest, ToWorker } from './protocol';

/** Runs what labs ask for. One worker serves every lab of a page; of each lab only the newest request counts. */
const newest = new Map<string, number>();
const waiting = new Map<string, RunRequest>();
const looks = new Map<string, LookRequest>();
const looker = new Looker();
const kept = new KeptRuns();
let busy = false;
let looking = false;

const scope = self as unknown as DedicatedWorkerGlobalScope;
const post = (message: FromWorker, transfer: Transferable[] = []): void => scope.postMessage(message, transfer);
const wallMs = (): number => performance.now();
const pause = () => new Promise((resume) => setTimeout(resume));

scope.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'forget') {
    for (const requests of [newest, waiting, looks]) requests.delete(data.lab);
    looker.forget(data.lab);
    kept.forget(data.lab);
  } else if (data.type === 'part') {
    const { lab, run, atMs } = data;
    const rows = kept.rowsAround(lab, run, atMs);
    post({ type: 'part', lab, run, atMs, rows }, rows === null ? [] : buffersIn(rows.spans, rows.rowLinks));
  } else if (data.type === 'look') {
    looks.set(data.lab, data);
    if (!looking) void drainLooks();
  } else if (data.type === 'owners') {
    post({ type: 'owned', question: data.question, owners: keyOwnersOf(data.mapping) });
  } else {
    newest.set(data.lab, data.run);
    waiting.set(data.lab, data);
    if (!busy) void drain();
  }
};

async function drain(): Promise<void> {
  busy = true;
  for (let next = takeNext(waiting); next !== undefined; next = takeNext(waiting)) {
    const request = next;
    await doJob(request, {
      wallMs,
      post: (message) => post(message, message.type === 'recorded' ? buffersOf(message.recording) : []),
      keep: (run, recording) => kept.keep(request.lab, request.run, run, recording),
      breathe: async () => {
        await pause();
        return newest.get(request.lab) === request.run;
      },
    });
  }
  busy = false;
}

function takeNext<R extends RunRequest | LookRequest>(from: Map<string, R>): R | undefined {
  const [first] = from.values();
  if (first !== undefined) from.delete(first.lab);
  return first;
}

/** One look at a time: it goes on from where the one before it came to, answered or given up for a newer one. */
async function drainLooks(): Promise<void> {
  looking = true;
  for (let next = takeNext(looks); next !== undefined; next = takeNext(looks)) {
    const request = next;
    const looked = await looker.look(request, {
      wallMs,
      breathe: async () => {
        await pause();
        return !looks.has(request.lab);
      },
    });
    if (looked !== null) post(looked);
  }
  looking = false;
}
