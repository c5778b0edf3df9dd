import type { ScenarioEvent } from '@/engine/scenario/types';
import type { Ms } from '@/engine/units';

/** A run as a link carries it: which lab, and everything that makes its run differ from the lab as written. */
export interface LabLink {
  readonly lab: string;
  /** Given where the lab's own scenario is not the one meant. */
  readonly scenario?: unknown;
  readonly seed?: number;
  readonly atMs: Ms;
  readonly inputs: readonly ScenarioEvent[];
  /** Paths of the controls to show first, where they differ from the lab's. */
  readonly controls?: readonly string[];
  /** Inputs of each pinned run. */
  readonly pins?: readonly (readonly ScenarioEvent[])[];
}

/** What is wrong with a link, in a sentence for the person who followed it. */
export class LinkError extends Error {
  override readonly name = 'LinkError';
}

export const LINK_PARAM = 'run';

/** The lab of no lesson: whatever a link brings. */
export const LONE_LAB = 'lab';

const FORMAT = 1;
/** Longer than this and a link is squeezed. */
const PLAIN_BYTES = 120;
const MOST_CHARS = 32_000;
/** Servers refuse request lines that are much longer than this. */
const MOST_WRITTEN_CHARS = 12_000;
const MOST_BYTES = 400_000;
/** More than this does not fit an address however it is squeezed, and squeezing it would hold the page up. */
const MOST_WRITTEN_BYTES = 100_000;
const MOST_INPUTS = 2000;
const MOST_PINS = 24;

type Packed = readonly [format: number, lab: string, atMs: number, inputs: unknown[], rest?: PackedRest];
interface PackedRest {
  readonly n?: unknown;
  readonly s?: number;
  readonly c?: readonly string[];
  readonly p?: readonly (readonly unknown[])[];
}

/**
 * The value of the `run` parameter. Short ones are plain text in base64url, long ones are deflated first.
 * @throws LinkError when the run is too large for an address
 */
export async function writeLink(link: LabLink): Promise<string> {
  const rest: PackedRest = {
    ...(link.scenario === undefined ? {} : { n: link.scenario }),
    ...(link.seed === undefined ? {} : { s: link.seed }),
    ...(link.controls === undefined ? {} : { c: link.controls }),
    ...(link.pins === undefined || link.pins.length === 0 ? {} : { p: link.pins.map((inputs) => inputs.map(pack)) }),
  };
  const atMs = Number(link.atMs.toFixed(3));
  const packed: Packed = [
    FORMAT,
    link.lab,
    atMs,
    link.inputs.map(pack),
    ...(Object.keys(rest).length > 0 ? [rest] : []),
  ] as never;
  const bytes = new TextEncoder().encode(JSON.stringify(packed));
  if (bytes.length <= PLAIN_BYTES) return `j${toBase64Url(bytes)}`;
  const { deflateSync } = await import('fflate');
  const squeezed = bytes.length > MOST_WRITTEN_BYTES ? null : `z${toBase64Url(deflateSync(bytes, { level: 9 }))}`;
  if (squeezed === null || squeezed.length > MOST_WRITTEN_CHARS)
    throw new LinkError('the run holds more data than fits in an address; save it as a scenario instead');
  return squeezed;
}

/** @throws LinkError saying what is wrong */
export async function readLink(text: string): Promise<LabLink> {
  if (text.length > MOST_CHARS) throw new LinkError('it is longer than any link made here');
  const form = text[0];
  if (form !== 'j' && form !== 'z') throw new LinkError('it was not made by this site, or by a newer version of it');
  const bytes = fromBase64Url(text.slice(1));
  const json = new TextDecoder().decode(form === 'z' ? await inflate(bytes) : bytes);
  let packed: unknown;
  try {
    packed = JSON.parse(json);
  } catch {
    throw new LinkError('it is cut short or has changed on the way');
  }
  return unpack(packed);
}

async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const { Inflate } = await import('fflate');
  const parts: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const stream = new Inflate((part, final) => {
    length += part.length;
    if (length > MOST_BYTES) throw new LinkError('it holds more than a lab can take');
    parts.push(part);
    ended = final;
  });
  try {
    for (let i = 0; i < bytes.length; i += 1024) stream.push(bytes.subarray(i, i + 1024), i + 1024 >= bytes.length);
  } catch (error) {
    throw error instanceof LinkError ? error : new LinkError('it is cut short or has changed on the way');
  }
  if (!ended) throw new LinkError('it is cut short');
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** `[atMs, do, target, …what the action takes]`; times to the microsecond. */
function pack(event: ScenarioEvent): unknown[] {
  const head = [event.atMs, event.do, event.target];
  switch (event.do) {
    case 'set':
      return [...head, event.knob, event.value];
    case 'slow':
      return [...head, event.factor];
    case 'fail':
      return [...head, event.ratio];
    case 'add':
      return [...head, event.backend];
    default:
      return head;
  }
}

function unpackEvent(raw: unknown): ScenarioEvent {
  if (!Array.isArray(raw)) throw new LinkError('one of its changes is not a change');
  const [atMs, action, target, first, second] = raw as unknown[];
  if (typeof atMs !== 'number' || !(atMs >= 0)) throw new LinkError('one of its changes has no time');
  if (typeof target !== 'string') throw new LinkError('one of its changes names nothing to change');
  const head = { atMs, target };
  switch (action) {
    case 'kill':
    case 'revive':
    case 'drain':
    case 'remove':
    case 'crash':
    case 'purge':
    case 'cut':
    case 'mend':
      return { ...head, do: action };
    case 'slow':
      return { ...head, do: action, factor: first as number };
    case 'fail':
      return { ...head, do: action, ratio: first as number };
    case 'add':
      return { ...head, do: action, backend: first as { id: string } };
    case 'set':
      return { ...head, do: action, knob: String(first), value: second };
    default:
      throw new LinkError(`it asks for "${String(action).slice(0, 20)}", which is nothing this site can do`);
  }
}

function unpackEvents(raw: unknown): ScenarioEvent[] {
  if (!Array.isArray(raw)) throw new LinkError('its list of changes is missing');
  if (raw.length > MOST_INPUTS) throw new LinkError(`it makes more than ${MOST_INPUTS} changes`);
  return raw.map(unpackEvent).sort((a, b) => a.atMs - b.atMs);
}

function unpack(raw: unknown): LabLink {
  if (!Array.isArray(raw)) throw new LinkError('it does not hold a run');
  const [format, lab, atMs, inputs, rest = {}] = raw as unknown as Packed;
  if (format !== FORMAT) throw new LinkError('it was made by a newer version of this site');
  if (typeof lab !== 'string' || lab === '') throw new LinkError('it names no lab');
  if (typeof atMs !== 'number' || !(atMs >= 0)) throw new LinkError('it names no moment');
  const { n, s, c, p } = (typeof rest === 'object' && rest !== null ? rest : {}) as PackedRest;
  if (s !== undefined && !(Number.isInteger(s) && s >= 0 && s <= 0xffffffff))
    throw new LinkError('its seed is not a whole number');
  return {
    lab,
    atMs,
    inputs: unpackEvents(inputs),
    ...(n === undefined ? {} : { scenario: n }),
    ...(s === undefined ? {} : { seed: s }),
    ...(Array.isArray(c) ? { controls: c.map(String) } : {}),
    ...(Array.isArray(p) ? { pins: p.slice(0, MOST_PINS).map(unpackEvents) } : {}),
  };
}

function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array {
  let binary: string;
  try {
    binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    throw new LinkError('it is cut short or has changed on the way');
  }
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
