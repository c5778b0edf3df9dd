import { InputError } from '@/engine/input-error';
import { controlAt, isOfSomeForm } from '@/engine/scenario/controls';
import type { Scenario } from '@/engine/scenario/types';
import { type ControlView, viewOf } from './control-view';

/** What a path names, as the page needs it: none or one. */
export function viewsOf(path: string, at: Scenario, begin: Scenario): ControlView[] {
  // A knob of a form appears while that form is chosen, and may be named before.
  const now = tryControl(at, path) ?? (isOfSomeForm(at, path) ? null : controlAt(begin, path));
  if (now === null) return [];
  const view = viewOf({ ...now, value: (tryControl(begin, path) ?? now).value });
  return view === null ? [] : [view];
}

function tryControl(scenario: Scenario, path: string): ReturnType<typeof controlAt> | null {
  try {
    return controlAt(scenario, path);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
