'use client';
import { startTransition, useEffect, useRef, useState } from 'react';
import type { Recording } from '@/engine/recording/types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import type { Ms } from '@/engine/units';
import { createLabRun, type LabRun } from '@/runtime/lab-run';
import { type LabLink, LINK_PARAM, LinkError, readLink } from '@/runtime/link';
import { pageRunner } from '@/runtime/worker/client';
import { LabBody, type LabVariant } from './lab-body';
import { eachMoment, LabProvider, type Moment, RoomsProvider } from './lab-context';
import { type RoomWidths, roomWidths } from './lab-frame';
import type { LabOverlay, LabSpec } from './lab-spec';

export interface LabProps {
  readonly spec: LabSpec;
  /** @default 'lesson' */
  readonly variant?: LabVariant;
  /** Told of every recording, the partial ones of a long run too, and of what the learner did in it. */
  readonly onRecording?: (recording: Recording, inputs: readonly ScenarioEvent[]) => void;
  /** What the run begins with, as if the learner had done it: it is in the run's link, and undoing goes back to it. */
  readonly inputs?: readonly ScenarioEvent[];
  /** A link that the page was opened with is followed, and goes before `inputs`. @default true */
  readonly followsLink?: boolean;
  /** Where the playhead stands at first; given later, where it goes. */
  readonly atMs?: Ms;
  /** Told where the playhead is: a few times a second while it plays, and at once when it stands. */
  readonly onMoment?: (moment: Moment) => void;
  /** The learner's prediction, over the charts that show its series. */
  readonly overlay?: readonly LabOverlay[];
  /** Nothing moves and nothing turns: a prediction comes first. */
  readonly locked?: boolean;
  /** Called with the first recording, or with the word that there will be none: what stood in may go. */
  readonly onOpen?: () => void;
  /** What it will fill: how wide it is tells how wide everything in the lab will be. */
  readonly place?: React.RefObject<HTMLElement | null>;
}

/** A run that takes longer is shown in part while the rest is made. */
const PATIENCE_MS = 1000;

interface Opened {
  readonly lab: LabRun;
  readonly notice: string | null;
  readonly rooms: RoomWidths | null;
}

/** One run wired to its pictures and controls. */
export function Lab({ spec, onOpen, onRecording, onMoment, inputs, followsLink = true, atMs, place, ...rest }: LabProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const tell = useRef({ onRecording, onOpen, onMoment });
  tell.current = { onRecording, onOpen, onMoment };
  const begins = useRef({ inputs, followsLink, atMs });
  begins.current = { inputs, followsLink, atMs };
  useEffect(() => {
    let current: LabRun | null = null;
    let stopMoments: (() => void) | null = null;
    let isGone = false;
    const { followsLink, ...begin } = begins.current;
    void (followsLink ? followedLink(spec.id) : notFollowed).then(({ link, notice }) => {
      if (isGone) return;
      const { lab, pinned } = openLab(spec, link, begin);
      current = lab;
      let isOpen = false;
      let arePinned = false;
      let isPatient = true;
      const open = (): void => {
        const { recording, status } = lab.store.getState();
        const isWhole = recording !== null && recording.untilMs >= recording.forMs;
        // what takes room in the lab comes with it rather than after it: backends that are yet to come, and runs to compare with
        const isReady = recording !== null && ((isWhole && arePinned) || !isPatient);
        if (isOpen || isGone || !(isReady || status === 'refused')) return;
        isOpen = true;
        // In slices of a few milliseconds: a page that is being read stays at hand while a lab is put up. What comes in between
        // would make React begin again, and then do all of it at once.
        lab.store.hold();
        const rooms = roomsIn(place?.current ?? null);
        startTransition(() => {
          setOpened({ lab, notice, rooms });
          tell.current.onOpen?.();
        });
      };
      stopMoments = eachMoment(lab.player, (moment) => tell.current.onMoment?.(moment));
      lab.store.subscribe(({ recording, recordedInputs }, before) => {
        if (recording !== null && recording !== before.recording) tell.current.onRecording?.(recording, recordedInputs);
        open();
      });
      void pinned.then(() => {
        arePinned = true;
        open();
      });
      setTimeout(() => {
        isPatient = false;
        open();
      }, PATIENCE_MS);
    });
    return () => {
      isGone = true;
      stopMoments?.();
      current?.dispose();
    };
  }, [spec, place]);
  useEffect(() => {
    if (opened === null) return;
    const timer = setTimeout(opened.lab.store.release); // what has come is drawn in a task of its own
    return () => clearTimeout(timer);
  }, [opened]);
  const stoodAtMs = useRef(atMs);
  useEffect(() => {
    if (atMs === stoodAtMs.current) return;
    stoodAtMs.current = atMs;
    if (atMs !== undefined) opened?.lab.player.send({ type: 'SEEK', toMs: atMs });
  }, [opened, atMs]);
  if (opened === null) return null;
  return (
    <LabProvider value={opened.lab}>
      <RoomsProvider value={opened.rooms}>
        <LabBody {...rest} spec={spec} inputs={inputs} notice={opened.notice} />
      </RoomsProvider>
    </LabProvider>
  );
}

/** Null where nothing can be said: what stands in a page that is not laid out has no width. */
function roomsIn(place: HTMLElement | null): RoomWidths | null {
  const width = place?.getBoundingClientRect().width ?? 0;
  return width === 0 ? null : roomWidths(width, Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
}

interface Opening {
  readonly lab: LabRun;
  /** Settles once what it is compared with is there. */
  readonly pinned: Promise<void>;
}

function openLab(spec: LabSpec, link: LabLink | null, { inputs = [], atMs = 0 }: Pick<LabProps, 'inputs' | 'atMs'>): Opening {
  const lab = createLabRun({
    lab: spec.id,
    scenario: link?.scenario ?? spec.scenario,
    seed: link?.seed,
    inputs: link?.inputs ?? inputs,
    begins: inputs,
    controls: link?.controls ?? spec.controls,
    allControls: spec.moreControls ?? true,
    ranges: spec.ranges,
    speed: spec.speed,
    playheadMs: link?.atMs ?? atMs,
    runner: pageRunner(),
  });
  lab.store.open(link?.atMs ?? atMs);
  return { lab, pinned: lab.store.pinInputs(...(link?.pins ?? (spec.compare === undefined ? [] : [spec.compare]))) };
}

const notFollowed = Promise.resolve({ link: null, notice: null });

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
