import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** The built site. */
export const outFolder = path.resolve('out');

/** Every file under a folder, or nothing where there is no folder. */
export function filesUnder(folder, wanted = () => true) {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(file, wanted);
    return wanted(file) ? [file] : [];
  });
}

const sources = ['app', 'components', 'content', 'engine', 'public', 'runtime', 'scripts'];
const rootFiles = [
  'package.json',
  'package-lock.json',
  'next.config.mjs',
  'postcss.config.mjs',
  'mdx-components.tsx',
  'tsconfig.json',
];

/** The build writes this file last, so its age is the age of a complete build. */
export const lastBuilt = path.join(outFolder, '_headers');

/** Whether the built site is missing, cut short, or older than what it is made from. */
export function isStale() {
  const builtAt = changedAt(lastBuilt);
  if (builtAt === 0) return true;
  const isSource = (file) => !/\.test\.tsx?$/.test(file);
  return [...rootFiles, ...sources.flatMap((folder) => filesUnder(folder, isSource))].some((file) => changedAt(file) > builtAt);
}

function changedAt(file) {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}
