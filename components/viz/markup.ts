import { Fragment, isValidElement, type ReactNode } from 'react';

/**
 * A picture without hooks or handlers as markup. A page then carries it as one string: as elements, each of its thousands
 * would be parsed, hydrated and kept by React, for a picture that never changes.
 */
export function markupOf(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (typeof node === 'string' || typeof node === 'number' || typeof node === 'bigint') return escaped(String(node));
  if (Array.isArray(node)) return node.map(markupOf).join('');
  if (!isValidElement<Readonly<Record<string, unknown>>>(node)) throw new TypeError(`no markup for ${typeof node}`);
  const { type, props } = node;
  if (type === Fragment) return markupOf(props.children as ReactNode);
  if (typeof type === 'function') return markupOf((type as (props: object) => ReactNode)(props));
  if (typeof type !== 'string') throw new TypeError('no markup for a component that is not a function');
  const attributes = Object.entries(props).map(([name, value]) => attributeOf(name, value));
  return `<${type}${attributes.join('')}>${markupOf(props.children as ReactNode)}</${type}>`;
}

/** Names that SVG itself writes with a capital; the others are React's for names with a hyphen. */
const asTheyAre = new Set(['viewBox', 'preserveAspectRatio', 'pathLength', 'textLength', 'lengthAdjust']);

function attributeOf(name: string, value: unknown): string {
  if (name === 'children' || value === null || value === undefined) return '';
  if (name === 'style') return ` style='${escaped(styleOf(value as Readonly<Record<string, string | number>>))}'`;
  if (typeof value === 'function' || name === 'dangerouslySetInnerHTML') throw new TypeError(`no markup for ${name}`);
  const isData = name.startsWith('data-') || name.startsWith('aria-');
  if (value === false && !isData) return '';
  const written = name === 'className' ? 'class' : isData || asTheyAre.has(name) ? name : hyphened(name);
  return ` ${written}='${escaped(String(value))}'`;
}

const hyphened = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const unitless = new Set(['opacity', 'fillOpacity', 'strokeOpacity', 'fontWeight', 'zIndex', 'lineHeight']);

const styleOf = (style: Readonly<Record<string, string | number>>): string =>
  Object.entries(style)
    .map(([name, value]) => `${hyphened(name)}:${typeof value === 'number' && !unitless.has(name) ? `${value}px` : value}`)
    .join(';');

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>']/g, (letter) => entities[letter]);
