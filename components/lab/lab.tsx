'use client';
import { startTransition, useEffect, useRef, useState } from 'react';
import type { Recording } from '@/engine/recording/types';
import { createLabRun, type LabRun } from '@/runtime/lab-run';
import { type LabLink, LINK_PARAM, LinkError, readLink } from '@/runtime/link';
import { pageRunner } from '@/runtime/worker/client';
import { LabBody, type LabVariant } from './lab-body';
import { LabProvider } from './lab-context';
import type { LabOverlay, LabSpec } from './lab-spec';

export interface LabProps {
  readonly spec: LabSpec;
  /** @default 'lesson' */
  readonly variant?: LabVariant;
  /** Told of every recording, the partial ones of a long run too. */
  readonly onRecording?: (recording: Recording) => void;
  /** The learner's prediction, over the charts that show its series. */
  readonly overlay?: readonly LabOverlay[];
  /** Nothing moves and nothing turns: a prediction comes first. */
  readonly locked?: boolean;
  /** Called with the first recording, or with the word that there will be none: what stood in may go. */
  readonly onOpen?: () => void;
}

interface Opened {
  readonly lab: LabRun;
  readonly notice: string | null;
}

/** One run wired to its pictures and controls. */
export function Lab({ spec, onOpen, onRecording, ...rest }: LabProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const tell = useRef({ onRecording, onOpen });
  tell.current = { onRecording, onOpen };
  useEffect(() => {
    let current: LabRun | null = null;
    let isGone = false;
    void followedLink(spec.id).then(({ link, notice }) => {
      if (isGone) return;
      const lab = openLab(spec, link);
      current = lab;
      let isOpen = false;
      lab.store.subscribe(({ recording, status }, before) => {
        if (recording !== null && recording !== before.recording) tell.current.onRecording?.(recording);
        if (isOpen || (recording === null && status !== 'refused')) return;
        isOpen = true;
        // In slices of a few milliseconds: a page that is being read stays at hand while a lab is put up.
        startTransition(() => {
          setOpened({ lab, notice });
          tell.current.onOpen?.();
        });
      });
    });
    return () => {
      isGone = true;
      current?.dispose();
    };
  }, [spec]);
  if (opened === null) return null;
  return (
    <LabProvider value={opened.lab}>
      <LabBody {...rest} spec={spec} notice={opened.notice} />
    </LabProvider>
  );
}

function openLab(spec: LabSpec, link: LabLink | null): LabRun {
  const lab = createLabRun({
    lab: spec.id,
    scenario: link?.scenario ?? spec.scenario,
    seed: link?.seed,
    inputs: link?.inputs ?? [],
    controls: link?.controls ?? spec.controls,
    allControls: spec.moreControls ?? true,
    ranges: spec.ranges,
    speed: spec.speed,
    playheadMs: link?.atMs,
    runner: pageRunner(),
  });
  lab.store.open(link?.atMs ?? 0);
  for (const inputs of link?.pins ?? (spec.compare === undefined ? [] : [spec.compare])) lab.store.pinInputs(inputs);
  return lab;
}

/** The link this page was opened with, if it is for this lab and whole. */
async function followedLink(id: string): Promise<{ link: LabLink | null; notice: string | null }> {
  const text = new URLSearchParams(location.search).get(LINK_PARAM);
  if (text === null) return { link: null, notice: null };
  try {
    const link = await readLink(text);
    return { link: link.lab === id ? link : null, notice: null };
  } catch (error) {
    const reason = error instanceof LinkError ? error.message : 'it cannot be read';
    return { link: null, notice: `The link you followed does not work: ${reason}. The lab stands as it was made.` };
  }
}
