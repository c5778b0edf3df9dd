'use client';
import { type ComponentType, lazy } from 'react';
import type { Item, ItemKind } from '@/content/practice/item-types';
import type { FieldsProps } from './fields';
import { ChoiceFields, ComputedFields, EstimateFields, MultipleFields, OrderFields } from './question-fields';

type FieldsOf<K extends ItemKind> = ComponentType<FieldsProps<Extract<Item, { kind: K }>>>;

/** Kinds that no lesson asks come when they are asked. */
const fields: { readonly [K in ItemKind]: FieldsOf<K> } = {
  choice: ChoiceFields,
  multiple: MultipleFields,
  order: OrderFields,
  estimate: EstimateFields,
  computed: ComputedFields,
  match: lazy(() => import('./match-fields').then(({ MatchFields }) => ({ default: MatchFields }))),
  walk: lazy(() => import('./walk-fields').then(({ WalkFields }) => ({ default: WalkFields }))),
  flaw: lazy(() => import('./flaw-fields').then(({ FlawFields }) => ({ default: FlawFields }))),
  recall: lazy(() => import('./recall-fields').then(({ RecallFields }) => ({ default: RecallFields }))),
  diagnose: lazy(() => import('./diagnose/diagnose-fields').then(({ DiagnoseFields }) => ({ default: DiagnoseFields }))),
  knob: lazy(() => import('./knob-fields').then(({ KnobFields }) => ({ default: KnobFields }))),
};

/** The fields of an item, whatever its kind. */
export function ItemFields(props: FieldsProps<Item>) {
  const Fields = fields[props.question.kind] as ComponentType<FieldsProps<Item>>;
  return <Fields {...props} />;
}
