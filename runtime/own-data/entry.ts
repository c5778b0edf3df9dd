import { OwnDataError } from './own-data-error';
import { type Brought, readOwnData } from './read-own-data';
import type { OwnValue } from './types';

export type FromReader =
  | { readonly type: 'progress'; readonly readBytes: number }
  | { readonly type: 'read'; readonly own: OwnValue }
  | { readonly type: 'refused'; readonly message: string };

const scope = self as unknown as DedicatedWorkerGlobalScope;
const EVERY_BYTES = 1_000_000;

/** Reads one file, beside the page. */
scope.onmessage = ({ data }: MessageEvent<Brought>) => {
  const answer = (message: FromReader): void => scope.postMessage(message);
  let told = 0;
  const onProgress = (readBytes: number): void => {
    if (readBytes - told < EVERY_BYTES) return;
    told = readBytes;
    answer({ type: 'progress', readBytes });
  };
  readOwnData(data, onProgress).then(
    (own) => answer({ type: 'read', own }),
    (error) =>
      answer({ type: 'refused', message: error instanceof OwnDataError ? error.message : 'This file could not be read.' }),
  );
};
