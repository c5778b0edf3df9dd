'use client';
import { createContext, useContext, useState } from 'react';

/** Which request the lab looks into, and how any part of it asks for one. */
export interface Inspecting {
  readonly request: number | null;
  /** Shows a request's life, wherever that is shown. */
  readonly inspect: (request: number) => void;
}

const InspectContext = createContext<Inspecting | null>(null);
export const InspectProvider = InspectContext.Provider;

/** The lab's, or one of its own where the lab has none. */
export function useInspecting(): Inspecting {
  const [request, inspect] = useState<number | null>(null);
  return useContext(InspectContext) ?? { request, inspect };
}
