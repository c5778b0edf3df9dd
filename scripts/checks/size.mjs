import { readFileSync } from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { filesUnder, outFolder } from '../out-files.mjs';

/**
 * First-load JavaScript per page, KiB of gzip. React and what starts a page are 90; see docs/adr/0001-size-budget.md.
 * The whole of a lesson, what its labs load included, is measured in a browser (e2e/every-page.spec.ts).
 */
const budgets = [
  { page: /^index\.html$/, kib: 108 },
  { page: /^learn\//, kib: 112 },
  { page: /^(progress|practice(\/.*)?)\.html$/, kib: 140 },
  { page: /./, kib: 108 },
];

const scriptTag = /<script\b[^>]*\ssrc="([^"]+)"[^>]*>/g;

/** What a browser with modules fetches before the page answers. */
export const firstScripts = (html) => [
  ...new Set(
    [...html.matchAll(scriptTag)].filter(([tag]) => !/\bnomodule\b/i.test(tag)).map(([, source]) => source.split('?')[0]),
  ),
];

const gzipBytes = (file) => zlib.gzipSync(readFileSync(file), { level: 9 }).length;

export function measurePages() {
  const known = new Map();
  const sizeOf = (script) => {
    if (!known.has(script)) known.set(script, gzipBytes(path.join(outFolder, script)));
    return known.get(script);
  };
  return filesUnder(outFolder, (file) => file.endsWith('.html'))
    .map((file) => path.relative(outFolder, file).split(path.sep).join('/'))
    .filter((page) => page === 'index.html' || !page.endsWith('/index.html'))
    .map((page) => {
      const scripts = firstScripts(readFileSync(path.join(outFolder, page), 'utf8'));
      const kib = scripts.reduce((sum, script) => sum + sizeOf(script), 0) / 1024;
      return { page, kib, scripts: scripts.length, budgetKib: budgets.find((budget) => budget.page.test(page)).kib };
    });
}

export function checkSize() {
  const pages = measurePages();
  const heaviest = pages.toSorted((a, b) => b.kib - a.kib).slice(0, 5);
  console.log(heaviest.map(({ page, kib, budgetKib }) => `  ${page} ${kib.toFixed(1)} of ${budgetKib} KiB`).join('\n'));
  return pages
    .filter(({ kib, budgetKib, scripts }) => kib > budgetKib || scripts === 0)
    .map(({ page, kib, budgetKib }) => `${page} must load at most ${budgetKib} KiB of script, got ${kib.toFixed(1)}`);
}
