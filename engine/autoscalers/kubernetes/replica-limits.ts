import type { HpaConfig, ScalingRules } from './hpa-config';
import type { ScalingPolicy, SelectPolicy } from './manifest';
import { MAX_INT32 } from './manifest';
import type { ScaleHistory } from './scale-history';

export type LimitReason = 'ScaleUpLimit' | 'ScaleDownLimit' | 'TooManyReplicas' | 'TooFewReplicas' | 'DesiredWithinRange';
export interface Limited {
  readonly desired: number;
  readonly reason: LimitReason;
}

/**
 * Without a behavior: at most twice as many, or 4, per sync; down freely to the minimum.
 * @see pkg/controller/podautoscaler/horizontal.go, convertDesiredReplicasWithRules
 */
export function limitWithoutBehavior(current: number, wanted: number, { minReplicas, maxReplicas }: HpaConfig): Limited {
  const scaleUpLimit = Math.max(2 * current, 4); // scaleUpLimitFactor, scaleUpLimitMinimum
  if (wanted < minReplicas) return { desired: minReplicas, reason: 'TooFewReplicas' };
  if (wanted > Math.min(scaleUpLimit, maxReplicas))
    return maxReplicas > scaleUpLimit
      ? { desired: scaleUpLimit, reason: 'ScaleUpLimit' }
      : { desired: maxReplicas, reason: 'TooManyReplicas' };
  return { desired: wanted, reason: 'DesiredWithinRange' };
}

/** With one: as far as the policies of that direction let it. @see horizontal.go, convertDesiredReplicasWithBehaviorRate */
export function limitByBehavior(
  current: number,
  wanted: number,
  { minReplicas, maxReplicas }: HpaConfig,
  rules: NonNullable<HpaConfig['behavior']>,
  history: ScaleHistory,
  nowMs: number,
): Limited {
  if (wanted > current) {
    const limit = Math.max(current, policyLimit(current, rules.scaleUp, history, nowMs, UP));
    if (wanted > Math.min(limit, maxReplicas))
      return maxReplicas > limit
        ? { desired: limit, reason: 'ScaleUpLimit' }
        : { desired: maxReplicas, reason: 'TooManyReplicas' };
  } else if (wanted < current) {
    const limit = Math.min(current, policyLimit(current, rules.scaleDown, history, nowMs, DOWN));
    if (wanted < Math.max(limit, minReplicas))
      return minReplicas < limit
        ? { desired: limit, reason: 'ScaleDownLimit' }
        : { desired: minReplicas, reason: 'TooFewReplicas' };
  }
  return { desired: wanted, reason: 'DesiredWithinRange' };
}

interface Direction {
  readonly reach: (start: number, policy: ScalingPolicy) => number;
  /** The greatest change on Max, the least on Min. */
  readonly pick: Readonly<Record<Exclude<SelectPolicy, 'Disabled'>, (...limits: number[]) => number>>;
}

const UP: Direction = {
  // Rounded up, so that a small percentage of a small count still moves.
  reach: (start, { type, value }) =>
    type === 'Pods' ? start + value : Math.min(MAX_INT32, Math.ceil(start * (1 + value / 100))),
  pick: { Max: Math.max, Min: Math.min },
};
const DOWN: Direction = {
  reach: (start, { type, value }) => (type === 'Pods' ? start - value : Math.trunc(start * (1 - value / 100))),
  pick: { Max: Math.min, Min: Math.max },
};

/** `calculateScaleUpLimitWithScalingRules`, `calculateScaleDownLimitWithBehaviors`. */
function policyLimit(current: number, rules: ScalingRules, history: ScaleHistory, nowMs: number, direction: Direction): number {
  if (rules.selectPolicy === 'Disabled') return current;
  const reaches = rules.policies.map((policy) =>
    direction.reach(history.periodStart(current, policy.periodSeconds, nowMs), policy),
  );
  return direction.pick[rules.selectPolicy](...reaches);
}
