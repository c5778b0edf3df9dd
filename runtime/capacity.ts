import type { ScenarioEvent } from '@/engine/scenario/types';
import type { Ms } from '@/engine/units';

/**
 * How many requests a place works on at once at a moment, read from the scenario and everything that turned a knob by then;
 * null where the scenario does not say.
 */
export function slotsAt(scenario: unknown, events: readonly ScenarioEvent[], placeId: string, atMs: Ms): number | null {
  const slash = placeId.indexOf('/');
  if (slash === -1) return null;
  const node = placeId.slice(0, slash);
  const config = fieldOf(fieldOf(scenario, 'nodes'), node);
  if (config === undefined) return null;
  const backends = fieldOf(config, 'backends');
  const backend = Array.isArray(backends)
    ? backends.find((other) => fieldOf(other, 'id') === placeId.slice(slash + 1))
    : undefined;
  let own: unknown = fieldOf(backend, 'concurrency');
  let shared: unknown = fieldOf(config, 'concurrency') ?? 1;
  for (const event of events) {
    if (event.atMs > atMs) continue;
    if (event.do === 'add' && `${event.target}/${event.backend.id}` === placeId) own = event.backend.concurrency;
    if (event.do !== 'set' || event.knob !== 'concurrency') continue;
    if (event.target === placeId) own = event.value;
    else if (event.target === node) shared = event.value;
  }
  const slots = own ?? shared;
  return typeof slots === 'number' ? slots : null;
}

const fieldOf = (value: unknown, name: string): unknown =>
  value !== null && typeof value === 'object' && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

/** The events a scenario as JSON scripts. */
export function scriptedEvents(scenario: unknown): readonly ScenarioEvent[] {
  const events = fieldOf(scenario, 'events');
  return Array.isArray(events) ? (events as ScenarioEvent[]) : [];
}
