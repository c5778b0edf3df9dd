'use client';
import { useEffect, useState } from 'react';
import { type LabLink, LINK_PARAM, writeLink } from '@/runtime/link';
import { labAnchor } from '../lesson/lab-of-lesson';

export interface OpenRunProps {
  /** Nothing where there was no run. */
  readonly link: LabLink | null;
  readonly slug: string;
  readonly children?: React.ReactNode;
}

/** A link that opens a run in a lesson's lab. */
export function OpenRun({ link, slug, children = 'Open this run' }: OpenRunProps) {
  const [href, setHref] = useState<string | null>(null);
  const text = JSON.stringify(link);
  useEffect(() => {
    const run = JSON.parse(text) as LabLink | null;
    if (run === null) return;
    let isGone = false;
    void writeLink(run).then(
      (written) => isGone || setHref(`/learn/${slug}?${LINK_PARAM}=${written}#${labAnchor(run.lab.split('.')[1]!)}`),
    );
    return () => {
      isGone = true;
    };
  }, [text, slug]);
  return href === null ? null : <a href={href}>{children}</a>;
}
