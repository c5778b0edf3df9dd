'use client';
import { useMemo } from 'react';
import type { Ms } from '@/engine/units';
import { type FleetMetric, fleetMetricLabels } from '@/runtime/autoscaler-words';
import { configAt, configsOf, formOf } from '../viz/config-at';
import { writeCount, writeMs, writeShare, writeTime } from '../viz/write-figure';
import { controlPicture, type Decided, decidedBy, metricNameOf, type Sample, samplesOf } from './control-chart';
import { useLab, useMoment, useRun, useWidth } from './lab-context';
import type { MechanismProps } from './mechanism';
import { MechanismFigure, PlayheadLine } from './mechanism-figure';
import { timeAxis } from './time-axis';
import { GoTo } from './waterfall';

const UPPER = { top: 10, bottom: 96 };
const LANE = 106;
const LOWER = { top: 118, bottom: 192 };
const HEIGHT = 200;
const MOST_LISTED = 5;

/** What an autoscaler looks at, where it wants that, what it decided and what came of it, on one time axis. */
export function AutoscalerView({ recording, node }: MechanismProps) {
  const [setFrame, width] = useWidth();
  const { player } = useLab();
  const { playheadMs, reachedMs } = useMoment(120);
  const scenario = useRun(({ scenario }) => scenario);
  const configs = useMemo(() => configsOf(scenario, recording, node.id), [scenario, recording, node]);
  const metric = metricNameOf(formOf(configAt(configs, playheadMs), 'algorithm'));
  const samples = useMemo(() => samplesOf(recording, node.id, configs, metric), [recording, node, configs, metric]);
  const decided = useMemo(() => decidedBy(recording, node.id), [recording, node]);
  const taken = decided.filter(({ atMs }) => atMs <= playheadMs);
  const now = samples.findLast(({ atMs }) => atMs <= playheadMs);
  const go = (toMs: Ms): void => {
    player.send({ type: 'PAUSE' });
    player.send({ type: 'SEEK', toMs });
  };
  return (
    <div ref={setFrame} className="min-w-0">
      <MechanismFigure name="autoscaler" title={node.label} words={wordsOf(now, taken.at(-1), metric)}>
        <Words metric={metric} />
        {width > 0 ? (
          <ControlChart {...{ samples, width, playheadMs, reachedMs, metric, forMs: recording.forMs, decided }} />
        ) : null}
      </MechanismFigure>
      {taken.length === 0 ? null : (
        <ol aria-label={`Last decisions of ${node.label}`} className="pt-1 text-sm tabular-nums">
          {taken.slice(-MOST_LISTED).map((decision) => (
            <li key={decision.atMs}>
              <GoTo words={writeTime(decision.atMs)} onGo={() => go(decision.atMs)} /> {writeDecision(decision, metric)}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

const nameOf = (metric: string): string => fleetMetricLabels[metric as FleetMetric] ?? metric;

function writeMetric(metric: string, value: number): string {
  if (metric === 'cpu' || metric === 'utilization') return writeShare(value);
  return metric.endsWith('Ms') ? writeMs(value) : writeCount(value);
}

/** `ScaleDownStabilized`: scale down stabilized. */
const writeReason = (reason: string): string => reason.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

const writeDecision = ({ from, to, reason, metric: value }: Decided, metric: string): string =>
  `${from === to ? `stays at ${to}` : `${from} → ${to}`}: ${writeReason(reason)}${value === null ? '' : `, ${nameOf(metric)} ${writeMetric(metric, value)}`}`;

function wordsOf(now: Sample | undefined, last: Decided | undefined, metric: string): string {
  if (now === undefined) return 'has not looked yet';
  const { metric: value, target, ready, starting } = now;
  // A window that ends with the look does not know of it yet.
  const desired = last?.to ?? now.desired;
  const seen = Number.isNaN(value) ? '' : `${nameOf(metric)} ${writeMetric(metric, value)}`;
  const wanted = Number.isNaN(target) ? '' : ` of a target of ${writeMetric(metric, target)}`;
  const stands = `wants ${desired}, has ${ready}${starting > 0 ? `, ${starting} starting` : ''}`;
  return [seen + wanted, stands, last === undefined ? '' : `the last reason: ${writeReason(last.reason)}`]
    .filter(Boolean)
    .join('; ');
}

const legend = [
  { words: 'target', line: 'stroke-ink', dash: '5 3', area: '' },
  { words: 'nothing is done within', line: '', dash: '', area: 'fill-service opacity-20' },
  { words: 'wanted', line: 'stroke-ink', dash: '', area: '' },
  { words: 'ready', line: '', dash: '', area: 'fill-ok opacity-60' },
  { words: 'starting', line: 'stroke-waiting', dash: '2 2', area: 'fill-waiting opacity-30' },
] as const;

/** What is what: said by the words above for those who do not see it. */
const Words = ({ metric }: { readonly metric: string }) => (
  <ul className="flex flex-wrap gap-x-3 text-[11px]" aria-hidden="true">
    {[{ words: nameOf(metric), line: 'stroke-service', dash: '', area: '' }, ...legend].map(({ words, line, dash, area }) => (
      <li key={words} className="flex items-center gap-1">
        <svg width={14} height={10} aria-hidden="true">
          {area === '' ? null : <rect width={14} height={10} className={area} />}
          {line === '' ? null : <path d="M0 5h14" className={line} strokeWidth={2} strokeDasharray={dash || undefined} />}
        </svg>
        {words}
      </li>
    ))}
    <li>▲ ▼ decisions</li>
  </ul>
);

interface ControlChartProps {
  readonly samples: readonly Sample[];
  readonly decided: readonly Decided[];
  readonly metric: string;
  readonly width: number;
  readonly playheadMs: Ms;
  readonly reachedMs: Ms;
  readonly forMs: Ms;
}

function ControlChart({ samples, decided, metric, width, playheadMs, reachedMs, forMs }: ControlChartProps) {
  const axis = useMemo(() => timeAxis(width, forMs), [width, forMs]);
  const right = width - axis.right;
  const picture = useMemo(() => {
    const side = { left: axis.left, right };
    return controlPicture(samples, reachedMs, axis.x, { ...side, ...UPPER }, { ...side, ...LOWER });
  }, [samples, reachedMs, axis, right]);
  const turns = decided.filter(({ atMs, from, to }) => from !== to && atMs <= reachedMs);
  const last = turns.findLast(({ atMs }) => atMs <= playheadMs);
  const ticks = [
    ...picture.metricTicks.map(({ y, value }) => ({ y, text: writeMetric(metric, value) })),
    ...picture.replicaTicks.map(({ y, value }) => ({ y, text: String(value) })),
  ];
  return (
    <svg width={width} height={HEIGHT} className="block text-[11px] tabular-nums" aria-hidden="true">
      {ticks.map(({ y, text }) => (
        <g key={y}>
          <path d={`M${axis.left} ${y.toFixed(1)}H${right}`} className="stroke-rule" />
          <text x={axis.left - 6} y={y} dy="0.32em" textAnchor="end" className="fill-muted">
            {text}
          </text>
        </g>
      ))}
      <path d={picture.band} className="fill-service" opacity={0.2} />
      <path d={picture.ready} className="fill-ok" opacity={0.6} />
      <path d={picture.starting} className="fill-waiting stroke-waiting" fillOpacity={0.3} strokeDasharray="2 2" />
      <g fill="none">
        <path d={picture.target} className="stroke-ink" strokeDasharray="5 3" />
        <path d={picture.metric} className="stroke-service" strokeWidth={1.75} />
        <path d={picture.desired} className="stroke-ink" strokeWidth={1.75} />
      </g>
      {turns.map((turn) => {
        const x = axis.x(turn.atMs);
        const isLast = turn === last;
        return (
          <g key={turn.atMs}>
            <path
              d={`M${x.toFixed(1)} ${UPPER.top}V${LOWER.bottom}`}
              className={isLast ? 'stroke-ink' : 'stroke-edge'}
              strokeDasharray="1 3"
            />
            <path
              d={turn.to > turn.from ? 'M-4 4L0 -4L4 4Z' : 'M-4 -4L0 4L4 -4Z'}
              transform={`translate(${x.toFixed(1)} ${LANE})${isLast ? ' scale(1.5)' : ''}`}
              className={isLast ? 'fill-ink' : 'fill-muted'}
            />
          </g>
        );
      })}
      <PlayheadLine x={axis.x(playheadMs)} top={0} bottom={HEIGHT} />
    </svg>
  );
}
