'use client';
import { createContext, useContext } from 'react';
import type { Spot } from './tour-store';

const LitContext = createContext<Spot | null>(null);
export const LitProvider = LitContext.Provider;

/** What the words of the page light in this lab. */
export const useLit = (): Spot | null => useContext(LitContext);

/** Set off by the words: a marker's edge, and a line where a marker cannot be seen. */
export const litClass = 'rounded-sm outline-1 outline-offset-4 outline-ink shadow-[0_0_0_4px_var(--color-marker)]';
/** The same within its own edge, where what is around would cover it. */
export const litWithinClass = 'rounded-sm outline-1 -outline-offset-1 outline-ink shadow-[inset_0_0_0_4px_var(--color-marker)]';
