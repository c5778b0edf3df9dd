'use client';
import { useCallback, useEffect, useRef, useState } from 'react';

export type RecorderState =
  | { readonly is: 'idle' | 'asking' | 'recording' }
  /** An address in memory; it goes with the page. */
  | { readonly is: 'recorded'; readonly url: string }
  | { readonly is: 'refused'; readonly because: string };

interface Recording {
  readonly recorder: MediaRecorder;
  readonly stream: MediaStream;
}

const release = ({ stream }: Recording) => {
  for (const track of stream.getTracks()) track.stop();
};

/** A voice kept in memory only. The microphone is asked for by `start` and let go by `stop`, `forget` and leaving. */
export function useRecorder() {
  const [state, setState] = useState<RecorderState>({ is: 'idle' });
  const current = useRef<Recording | null>(null);
  /** Counts up when what was asked for is wanted no more. */
  const turn = useRef(0);

  const start = useCallback(async () => {
    const mine = ++turn.current;
    if (typeof MediaRecorder === 'undefined' || navigator.mediaDevices === undefined) {
      return setState({ is: 'refused', because: 'This browser cannot record. Write instead, or say it without a recording.' });
    }
    setState({ is: 'asking' });
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const recording = { recorder: new MediaRecorder(stream), stream };
      if (mine !== turn.current) return release(recording);
      const chunks: Blob[] = [];
      recording.recorder.ondataavailable = ({ data }) => chunks.push(data);
      recording.recorder.onstop = () => {
        release(recording);
        if (mine !== turn.current) return;
        setState({ is: 'recorded', url: URL.createObjectURL(new Blob(chunks, { type: recording.recorder.mimeType })) });
      };
      recording.recorder.start();
      current.current = recording;
      setState({ is: 'recording' });
    } catch {
      if (mine === turn.current) {
        setState({ is: 'refused', because: 'There is no microphone to use. Write instead, or say it without a recording.' });
      }
    }
  }, []);

  const stop = useCallback(() => {
    if (current.current?.recorder.state === 'recording') current.current.recorder.stop();
    else {
      turn.current++;
      setState((before) => (before.is === 'asking' ? { is: 'idle' } : before));
    }
    current.current = null;
  }, []);

  const forget = useCallback(() => {
    turn.current++;
    if (current.current?.recorder.state === 'recording') current.current.recorder.stop();
    current.current = null;
    setState({ is: 'idle' });
  }, []);

  useEffect(() => forget, [forget]);
  const url = state.is === 'recorded' ? state.url : null;
  useEffect(() => (url === null ? undefined : () => URL.revokeObjectURL(url)), [url]);
  return { state, start, stop, forget };
}
