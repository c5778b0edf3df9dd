import type { FromReader } from './entry';
import type { Brought } from './read-own-data';
import type { OwnValue } from './types';

export interface ReadListener {
  onProgress(readBytes: number): void;
  onRead(own: OwnValue): void;
  /** In a sentence for the person who brought the file. */
  onRefused(message: string): void;
}

/** Reads a file in a worker of its own; it never leaves the browser. Returns what gives it up. */
export function readInWorker(brought: Brought, listener: ReadListener): () => void {
  const worker = new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'headroom file' });
  worker.onmessage = ({ data }: MessageEvent<FromReader>) => {
    if (data.type === 'progress') return listener.onProgress(data.readBytes);
    worker.terminate();
    if (data.type === 'read') listener.onRead(data.own);
    else listener.onRefused(data.message);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    worker.terminate();
    listener.onRefused('This file could not be read.');
  };
  worker.postMessage(brought);
  return () => worker.terminate();
}
