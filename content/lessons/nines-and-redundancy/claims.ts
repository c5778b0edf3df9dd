import type { FigureRead } from '@/content/figures';
import type { Claim } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { set } from './labs';
import { crash, failedShare, lostSeconds } from './predictions';
import * as scenarios from './scenarios';

/** One figure of one run. */
const measured = (
  scenario: unknown,
  read: FigureRead,
  more: Pick<Claim, 'unit' | 'tolerance' | 'lab'> & { readonly digits?: number; readonly inputs?: readonly ScenarioEvent[] },
): Claim => {
  const { inputs, ...rest } = more;
  return { read, runs: { run: { scenario, ...(inputs && { inputs }) } }, ...rest };
};

const down = (scenario: unknown, lab: string, absolute: number, ...inputs: readonly ScenarioEvent[]) =>
  measured(scenario, failedShare, { unit: 'ratio', tolerance: { absolute }, lab, inputs });

const row = {
  'row-down': down(scenarios.inARow, 'in-a-row', 0.05),
  'row-better': down(scenarios.inARow, 'in-a-row', 0.045, set('wear1', 'mtbfMs', 190_000)),
};

const feed = set('wear', 'commonMtbfMs', 99_000);
const pairs = {
  'pair-down': down(scenarios.pair, 'pair', 0.006),
  'feed-down': down(scenarios.pair, 'pair', 0.008, feed),
  'feed-better': down(scenarios.pair, 'pair', 0.008, feed, set('wear', 'mtbfMs', 190_000)),
};

/** What the second machine takes away of what one fails. */
const second = {
  'second-takes': {
    lab: 'pair',
    runs: {
      two: { scenario: scenarios.pair },
      one: { scenario: scenarios.pair, inputs: [{ atMs: 0, do: 'remove', target: 'app/b' }] },
    },
    read: (figure) => 1 - figure(failedShare, 'two') / figure(failedShare, 'one'),
    unit: 'ratio',
    tolerance: { absolute: 0.06 },
  } satisfies Claim,
};

const needed = (need: number, absolute: number) => down(scenarios.copies, 'copies', absolute, set('store', 'need', need));
const copies = { 'copies-all': needed(3, 0.05), 'copies-two': needed(2, 0.008), 'copies-one': needed(1, 0.002) };

const asPlanned = { 'hidden-down': down(scenarios.hidden, 'hidden', 0.06) };

const taken = (factor: number, ...inputs: readonly ScenarioEvent[]) =>
  measured(scenarios.standby, lostSeconds, { unit: 's', tolerance: { factor }, lab: 'standby', inputs: [...inputs, ...crash] });
const takeovers = {
  'taken-over': taken(1.2),
  'taken-sooner': taken(1.4, set('address', 'timeoutMs', 2500), set('address', 'promoteMs', 1000)),
};

export const claims = { ...row, ...pairs, ...second, ...copies, ...asPlanned, ...takeovers } satisfies Record<string, Claim>;
