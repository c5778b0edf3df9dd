import type { Names } from './curveballs';

/** Forty-five minutes on one system, in the usual stages. */
export interface Interview {
  readonly id: string;
  readonly title: string;
  /** How the interviewer opens. */
  readonly opens: string;
  /** What the parts of its curveballs are called. */
  readonly names: Names;
  readonly stages: Readonly<Record<StageId, StageSheet>>;
}

export interface StageSheet {
  /** What the interviewer asks here. */
  readonly asks: string;
  /** What a whole answer touches. */
  readonly points: readonly Point[];
}

/** One thing of a whole answer. On the site it is known as `interview/<interview>.<stage>.<id>` once it has been missed. */
export interface Point {
  readonly id: string;
  /** What a card asks for. */
  readonly cue: string;
  readonly says: string;
  /** The lesson that teaches it. */
  readonly lesson: string;
}

export interface Stage {
  readonly id: StageId;
  readonly title: string;
  readonly minutes: number;
  /** What one does in it, whatever the system. */
  readonly line: string;
  /** Something may happen in it. */
  readonly hasCurveball: boolean;
}

export const stageIds = ['requirements', 'estimates', 'design', 'dives', 'failures'] as const;
export type StageId = (typeof stageIds)[number];

export const stages: readonly Stage[] = [
  {
    id: 'requirements',
    title: 'Requirements',
    minutes: 6,
    line: 'Ask. What must it do, for how many, how fast, and what may be wrong or lost?',
    hasCurveball: false,
  },
  {
    id: 'estimates',
    title: 'Estimates',
    minutes: 6,
    line: 'A few sums aloud: mean, peak, storage, bandwidth. Say which number decides the design.',
    hasCurveball: false,
  },
  {
    id: 'design',
    title: 'Design',
    minutes: 14,
    line: 'The parts, what each keeps, and the life of one request through them.',
    hasCurveball: true,
  },
  {
    id: 'dives',
    title: 'Deep dives',
    minutes: 11,
    line: 'Two hard parts, with their alternatives and what each costs.',
    hasCurveball: true,
  },
  {
    id: 'failures',
    title: 'Failures',
    minutes: 8,
    line: 'What breaks, what users see, how you know, how it comes back.',
    hasCurveball: true,
  },
];

export const TOTAL_MS = stages.reduce((sum, { minutes }) => sum + minutes, 0) * 60_000;

export const points = (
  ...rows: readonly (readonly [id: string, cue: string, says: string, lesson: string])[]
): readonly Point[] => rows.map(([id, cue, says, lesson]) => ({ id, cue, says, lesson }));

/** Points as they matter: the first of each stage, of the longest stages first, then the second of each. */
export function byImportance({ stages: sheets }: Pick<Interview, 'stages'>): readonly string[] {
  const longestFirst = [...stages].sort((a, b) => b.minutes - a.minutes);
  const most = Math.max(...stageIds.map((id) => sheets[id].points.length));
  return Array.from({ length: most }, (_, turn) =>
    longestFirst.flatMap(({ id }) => sheets[id].points.slice(turn, turn + 1).map((point) => pointName(id, point))),
  ).flat();
}

/** A point by its stage: ids are unique within one. */
export const pointName = (stage: StageId, { id }: Pick<Point, 'id'>): string => `${stage}.${id}`;

export const pointNames = ({ stages: sheets }: Pick<Interview, 'stages'>): readonly string[] =>
  stageIds.flatMap((stage) => sheets[stage].points.map((point) => pointName(stage, point)));
