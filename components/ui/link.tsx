import type { ComponentProps } from 'react';

interface LinkProps extends ComponentProps<'a'> {
  readonly href: string;
}

/** A page is a document: a link loads it, and the browser keeps the one before for the way back. */
export const Link = ({ href, ...props }: LinkProps) => <a href={href} {...props} />;
