import { readdirSync, readFileSync } from 'node:fs';
import { mutantsOf } from './mutants.mjs';

/** The code of a folder: not tests, not tables of names. */
export function filesOf(folder) {
  const isCode = (name) => /\.ts$/.test(name) && !/\.(test|bench|model|test-support)\.ts$|(^|\/)(types|registry)\.ts$/.test(name);
  return readdirSync(folder, { recursive: true })
    .map((name) => name.replaceAll('\\', '/'))
    .filter(isCode)
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** Every mutant of every file, in a fixed order. */
export function plan(folder) {
  return filesOf(folder).flatMap((file) => mutantsOf(readFileSync(file, 'utf8')).map((mutant) => ({ file, ...mutant })));
}
