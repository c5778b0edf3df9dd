'use client';
import { memo, useMemo, useRef } from 'react';
import type { Recording } from '@/engine/recording/types';
import type { ControlView } from '@/runtime/control-view';
import { MAX_SPEED, MIN_SPEED, speeds } from '@/runtime/playback';
import { IconButton } from '../ui/icon-button';
import { Select } from '../ui/select';
import { nextEventMs } from '../viz/next-event';
import { indexed } from '../viz/span-index';
import { writeTime } from '../viz/write-figure';
import { useLab, useMoment, usePlayer, usePlayhead, useRun, useWidth } from './lab-context';
import { sidesOfWords, ticksOf } from './mark-words';
import { timeAxis } from './time-axis';
import { wordsOfFact } from './words-of-fact';

interface Mark {
  readonly atMs: number;
  readonly byLearner: boolean;
  readonly words: string[];
}

/** Facts that would lie on one another in the picture are one mark. */
function marksOf(recording: Recording, reachedMs: number, apartMs: number, views: readonly ControlView[]): Mark[] {
  const marks: Mark[] = [];
  for (const fact of recording.facts) {
    if (fact.atMs > reachedMs) break;
    const last = marks.at(-1);
    const byLearner = fact.byLearner === true;
    const words = wordsOfFact(recording, fact, views);
    if (words === null) continue;
    if (last !== undefined && last.byLearner === byLearner && fact.atMs - last.atMs < apartMs) {
      if (!last.words.includes(words)) last.words.push(words);
    } else marks.push({ atMs: fact.atMs, byLearner, words: [words] });
  }
  return marks;
}

const shorten = ({ words }: Mark): string => (words.length > 2 ? `${words[0]} +${words.length - 1}` : words.join(', '));

const nearest = (speed: number, steps: number): number => {
  const at = speeds.findIndex((one) => one >= speed);
  return speeds[Math.min(speeds.length - 1, Math.max(0, at + steps))];
};

/** Changes speed by one step; for keys. */
export const stepSpeed = (speed: number, steps: 1 | -1): number =>
  Math.min(MAX_SPEED, Math.max(MIN_SPEED, nearest(speed, steps)));

export interface TimelineProps {
  readonly recording: Recording | null;
  readonly locked: boolean;
}

/** Play, pause, step, speed, scrub; and marks for what broke and what you turned. */
export const Timeline = memo(function Timeline({ recording, locked }: TimelineProps) {
  const { player } = useLab();
  const [setFrame, width] = useWidth('whole');
  const isPlaying = usePlayer((snapshot) => snapshot.matches('playing'));
  const isEnded = usePlayer((snapshot) => snapshot.matches('ended'));
  const speed = usePlayer(({ context }) => context.speed);
  const forMs = usePlayer(({ context }) => context.forMs);
  const { reachedMs } = useMoment(200);
  const controls = useRun(({ controls }) => controls);
  const axis = timeAxis(width, forMs);
  const range = useRef<HTMLInputElement>(null);
  const time = useRef<HTMLSpanElement>(null);
  const shaft = useRef<HTMLDivElement>(null);
  const marks = useMemo(
    () => (recording === null ? [] : marksOf(recording, reachedMs, forMs / 60, controls)),
    [recording, reachedMs, forMs, controls],
  );
  const sides = sidesOfWords(
    marks.map((mark) => ({ x: axis.x(mark.atMs), letters: shorten(mark).length })),
    width,
  );
  usePlayhead((nowMs) => {
    if (range.current !== null) {
      range.current.value = String(Math.round(nowMs));
      range.current.setAttribute('aria-valuetext', `${writeTime(nowMs)} of ${writeTime(forMs)}`);
    }
    if (time.current !== null) time.current.textContent = writeTime(nowMs);
    if (shaft.current !== null) shaft.current.style.transform = `translateX(${axis.x(nowMs)}px)`;
  });
  const step = () => {
    if (recording === null) return;
    player.send({ type: 'PAUSE' });
    const { playheadMs } = player.getSnapshot().context;
    player.send({ type: 'SEEK', toMs: nextEventMs(indexed(recording), playheadMs) });
  };
  return (
    <div data-slot="timeline" className="grid gap-1 font-sans text-sm">
      <div ref={setFrame} dir="ltr" className="relative h-12 min-w-0">
        <input
          ref={range}
          type="range"
          aria-label="Time"
          min={0}
          max={Math.max(1, Math.round(forMs))}
          step={1}
          defaultValue={0}
          disabled={recording === null || locked}
          onChange={(event) => player.send({ type: 'SEEK', toMs: Number(event.target.value) })}
          onKeyDown={(event) => {
            const hundredths = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
            if (hundredths === undefined) return;
            event.preventDefault();
            const toMs = player.getSnapshot().context.playheadMs + (hundredths * (event.shiftKey ? 10 : 1) * forMs) / 100;
            player.send({ type: 'SEEK', toMs });
          }}
          className="peer absolute -top-0.5 z-10 m-0 h-11 cursor-pointer touch-pan-y opacity-0"
          style={{ left: axis.left - 8, width: Math.max(0, width - axis.left - axis.right + 16) }}
        />
        {/* The focus is drawn round the track, so that it covers neither the moments nor the marks. */}
        <div
          aria-hidden="true"
          className="pointer-events-none absolute top-3.5 hidden h-3 rounded-sm outline-2 outline-offset-2 outline-ink peer-focus-visible:block peer-focus-visible:shadow-[0_0_0_4px_var(--color-marker)]"
          style={{ left: axis.left - 8, right: axis.right - 8 }}
        />
        {ticksOf(forMs, width - axis.left - axis.right).map((atMs) => (
          <span
            key={atMs}
            aria-hidden="true"
            className="absolute top-0 -translate-x-1/2 text-[11px] leading-none text-muted tabular-nums"
            style={{ left: axis.x(atMs) }}
          >
            {writeTime(atMs).replace(/\.0$/, '')}
          </span>
        ))}
        <div className="absolute top-5 h-px bg-edge" style={{ left: axis.left, right: axis.right }} />
        <div
          className="absolute top-[18px] h-[5px] bg-rule"
          style={{ left: axis.left, width: Math.max(0, axis.x(reachedMs) - axis.left) }}
        />
        <div ref={shaft} className="pointer-events-none absolute top-0 start-0 h-7 w-0 border-s border-ink">
          <div className="absolute top-3 -start-[5px] h-4 w-[9px] rounded-[2px] border border-ink bg-ink" />
        </div>
        {marks.map((mark, i) => {
          const side = sides[i];
          const words = side === null ? <span className="sr-only">{shorten(mark)}</span> : <span>{shorten(mark)}</span>;
          const sign = <span>{mark.byLearner ? '▲' : '●'}</span>;
          const x = axis.x(mark.atMs);
          return (
            <span
              key={`${mark.atMs}-${mark.byLearner}`}
              className={`pointer-events-none absolute top-8 flex gap-1 text-xs leading-none whitespace-nowrap ${mark.byLearner ? 'bg-marker px-0.5 text-on-marker' : 'text-ink'}`}
              style={side === 'before' ? { right: width - x - 6 } : { left: x - 6 }}
            >
              {side === 'before' ? words : sign}
              {side === 'before' ? sign : words}
            </span>
          );
        })}
      </div>
      <div className="flex flex-wrap items-center gap-1">
        <IconButton
          icon="rewind"
          label="Rewind to the start"
          onClick={() => player.send({ type: 'SEEK', toMs: 0 })}
          disabled={locked}
        />
        <IconButton
          icon={isPlaying ? 'pause' : isEnded ? 'reset' : 'play'}
          variant="solid"
          label={isPlaying ? 'Pause' : isEnded ? 'Play again' : 'Play'}
          aria-keyshortcuts="Space"
          disabled={locked}
          onClick={() => player.send({ type: 'TOGGLE' })}
        />
        <IconButton
          icon="step"
          label="Step to the next event"
          aria-keyshortcuts="."
          onClick={step}
          disabled={locked || recording === null}
        />
        <Select
          label="Playback speed"
          labelHidden
          value={String(speed)}
          options={[...new Set([...speeds, speed])]
            .sort((a, b) => a - b)
            .map((one) => ({ value: String(one), label: `${one}×` }))}
          onValueChange={(next) => player.send({ type: 'SPEED', speed: Number(next) })}
          className="w-20"
        />
        <output dir="ltr" aria-label="Moment" aria-live="off" className="ms-1 tabular-nums @min-[26rem]:ms-2">
          <span ref={time}>0:00.0</span>
          {/* The axis says it too, where there is no room for both. */}
          <span className="hidden @min-[26rem]:inline"> / {writeTime(forMs).replace(/\.0$/, '')}</span>
        </output>
      </div>
    </div>
  );
});
