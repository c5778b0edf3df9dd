import { createProcessor } from '@mdx-js/mdx';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';

/** The part of MDX's syntax tree that the checks read. */
export interface MdxNode {
  readonly type: string;
  readonly value?: string;
  readonly name?: string | null;
  readonly depth?: number;
  readonly url?: string;
  readonly attributes?: readonly MdxAttribute[];
  readonly children?: readonly MdxNode[];
  readonly position?: { readonly start: { readonly line: number } };
  readonly data?: { readonly estree?: { readonly body: readonly unknown[] } | null };
}

interface MdxAttribute {
  readonly type: string;
  readonly name?: string;
  readonly value?: null | string | { readonly data?: { readonly estree?: { readonly body: readonly [Statement] } } };
}

interface Statement {
  readonly expression: Expression;
}

type Expression =
  | { readonly type: 'Literal'; readonly value: unknown }
  | { readonly type: 'UnaryExpression'; readonly operator: string; readonly argument: Expression }
  | { readonly type: 'ArrayExpression'; readonly elements: readonly Expression[] }
  | {
      readonly type: 'ObjectExpression';
      readonly properties: readonly {
        readonly key: { readonly name?: string; readonly value?: string };
        readonly value: Expression;
      }[];
    };

export const parseMdx = (source: string): MdxNode =>
  createProcessor({ remarkPlugins: [remarkFrontmatter, remarkGfm] }).parse(source) as unknown as MdxNode;

/** Every node, parents first. */
export function* nodesIn(node: MdxNode): Generator<MdxNode> {
  yield node;
  for (const child of node.children ?? []) yield* nodesIn(child);
}

export const isComponent = ({ type }: MdxNode): boolean => type === 'mdxJsxFlowElement' || type === 'mdxJsxTextElement';

export const lineOf = ({ position }: MdxNode): number => position?.start.line ?? 0;

/** What a component is given, evaluated; only literals may be given. @throws Error at anything else */
export function propsOf(node: MdxNode): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    (node.attributes ?? []).map(({ name, value }) => {
      if (name === undefined) throw new Error('props may not be spread');
      if (value === null || value === undefined) return [name, true];
      return [name, typeof value === 'string' ? value : literal(value.data!.estree!.body[0].expression)];
    }),
  );
}

function literal(expression: Expression): unknown {
  switch (expression.type) {
    case 'Literal':
      return expression.value;
    case 'UnaryExpression':
      return -(literal(expression.argument) as number);
    case 'ArrayExpression':
      return expression.elements.map(literal);
    case 'ObjectExpression':
      return Object.fromEntries(expression.properties.map(({ key, value }) => [key.name ?? key.value, literal(value)]));
    default:
      throw new Error('props must be written out: text, numbers, lists, objects');
  }
}

/** The words of a node as they are read, code left out. */
export const textOf = (node: MdxNode): string =>
  node.type === 'text' ? (node.value ?? '') : node.type === 'inlineCode' ? '' : (node.children ?? []).map(textOf).join('');
