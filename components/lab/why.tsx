'use client';
import { useEffect, useRef } from 'react';
import type { Recording } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { IconButton } from '../ui/icon-button';
import type { Jump } from '../viz/jumps';
import { BeforeThis } from './before-this';
import { wordsOfJump } from './jump-words';
import { useLab } from './lab-context';

/** The share of a run that counts as just before a jump. */
const JUST_BEFORE = 0.1;

interface WhyProps {
  readonly recording: Recording;
  readonly jump: Jump;
  /** How long a bin of the charts is: what happened in the bin of the jump may be its cause. */
  readonly binMs: Ms;
  readonly onClose: () => void;
}

/** A jump in a chart, and what changed just before it, in order. */
export function Why({ recording, jump, binMs, onClose }: WhyProps) {
  const { player } = useLab();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    void jump;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [jump]);
  const go = (toMs: Ms): void => {
    player.send({ type: 'PAUSE' });
    player.send({ type: 'SEEK', toMs });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from wherever in it the focus is
    <div
      data-slot="why"
      className="mb-2 border-s-2 border-ink ps-3 font-sans text-sm"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="flex items-start justify-between gap-2">
        <h4 ref={heading} tabIndex={-1} className="py-1.5 font-semibold">
          Why? {wordsOfJump(jump)}
        </h4>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </div>
      <BeforeThis isBare recording={recording} playheadMs={jump.atMs + binMs} backMs={JUST_BEFORE * recording.forMs} onGo={go} />
    </div>
  );
}
