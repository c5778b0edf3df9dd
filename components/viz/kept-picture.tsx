'use client';
import { useLayoutEffect, useRef, useState } from 'react';

export interface KeptPictureProps extends Omit<React.ComponentProps<'figure'>, 'children' | 'dangerouslySetInnerHTML'> {
  /** The same for the same markup. */
  readonly name: string;
  /** Left out of what a built page starts from: then the page itself has it. */
  readonly html: string;
}

/** Pictures that have been on the page. */
const seen = new Set<string>();
/** The markup of those that have left it. */
const gone = new Map<string, string>();

const onPage = (name: string): string => document.querySelector(`[data-picture="${name}"]`)?.innerHTML ?? '';

/** A picture made while the page was built, as one string that is in the page once, wherever the picture is put later. */
export function KeptPicture({ name, html, ...props }: KeptPictureProps) {
  const [markup] = useState(() => (html.trim() !== '' || !seen.has(name) ? html : (gone.get(name) ?? onPage(name))));
  const figure = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = figure.current;
    seen.add(name);
    return () => {
      if (element !== null) gone.set(name, element.innerHTML);
    };
  }, [name]);
  return (
    <figure
      ref={figure}
      data-picture={name}
      {...props}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made while the page is built, of our own elements, and escaped
      dangerouslySetInnerHTML={{ __html: markup }}
      suppressHydrationWarning
    />
  );
}
