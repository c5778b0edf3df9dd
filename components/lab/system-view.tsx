'use client';
import { memo, useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Recording } from '@/engine/recording/types';
import { scriptedEvents, slotsAt } from '@/runtime/capacity';
import { controlValueAt, writeControl } from '@/runtime/control-view';
import { cn } from '../ui/cn';
import { figuresAt } from '../viz/figures-at';
import { type Layout, layoutOf } from '../viz/layout';
import { type Marks, newMarks, placeMarks, requestAt } from '../viz/marks';
import { type Ink, paintMarks } from '../viz/paint';
import { roomFor } from '../viz/room';
import { sceneAt } from '../viz/scene';
import { indexed } from '../viz/span-index';
import { Sprites } from '../viz/sprites';
import { statesIn } from '../viz/states-in';
import { Topology } from '../viz/topology';
import { hopAt, slowedWords } from './hop';
import { inkNow, whenInkChanges } from './ink';
import { useInspecting } from './inspect';
import { useMoment, usePlayer, usePlayhead, useReducedMotion, useRun, useWidth } from './lab-context';
import { systemFrame, systemRoom } from './lab-frame';
import { useLit } from './lit';
import { MarkLegend } from './mark-legend';
import { SystemMenus } from './system-menus';

/** While a page is being laid out its frame can be a few pixels wide, where no box fits. */
const LEAST_WIDTH = 160;

export interface SystemViewProps {
  readonly recording: Recording;
  readonly faults: boolean;
}

/** The system and the requests in it at the playhead. */
export const SystemView = memo(function SystemView({ recording, faults }: SystemViewProps) {
  const [setFrame, width] = useWidth('system');
  const { playheadMs } = useMoment(160);
  const speed = usePlayer(({ context }) => context.speed);
  const isStill = useReducedMotion();
  const lit = useLit()?.part ?? null;
  const inputs = useRun(({ inputs }) => inputs);
  const controls = useRun(({ controls }) => controls);
  const moreControls = useRun(({ moreControls }) => moreControls);
  const hopMs = isStill ? 0 : hopAt(speed);
  const source = useMemo(() => indexed(recording), [recording]);
  const placesNow = recording.places.filter(({ fromMs, untilMs }) => fromMs <= playheadMs && playheadMs < untilMs).length;
  const scene = useMemo(() => sceneAt(source, playheadMs, { hopMs, still: isStill }), [source, playheadMs, hopMs, isStill]);
  const figures = useMemo(() => figuresAt(source, playheadMs), [source, playheadMs]);
  const scenario = useRun(({ scenario }) => scenario);
  const events = useMemo(() => [...scriptedEvents(scenario), ...inputs], [scenario, inputs]);
  const slotsOf = useCallback(
    (place: number) => slotsAt(scenario, events, recording.places[place].id, playheadMs),
    [scenario, events, recording, playheadMs],
  );
  const slots = Math.max(1, ...recording.places.map((_, place) => slotsOf(place) ?? 1));
  // Where boxes stand changes when backends come and go, not from moment to moment.
  // biome-ignore lint/correctness/useExhaustiveDependencies: placesNow stands for the playhead
  const layout = useMemo(
    () => (width >= LEAST_WIDTH ? layoutOf(recording, width, { tMs: playheadMs, slots }) : null),
    [recording, width, placesNow, slots],
  );
  const marks = useRef(newMarks());
  const { pressed, ...pressing } = usePressedMark(marks);
  const noteOf = useCallback(
    (nodeId: string): string | null => {
      const picked = [...controls, ...moreControls].find(({ kind, path }) => kind === 'choice' && path === `${nodeId}.algorithm`);
      return picked === undefined ? null : writeControl(picked, controlValueAt(picked, events, playheadMs));
    },
    [controls, moreControls, events, playheadMs],
  );
  return (
    <div
      data-slot="system"
      data-from={recording.spans.completeFromMs}
      data-until={recording.spans.completeUntilMs ?? recording.untilMs}
      className={systemFrame}
    >
      <div
        ref={setFrame}
        dir="ltr"
        className={cn(systemRoom, layout?.direction === 'across' && 'items-center')}
        style={{ height: layout === null ? 200 : roomFor(recording, width) }}
      >
        {layout === null ? null : (
          <div className="relative min-w-0 grow" style={{ height: layout.height }} {...pressing}>
            <Topology {...{ recording, layout, scene, figures, lit, noteOf }} />
            <MovingMarks {...{ marks, recording, layout, hopMs, isStill, slotsOf }} />
            {faults ? <SystemMenus {...{ recording, layout, scene, events, pressed }} /> : null}
          </div>
        )}
      </div>
      <MarkLegend states={statesIn(recording)} each={scene.movers.each} slowed={slowedWords(recording, hopMs)} />
    </div>
  );
});

/** How near a finger or a pointer must come to a mark. */
const REACH = { touch: 12, other: 8 } as const;

/**
 * A mark that is pressed shows its request's life. Where a backend's or a link's own button lies over it, the button's menu
 * offers it instead, so that the button still does what it says.
 */
function usePressedMark(marks: React.RefObject<Marks>) {
  const { inspect } = useInspecting();
  const [pressed, setPressed] = useState<number | null>(null);
  const markAt = ({ currentTarget, clientX, clientY, pointerType }: React.PointerEvent<HTMLElement>): number | null => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return requestAt(marks.current, { x: clientX - left, y: clientY - top }, pointerType === 'touch' ? REACH.touch : REACH.other);
  };
  return {
    pressed,
    onPointerDownCapture: (event: React.PointerEvent<HTMLElement>) => setPressed(markAt(event)),
    onKeyDownCapture: () => setPressed(null),
    onClick: ({ target }: React.MouseEvent) => {
      if (pressed !== null && target instanceof Element && target.closest('button, [role="menu"]') === null) inspect(pressed);
    },
    onPointerMove: (event: React.PointerEvent<HTMLElement>) => {
      event.currentTarget.style.cursor = event.pointerType === 'mouse' && markAt(event) !== null ? 'pointer' : '';
    },
  };
}

interface MovingMarksProps {
  /** As they were drawn last. */
  readonly marks: React.RefObject<Marks>;
  readonly recording: Recording;
  readonly layout: Layout;
  readonly hopMs: number;
  readonly isStill: boolean;
  readonly slotsOf: (place: number) => number | null;
}

/** One canvas over the drawing. It draws itself at each move of the playhead and passes nothing through React. */
function MovingMarks({ marks, recording, layout, hopMs, isStill, slotsOf }: MovingMarksProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ink = useSyncExternalStore(whenInkChanges, inkNow, noInk);
  const source = useMemo(() => indexed(recording), [recording]);
  const slots = useMemo(() => recording.places.map((_, place) => slotsOf(place)), [recording, slotsOf]);
  const brush = useRef<Brush | null>(null);
  usePlayhead((playheadMs) => {
    const element = canvas.current;
    if (element === null || ink === null) return;
    brush.current = brushFor(element, layout, ink, brush.current);
    const scene = sceneAt(source, playheadMs, { hopMs, still: isStill });
    placeMarks(scene, layout, (place) => slots[place], marks.current);
    brush.current?.paint(marks.current);
  });
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0">
      <canvas ref={canvas} style={{ width: layout.width, height: layout.height }} />
    </div>
  );
}

const noInk = (): null => null;

interface Brush {
  readonly ink: Ink;
  readonly scale: number;
  readonly image: ImageData;
  paint(marks: Marks): void;
}

/** What paints into a canvas as large as a layout: the one there was, unless its size, its colours or the screen have changed. */
function brushFor(element: HTMLCanvasElement, { width, height }: Layout, ink: Ink, last: Brush | null): Brush | null {
  const scale = Math.min(2, devicePixelRatio);
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const { image } = last ?? {};
  if (last?.ink === ink && last.scale === scale && image?.width === size.width && image.height === size.height) return last;
  if (element.width !== size.width || element.height !== size.height) Object.assign(element, size);
  const context = element.getContext('2d', { willReadFrequently: true });
  return context === null ? null : newBrush(context, size, ink, scale);
}

function newBrush(
  context: CanvasRenderingContext2D,
  { width, height }: { readonly width: number; readonly height: number },
  ink: Ink,
  scale: number,
): Brush {
  const image = context.createImageData(width, height);
  const pixels = { width, height, words: new Uint32Array(image.data.buffer) };
  const sprites = new Sprites(ink, scale);
  return {
    ink,
    scale,
    image,
    paint: (marks) => {
      paintMarks(pixels, marks, sprites);
      context.putImageData(image, 0, 0);
    },
  };
}
