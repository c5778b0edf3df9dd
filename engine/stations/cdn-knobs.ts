import { InputError } from '../input-error';
import { choice, list, number, text, variant } from '../knobs/knobs';
import type { VariantConfig } from '../knobs/variants';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';
import { invalidationKnob, ttlKnob } from './cache-knobs';
import { policyKnob } from './cached-entries';

const roundTrip = { unit: 'ms', min: 0, max: 1e9, range: [0, 400] } as const;

const regionKnobs = {
  id: text({ label: 'Name', default: '', required: true, help: 'What the region is called.' }),
  share: number({
    label: 'Share',
    help: 'How many of the requests come from there, relative to the others.',
    unit: 'factor',
    min: 0,
    max: 1e6,
    default: 1,
  }),
  edgeMs: number({ ...roundTrip, label: 'To the edge', help: 'Round trip from its people to their edge.', default: 10 }),
  originMs: number({ ...roundTrip, label: 'To the origin', help: 'Round trip from its edge to the origin.', default: 150 }),
};

export const cdnKnobs = {
  regions: list({
    label: 'Regions',
    help: 'Where people are; each region has an edge with a cache of its own.',
    default: [{ id: 'near', edgeMs: 10, originMs: 20 }, { id: 'far' }],
    item: regionKnobs,
    minLength: 1,
    maxLength: 64,
  }),
  mode: variant({
    label: 'Mode',
    help: 'How content comes to the edges.',
    default: { kind: 'pull' },
    variants: {
      pull: { label: 'Pull', help: 'An edge fetches what it is asked for and lacks.', knobs: {} },
      push: {
        label: 'Push',
        help: 'Everything is put on every edge beforehand, and again when it is written.',
        knobs: {
          delayMs: number({
            label: 'Delay',
            help: 'From a write until all edges have it.',
            unit: 'ms',
            min: 0,
            max: 1e9,
            range: [0, 60_000],
            default: 1000,
          }),
        },
      },
    },
    main: true,
  }),
  policy: policyKnob,
  ttlMs: ttlKnob,
  invalidation: invalidationKnob,
  personalRatio: number({
    label: 'Personal',
    help: 'How many requests are for a page that is made for one person.',
    unit: 'ratio',
    min: 0,
    max: 1,
    step: 0.05,
    default: 0,
    main: true,
  }),
  personal: choice({
    label: 'Personal pages are',
    help: 'What their Cache-Control says.',
    default: 'private',
    options: [
      { value: 'private', label: 'private', help: 'No edge keeps them.' },
      { value: 'public', label: 'public', help: 'Edges keep them, and show one person’s page to the next: a mistake.' },
    ],
    main: true,
  }),
  varyBy: number({
    label: 'Vary',
    help: 'How many variants of each page people ask for (languages, encodings); each is kept apart.',
    unit: 'count',
    min: 1,
    max: 64,
    integer: true,
    range: [1, 16],
    default: 1,
  }),
};

export interface Region {
  readonly id: string;
  readonly share: number;
  readonly edgeMs: Ms;
  readonly originMs: Ms;
}

export interface CdnConfig extends NodeScenario {
  readonly regions: readonly Region[];
  readonly mode: VariantConfig;
  readonly policy: VariantConfig;
  readonly ttlMs: Ms | null;
  readonly invalidation: VariantConfig;
  readonly personalRatio: number;
  readonly personal: 'private' | 'public';
  readonly varyBy: number;
}

/** Rules across the knobs of a CDN. @throws InputError */
export function checkCdn(config: NodeScenario): void {
  const { regions } = config as CdnConfig;
  if (!regions.some(({ share }) => share > 0)) throw new InputError('regions', 'must have a region with a share > 0');
  const seen = new Set<string>();
  regions.forEach(({ id }, index) => {
    if (seen.has(id)) throw new InputError(`regions[${index}].id`, 'must differ from the others', id);
    if (id.includes('/')) throw new InputError(`regions[${index}].id`, 'must not contain "/"', id);
    seen.add(id);
  });
}
