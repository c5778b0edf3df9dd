import type { Knob, NumberKnob } from '@/engine/knobs/knobs';

/** A knob's default as one would type it. */
export function defaultText(knob: Knob): string {
  if (knob.kind === 'number' && knob.required) return 'required';
  if (knob.kind === 'text' || knob.kind === 'choice') return knob.default === '' ? 'empty' : String(knob.default);
  const text = JSON.stringify(knob.default) ?? 'none';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** What a knob accepts, in words: "integer, ≥ 1", "one of a, b". */
export function boundsOf(knob: Knob): string {
  switch (knob.kind) {
    case 'number':
      return numberBounds(knob);
    case 'choice':
      return `one of ${knob.options.map((option: { value: string }) => option.value).join(', ')}`;
    case 'flag':
      return 'true or false';
    case 'text':
      return 'text';
    case 'list':
      return 'a list';
    case 'variant':
    case 'data':
      return 'structured';
  }
}

function numberBounds({ min, max, above, integer, nullMeans }: NumberKnob): string {
  const hasBoth = min !== undefined && max !== undefined && above === undefined;
  const low = above === undefined ? (min === undefined ? '' : `≥ ${write(min)}`) : `> ${write(above)}`;
  const high = max === undefined ? '' : `≤ ${write(max)}`;
  const bounds = hasBoth ? `${write(min)} to ${write(max)}` : [low, high].filter(Boolean).join(', ');
  const said = [integer ? 'whole' : '', bounds].filter(Boolean).join(', ') || 'any number';
  return nullMeans ? `${said}; null: ${nullMeans}` : said;
}

/** Nobody counts twelve zeros. */
const write = (value: number): string =>
  Math.abs(value) >= 1e7 && value % 1e6 === 0 ? value.toExponential().replace('e+', 'e') : value.toLocaleString('en');
