'use client';
import { useEffect, useRef, useState } from 'react';
import type { Recording } from '@/engine/recording/types';
import { Slider } from '../ui/slider';
import { announce } from '../ui/status';
import { Switch } from '../ui/switch';
import { ticksBetween } from '../viz/load-sound';
import { indexed } from '../viz/span-index';
import { useLab } from './lab-context';
import type { PanelProps } from './panels';
import { createSpeaker, type Speaker } from './speaker';

const EVERY_MS = 100;
/** Ticks a second that an ear tells apart. */
const MOST_PER_S = 30;
/** A playhead that went further than this much wall time was moved, and is not played. */
const LONGEST_STEP_MS = 600;
const PERCENT = 100;

/** A run to be heard: off until it is switched on, silent while the run stands or cannot be seen, and gone with its panel. */
export function Sound({ recording }: PanelProps) {
  const [speaker, setSpeaker] = useState<Speaker | null>(null);
  const [volumePct, setVolumePct] = useState(40);
  useEffect(() => speaker?.setVolume(volumePct / PERCENT), [speaker, volumePct]);
  useEffect(() => () => speaker?.close(), [speaker]);
  useTicks(recording, speaker);
  const turn = (isOn: boolean): void => {
    if (!isOn) setSpeaker(null);
    else if (typeof AudioContext === 'undefined') announce('This browser makes no sound of its own.', 'problem');
    else setSpeaker(createSpeaker());
  };
  return (
    <div data-slot="sound" className="grid gap-3 p-3 font-sans text-sm @min-[36rem]:grid-cols-2 @min-[36rem]:gap-x-8">
      <div className="grid content-start gap-2">
        <Switch label="Sound" checked={speaker !== null} onCheckedChange={turn} help="Heard while the run plays." />
        <Slider label="Volume" value={volumePct} min={0} max={PERCENT} unit="%" onValueChange={setVolumePct} />
      </div>
      <ul className="grid content-start gap-1 text-muted">
        <li>A tick: a request is answered.</li>
        <li>A low buzz: a request fails.</li>
        <li>Higher: more requests are in flight. Each doubling is the same step.</li>
        <li>Of more than {MOST_PER_S} a second, an even choice is heard.</li>
      </ul>
    </div>
  );
}

/** Follows the playhead, a tenth of a second behind it. */
function useTicks(recording: Recording, speaker: Speaker | null): void {
  const { player } = useLab();
  const lastMs = useRef(0);
  useEffect(() => {
    if (speaker === null) return;
    lastMs.current = player.getSnapshot().context.playheadMs;
    const timer = setInterval(() => {
      const { playheadMs, speed } = player.getSnapshot().context;
      const fromMs = lastMs.current;
      lastMs.current = playheadMs;
      const isPlayed = playheadMs > fromMs && playheadMs - fromMs <= LONGEST_STEP_MS * speed;
      if (!isPlayed || document.visibilityState === 'hidden') return;
      const wallS = (playheadMs - fromMs) / speed / 1000;
      const ticks = ticksBetween(indexed(recording), fromMs, playheadMs, Math.max(2, Math.round(MOST_PER_S * wallS)));
      speaker.play(ticks.map((tick) => ({ ...tick, delayS: (tick.atMs - fromMs) / speed / 1000 })));
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [player, recording, speaker]);
}
