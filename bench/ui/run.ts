// `npm run bench:ui`: the built site in Chromium on software rendering, against the limits that it has to hold. Ends with an error when
// one is not held. `npm run bench:ui -- scrub file` measures the named cases alone. Times of a loaded machine say little.
import { chromium } from '@playwright/test';
import { browserArgs, findBrowser } from '../../scripts/find-browser.mjs';
import { serveSite } from '../../scripts/serve.mjs';
import { holds, type UiCase } from './case';
import { crash } from './crash';
import { log, trace } from './file';
import { hidden } from './hidden';
import { hour } from './hour';
import { knob } from './knob';
import { motion } from './motion';
import { scrub } from './scrub';
import { watched } from './watch';

const cases: readonly UiCase[] = [motion, knob, scrub, crash, hidden, log, trace, hour];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !cases.some((known) => known.name === name));
if (unknown.length > 0) {
  console.error(`case must be one of ${cases.map(({ name }) => name).join(', ')}, got ${unknown.join(', ')}`);
  process.exit(2);
}

const site = await serveSite({ port: Number(process.env.PORT) || 4280 });
const browser = await chromium.launch({ executablePath: findBrowser(), args: [...browserArgs, '--disable-gpu'] });
let missed = 0;
for (const { name, measure } of cases.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  console.log(`\n── ${name}`);
  // a browser context of its own: nothing is kept from the case before
  const page = await browser.newPage({ baseURL: site.url, viewport: { width: 1350, height: 940 } });
  await watched(page);
  try {
    for (const figure of await measure(page)) {
      const { label, value, unit, atMost, atLeast } = figure;
      const limit = atMost !== undefined ? `at most ${atMost}` : atLeast !== undefined ? `at least ${atLeast}` : '';
      const sign = limit === '' ? ' ' : holds(figure) ? '✓' : '✕';
      if (!holds(figure)) missed++;
      console.log(`${sign} ${label.padEnd(62)}${value.toFixed(1).padStart(9)} ${unit.padEnd(3)} ${limit}`);
    }
  } catch (error) {
    missed++;
    console.log(`✕ ${error instanceof Error ? error.message.split('\n')[0] : error}`);
  }
  await page.close();
}
await browser.close();
await site.close();
console.log(missed === 0 ? '\nevery limit holds' : `\n${missed} not held`);
process.exitCode = missed === 0 ? 0 : 1;
