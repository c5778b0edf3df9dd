'use client';
import { useSelectedLayoutSegment } from 'next/navigation';

/** What stands around every page of the site, and around nothing that is made to be framed by others. */
export const BesidePage = ({ children }: { readonly children: React.ReactNode }) =>
  useSelectedLayoutSegment() === 'embed' ? null : children;
