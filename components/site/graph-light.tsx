'use client';
import { useRef, useState } from 'react';

export interface GraphLightProps {
  /** What is said while nothing is pointed at. */
  readonly caption: React.ReactNode;
  readonly children: React.ReactNode;
}

/** Where the picture shows numbers alone, and a first touch must say what is there. */
const isNarrow = () => matchMedia('(width < 64rem)').matches;

/** Lights what belongs to the lesson under the pointer or the focus: all that it needs, what it opens, the lines between. */
export function GraphLight({ caption, children }: GraphLightProps) {
  const picture = useRef<HTMLDivElement>(null);
  const touched = useRef<HTMLElement>(null);
  const [lit, setLit] = useState<HTMLElement | null>(null);
  const light = (node: HTMLElement | null) => {
    picture.current!.toggleAttribute('data-lighting', node !== null);
    for (const part of picture.current!.querySelectorAll<HTMLElement>('[data-with]')) {
      const isLit = part.dataset.with!.split(' ').includes(node?.dataset.node ?? '');
      // what is drawn later lies above
      if (part.toggleAttribute('data-lit', isLit) && part.tagName === 'path') part.parentNode!.append(part);
    }
    setLit(node);
  };
  const lightUnder = ({ target }: React.SyntheticEvent) => light(nodeOf(target));
  const onClickCapture = (event: React.MouseEvent) => {
    const node = nodeOf(event.target);
    if ((event.nativeEvent as PointerEvent).pointerType === 'touch' && isNarrow() && touched.current !== node)
      event.preventDefault();
    touched.current = node;
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is lit is said in the list of the course as well */}
      <div
        ref={picture}
        className="graph-picture"
        onPointerOver={lightUnder}
        onPointerLeave={({ pointerType }) => pointerType !== 'touch' && light(null)}
        onFocus={lightUnder}
        onBlur={() => light(null)}
        onClickCapture={onClickCapture}
      >
        {children}
      </div>
      <figcaption className="graph-caption">
        {lit ? lit.dataset.says : caption}
        {lit?.tagName === 'A' ? <span className="graph-again"> Touch it again to open it.</span> : null}
      </figcaption>
    </>
  );
}

const nodeOf = (target: EventTarget) => (target as Element).closest<HTMLElement>('[data-node]');
