/**
 * The one test command. Every step runs, whatever failed before it, and says how long it took; the last line is the sum.
 * `npm test -- types unit` runs the named steps alone.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { checkHostFree } from './checks/host-free.mjs';
import { checkImports } from './checks/imports.mjs';
import { checkLock } from './checks/lock.mjs';
import { checkServed } from './checks/served.mjs';
import { checkSize } from './checks/size.mjs';
import { findBrowser } from './find-browser.mjs';
import { lastBuilt } from './out-files.mjs';
import { commandOf, runNode } from './run-command.mjs';
import { serveSite } from './serve.mjs';

/** A check gives its problems as lines; none is a pass. */
const lines = (problems) => {
  for (const problem of problems) console.log(`  ✕ ${problem}`);
  return problems.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: problems.length };
};

const command = async (args, options) => {
  const { code } = await runNode(args, options);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
};

async function checkTypes() {
  const tsc = commandOf('typescript', 'tsc');
  // Not `.`: it takes in what `next dev` left behind in .next, which is not ours to keep right.
  const projects = ['engine', 'engine/headless', 'tsconfig.check.json'];
  const results = [];
  for (const project of projects) results.push(await command([tsc, '-p', project]));
  return sum(results);
}

async function runUnit() {
  const report = 'test-results/unit.json';
  rmSync(report, { force: true });
  const { code } = await runNode([
    commandOf('vitest'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = numFailedTests || (code === 0 ? 0 : Math.max(1, numFailedTestSuites));
  return { passed: numPassedTests, failed };
}

async function withSite(use) {
  if (!existsSync(lastBuilt)) {
    console.log('  ✕ nothing is built');
    return { passed: 0, failed: 1 };
  }
  const site = await serveSite({ port: 4173 });
  try {
    return await use(site.url);
  } finally {
    await site.close();
  }
}

async function runBrowser(url) {
  const report = 'test-results/e2e.json';
  rmSync(report, { force: true });
  const env = { BASE_URL: url, BROWSER_PATH: findBrowser() };
  const { code } = await runNode([commandOf('@playwright/test', 'playwright'), 'test'], { env });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = JSON.parse(readFileSync(report, 'utf8')).stats;
  return { passed: expected + flaky, failed: unexpected || (code === 0 ? 0 : 1) };
}

const steps = [
  ['lock', () => lines(checkLock())],
  ['lint', () => command([commandOf('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '.'])],
  ['imports', () => lines(checkImports())],
  ['host', () => lines(checkHostFree())],
  ['types', checkTypes],
  ['unit', runUnit],
  ['unused', () => command([commandOf('knip'), '--no-progress', '--include', 'files,exports'])],
  ['build', () => command(['scripts/build.mjs'])],
  ['size', () => (existsSync(lastBuilt) ? lines(checkSize()) : lines(['nothing is built']))],
  ['served', () => withSite(async (url) => lines(await checkServed(url)))],
  ['browser', () => withSite(runBrowser)],
];

const sum = (results) =>
  results.reduce((total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }), {
    passed: 0,
    failed: 0,
  });

async function runStep(name, step) {
  console.log(`\n── ${name}`);
  const startedAt = performance.now();
  let result;
  try {
    result = await step();
  } catch (error) {
    console.log(`  ✕ ${error.stack ?? error}`);
    result = { passed: 0, failed: 1 };
  }
  return { name, seconds: (performance.now() - startedAt) / 1000, ...result };
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !steps.some(([known]) => known === name));
if (unknown.length > 0) {
  console.error(`step must be one of ${steps.map(([name]) => name).join(', ')}, got ${unknown.join(', ')}`);
  process.exit(2);
}

const results = [];
for (const [name, step] of steps) {
  if (asked.length === 0 || asked.includes(name)) results.push(await runStep(name, step));
}

console.log('');
for (const { name, seconds, passed, failed } of results) {
  console.log(
    `${failed === 0 ? '✓' : '✕'} ${name.padEnd(8)} ${seconds.toFixed(1).padStart(6)} s  ${passed} passed, ${failed} failed`,
  );
}
const { passed, failed } = sum(results);
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);
