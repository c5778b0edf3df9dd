import type * as Zod from 'zod/mini';
import type { VariantConfig, Variants } from './variants';

/**
 * What can be turned on a mechanism or a station, declared once. Controls, validation, link state, `sim list`, the JSON
 * Schema and the reference page are all read from these records. Plain data: importing knobs does not import zod.
 */
interface KnobBase {
  readonly label: string;
  /** One plain sentence: what turning it does. */
  readonly help: string;
  /** Shown on the first row of controls; the rest hide behind "all knobs". */
  readonly main?: true;
}

export interface NumberKnob extends KnobBase {
  readonly kind: 'number';
  readonly default: number | null;
  readonly unit?: 'ms' | 's' | 'rps' | 'ratio' | 'bytes' | 'count' | 'factor';
  /** Inclusive bounds for validity. */
  readonly min?: number;
  readonly max?: number;
  /** Exclusive lower bound. */
  readonly above?: number;
  readonly integer?: true;
  /** What a slider offers, where narrower than what is valid. */
  readonly range?: readonly [low: number, high: number];
  readonly step?: number;
  readonly scale?: 'linear' | 'log';
  /** May be null, and this is what null means ("no limit"). */
  readonly nullMeans?: string;
  /** May be left out although `default` is null and null itself is not meant. */
  readonly required?: true;
}

export interface ChoiceKnob<V extends string = string> extends KnobBase {
  readonly kind: 'choice';
  readonly default: V;
  readonly options: readonly { readonly value: V; readonly label: string; readonly help?: string }[];
}

export interface FlagKnob extends KnobBase {
  readonly kind: 'flag';
  readonly default: boolean;
}

export interface TextKnob extends KnobBase {
  readonly kind: 'text';
  readonly default: string;
  /** Must be given; an empty one is refused. */
  readonly required?: true;
}

type Schema<T> = Zod.ZodMiniType<T>;

/** What a data knob builds its schema of: named, so that a bundle holds these and not all of zod. */
export type SchemaBuilders = Pick<
  typeof Zod,
  | 'array'
  | 'enum'
  | 'gt'
  | 'int'
  | 'maximum'
  | 'maxLength'
  | 'minimum'
  | 'minLength'
  | 'nullable'
  | 'number'
  | 'optional'
  | 'strictObject'
  | 'string'
  | 'tuple'
  | 'union'
  | 'unknown'
>;

/** Structured values (a table of steps, a manifest). The schema is built with the zod it is handed. */
export interface DataKnob<T = unknown> extends KnobBase {
  readonly kind: 'data';
  readonly default: T;
  readonly schema: (z: SchemaBuilders) => Schema<T>;
  /** Must be given; the default is only what a page starts from. */
  readonly required?: true;
}

/** One of several forms, `{ "kind": "poisson", "rateRps": 120 }`; a bare string stands for a kind with its defaults. */
export interface VariantKnob extends KnobBase {
  readonly kind: 'variant';
  readonly default: VariantConfig | null;
  readonly variants: Variants;
  readonly nullMeans?: string;
}

/** A list of records, each with the same knobs. */
export interface ListKnob<K extends Knobs = Knobs> extends KnobBase {
  readonly kind: 'list';
  readonly default: readonly unknown[];
  readonly item: K;
  readonly minLength?: number;
  readonly maxLength?: number;
}

// biome-ignore lint/suspicious/noExplicitAny: a choice or data knob of any value type
export type Knob = NumberKnob | ChoiceKnob<any> | FlagKnob | TextKnob | DataKnob<any> | VariantKnob | ListKnob;
export type Knobs = Readonly<Record<string, Knob>>;

type ValueOf<K> = K extends NumberKnob
  ? K extends { readonly nullMeans: string }
    ? number | null
    : number
  : K extends FlagKnob
    ? boolean
    : K extends TextKnob
      ? string
      : K extends ChoiceKnob<infer V>
        ? V
        : K extends DataKnob<infer T>
          ? T
          : K extends VariantKnob
            ? K extends { readonly nullMeans: string }
              ? VariantConfig | null
              : VariantConfig
            : K extends ListKnob<infer I>
              ? readonly ConfigOf<I>[]
              : never;

/** The configuration that a record of knobs describes. */
export type ConfigOf<K extends Knobs> = { readonly [Name in keyof K]: ValueOf<K[Name]> };

export const number = <const K extends Omit<NumberKnob, 'kind'>>(knob: K): K & { readonly kind: 'number' } => ({
  kind: 'number',
  ...knob,
});
export const choice = <const V extends string>(knob: Omit<ChoiceKnob<V>, 'kind'>): ChoiceKnob<V> => ({ kind: 'choice', ...knob });
export const flag = (knob: Omit<FlagKnob, 'kind'>): FlagKnob => ({ kind: 'flag', ...knob });
export const text = (knob: Omit<TextKnob, 'kind'>): TextKnob => ({ kind: 'text', ...knob });
export const variant = <const K extends Omit<VariantKnob, 'kind'>>(knob: K): K & { readonly kind: 'variant' } => ({
  kind: 'variant',
  ...knob,
});
export const list = <const I extends Knobs>(knob: Omit<ListKnob<I>, 'kind'>): ListKnob<I> => ({ kind: 'list', ...knob });
export const data = <T>(knob: Omit<DataKnob<T>, 'kind'>): DataKnob<T> => ({ kind: 'data', ...knob });

/** Every knob at its default. */
export function defaultsOf<const K extends Knobs>(knobs: K): ConfigOf<K> {
  return Object.fromEntries(Object.entries(knobs).map(([name, knob]) => [name, knob.default])) as ConfigOf<K>;
}
