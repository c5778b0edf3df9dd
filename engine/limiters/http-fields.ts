import { InputError } from '../input-error';
import type { Ms } from '../units';
import type { Limiter, Quota } from './types';

/**
 * What a server tells a client about a decision, as HTTP response fields.
 *
 * - `RateLimit-Policy` and `RateLimit`: draft-ietf-httpapi-ratelimit-headers-10 (September 2025; not yet an RFC), structured
 *   fields of RFC 9651. Policy `"name";q=<permits>;w=<seconds>`, state `"name";r=<remaining>;t=<seconds>`. Where the
 *   request is refused, t is the wait that `Retry-After` gives, as the draft asks (the two should name the same instant); it is
 *   left out where waiting does not help.
 * - `Retry-After`: RFC 9110 §10.2.3, delay-seconds, on a refusal that waiting cures. Rounded up: a client that comes back
 *   when told to is let in.
 * - `X-RateLimit-*`: no standard. `Reset` is here in seconds from now, as redis-cell's README has it (GitHub sends a Unix time).
 */
export type FieldValues = Readonly<Record<string, string>>;
type Decided = Pick<Limiter, 'limit' | 'remaining' | 'retryAfterMs' | 'resetAfterMs'>;

/** @throws InputError when the name cannot be written as a structured-field string */
export function rateLimitFields(name: string, quota: Quota, decision: Decided): FieldValues {
  const policy = quotedString(name);
  return {
    'RateLimit-Policy': `${policy};q=${quota.permits};w=${wholeSeconds(quota.windowMs)}`,
    RateLimit: `${policy};r=${decision.remaining}${resetParameter(decision)}`,
    ...retryAfterField(decision.retryAfterMs),
  };
}

/** The older fields that most clients still read. */
export function legacyRateLimitFields(decision: Decided): FieldValues {
  return {
    'X-RateLimit-Limit': String(decision.limit),
    'X-RateLimit-Remaining': String(decision.remaining),
    'X-RateLimit-Reset': String(wholeSeconds(decision.resetAfterMs)),
    ...retryAfterField(decision.retryAfterMs),
  };
}

/** Nothing for a request that passed, or that no waiting will cure. */
export function retryAfterField(retryAfterMs: Ms): FieldValues {
  return retryAfterMs > 0 && retryAfterMs < Infinity ? { 'Retry-After': String(wholeSeconds(retryAfterMs)) } : {};
}

function resetParameter({ retryAfterMs, resetAfterMs }: Decided): string {
  if (retryAfterMs === Infinity) return '';
  return `;t=${wholeSeconds(retryAfterMs > 0 ? retryAfterMs : resetAfterMs)}`;
}

function wholeSeconds(durationMs: Ms): number {
  return Math.ceil(durationMs / 1000);
}

/** sf-string, RFC 9651 §3.3.3: printable ASCII in quotes, `"` and `\` escaped. */
function quotedString(text: string): string {
  if (!/^[\x20-\x7e]+$/.test(text)) throw new InputError('name', 'must be printable ASCII', text);
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
