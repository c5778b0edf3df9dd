import { Rng } from '@/engine/random/rng';

/** A seed for each item of a sitting, so that equal lists are not shuffled alike; another one in each round. */
export const itemSeed = (seed: number, round: number, id: string): number => new Rng(seed + round, id).below(2 ** 31);

export const newSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0]! >>> 1;
