import { families } from '@/engine/families';
import type { Family } from '@/engine/mechanism';

const table: Readonly<Record<string, () => Promise<Family>>> = families;

export const familyIds: readonly string[] = Object.keys(table);

export const loadFamily = (id: string): Promise<Family> => table[id]!();
