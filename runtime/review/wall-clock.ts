import type { Now } from './days';

/** The one place where review asks what time it is. */
export const wallClock = (): Now => ({ nowMs: Date.now(), minutesEast: -new Date().getTimezoneOffset() });
