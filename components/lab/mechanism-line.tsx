'use client';
import { useMemo } from 'react';
import type { RecordedNode, Recording } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { scriptedEvents, slotsAt } from '@/runtime/capacity';
import { configAt, configsOf } from '../viz/config-at';
import {
  drawnOf,
  hasLine,
  type LeftLine,
  type Line,
  leftLine,
  linesAt,
  orderWords,
  type Person,
  targetWaitMs,
} from '../viz/line-view';
import { indexed } from '../viz/span-index';
import { fills, strokes, type Tone } from '../viz/tones';
import { writeMs, writeTime } from '../viz/write-figure';
import { useMoment, useRun, useWidth } from './lab-context';
import type { MechanismProps } from './mechanism';
import { MechanismFigure } from './mechanism-figure';

const HEIGHT = 56;
const GROUND = 42;
const TALLEST = 30;
const SMALLEST = 6;
const STEP = 11;
const HEAD = 3.5;
const SLOT = 14;
const MOST_SLOTS = 12;
const LEFT_OVER_MS: Ms = 10_000;
const MOST_LINES = 8;
const COLUMN = 320;
const COLUMN_GAP = 24;

/** Who stands in a node's lines at the playhead, and who is served. */
export function LineView({ recording, node }: MechanismProps) {
  const source = useMemo(() => indexed(recording), [recording]);
  const isThere = useMemo(() => hasLine(source, node), [source, node]);
  return isThere ? <Lines {...{ recording, node }} /> : null;
}

function Lines({ recording, node }: MechanismProps) {
  const [setFrame, width] = useWidth();
  const { playheadMs } = useMoment(120);
  const scenario = useRun(({ scenario }) => scenario);
  const inputs = useRun(({ inputs }) => inputs);
  const source = useMemo(() => indexed(recording), [recording]);
  const { completeFromMs } = recording.spans;
  const configs = useMemo(() => configsOf(scenario, recording, node.id), [scenario, recording, node]);
  const config = configAt(configs, playheadMs);
  const lines = linesAt(source, node, config, playheadMs);
  const left = leftLine(source, node, Math.max(0, playheadMs - LEFT_OVER_MS), playheadMs);
  const waiting = lines.reduce((sum, line) => sum + line.waiting.length, 0);
  const events = useMemo(() => [...scriptedEvents(scenario), ...inputs], [scenario, inputs]);
  const words =
    playheadMs < completeFromMs
      ? `single requests are kept from ${writeTime(completeFromMs)} on`
      : wordsOf(node, lines, left, playheadMs);
  const columns = Math.max(1, Math.min(lines.length, Math.floor((width + COLUMN_GAP) / (COLUMN + COLUMN_GAP))));
  const targetMs = targetWaitMs(node.kind, config);
  const tallestMs = Math.max(1, targetMs ?? 0, ...lines.flatMap(({ waiting: line }) => line.map(({ ageMs }) => ageMs)));
  return (
    <div ref={setFrame} className="min-w-0">
      <MechanismFigure name="line" title={`${node.label}: who waits`} words={words}>
        <Legend {...{ recording, node, lines, targetMs }} order={orderWords(node.kind, config, waiting)} />
        <div
          className="grid gap-y-1"
          style={{ columnGap: COLUMN_GAP, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
        >
          {lines.slice(0, MOST_LINES).map((line) => (
            <LinePicture
              key={line.place}
              {...{ line, tallestMs, targetMs }}
              name={lines.length > 1 ? line.label : null}
              width={(width - (columns - 1) * COLUMN_GAP) / columns}
              slots={slotsAt(scenario, events, recording.places[line.place].id, playheadMs)}
            />
          ))}
        </div>
        {lines.length > MOST_LINES ? <p className="text-sm text-muted">and {lines.length - MOST_LINES} more</p> : null}
      </MechanismFigure>
    </div>
  );
}

const longest = (people: readonly Person[]): Ms => people.reduce((most, { ageMs }) => Math.max(most, ageMs), 0);

function wordsOf({ kind }: RecordedNode, lines: readonly Line[], { served, dropped, refused }: LeftLine, tMs: Ms): string {
  const waiting = lines.flatMap((line) => line.waiting);
  const atWork = lines.flatMap((line) => line.served ?? []);
  const lost = waiting.filter(({ isAbandoned }) => isAbandoned).length;
  const since = writeMs(Math.min(tMs, LEFT_OVER_MS));
  return [
    waiting.length === 0 ? 'nobody waits' : `${waiting.length} wait, the longest for ${writeMs(longest(waiting))}`,
    ...(lost > 0 ? [`for ${lost} of them nobody waits any more`] : []),
    ...(kind === 'service' ? [`${atWork.length} being worked on`] : []),
    ...(kind === 'queue' ? [`${atWork.length} with consumers`] : []),
    `in the last ${since} ${served} went through${dropped > 0 ? `, ${dropped} were let go` : ''}${refused > 0 ? `, ${refused} refused` : ''}`,
  ].join('; ');
}

/** Heads by class: a circle for the first, then a square, a triangle, a diamond; more begin again. */
const heads = [
  `M${-HEAD} 0a${HEAD} ${HEAD} 0 1 1 ${2 * HEAD} 0a${HEAD} ${HEAD} 0 1 1 ${-2 * HEAD} 0Z`,
  'M-3.2 -3.2h6.4v6.4h-6.4Z',
  'M0 -4L4 3.2H-4Z',
  'M0 -4.6L4.6 0L0 4.6L-4.6 0Z',
];
const headOf = (klass: number): string => heads[klass % heads.length];

interface LegendProps {
  readonly recording: Recording;
  readonly node: RecordedNode;
  readonly lines: readonly Line[];
  readonly targetMs: Ms | null;
  readonly order: string;
}

function Legend({ recording, node, lines, targetMs, order }: LegendProps) {
  const people = lines.flatMap(({ waiting, served }) => [...waiting, ...(served ?? [])]);
  const classes = [...new Set(people.map(({ klass }) => klass))].sort((a, b) => a - b);
  const has = (test: (person: Person) => boolean): boolean => people.some(test);
  return (
    <ul className="flex flex-wrap gap-x-3 pb-1 text-[11px] text-muted">
      <li>{order}</li>
      <li>taller: has waited longer</li>
      {recording.classes.length > 1
        ? classes.map((klass) => (
            <li key={klass} className="flex items-center gap-1">
              <svg width={10} height={10} viewBox="-5 -5 10 10" aria-hidden="true">
                <path d={headOf(klass)} className="fill-muted" />
              </svg>
              {recording.classes[klass]}
            </li>
          ))
        : null}
      {has(({ isRetry }) => isRetry) ? (
        <Key tone="retry" words={node.kind === 'queue' ? 'was delivered before' : 'a later attempt'} />
      ) : null}
      {has(({ isAbandoned }) => isAbandoned) ? <Key tone="failed" isHollow words="nobody waits for it any more" /> : null}
      {targetMs === null ? null : <li>dashed line: {writeMs(targetMs)}, the wait that is fine</li>}
    </ul>
  );
}

const Key = ({ tone, words, isHollow = false }: { readonly tone: Tone; readonly words: string; readonly isHollow?: boolean }) => (
  <li className="flex items-center gap-1">
    <svg width={10} height={10} viewBox="-5 -5 10 10" aria-hidden="true">
      <path d={heads[0]} className={`${isHollow ? 'fill-none' : fills[tone]} ${strokes[tone]}`} strokeWidth={1.5} />
    </svg>
    {words}
  </li>
);

interface LinePictureProps {
  readonly line: Line;
  readonly name: string | null;
  readonly slots: number | null;
  readonly width: number;
  readonly tallestMs: Ms;
  readonly targetMs: Ms | null;
}

function LinePicture({ line: { waiting, served, next }, name, slots, width, tallestMs, targetMs }: LinePictureProps) {
  const words = waiting.length === 0 ? 'nobody waits' : `${waiting.length} wait, the first for ${writeMs(waiting[0].ageMs)}`;
  const places = served === null ? 0 : Math.max(slots ?? 0, served.length);
  const boxes = Math.min(places, MOST_SLOTS);
  const start = boxes * SLOT + (places > boxes ? 34 : 0) + 14;
  return (
    <div className="min-w-0">
      {name === null ? null : (
        <p className="text-[11px] tabular-nums">
          <span className="font-semibold">{name}</span> <span className="text-muted">{words}</span>
        </p>
      )}
      {width <= 0 ? null : (
        <svg width={width} height={HEIGHT} className="block text-[11px] tabular-nums" aria-hidden="true">
          <path d={`M0 ${GROUND}H${width}`} className="stroke-rule" />
          {Array.from({ length: boxes }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: places have no other name
            <Slot key={i} x={i * SLOT} person={served?.[i]} />
          ))}
          {places > boxes ? (
            <text x={boxes * SLOT + 4} y={GROUND - 4} className="fill-muted">
              +{places - boxes}
            </text>
          ) : null}
          {places > 0 ? <path d={`M${start - 8} 6V${GROUND}`} className="stroke-edge" /> : null}
          {targetMs === null ? null : (
            <path
              d={`M${start} ${GROUND - heightOf(targetMs, tallestMs)}H${width}`}
              className="stroke-ink"
              strokeDasharray="4 3"
            />
          )}
          <People {...{ waiting, next, start, width, tallestMs }} />
        </svg>
      )}
    </div>
  );
}

const heightOf = (ageMs: Ms, tallestMs: Ms): number => SMALLEST + (ageMs / tallestMs) * (TALLEST - SMALLEST);

function Slot({ x, person }: { readonly x: number; readonly person: Person | undefined }) {
  return (
    <g>
      <rect x={x + 0.5} y={GROUND - 18} width={SLOT - 3} height={18} fill="none" className="stroke-edge" />
      {person === undefined ? null : (
        <Figure {...{ person }} x={x + (SLOT - 2) / 2} height={11} tone={person.isRetry ? 'retry' : 'service'} />
      )}
    </g>
  );
}

interface PeopleProps {
  readonly waiting: readonly Person[];
  readonly next: number;
  readonly start: number;
  readonly width: number;
  readonly tallestMs: Ms;
}

function People({ waiting, next, start, width, tallestMs }: PeopleProps) {
  const room = Math.max(3, Math.floor((width - start - STEP) / STEP) - 3);
  const { first, skipped } = drawnOf(waiting.length, room);
  const shown = waiting.map((_, at) => at).filter((at) => at < first || at >= first + skipped);
  const xOf = (i: number): number => start + HEAD + (i < first ? i : i - skipped + 4) * STEP;
  return (
    <>
      {shown.map((at) => {
        const person = waiting[at];
        return (
          <g key={at}>
            <Figure
              {...{ person }}
              x={xOf(at)}
              height={heightOf(person.ageMs, tallestMs)}
              tone={person.isRetry ? 'retry' : 'waiting'}
            />
            {at === next ? (
              <text x={Math.max(xOf(at), 12)} y={HEIGHT - 2} textAnchor="middle" className="fill-ink">
                next
              </text>
            ) : null}
          </g>
        );
      })}
      {skipped > 0 ? (
        <text x={xOf(first - 1) + 2.5 * STEP} y={GROUND - 6} textAnchor="middle" className="fill-muted">
          +{skipped}
        </text>
      ) : null}
    </>
  );
}

interface FigureProps {
  readonly person: Person;
  readonly x: number;
  readonly height: number;
  readonly tone: Tone;
}

/** A person: a head on a body. Hollow where nobody waits for it any more. */
function Figure({ person: { klass, isAbandoned }, x, height, tone }: FigureProps) {
  const shown = isAbandoned ? 'failed' : tone;
  return (
    <g transform={`translate(${x.toFixed(1)} ${GROUND})`} className={strokes[shown]} strokeWidth={1.5}>
      <path d={`M0 0V${(HEAD - height).toFixed(1)}`} strokeWidth={2} strokeDasharray={isAbandoned ? '2 2' : undefined} />
      <path
        d={headOf(klass)}
        transform={`translate(0 ${(-height).toFixed(1)})`}
        className={isAbandoned ? 'fill-raised' : fills[shown]}
      />
    </g>
  );
}
