import type { Claim } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { set } from './labs';
import { failedBetween } from './predictions';
import * as scenarios from './scenarios';

type More = Pick<Claim, 'unit' | 'tolerance' | 'digits'> & { readonly inputs?: readonly ScenarioEvent[] };

const measured = (lab: string, scenario: scenarios.System, read: Claim['read'], { inputs, ...rest }: More): Claim => ({
  lab,
  read,
  runs: { run: { scenario, ...(inputs && { inputs }) } },
  ...rest,
});
const share = (absolute: number) => ({ unit: 'ratio', tolerance: { absolute } }) as const;
const count = (absolute: number) => ({ unit: 'count', tolerance: { absolute } }) as const;
const lost = 'requests.failed';
const asking = (intervalMs: number, fall: number, rise = 2) => ({ kind: 'active', intervalMs, timeoutMs: 1000, fall, rise });
const { judgedBy } = scenarios;

const dead = {
  'lost-two': measured('power-cut', scenarios.powerCut, lost, count(8)),
  'lost-half': measured('power-cut', judgedBy(scenarios.powerCut, asking(500, 2)), lost, count(3)),
  'lost-ten': measured('power-cut', judgedBy(scenarios.powerCut, asking(10_000, 3)), lost, count(2)),
  'lost-passive': measured('power-cut', judgedBy(scenarios.powerCut, { kind: 'passive' }), lost, count(1)),
  'lost-retried': measured('power-cut', scenarios.retried, lost, count(0)),
};

const changes = 'nodes.checks.changes';
const unsteady = {
  'flap-changes': measured('unsteady', scenarios.unsteady, changes, count(12)),
  'calm-changes': measured('unsteady', judgedBy(scenarios.unsteady, asking(500, 2, 2)), changes, {
    unit: 'count',
    tolerance: { factor: 2 },
  }),
  'flap-lost': measured('unsteady', scenarios.unsteady, lost, { unit: 'count', tolerance: { relative: 0.35 } }),
  'calm-lost': measured('unsteady', judgedBy(scenarios.unsteady, asking(500, 2, 2)), lost, {
    unit: 'count',
    tolerance: { relative: 0.35 },
  }),
};

const later = failedBetween(12_000, 60_000);
const grey = {
  'grey-shallow': measured('grey', scenarios.grey, later, share(0.04)),
  'grey-deep': measured('grey', judgedBy(scenarios.grey, asking(1000, 2), { depth: 'deep' }), later, share(0.04)),
  'grey-passive': measured('grey', judgedBy(scenarios.grey, { kind: 'passive' }), later, share(0.01)),
  'grey-envoy': measured('grey', judgedBy(scenarios.grey, { kind: 'outlier-detection' }), later, share(0.04)),
  'slow-turns': measured('grey', scenarios.greySlow, failedBetween(15_000, 60_000), share(0.02)),
  'slow-counted': measured('grey', scenarios.balancedBy(scenarios.greySlow, 'least-connections'), failedBetween(15_000, 60_000), {
    ...share(0.01),
    digits: 1,
  }),
  'slow-worked': measured(
    'grey',
    judgedBy(scenarios.greySlow, { ...asking(1000, 2), timeoutMs: 500 }, { checkWorkMs: 100 }),
    failedBetween(15_000, 60_000),
    { ...share(0.01), digits: 1 },
  ),
};

const inTrouble = failedBetween(15_000, 45_000);
const together = {
  'shared-deep': measured('shared', scenarios.shared, inTrouble, share(0.16)),
  'shared-shallow': measured('shared', scenarios.shared, inTrouble, {
    ...share(0.06),
    inputs: [set('checks', 'depth', 'shallow')],
  }),
  'shared-panic': measured('shared', scenarios.shared, inTrouble, {
    ...share(0.09),
    inputs: [set('checks', 'panicThreshold', 0.5)],
  }),
};

const deploys = {
  'deploy-killed': measured('rollout', scenarios.rollout('kill'), lost, count(6)),
  'deploy-drained': measured('rollout', scenarios.rollout('drain'), lost, count(0)),
};

const pairs = {
  'pair-takeover': measured('pair', scenarios.pair, 'nodes.address.takeoverMs', { unit: 'ms', tolerance: { relative: 0.15 } }),
  'pair-lost': measured('pair', scenarios.pair, lost, count(8)),
  'pair-faster': measured('pair', scenarios.pair, lost, {
    ...count(8),
    inputs: [set('address', 'heartbeatMs', 300), set('address', 'timeoutMs', 1000)],
  }),
};

export const claims = { ...dead, ...unsteady, ...grey, ...together, ...deploys, ...pairs } satisfies Record<string, Claim>;
