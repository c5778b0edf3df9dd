'use client';
import { useEffect, useMemo, useState } from 'react';
import type { Recording } from '@/engine/recording/types';
import { measure } from '@/runtime/measure';
import { cn } from '../ui/cn';
import { Icon } from '../ui/icon';
import { figuresAt } from '../viz/figures-at';
import { type Box, type Layout, layoutOf } from '../viz/layout';
import { isNamedGroup, nameOfPlace } from '../viz/place-names';
import { sceneAt } from '../viz/scene';
import { indexed } from '../viz/span-index';
import { Topology } from '../viz/topology';

/** The run of a system, made in the worker; null until it is there. */
export function useRecording(scenario: unknown): Recording | null {
  const [recording, setRecording] = useState<Recording | null>(null);
  useEffect(() => {
    let isGone = false;
    measure(scenario).then(
      (made) => isGone || setRecording(made),
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, [scenario]);
  return recording;
}

/** A drawing and what is asked of it: beside each other where there is room. */
export const twoColumns = 'grid gap-3 lg:grid-cols-[minmax(0,46rem)_minmax(18rem,1fr)] lg:items-start lg:gap-8';

const WIDTHS = [
  { width: 328, className: 'block @min-[36rem]:hidden' },
  { width: 720, className: 'hidden @min-[36rem]:block' },
] as const;

export interface DesignPictureProps {
  readonly recording: Recording;
  readonly atMs: number;
  /** Parts that can be pointed at: `db`, `app/b`, `lb->app`. The list beside it is for everybody else. */
  readonly parts?: readonly string[];
  readonly chosen?: string | null;
  /** Shown once it is answered. */
  readonly right?: string | null;
  readonly onChoose?: (part: string) => void;
  readonly disabled?: boolean;
}

/** A system as it is drawn in a lab, standing still. */
export function DesignPicture({ recording, atMs, ...choosing }: DesignPictureProps) {
  const drawing = useMemo(() => {
    const source = indexed(recording);
    return { scene: sceneAt(source, atMs, { hopMs: 0, still: true }), figures: figuresAt(source, atMs) };
  }, [recording, atMs]);
  return (
    <div data-slot="design" className="@container max-w-[46rem] border border-edge bg-raised p-3">
      {WIDTHS.map(({ width, className }) => (
        <div key={width} className={className}>
          <Drawn layout={layoutOf(recording, width)} {...{ recording, ...drawing, ...choosing }} />
        </div>
      ))}
    </div>
  );
}

interface DrawnProps extends Omit<DesignPictureProps, 'atMs'> {
  readonly layout: Layout;
  readonly scene: ReturnType<typeof sceneAt>;
  readonly figures: ReturnType<typeof figuresAt>;
}

function Drawn({ recording, layout, scene, figures, parts = [], chosen, right, onChoose, disabled }: DrawnProps) {
  return (
    <div className="relative" style={{ maxWidth: layout.width }}>
      <svg viewBox={`0 0 ${layout.width} ${layout.height}`} className="block h-auto w-full" role="presentation">
        <Topology {...{ recording, layout, scene, figures }} noteOf={() => ''} />
      </svg>
      {parts.map((part) => {
        const box = boxOf(part, recording, layout);
        if (box === null) return null;
        return (
          <button
            key={part}
            type="button"
            data-part={part}
            tabIndex={-1}
            aria-hidden="true"
            disabled={disabled}
            onClick={() => onChoose?.(part)}
            className={cn(
              'absolute rounded-md border-2',
              chosen === part ? 'border-ink outline-4 outline-marker' : 'border-transparent',
              !disabled && chosen !== part && 'hover:border-edge',
              right === part && 'border-dashed border-ink',
            )}
            style={{
              left: `${(box.x / layout.width) * 100}%`,
              top: `${(box.y / layout.height) * 100}%`,
              width: `${(box.width / layout.width) * 100}%`,
              height: `${(box.height / layout.height) * 100}%`,
            }}
          >
            {right === part ? (
              <span
                className={cn(
                  'absolute grid size-5 place-items-center rounded-full bg-ink text-paper',
                  part.includes('->') ? 'inset-0 m-auto' : '-top-3 -end-3',
                )}
              >
                <Icon name="check" className="size-3.5" />
              </span>
            ) : null}
          </button>
        );
      })}
    </div>
  );
}

const LINK_SPOT = 30;

/** Near where it ends: ways that part later share their beginning. */
function spotOn({ at }: Layout['wires'][number], direction: Layout['direction']): number {
  const far = at[at.length - 1]! * (direction === 'across' ? 0.7 : 0.94);
  return at.findIndex((length) => length >= far);
}

/** Where a part is drawn. */
function boxOf(part: string, { nodes, places, links }: Recording, layout: Layout): Box | null {
  const [from, to] = part.split('->');
  if (to !== undefined) {
    const link = links.findIndex((other) => nodes[other.from]!.id === from && nodes[other.to]!.id === to);
    const wire = layout.wires.find((other) => other.link === link);
    if (wire === undefined) return null;
    const spot = spotOn(wire, layout.direction);
    return { x: wire.xs[spot]! - LINK_SPOT / 2, y: wire.ys[spot]! - LINK_SPOT / 2, width: LINK_SPOT, height: LINK_SPOT };
  }
  const node = nodes.findIndex(({ id }) => id === part.split('/')[0]);
  const place = places.findIndex((other) => (part.includes('/') ? other.id === part : other.node === node));
  return layout.places[place] ?? layout.nodes[node] ?? null;
}

/** `stock: 10 ms` is the stock. */
const nameIn = (label: string): string => label.split(':')[0]!;

/** What a part is called where it is drawn. */
export function nameOfPart(part: string, recording: Recording): string {
  const { nodes, places } = recording;
  const labelOf = (id: string) => nodes.find((node) => node.id === id)?.label ?? id;
  const [from, to] = part.split('->');
  if (to !== undefined) return `the way from ${nameIn(labelOf(from!))} to ${nameIn(labelOf(to))}`;
  const place = places.findIndex(({ id }) => id === part);
  if (place === -1) return labelOf(part);
  const { node } = places[place]!;
  return isNamedGroup(recording, node) ? `${nameIn(nodes[node]!.label)} ${places[place]!.label}` : nameOfPlace(recording, place);
}
