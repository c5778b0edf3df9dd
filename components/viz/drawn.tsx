import type { ReactNode } from 'react';
import { KeptPicture, type KeptPictureProps } from './kept-picture';
import { markupOf } from './markup';

export interface DrawnProps extends Omit<KeptPictureProps, 'name' | 'html'> {
  readonly children: ReactNode;
}

/** What never changes, as one string of markup: React keeps none of its elements. */
export function Drawn({ children, ...props }: DrawnProps) {
  const html = markupOf(children);
  return <KeptPicture name={nameOf(html)} html={html} {...props} />;
}

/** FNV-1a, 32 bits: one page's pictures are few. */
function nameOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
