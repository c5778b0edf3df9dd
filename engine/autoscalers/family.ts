import { InputError, known } from '../input-error';
import { parseKnobs } from '../knobs/parse';
import type { Family, Operation, ReplaySession } from '../mechanism';
import { ForwardClock, readChoice, readNumber, refuseUnknown } from '../replay/operation';
import { MAX_INT32 } from './kubernetes/manifest';
import { autoscalers as registry } from './registry';
import type { Autoscaler, AutoscalerSpec, Observation } from './types';

/** Checks and opens an autoscaler from a raw configuration. @throws InputError */
export function createAutoscaler(algorithm: string, config: unknown, field = ''): Autoscaler {
  // biome-ignore lint/suspicious/noExplicitAny: the spec parses what it is then given
  const spec = known<AutoscalerSpec<any>>(registry, algorithm, 'algorithm');
  return spec.create(parseKnobs(spec.knobs, spec.normalize ? spec.normalize(config) : config, field));
}

const FIELDS = ['op', 'atMs', 'replicas', 'statusReplicas', 'metrics', 'pods'] as const;

function readObservation(operation: Operation, clock: ForwardClock): Observation {
  refuseUnknown(operation, FIELDS);
  readChoice(operation, 'op', ['decide'], 'decide');
  const count = { min: 0, max: MAX_INT32, integer: true };
  const nowMs = clock.read(operation);
  const replicas = readNumber(operation, 'replicas', count);
  return {
    nowMs,
    replicas,
    statusReplicas: readNumber(operation, 'statusReplicas', count, replicas),
    metrics: readMetrics(operation.metrics),
    ...(operation.pods === undefined ? {} : { pods: readList(operation.pods) }),
  };
}

/** Values are read by whoever uses them; a null is a metric that could not be had. */
function readMetrics(metrics: unknown): Observation['metrics'] {
  if (metrics === undefined) return {};
  if (metrics === null || typeof metrics !== 'object' || Array.isArray(metrics))
    throw new InputError('metrics', 'must be an object', metrics);
  return Object.fromEntries(Object.entries(metrics).filter(([, value]) => value !== null));
}

function readList(pods: unknown): NonNullable<Observation['pods']> {
  if (!Array.isArray(pods)) throw new InputError('pods', 'must be an array', pods);
  return pods;
}

/**
 * One operation is one look at the system: `{"atMs","replicas","metrics","pods"}` →
 * `{"desired","recommended","reason",…}`, with the evidence of the algorithm beside.
 */
export const autoscalers: Family = {
  id: 'autoscalers',
  label: 'Autoscalers',
  help: 'How many replicas there should be.',
  algorithms: registry,
  replay(algorithm, config): ReplaySession {
    const autoscaler = createAutoscaler(algorithm, config);
    const clock = new ForwardClock();
    return { apply: (operation, emit) => emit(autoscaler.decide(readObservation(operation, clock))) };
  },
};
