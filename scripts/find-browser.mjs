import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter(Boolean)
    .map((folder) => path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
];

const isRunnable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

function installed() {
  const asked = process.env.CHROME_PATH;
  if (asked) {
    if (!isRunnable(asked)) throw new Error(`CHROME_PATH must be a program, got ${asked}`);
    return { path: asked, how: 'CHROME_PATH' };
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix))).find(isRunnable);
  if (onPath) return { path: onPath, how: 'installed' };
  const elsewhere = places.find(isRunnable);
  if (elsewhere) return { path: elsewhere, how: 'installed' };
  const downloaded = chromium.executablePath();
  return existsSync(downloaded) ? { path: downloaded, how: "Playwright's own" } : null;
}

const isRoot = process.getuid?.() === 0;

const tries = [
  {
    how: 'downloaded by Playwright',
    run() {
      const cli = path.resolve('node_modules/@playwright/test/cli.js');
      const withDeps = process.platform === 'linux' && isRoot ? ['--with-deps'] : [];
      return (
        spawnSync(process.execPath, [cli, 'install', ...withDeps, 'chromium'], { stdio: 'inherit', timeout: 240_000 }).status ===
        0
      );
    },
  },
  {
    how: "installed by the system's package manager",
    run() {
      if (process.platform !== 'linux' || !isRoot) return false;
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], {
        stdio: 'inherit',
        env,
      });
      return true;
    },
  },
];

/** A Chrome or Chromium to drive: one that is here, else one fetched. Says on the console what it did. */
export function findBrowser() {
  let found = installed();
  for (const attempt of tries) {
    if (found) break;
    console.log(`no browser found; trying: ${attempt.how}`);
    try {
      if (attempt.run()) found = installed();
    } catch (error) {
      console.log(`  ${error.message.split('\n')[0]}`);
    }
  }
  if (!found) throw new Error('no Chrome or Chromium: install one, or set CHROME_PATH to it');
  console.log(`browser: ${found.path} (${found.how})`);
  return found.path;
}

/** Chromium's sandbox cannot start as root. */
export const browserArgs = [...(isRoot ? ['--no-sandbox'] : []), '--disable-background-networking', '--disable-dev-shm-usage'];
