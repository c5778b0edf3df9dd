'use client';
import { useMemo } from 'react';
import type { Recording } from '@/engine/recording/types';
import type { Ms, Rps } from '@/engine/units';
import { configAt, configsOf, formOf } from '../viz/config-at';
import {
  fullnessOf,
  isWindowed,
  type Level,
  type LimiterShape,
  levelLine,
  levelsAt,
  type Passing,
  paceOf,
  passingIn,
  type Scope,
  scopeOf,
  shapeOf,
  tokenDiscs,
} from '../viz/limiter-view';
import { indexed } from '../viz/span-index';
import { writeCount, writeMs, writeRate, writeTime } from '../viz/write-figure';
import { useMoment, useRun, useWidth } from './lab-context';
import type { MechanismProps } from './mechanism';
import { MechanismFigure, PlayheadLine } from './mechanism-figure';

const HEIGHT = 178;
const VESSEL = { width: 46, gap: 8, top: 68, bottom: 148 };
const SLANT = 4;
const PASSED_Y = 22;
const REFUSED_Y = 44;
const WORDS_WIDTH = 56;
const RIGHT = 12;
/** Beyond this many, what was refused is ticks: crosses would run into one another. */
const MOST_CROSSES = 150;

/** A limiter's bucket or window at the playhead, and what it let pass and refused. */
export function LimiterView({ recording, node }: MechanismProps) {
  const [setFrame, width] = useWidth();
  const { playheadMs } = useMoment(120);
  const scenario = useRun(({ scenario }) => scenario);
  const source = useMemo(() => indexed(recording), [recording]);
  const configs = useMemo(() => configsOf(scenario, recording, node.id), [scenario, recording, node]);
  const algorithm = formOf(configAt(configs, playheadMs), 'algorithm');
  const shape = shapeOf(algorithm.kind);
  const scope = scopeOf(shape, algorithm, playheadMs);
  const at = recording.nodes.indexOf(node);
  const passing = useMemo(
    () => passingIn(source, at, Math.max(0, scope.fromMs), playheadMs),
    [source, at, scope.fromMs, playheadMs],
  );
  const levels = levelsAt(recording, node.id, playheadMs);
  const pace = paceOf(shape, algorithm);
  const words = wordsOf(shape, pace, levels, passing, scope, playheadMs);
  return (
    <div ref={setFrame} className="min-w-0">
      <MechanismFigure name="limiter" title={node.label} words={words}>
        {width > 0 ? <LimiterPicture {...{ recording, shape, scope, passing, levels, playheadMs, width }} /> : null}
      </MechanismFigure>
    </div>
  );
}

function wordsOf(
  shape: LimiterShape,
  pace: Rps | null,
  levels: readonly Level[],
  passing: Passing,
  scope: Scope,
  playheadMs: Ms,
): string {
  const inAll = levels.map(({ label, remaining, limit }) => {
    const share =
      shape === 'water'
        ? `${writeCount(limit - remaining)} of ${writeCount(limit)} in the bucket`
        : `${writeCount(remaining)} of ${writeCount(limit)} left`;
    return label === '' ? share : `gateway ${label}: ${share}`;
  });
  const { passed, refused, held } = passing;
  const waiting = held.filter(({ toMs }) => toMs >= playheadMs).length;
  const since = writeMs(playheadMs - Math.max(0, scope.fromMs));
  return [
    inAll.length === 0 ? 'no counter for all requests together' : inAll.join(', '),
    ...(pace === null ? [] : [`${shape === 'water' ? 'drains' : 'refills'} ${writeRate(pace)}`]),
    `in the last ${since} ${passed.length} passed, ${refused.length} refused${waiting > 0 ? `, ${waiting} held` : ''}`,
  ].join('; ');
}

interface LimiterPictureProps {
  readonly recording: Recording;
  readonly shape: LimiterShape;
  readonly scope: Scope;
  readonly passing: Passing;
  readonly levels: readonly Level[];
  readonly playheadMs: Ms;
  readonly width: number;
}

function LimiterPicture({ recording, shape, scope, passing, levels, playheadMs, width }: LimiterPictureProps) {
  const left = Math.max(WORDS_WIDTH, levels.length * (VESSEL.width + VESSEL.gap)) + VESSEL.gap;
  const right = width - RIGHT;
  const lengthMs = scope.toMs - scope.fromMs;
  const x = (tMs: Ms): number => left + ((tMs - scope.fromMs) / lengthMs) * (right - left);
  const y = (fullness: number): number => VESSEL.bottom - fullness * (VESSEL.bottom - VESSEL.top);
  return (
    <svg width={width} height={HEIGHT + 4} className="block text-[11px] tabular-nums" aria-hidden="true">
      {scope.counting.map(({ fromMs, toMs, weight }) => (
        <g key={fromMs}>
          <rect
            x={x(fromMs)}
            y={2}
            width={x(toMs) - x(fromMs)}
            height={VESSEL.bottom - 2}
            className="fill-service"
            opacity={0.16 * weight}
          />
          <path
            d={`M${x(fromMs).toFixed(1)} 2V${VESSEL.bottom}M${x(toMs).toFixed(1)} 2V${VESSEL.bottom}`}
            className="stroke-service"
          />
          {weight < 1 ? (
            <text x={x(fromMs) + 4} y={12} className="fill-ink">
              counts {Math.round(weight * 100)}%
            </text>
          ) : null}
        </g>
      ))}
      <text x={0} y={PASSED_Y + 4} className="fill-ink">
        passed
      </text>
      <text x={0} y={REFUSED_Y + 4} className="fill-ink">
        refused
      </text>
      <Ticks {...{ passing, x, fromMs: scope.fromMs, room: right - left }} />
      {levels.map((level, i) => (
        <g key={level.series}>
          <Vessel {...{ level, shape, y }} x={i * (VESSEL.width + VESSEL.gap)} />
          <path
            d={levelLine(recording, level, shape, { fromMs: scope.fromMs, untilMs: playheadMs }, x, y)}
            fill="none"
            className="stroke-service"
            strokeWidth={1.75}
            strokeDasharray={['', '6 3', '2 2', '8 3 2 3'][i] || undefined}
          />
        </g>
      ))}
      <path d={`M${left} ${VESSEL.bottom}H${right}`} className="stroke-edge" />
      {[scope.fromMs, (scope.fromMs + scope.toMs) / 2, scope.toMs].map((tMs, i) =>
        tMs < 0 ? null : (
          <text key={tMs} x={x(tMs)} y={HEIGHT - 10} textAnchor={anchors[i]} className="fill-muted">
            {writeTime(tMs)}
          </text>
        ),
      )}
      <PlayheadLine x={x(playheadMs)} top={2} bottom={VESSEL.bottom} />
    </svg>
  );
}

const anchors = ['start', 'middle', 'end'] as const;

interface TicksProps {
  readonly passing: Passing;
  readonly x: (tMs: Ms) => number;
  readonly fromMs: Ms;
  readonly room: number;
}

function Ticks({ passing: { passed, refused, held }, x, fromMs, room }: TicksProps) {
  const isDense = Math.max(passed.length, refused.length) * 4 > room;
  const ticks = (all: readonly Ms[], at: number): string => all.map((tMs) => `M${x(tMs).toFixed(1)} ${at - 8}v16`).join('');
  const crosses = refused.map((tMs) => `M${(x(tMs) - 3).toFixed(1)} ${REFUSED_Y - 3}l6 6m0 -6l-6 6`).join('');
  return (
    <g fill="none" strokeWidth={isDense ? 0.75 : 1.5}>
      <path
        d={held
          .map(({ fromMs: beganMs, toMs }) => `M${x(Math.max(beganMs, fromMs)).toFixed(1)} ${PASSED_Y}H${x(toMs).toFixed(1)}`)
          .join('')}
        className="stroke-waiting"
        strokeWidth={3}
        opacity={0.5}
      />
      <path d={ticks(passed, PASSED_Y)} className="stroke-ok" />
      <path d={refused.length > MOST_CROSSES ? ticks(refused, REFUSED_Y) : crosses} className="stroke-shed" />
    </g>
  );
}

interface VesselProps {
  readonly level: Level;
  readonly shape: LimiterShape;
  readonly x: number;
  readonly y: (fullness: number) => number;
}

/** A bucket is open at the top: tokens come in there, water leaves below. A window's allowance is a box. */
function Vessel({ level, shape, x, y }: VesselProps) {
  const { width, top, bottom } = VESSEL;
  const { label, remaining, limit } = level;
  const slant = isWindowed(shape) ? 0 : SLANT;
  const middle = x + width / 2;
  const discs = shape === 'tokens' ? tokenDiscs(level, width - 2 * slant - 4, bottom - top - 4) : null;
  return (
    <g>
      {discs === null ? (
        <Filling surface={y(Math.min(1, Math.max(0, fullnessOf(shape, level))))} {...{ x, slant }} />
      ) : (
        <g transform={`translate(${x + slant + 2} ${top + 3})`} className="fill-service">
          {discs.at.map((at) => (
            <circle key={`${at.x} ${at.y}`} cx={at.x} cy={at.y} r={discs.radius} />
          ))}
        </g>
      )}
      <path
        d={`M${x + 1} ${top}L${x + 1 + slant} ${bottom}H${x + width - 1 - slant}L${x + width - 1} ${top}${isWindowed(shape) ? 'Z' : ''}`}
        fill="none"
        className="stroke-ink"
        strokeWidth={1.5}
      />
      {isWindowed(shape) ? null : (
        <path d={arrowDown(middle, shape === 'water' ? bottom + 1 : top - 8)} className="fill-service" />
      )}
      <text x={middle} y={HEIGHT - 10} textAnchor="middle" className="fill-ink">
        {writeCount(shape === 'water' ? limit - remaining : remaining)}/{writeCount(limit)}
      </text>
      {label === '' ? null : (
        <text x={middle} y={HEIGHT + 2} textAnchor="middle" className="fill-muted">
          {label}
        </text>
      )}
    </g>
  );
}

const arrowDown = (x: number, y: number): string => `M${x - 4} ${y}h8l-4 6Z`;

/** The side goes in towards the bottom; so does what is in it. */
function Filling({ surface, x, slant }: { readonly surface: number; readonly x: number; readonly slant: number }) {
  const { width, top, bottom } = VESSEL;
  const inset = (slant * (surface - top)) / (bottom - top);
  return (
    <path
      d={`M${x + 1 + inset} ${surface}H${x + width - 1 - inset}L${x + width - 1 - slant} ${bottom}H${x + 1 + slant}Z`}
      className="fill-service"
      opacity={0.5}
    />
  );
}
