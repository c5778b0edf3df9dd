/**
 * Scores of the built site: `npm run lighthouse`, `npm run lighthouse -- 5` for five runs of each. Prints the medians and ends with
 * an error beneath the floors. Not a step of `npm test`: performance scores mean something on a quiet machine only.
 */
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import { browserArgs, findBrowser } from './find-browser.mjs';
import { isStale } from './out-files.mjs';
import { runNode } from './run-command.mjs';
import { serveSite } from './serve.mjs';

const pages = ['/', '/learn/load-balancing'];
const devices = [
  ['mobile', undefined],
  ['desktop', desktopConfig],
];
const floors = { performance: 97, accessibility: 100, 'best-practices': 100, seo: 100 };
const MOST_SHIFT = 0.01;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** One visit by a browser of its own: nothing is kept from the one before. */
async function visit(url, config) {
  const chrome = await launch({ chromePath: browser, chromeFlags: ['--headless=new', ...browserArgs] });
  try {
    return (await lighthouse(url, { port: chrome.port, logLevel: 'error' }, config)).lhr;
  } finally {
    await chrome.kill();
  }
}

const failedAudits = ({ audits }) =>
  Object.values(audits).flatMap(({ title, score, scoreDisplayMode }) =>
    scoreDisplayMode === 'binary' && score === 0 ? [title] : [],
  );

async function measure(page, [device, config]) {
  const visits = [];
  for (let i = 0; i < runs; i++) visits.push(await visit(site.url + page, config));
  const figure = (audit) => median(visits.map(({ audits }) => audits[audit].numericValue));
  const scores = Object.fromEntries(
    Object.keys(floors).map((id) => [id, median(visits.map(({ categories }) => Math.round(categories[id].score * 100)))]),
  );
  const shift = figure('cumulative-layout-shift');
  const timings = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time'].map((id) =>
    String(Math.round(figure(id))).padStart(6),
  );
  const columns = Object.values(scores).map((score) => String(score).padStart(6));
  console.log(`${page.padEnd(24)}${device.padEnd(9)}${columns.join('')}${timings.join('')}${shift.toFixed(3).padStart(7)}`);
  for (const title of new Set(visits.flatMap(failedAudits))) console.log(`  ✕ ${title}`);
  const low = Object.entries(floors).filter(([id, floor]) => scores[id] < floor);
  return [
    ...low.map(([id, floor]) => `${page} ${device}: ${id} must be at least ${floor}, got ${scores[id]}`),
    ...(shift > MOST_SHIFT ? [`${page} ${device}: layout shift must be at most ${MOST_SHIFT}, got ${shift.toFixed(3)}`] : []),
  ];
}

const runs = Number(process.argv[2] ?? 3);
if (!Number.isInteger(runs) || runs < 1) {
  console.error(`runs must be a whole number from 1 on, got ${process.argv[2]}`);
  process.exit(2);
}
if (isStale() && (await runNode(['scripts/build.mjs'])).code !== 0) process.exit(1);
const browser = findBrowser();
const site = await serveSite({ port: Number(process.env.PORT) || 4180 });
console.log(`${''.padEnd(33)}  perf  a11y  best   seo   FCP   LCP   TBT    CLS   (median of ${runs}, ms)`);
const problems = [];
for (const page of pages) for (const device of devices) problems.push(...(await measure(page, device)));
await site.close();
for (const problem of problems) console.log(`✕ ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
