'use client';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useStore } from 'zustand';
import type { LabRun, Player, PlayerSnapshot } from '@/runtime/lab-run';
import type { LuckState } from '@/runtime/luck';
import type { RunState } from '@/runtime/run-store';
import type { RoomWidths } from './lab-frame';

const LabContext = createContext<LabRun | null>(null);
export const LabProvider = LabContext.Provider;

export function useLab(): LabRun {
  const lab = useContext(LabContext);
  if (lab === null) throw new Error('outside a lab');
  return lab;
}

export function useRun<T>(select: (state: RunState) => T): T {
  return useStore(useLab().store, select);
}

export function useLuck<T>(select: (state: LuckState) => T): T {
  return useStore(useLab().luck, select);
}

/** A slice of the player that changes seldom: its mode, its speed. For the playhead itself take `usePlayhead`. */
export function usePlayer<T>(select: (snapshot: PlayerSnapshot) => T): T {
  const { player } = useLab();
  const subscribe = useCallback((listener: () => void) => player.subscribe(listener).unsubscribe, [player]);
  const read = (): T => select(player.getSnapshot());
  return useSyncExternalStore(subscribe, read, read);
}

export interface Moment {
  readonly playheadMs: number;
  readonly reachedMs: number;
}

/** Tells of playhead and furthest moment: at most every `everyMs` while playing, and at once when it stands. Returns how to stop. */
export function eachMoment(player: Player, tell: (moment: Moment) => void, everyMs = 200): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seenMs = 0;
  const take = () => {
    clearTimeout(timer);
    timer = undefined;
    seenMs = performance.now();
    const { playheadMs, reachedMs } = player.getSnapshot().context;
    tell({ playheadMs, reachedMs });
  };
  const { unsubscribe } = player.subscribe((snapshot) => {
    const waitMs = snapshot.matches('playing') ? everyMs - (performance.now() - seenMs) : 0;
    if (waitMs <= 0) take();
    else timer ??= setTimeout(take, waitMs);
  });
  take();
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}

/** Playhead and furthest moment, as often as `eachMoment` tells. */
export function useMoment(everyMs = 200): Moment {
  const { player } = useLab();
  const [moment, setMoment] = useState<Moment>(() => player.getSnapshot().context);
  useEffect(
    () =>
      eachMoment(
        player,
        (next) => setMoment((last) => (last.playheadMs === next.playheadMs && last.reachedMs === next.reachedMs ? last : next)),
        everyMs,
      ),
    [player, everyMs],
  );
  return moment;
}

/** Calls `draw` with the playhead now, before it is painted, and at every change of it, outside React. */
export function usePlayhead(draw: (playheadMs: number) => void): void {
  const { player } = useLab();
  const latest = useRef(draw);
  const drawnMs = useRef<number | null>(null);
  useLayoutEffect(() => {
    latest.current = draw;
    drawnMs.current = player.getSnapshot().context.playheadMs;
    draw(drawnMs.current);
  });
  useEffect(() => {
    const { unsubscribe } = player.subscribe(({ context: { playheadMs } }) => {
      if (playheadMs === drawnMs.current) return;
      drawnMs.current = playheadMs;
      latest.current(playheadMs);
    });
    return unsubscribe;
  }, [player]);
}

const RoomsContext = createContext<RoomWidths | null>(null);
export const RoomsProvider = RoomsContext.Provider;

/**
 * Width of an element's content in CSS pixels.
 * @param room the room of the lab that it fills: then its width is known before it stands, and nothing is laid out to ask for it.
 *   Elsewhere it is 0 until the element is there, which is before it is first painted
 */
export function useWidth(room?: keyof RoomWidths): [(element: HTMLElement | null) => (() => void) | undefined, number] {
  const rooms = useContext(RoomsContext);
  const expected = room === undefined || rooms === null ? 0 : rooms[room];
  const [width, setWidth] = useState(expected);
  const isExpected = expected > 0;
  const take = useCallback(
    (taken: HTMLElement | null) => {
      if (taken === null) return;
      if (!isExpected) setWidth(Math.floor(contentWidth(taken)));
      const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)));
      observer.observe(taken);
      return () => observer.disconnect();
    },
    [isExpected],
  );
  return [take, width];
}

function contentWidth(element: HTMLElement): number {
  const { paddingLeft, paddingRight } = getComputedStyle(element);
  return element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
}

/** Whether a media query holds. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = listOf(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => listOf(query).matches,
    () => false,
  );
}

const lists = new Map<string, MediaQueryList>();

function listOf(query: string): MediaQueryList {
  let list = lists.get(query);
  if (list === undefined) {
    list = matchMedia(query);
    lists.set(query, list);
  }
  return list;
}

export const useReducedMotion = (): boolean => useMedia('(prefers-reduced-motion: reduce)');

/** True while an element is near the viewport and the tab is shown. */
export function useOnScreen(holder: React.RefObject<HTMLElement | null>): boolean {
  const [inView, setInView] = useState(false);
  const [shown, setShown] = useState(true);
  useEffect(() => {
    const element = holder.current;
    if (element === null) return;
    const observer = new IntersectionObserver(([entry]) => setInView(entry.isIntersecting));
    observer.observe(element);
    const onVisibility = () => setShown(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [holder]);
  return inView && shown;
}
