import type { LabRun } from '@/runtime/lab-run';
import { nextEventMs } from '../viz/next-event';
import { indexed } from '../viz/span-index';
import { stepSpeed } from './timeline';

/** What the keys do, for the help as well. */
export const labKeys = [
  ['Space', 'play or pause'],
  ['← →', 'a hundredth of the run back or on; with Shift a tenth'],
  ['.', 'step to the next event'],
  ['Home End', 'to the start, to the end'],
  ['+ −', 'faster, slower'],
  ['P', 'pin this run to compare'],
  ['← → Enter', 'in the charts: read all of them at one moment; go there'],
  ['F', 'in the charts: look into a request that failed at that moment'],
  ['W', 'in the charts: why the next line jumps'],
  ['Tab Enter', 'go to a box, a backend or a link in the picture; see what can be done to it'],
] as const;

const FIELDS =
  'input, select, textarea, [role="combobox"], [role="tab"], [role="menu"], [role="listbox"], [role="dialog"], [contenteditable]';

/** A field wants every key; a button only those that press it. */
export const takesKey = (target: EventTarget, key: string): boolean =>
  target instanceof HTMLElement &&
  (target.closest(FIELDS) !== null || ((key === ' ' || key === 'Enter') && target.closest('button, a, summary') !== null));

/** Keys of a lab, wherever in it the focus is, unless what has the focus wants them itself. */
export function onLabKey(event: React.KeyboardEvent, lab: LabRun, locked: boolean): void {
  if (locked || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || takesKey(event.target, event.key))
    return;
  const { player, store } = lab;
  const { playheadMs, forMs, speed } = player.getSnapshot().context;
  const seek = (toMs: number): void => player.send({ type: 'SEEK', toMs });
  const hop = forMs / (event.shiftKey ? 10 : 100);
  switch (event.key) {
    case ' ':
      player.send({ type: 'TOGGLE' });
      break;
    case 'ArrowLeft':
      seek(playheadMs - hop);
      break;
    case 'ArrowRight':
      seek(playheadMs + hop);
      break;
    case '.': {
      const { recording } = store.getState();
      player.send({ type: 'PAUSE' });
      if (recording !== null) seek(nextEventMs(indexed(recording), playheadMs));
      break;
    }
    case 'Home':
      seek(0);
      break;
    case 'End':
      seek(forMs);
      break;
    case '+':
    case '=':
      player.send({ type: 'SPEED', speed: stepSpeed(speed, 1) });
      break;
    case '-':
      player.send({ type: 'SPEED', speed: stepSpeed(speed, -1) });
      break;
    case 'p':
      store.pin();
      break;
    default:
      return;
  }
  event.preventDefault();
}
