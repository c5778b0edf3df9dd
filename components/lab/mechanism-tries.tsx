'use client';
import { useMemo } from 'react';
import { Outcome, outcomeNames } from '@/engine/outcome';
import type { Recording } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { MarkState, type MarkStateName, markStates, stateOfOutcome } from '../viz/mark-state';
import { indexed } from '../viz/span-index';
import { fills, strokes } from '../viz/tones';
import {
  lanesOf,
  type Multiplied,
  mostTriedAround,
  multipliedIn,
  rowsOfTries,
  type Tier,
  type TriesOfOne,
  type Try,
  triesOf,
} from '../viz/tries';
import { writeCount, writeMs, writeTime } from '../viz/write-figure';
import { useMoment, useWidth } from './lab-context';
import { MechanismFigure, PlayheadLine } from './mechanism-figure';

const OVER_MS: Ms = 10_000;
const LABEL = 18;
const LANE = 11;
const BAR = 6;
const GAP = 8;
const MOST_LANES = 9;
const LEAST_BAR = 3;

/** What trying again makes of one request: layer by layer, over its time; and of all requests of the last ten seconds. */
export function TriesView({ recording }: { readonly recording: Recording }) {
  const [setFrame, width] = useWidth();
  const { playheadMs } = useMoment(120);
  const source = useMemo(() => indexed(recording), [recording]);
  const request = useMemo(() => mostTriedAround(source, playheadMs), [source, playheadMs]);
  const rows = useMemo(() => (request === null ? [] : rowsOfTries(recording, request)), [recording, request]);
  const whole = useMemo(() => triesOf(recording, rows, recording.untilMs), [recording, rows]);
  const now = triesOf(recording, rows, playheadMs);
  const fromMs = Math.max(0, recording.spans.completeFromMs, playheadMs - OVER_MS);
  const multiplied = multipliedIn(source, fromMs, playheadMs);
  const words =
    playheadMs < recording.spans.completeFromMs
      ? `single requests are kept from ${writeTime(recording.spans.completeFromMs)} on`
      : now === null
        ? 'no request began in the last 5 s'
        : wordsOf(now);
  return (
    <div ref={setFrame} className="min-w-0">
      <MechanismFigure name="tries" title="What trying again makes of it" words={words}>
        <p className="pb-1 text-[11px] text-muted">
          Of the requests of the last 5 s the one most was done for. ◆ a later attempt, ● answered, ✕ failed, ⊘ refused.
        </p>
        {now === null || whole === null || width <= 0 ? null : <Layers {...{ now, whole, width, playheadMs }} />}
        <Table multiplied={multiplied} overMs={playheadMs - fromMs} />
      </MechanismFigure>
    </div>
  );
}

const countOf = ({ tries }: TriesOfOne, tier: number): number => tries.filter((one) => one.tier === tier).length;
/** `3 tries by gateway`, `9 calls at database`. */
const callsOf = (count: number, { label, tries }: Tier): string =>
  `${count} ${tries ? (count === 1 ? 'try by' : 'tries by') : count === 1 ? 'call at' : 'calls at'} ${label}`;

function wordsOf(now: TriesOfOne): string {
  const [own] = now.tries;
  const layers = now.tiers.slice(1).map((tier, i) => callsOf(countOf(now, i + 1), tier));
  const state =
    own.outcome === Outcome['in-flight']
      ? 'on its way for'
      : own.outcome === Outcome.ok
        ? 'answered after'
        : `${outcomeNames[own.outcome]} after`;
  return `request ${now.request}: ${['1 request', ...layers].join(', ')}; ${state} ${writeMs(own.endMs - own.startMs)}`;
}

interface LayersProps {
  readonly now: TriesOfOne;
  /** The same at the end of the recording: what room it will need. */
  readonly whole: TriesOfOne;
  readonly width: number;
  readonly playheadMs: Ms;
}

function Layers({ now, whole, width, playheadMs }: LayersProps) {
  const [{ startMs }] = whole.tries;
  const untilMs = Math.max(startMs + 1, ...whole.tries.map(({ endMs }) => endMs));
  const x = (tMs: Ms): number => 6 + ((tMs - startMs) / (untilMs - startMs)) * (width - 14);
  const leastMs = ((untilMs - startMs) * (LEAST_BAR + 2)) / width;
  const layers = whole.tiers.map((_, tier) => whole.tries.flatMap((one, i) => (one.tier === tier ? [i] : [])));
  const lanes = new Map<number, number>();
  const tops: number[] = [];
  let height = 0;
  for (const layer of layers) {
    const own = lanesOf(
      layer.map((i) => whole.tries[i]),
      leastMs,
    );
    for (const [at, i] of layer.entries()) lanes.set(i, own[at]);
    tops.push(height);
    height += LABEL + Math.min(MOST_LANES, Math.max(0, ...own) + 1) * LANE + GAP;
  }
  const yOf = (i: number): number => tops[whole.tries[i].tier] + LABEL + (lanes.get(i) ?? 0) * LANE;
  // The tries so far are the first of each layer of all that there will be.
  const known = new Map(now.tries.map((one) => [keyOf(one), one]));
  const shown = whole.tries.flatMap((one, i) => {
    const then = known.get(keyOf(one));
    return then === undefined || (lanes.get(i) ?? 0) >= MOST_LANES ? [] : [{ i, one: then, parent: one.parent }];
  });
  return (
    <svg width={width} height={height} className="block text-[11px] tabular-nums" aria-hidden="true">
      {tops.map((top) => (
        <path key={top} d={`M0 ${top + 0.5}H${width}`} className="stroke-rule" />
      ))}
      {shown.map(({ i, one, parent }) =>
        parent === -1 || (lanes.get(parent) ?? 0) >= MOST_LANES ? null : (
          <path key={i} d={`M${x(one.startMs).toFixed(1)} ${yOf(parent) + BAR}V${yOf(i)}`} className="stroke-edge" />
        ),
      )}
      {shown.map(({ i, one }) => (
        <Bar key={i} one={one} from={x(one.startMs)} to={x(one.endMs)} y={yOf(i)} />
      ))}
      {whole.tiers.map((tier, i) => (
        <text
          key={tier.node}
          x={0}
          y={tops[i] + 13}
          stroke="var(--color-raised)"
          strokeWidth={4}
          paintOrder="stroke"
          className="fill-ink"
        >
          <tspan className="font-semibold">{tier.label}</tspan>{' '}
          {countOf(
            now,
            now.tiers.findIndex(({ node }) => node === tier.node),
          )}
        </text>
      ))}
      {playheadMs < untilMs ? <PlayheadLine x={x(playheadMs)} top={0} bottom={height} /> : null}
    </svg>
  );
}

const keyOf = ({ tier, attempt, startMs, parent }: Try): string => `${tier} ${attempt} ${startMs} ${parent}`;

const toneOf = ({ outcome }: Try): MarkStateName =>
  outcome === Outcome['in-flight'] ? 'service' : markStates[stateOfOutcome(outcome)];

interface BarProps {
  readonly one: Try;
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

/** Each bar says by a sign at its end how it ended, and by one at its start whether it was a later attempt. */
function Bar({ one, from, to, y }: BarProps) {
  const tone = toneOf(one);
  const middle = y + BAR / 2;
  const state = MarkState[tone];
  return (
    <g>
      <rect x={from} y={y} width={Math.max(LEAST_BAR, to - from)} height={BAR} className={fills[tone]} opacity={0.55} />
      {one.attempt > 1 ? <path d={`M${from} ${middle - 4}l4 4l-4 4l-4 -4Z`} className="fill-retry" /> : null}
      {one.outcome === Outcome['in-flight'] ? null : (
        <path
          d={endSign(state, Math.max(from + LEAST_BAR, to), middle)}
          className={`${strokes[tone]} ${state === MarkState.ok ? fills[tone] : 'fill-none'}`}
          strokeWidth={1.5}
        />
      )}
    </g>
  );
}

function endSign(state: number, x: number, y: number): string {
  const ring = `M${x - 3} ${y}a3 3 0 1 1 6 0a3 3 0 1 1 -6 0Z`;
  if (state === MarkState.ok) return ring;
  if (state === MarkState.shed) return `${ring}M${x - 2} ${y + 2}l4 -4`;
  return state === MarkState.failed ? `M${x - 3} ${y - 3}l6 6m0 -6l-6 6` : '';
}

const Table = ({ multiplied, overMs }: { readonly multiplied: readonly Multiplied[]; readonly overMs: Ms }) => {
  const most = Math.max(1, ...multiplied.map(({ perRequest }) => (Number.isNaN(perRequest) ? 0 : perRequest)));
  return (
    <table className="mt-2 w-full max-w-[36rem] text-sm tabular-nums">
      <caption className="pb-1 text-start text-[11px] text-muted">All requests of the last {writeMs(Math.round(overMs))}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">layer</th>
          <th scope="col">calls</th>
          <th scope="col">for each request</th>
        </tr>
      </thead>
      <tbody>
        {multiplied.map(({ node, label, tries, calls, perRequest }) => (
          <tr key={node} className="border-t border-rule">
            <th scope="row" className="py-0.5 pe-2 text-start font-semibold">
              {label}
            </th>
            <td className="px-2 py-0.5 text-end whitespace-nowrap">
              {writeCount(calls)} {node === -1 ? 'requests' : tries ? 'tries' : 'calls'}
            </td>
            <td className="w-1/2 py-0.5 ps-2">
              <span className="flex items-center gap-1.5">
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" className="h-2 min-w-0 flex-1" aria-hidden="true">
                  <rect
                    width={((perRequest || 0) / most) * 100}
                    height={8}
                    className={perRequest > 1.005 ? 'fill-retry' : 'fill-service'}
                  />
                </svg>
                <span className="w-12 shrink-0 text-end">{Number.isNaN(perRequest) ? '–' : `${perRequest.toFixed(1)}×`}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
