/** Runs mutants one after another in one warm Vitest: `worker.mjs FOLDER INDICES`, a message to the parent for each. */
import path from 'node:path';
import { createVitest } from 'vitest/node';
import { filesOf, plan } from './mutants.mjs';

const [folder, indices] = [process.argv[2], JSON.parse(process.argv[3])];
const files = filesOf(folder).map((file) => path.resolve(file));
const mutants = plan(folder);
let current = null;

const swap = {
  name: 'mutant',
  enforce: 'pre',
  transform: (_code, id) => (current !== null && id.split('?')[0] === path.resolve(current.file) ? current.mutated : null),
};
const options = {
  watch: false,
  bail: 1,
  reporters: [{}],
  include: [`${folder}/**/*.test.ts`],
  pool: 'threads',
  isolate: false,
  maxWorkers: 1,
};
const vitest = await createVitest('test', options, { plugins: [swap], logLevel: 'silent' });
const specifications = await vitest.globTestSpecifications();

async function passes(mutant) {
  current = mutant;
  for (const file of files) vitest.invalidateFile(file);
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications, true);
  return unhandledErrors.length === 0 && testModules.length > 0 && testModules.every((module) => module.ok());
}

const say = (message) => new Promise((resolve) => process.send(message, resolve));
let sinceSound = 0;
for (const index of indices) {
  // A verdict is about the mutant, not about the runner: the code as it is still passes, on a warm second run too.
  if (sinceSound++ % 25 <= 1 && !(await passes(null))) {
    await say('unsound');
    process.exit(1);
  }
  await say('begun');
  await say((await passes(mutants[index])) ? 'survived' : 'killed');
}
process.exit(0);
