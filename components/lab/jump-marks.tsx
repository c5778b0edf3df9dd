'use client';
import type { Jump } from '../viz/jumps';
import { wordsOfJump } from './jump-words';

interface JumpMarksProps {
  readonly jumps: readonly Jump[];
  readonly x: (atMs: number) => number;
  /** Of the jump whose reasons are shown. */
  readonly openMs: number | null;
  readonly onOpen: (jump: Jump) => void;
}

/** A sign at each jump of a chart: press it to learn what changed just before. */
export const JumpMarks = ({ jumps, x, openMs, onOpen }: JumpMarksProps) =>
  jumps.map((jump) => (
    <button
      key={jump.atMs}
      type="button"
      data-slot="jump"
      aria-label={`Why? ${wordsOfJump(jump)}`}
      aria-expanded={openMs === jump.atMs}
      title={`Why? ${wordsOfJump(jump)}`}
      onClick={(event) => {
        event.stopPropagation();
        onOpen(jump);
      }}
      className="group/jump pointer-events-auto absolute bottom-1 grid size-6 -translate-x-1/2 place-items-center"
      style={{ left: x(jump.atMs) }}
    >
      <span className="grid size-4 place-items-center rounded-full border border-ink bg-raised text-[11px] leading-none font-semibold group-hover/jump:bg-marker group-hover/jump:text-on-marker group-aria-expanded/jump:bg-marker group-aria-expanded/jump:text-on-marker">
        ?
      </span>
    </button>
  ));
