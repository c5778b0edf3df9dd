/** Scores of the built site, mobile and desktop: `npm run lighthouse`. Not a test: scores depend on the machine. */
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import { browserArgs, findBrowser } from './find-browser.mjs';
import { filesUnder, isStale } from './out-files.mjs';
import { runNode } from './run-command.mjs';
import { serveSite } from './serve.mjs';

if (isStale() && (await runNode(['scripts/build.mjs'])).code !== 0) process.exit(1);

const lesson = filesUnder('out/learn', (file) => file.endsWith('.html') && !file.endsWith('index.html')).sort()[0];
const pages = [
  '/',
  ...(lesson
    ? [
        lesson
          .replace(/^out/, '')
          .replaceAll('\\', '/')
          .replace(/\.html$/, ''),
      ]
    : []),
];
const site = await serveSite({ port: 4180 });
const chrome = await launch({ chromePath: findBrowser(), chromeFlags: ['--headless=new', ...browserArgs] });

for (const page of pages) {
  for (const [device, config] of [
    ['mobile', undefined],
    ['desktop', desktopConfig],
  ]) {
    const { lhr } = await lighthouse(site.url + page, { port: chrome.port, logLevel: 'error' }, config);
    const scores = Object.values(lhr.categories).map(({ title, score }) => `${title} ${Math.round(score * 100)}`);
    console.log(`${page} ${device}: ${scores.join(', ')}`);
    for (const { title, score, scoreDisplayMode } of Object.values(lhr.audits)) {
      if (scoreDisplayMode === 'binary' && score === 0) console.log(`  ✕ ${title}`);
    }
  }
}
await chrome.kill();
await site.close();
