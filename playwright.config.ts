import { defineConfig } from '@playwright/test';
import { browserArgs, findBrowser } from './scripts/find-browser.mjs';

const baseURL = process.env.BASE_URL || undefined;
const executablePath = process.env.BROWSER_PATH ?? findBrowser();
// Workers read this file too; the first reading decides for all.
process.env.BROWSER_PATH = executablePath;

/** Against the built site. `npm test` serves it and sets BASE_URL; alone, this starts it. */
export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 7_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  outputDir: 'test-results/e2e',
  use: {
    baseURL: baseURL ?? 'http://localhost:3210',
    browserName: 'chromium',
    launchOptions: { executablePath, args: browserArgs },
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  webServer: baseURL
    ? undefined
    : {
        command: 'node scripts/start.mjs',
        env: { PORT: '3210' },
        url: 'http://localhost:3210',
        reuseExistingServer: true,
        timeout: 120_000,
      },
});
