import { existsSync, readdirSync } from 'node:fs';
import { readImports, ringsIn } from './import-graph.mjs';
import { importRules } from './import-rules.mjs';

/** A reader that understands nothing would find nothing wrong, so every folder must have shown imports. */
const folders = ['app', 'components', 'content', 'engine', 'runtime'];

export const familyFolders = () => readdirSync('engine').filter((folder) => existsSync(`engine/${folder}/family.ts`));

export function checkImports() {
  const imports = readImports(folders);
  console.log(`  ${new Set(imports.map(({ from }) => from)).size} modules, ${imports.length} imports`);
  return [
    ...folders
      .filter((folder) => !imports.some(({ from }) => from.startsWith(`${folder}/`)))
      .map((folder) => `no imports were seen in ${folder}/`),
    ...importRules(familyFolders()).flatMap(({ name, forbids }) =>
      imports.filter(forbids).map(({ from, to }) => `${name}: ${from} → ${to}`),
    ),
    ...ringsIn(imports).map((ring) => `modules must not need each other: ${ring.join(' → ')}`),
  ];
}
