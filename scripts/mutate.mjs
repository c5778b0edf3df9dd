/**
 * Mutation tests: `npm run mutate -- breakers limiters`. One small change at a time is made to the code of a family, and the
 * family's own tests must notice. What survives is listed: a test is missing, or the change makes no difference and belongs in
 * mutation/equivalents.json with the reason. The changed code exists only inside the worker; the tree is never touched.
 */
import { fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { plan } from './mutation/mutants.mjs';

/** A mutant that takes this long goes round in circles. */
const PATIENCE_MS = 25_000;
const worker = fileURLToPath(new URL('./mutation/worker.mjs', import.meta.url));
const equivalents = JSON.parse(readFileSync(new URL('./mutation/equivalents.json', import.meta.url), 'utf8'));

const changeOf = ({ was, text }) => `${was} → ${text}`;
/** A mutant is known by its line's code and what it changes there; line numbers would not last. */
const isOf = (mutant, { file, code, changes }) =>
  mutant.file === file && mutant.code === code && changes.includes(changeOf(mutant));
const shown = (mutant) => `${mutant.file}:${mutant.line}  ${changeOf(mutant).split('\n')[0]}`;

/** Runs mutants of the plan in one warm worker, up to one that hangs or crashes it; resolves with how many it dealt with. */
function runSome(folder, indices, onVerdict) {
  const child = fork(worker, [folder, JSON.stringify(indices)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let dealtWith = 0;
  let [begun, isUnsound, isLate] = [false, false, false];
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, PATIENCE_MS);
  };
  const deal = (verdict) => {
    onVerdict(indices[dealtWith], verdict);
    dealtWith++;
    begun = false;
  };
  wait();
  child.on('message', (said) => {
    wait();
    if (said === 'begun') begun = true;
    else if (said === 'unsound') isUnsound = true;
    else deal(said);
  });
  return new Promise((resolve, reject) => {
    child.on('close', () => {
      clearTimeout(timer);
      if (begun) deal(isLate ? 'timed out' : 'killed');
      else if (isUnsound || dealtWith === 0) reject(new Error(`the tests of ${folder} fail without any change`));
      resolve(dealtWith);
    });
  });
}

async function mutate(folder) {
  const mutants = plan(folder);
  const listed = equivalents.filter(({ file }) => file.startsWith(`${folder}/`));
  const count = { killed: 0, survived: 0, 'timed out': 0 };
  const wanted = mutants.flatMap((mutant, i) => (listed.some((entry) => isOf(mutant, entry)) ? [] : [i]));
  const onVerdict = (index, verdict) => {
    count[verdict]++;
    if (verdict === 'survived') console.log(shown(mutants[index]));
    const done = count.killed + count.survived + count['timed out'];
    if (done % 100 === 0) console.error(`${folder}: ${done} of ${wanted.length}`);
  };
  for (let done = 0; done < wanted.length; ) done += await runSome(folder, wanted.slice(done), onVerdict);
  for (const { reason, ...entry } of listed) {
    const those = mutants.filter((mutant) => isOf(mutant, entry));
    for (const mutant of those) console.log(`skipped  ${shown(mutant)}  (${reason})`);
    if (those.length === 0) console.log(`no longer there  ${entry.file}: ${entry.code}`);
  }
  const score = (100 - (100 * count.survived) / wanted.length).toFixed(1);
  const skipped = mutants.length - wanted.length;
  console.log(
    `${folder}: score ${score}%: ${wanted.length} mutants, ${count.killed} killed, ${count['timed out']} timed out, ` +
      `${count.survived} survived; ${skipped} skipped as equivalent`,
  );
}

const folders = process.argv.slice(2).map((family) => path.posix.join('engine', family));
const missing = folders.find((folder) => !existsSync(folder));
if (folders.length === 0 || missing) {
  console.error(missing ? `${missing} is no folder` : 'npm run mutate -- FAMILY…, such as breakers');
  process.exit(2);
}
for (const folder of folders) await mutate(folder);
