import type { Fact, Recording } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';

/** A node's knobs as its scenario and the turns of them say it: what was left out is left out. */
export type RawConfig = Readonly<Record<string, unknown>>;

export interface ConfigFrom {
  readonly fromMs: Ms;
  readonly config: RawConfig;
}

const isRecord = (value: unknown): value is RawConfig => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A node's configurations over a run, folded from the scenario and the recorded turns. */
export function configsOf(scenario: unknown, { facts }: Pick<Recording, 'facts'>, node: string): ConfigFrom[] {
  const nodes = isRecord(scenario) && isRecord(scenario.nodes) ? scenario.nodes : {};
  const configs: ConfigFrom[] = [{ fromMs: -Infinity, config: isRecord(nodes[node]) ? nodes[node] : {} }];
  for (const fact of facts) {
    if (!isTurn(fact) || fact.target !== node) continue;
    const { config } = configs[configs.length - 1];
    configs.push({ fromMs: fact.atMs, config: turned(config, fact.knob.split('.'), fact.value) });
  }
  return configs;
}

const isTurn = (fact: Fact): fact is Fact & { readonly knob: string; readonly value: unknown } =>
  fact.type === 'knob.turned' && typeof fact.knob === 'string';

function turned(config: RawConfig, [name, ...deeper]: readonly string[], value: unknown): RawConfig {
  const before = isRecord(config[name]) ? config[name] : typeof config[name] === 'string' ? { kind: config[name] } : {};
  if (deeper.length > 0) return { ...config, [name]: turned(before, deeper, value) };
  // A form chosen by its bare name keeps what it shares with the one before.
  return { ...config, [name]: typeof value === 'string' && 'kind' in before ? { ...before, kind: value } : value };
}

/** What holds at a moment. */
export const configAt = (configs: readonly ConfigFrom[], tMs: Ms): RawConfig =>
  (configs.findLast(({ fromMs }) => fromMs <= tMs) ?? configs[0]).config;

/** The form of a knob that has several: `algorithm`, `policy`. Its kind is empty where the default was left. */
export function formOf(config: RawConfig, knob: string): RawConfig & { readonly kind: string } {
  const form = config[knob];
  if (typeof form === 'string') return { kind: form };
  return isRecord(form) ? { ...form, kind: String(form.kind ?? '') } : { kind: '' };
}

export const numberOf = (config: RawConfig, knob: string, fallback: number): number => {
  const value = config[knob];
  return typeof value === 'number' ? value : fallback;
};
