'use client';
import { useEffect, useState } from 'react';
import { type LabLink, LINK_PARAM, LONE_LAB, writeLink } from '@/runtime/link';
import { labAnchor } from '../lesson/lab-of-lesson';

export interface OpenRunProps {
  /** Nothing where there was no run. */
  readonly link: LabLink | null;
  readonly children?: React.ReactNode;
}

/** A link that opens a run: in the lesson's lab that it is of, or in one of its own. */
export function OpenRun({ link, children = 'Open this run' }: OpenRunProps) {
  const [href, setHref] = useState<string | null>(null);
  const text = JSON.stringify(link);
  useEffect(() => {
    const run = JSON.parse(text) as LabLink | null;
    if (run === null) return;
    let isGone = false;
    void writeLink(run).then((written) => isGone || setHref(hrefOf(run, written)));
    return () => {
      isGone = true;
    };
  }, [text]);
  return href === null ? null : <a href={href}>{children}</a>;
}

function hrefOf({ lab }: LabLink, written: string): string {
  if (lab === LONE_LAB) return `/lab?${LINK_PARAM}=${written}`;
  const [slug, key] = lab.split('.');
  return `/learn/${slug}?${LINK_PARAM}=${written}#${labAnchor(key!)}`;
}
