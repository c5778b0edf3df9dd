import type { NodeAction, NodeHandles } from '@/engine/scenario/handles';
import type { Act } from '@/runtime/lab-run';
import type { Condition } from '../viz/standing';

/** One thing that can be done now, as a menu says it. */
export interface ActEntry {
  readonly label: string;
  readonly act: Act;
}

interface Subject {
  readonly target: string;
  /** `it`, or `all` of several. */
  readonly who: string;
  /** How it stands, or each of several. */
  readonly conditions: readonly Condition[];
  /** For a backend to be added. */
  readonly newBackend: string;
}

const SLOWER = [3, 10] as const;
const ERROR_RATIO = 0.5;

/** By what is done, not by what it is done to: which of them a node takes is the engine's to say. */
const entriesOf: Readonly<Record<NodeAction, (subject: Subject) => readonly ActEntry[]>> = {
  kill: ({ target, who, conditions }) =>
    conditions.some(({ health }) => health !== 'down') ? [{ label: `Kill ${who}`, act: { do: 'kill', target } }] : [],
  revive: ({ target, who, conditions }) => [
    ...(conditions.some(({ health }) => health === 'down')
      ? [{ label: `Revive ${who}`, act: { do: 'revive', target } as const }]
      : []),
    ...(conditions.every(({ health }) => health === 'draining')
      ? [{ label: `Send ${who === 'it' ? 'it' : 'them'} traffic again`, act: { do: 'revive', target } as const }]
      : []),
  ],
  slow: ({ target, who, conditions }) => {
    if (conditions.every(({ health }) => health !== 'up')) return [];
    const slower = SLOWER.filter((factor) => conditions.some(({ slowFactor }) => slowFactor !== factor));
    const isSlow = conditions.some(({ slowFactor }) => slowFactor !== 1);
    return [
      ...slower.map((factor) => ({ label: `Slow ${who} ${factor}×`, act: { do: 'slow', target, factor } as const })),
      ...(isSlow ? [{ label: 'Back to full speed', act: { do: 'slow', target, factor: 1 } as const }] : []),
    ];
  },
  fail: ({ target, who, conditions }) => {
    const isFailing = conditions.some(({ failRatio }) => failRatio > 0);
    if (isFailing) return [{ label: `Let ${whom(who)} answer right again`, act: { do: 'fail', target, ratio: 0 } }];
    if (conditions.every(({ health }) => health !== 'up')) return [];
    return [{ label: `Let half ${whose(who)} answers be errors`, act: { do: 'fail', target, ratio: ERROR_RATIO } }];
  },
  drain: ({ target, who, conditions }) =>
    conditions.some(({ health }) => health === 'up')
      ? [{ label: `Drain ${who}: no new requests`, act: { do: 'drain', target } }]
      : [],
  crash: ({ target, who }) => [{ label: `Crash ${who}: its memory is lost`, act: { do: 'crash', target } }],
  purge: ({ target, who }) => [{ label: `Purge ${who}: everything kept is forgotten`, act: { do: 'purge', target } }],
  remove: ({ target, who }) => [{ label: `Remove ${who} for good`, act: { do: 'remove', target } }],
  add: ({ target, newBackend }) => [
    { label: `Add a backend: ${newBackend}`, act: { do: 'add', target, backend: { id: newBackend } } },
  ],
};

const whom = (who: string): string => (who === 'all' ? 'them' : who);
const whose = (who: string): string => (who === 'it' ? 'its' : 'their');

/** What can be done to a subject now, of what its node takes. */
export const actsOn = (actions: readonly NodeAction[], subject: Subject): readonly ActEntry[] =>
  actions.flatMap((action) => entriesOf[action](subject));

/** What can be done to a node's named parts, where doing it to the whole makes sense for one of them too. */
export const actsOnParts = ({ part, parts }: NodeHandles, node: string, condition: Condition): readonly ActEntry[] =>
  parts.flatMap((name) => actsOn(part, { target: `${node}/${name}`, who: name, conditions: [condition], newBackend: '' }));

/** Cuts what is whole and mends what is cut. */
export const actsOnLink = (edge: string, isCut: boolean): readonly ActEntry[] => [
  isCut
    ? { label: 'Mend it', act: { do: 'mend', target: edge } }
    : { label: 'Cut it: nothing gets through', act: { do: 'cut', target: edge } },
];

/** The next name in a row of names: a, b → c; 1, 2 → 3; s0, s1 → s2. */
export function nextName(names: readonly string[]): string {
  const taken = new Set(names);
  const last = names.at(-1) ?? '';
  const numbered = /^(.*?)(\d+)$/.exec(last);
  for (let step = 1; ; step++) {
    const letter = /^[a-y]$/.test(last) ? String.fromCharCode(last.charCodeAt(0) + step) : '';
    const next =
      numbered !== null ? `${numbered[1]}${Number(numbered[2]) + step}` : /^[a-z]$/.test(letter) ? letter : `new-${step}`;
    if (!taken.has(next)) return next;
  }
}
