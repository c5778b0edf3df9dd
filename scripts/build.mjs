/** The site as files in `out/`: export → what a router alone would fetch goes → security policy → compressed copies → both forms of every address → headers. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { headersFile } from './headers.mjs';
import { filesUnder, lastBuilt, outFolder } from './out-files.mjs';
import { withoutRepeats } from './payload.mjs';
import { commandOf, runNode } from './run-command.mjs';
import { withPolicy } from './security-policy.mjs';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const compressible = /\.(html|js|css|svg|json|txt|xml|webmanifest|map|wasm)$/;
const MIN_BYTES = 1024; // below a packet there is nothing to win

async function exportSite() {
  rmSync(outFolder, { recursive: true, force: true });
  const { code } = await runNode([commandOf('next'), 'build']);
  if (code !== 0) process.exit(code);
}

/** Pages are documents: nobody asks for what a page is made of, apart from the page. */
function dropPayloads() {
  const isPayload = (file) =>
    file.endsWith('.txt') && (existsSync(file.replace(/txt$/, 'html')) || /[\\/]__next\.[^\\/]*$/.test(file));
  for (const file of filesUnder(outFolder, isPayload)) rmSync(file);
}

function finishPages() {
  for (const page of filesUnder(outFolder, (file) => file.endsWith('.html'))) {
    writeFileSync(page, withPolicy(withoutRepeats(readFileSync(page, 'utf8'))));
  }
}

/** Hashed files are fetched by everyone and never change: they get the strongest setting. */
async function compress(file) {
  const bytes = await readFile(file);
  if (bytes.length < MIN_BYTES) return;
  const quality = file.includes(`${path.sep}static${path.sep}`) ? 11 : 8;
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: quality, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  await writeFile(`${file}.br`, await brotli(bytes, { params }));
  await writeFile(`${file}.gz`, await gzip(bytes, { level: 9 }));
}

async function compressAll() {
  const waiting = filesUnder(outFolder, (file) => compressible.test(file));
  const worker = async () => {
    for (let file = waiting.pop(); file; file = waiting.pop()) await compress(file);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}

/** `/learn/x` is answered from `learn/x.html`; hosts that only know folders find `learn/x/index.html`. */
function copyToFolders() {
  const isPage = (file) => file.endsWith('.html') && !/(^|[\\/])(index|404)\.html$/.test(file);
  for (const page of filesUnder(outFolder, isPage)) {
    const folder = page.slice(0, -'.html'.length);
    mkdirSync(folder, { recursive: true });
    for (const ending of ['', '.br', '.gz']) {
      if (existsSync(page + ending)) copyFileSync(page + ending, path.join(folder, `index.html${ending}`));
    }
  }
}

await exportSite();
dropPayloads();
finishPages();
await compressAll();
copyToFolders();
writeFileSync(lastBuilt, headersFile());
console.log(`built ${filesUnder(outFolder).length} files in out/`);
