'use client';
import { useEffect } from 'react';
import { writeControl } from '@/runtime/control-view';
import type { LabRun } from '@/runtime/lab-run';
import { announce } from '../ui/status';
import { writeTime } from '../viz/write-figure';
import { eachMoment, useLab, useRun } from './lab-context';
import { ANY_CHART, type Ask, litIn, type Spot, tour, useTour } from './tour-store';
import { nameOfTarget } from './words-of-fact';

/** A lab's side of the tour: it does what words ask, says where it stands, and is lit. */
export function useTourOf(id: string, holder: React.RefObject<HTMLElement | null>, locked: boolean): Spot | null {
  const lab = useLab();
  const asked = useTour(({ asked }) => (asked?.ask.lab === id ? asked : null));
  const isOpen = useRun(({ recording, status }) => recording !== null && status === 'ready');
  useEffect(() => {
    const section = holder.current;
    if (asked === null || section === null || !isOpen) return;
    const form =
      locked && (asked.ask.to !== undefined || asked.ask.atMs !== undefined) ? section.closest('[data-slot="predict"]') : null;
    const said = form === null ? done(asked.ask, lab, section) : LOCKED;
    const hasMoved = bringIntoView(form ?? placeOf(asked.ask, section));
    const isAway = hasMoved || tour.getState().way?.from === asked.from;
    tour.setState({ asked: null, way: isAway ? { ...asked, said } : null });
    if (!isAway) announce(said);
  }, [asked, holder, isOpen, lab, locked]);
  useEffect(() => {
    const say = (moment: { playheadMs: number; forMs: number } | null) =>
      tour.setState(({ moments: { [id]: _, ...others } }) => ({
        moments: moment === null ? others : { ...others, [id]: moment },
      }));
    const stop = eachMoment(lab.player, ({ playheadMs }) => say({ playheadMs, forMs: lab.player.getSnapshot().context.forMs }));
    return () => {
      stop();
      say(null);
    };
  }, [id, lab]);
  return useTour(litIn(id));
}

const LOCKED = 'This lab waits for your prediction.';

/** Does what is asked, and says it. */
function done({ part, chart, knob, to, atMs }: Ask, lab: LabRun, section: HTMLElement): string {
  const { controls, moreControls, recording } = lab.store.getState();
  const view = [...controls, ...moreControls].find(({ path }) => path === knob);
  if (to !== undefined) {
    if (view === undefined) return 'This knob is not there as the lab stands now.';
    turnTo(lab, view, to, atMs);
    return `${view.label}: ${writeControl(view, to)}, from ${atMs === undefined ? 'the start' : `${writeTime(atMs)} on`}.`;
  }
  if (atMs !== undefined) {
    lab.player.send({ type: 'PAUSE' });
    lab.player.send({ type: 'SEEK', toMs: atMs });
  }
  const when = atMs === undefined ? '' : ` at ${writeTime(atMs)}`;
  if (view !== undefined) return `The knob “${view.label}”${when}.`;
  if (chart !== undefined) return `The chart “${placeOf({ lab: '', chart }, section).dataset.title ?? chart}”${when}.`;
  if (part === undefined || recording === null) return `The lab${when}.`;
  const button = section.querySelector(`button[data-part="${CSS.escape(part)}"]`);
  return `${button?.getAttribute('aria-label') ?? nameOfTarget(recording, part)}${when}.`;
}

/** From a moment on, or from the start; then it plays, unless nothing may move by itself. */
function turnTo(lab: LabRun, view: Parameters<LabRun['turn']>[0], to: unknown, atMs: number | undefined): void {
  if (atMs === undefined) lab.bring(view.target, view.knobName, to);
  else {
    lab.player.send({ type: 'PAUSE' });
    lab.player.send({ type: 'SEEK', toMs: atMs });
    lab.turn(view, to);
  }
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) lab.player.send({ type: 'PLAY' });
}

/** Where the reader has to look. What a turned knob does is seen in the system. */
function placeOf({ chart, knob, to }: Ask, section: HTMLElement): HTMLElement {
  const wanted =
    chart !== undefined
      ? `[data-chart-of="${CSS.escape(chart)}"]`
      : knob !== undefined && to === undefined
        ? `[data-knob="${CSS.escape(knob)}"]`
        : '[data-slot="system"]';
  return section.querySelector<HTMLElement>(wanted) ?? section;
}

/** Scrolls only if it must: true when it did. */
export function bringIntoView(element: Element): boolean {
  const { top, bottom, height } = element.getBoundingClientRect();
  const seen = Math.min(bottom, innerHeight) - Math.max(top, 0);
  if (seen >= 0.9 * Math.min(height, innerHeight)) return false;
  element.scrollIntoView({ block: height > innerHeight * 0.7 ? 'start' : 'center', behavior: 'instant' });
  return true;
}

/** What of a lab lies under the pointer or holds the focus; null where it is nothing that words can name. */
function spotAt(id: string, target: EventTarget, clientY: number | null): Spot | null {
  if (!(target instanceof Element)) return null;
  const found = target.closest<HTMLElement | SVGElement>('[data-part], [data-knob]');
  if (found !== null) return { lab: id, part: found.dataset.part, knob: found.dataset.knob };
  const charts = target.closest('[data-slot="charts"]');
  if (charts === null) return null;
  if (clientY === null) return { lab: id, chart: ANY_CHART };
  // The charts lie under one surface that is pointed at as one.
  const chart = [...charts.querySelectorAll<HTMLElement>('[data-chart-of]')].find((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return top <= clientY && clientY < bottom;
  });
  return chart === undefined ? null : { lab: id, chart: chart.dataset.chartOf };
}

function point(pointed: Spot | null): void {
  const was = tour.getState().pointed;
  if (was?.lab === pointed?.lab && was?.part === pointed?.part && was?.chart === pointed?.chart && was?.knob === pointed?.knob)
    return;
  tour.setState({ pointed });
}

/** Handlers of a lab as a whole: the words that name what is pointed at light up. */
export const pointingIn = (id: string): React.HTMLAttributes<HTMLElement> => ({
  onPointerMove: ({ target, clientY }) => point(spotAt(id, target, clientY)),
  onPointerLeave: () => point(null),
  onFocus: ({ target }) => point(spotAt(id, target, null)),
  onBlur: () => point(null),
});
