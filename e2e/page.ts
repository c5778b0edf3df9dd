import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';

/**
 * A page that fails its test when the console complains, when a script throws, or when anything is asked of another
 * origin. A test that expects a complaint says which: `complaints.allow(/404/)`.
 */
interface Watched {
  readonly complaints: { allow(pattern: RegExp): void };
}

export const test = base.extend<Watched>({
  complaints: [
    async ({ page, baseURL }, use) => {
      const heard: string[] = [];
      const allowed: RegExp[] = [];
      const origin = new URL(baseURL!).origin;
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') heard.push(`${message.type()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => heard.push(`thrown: ${error.message}`));
      page.on('request', (request) => {
        const { protocol, origin: asked } = new URL(request.url());
        if (/^(https?|wss?):$/.test(protocol) && asked !== origin) heard.push(`asked ${request.url()}`);
      });
      await use({ allow: (pattern) => allowed.push(pattern) });
      expect(heard.filter((complaint) => !allowed.some((pattern) => pattern.test(complaint)))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Every address that was built, from the files themselves: a new page is covered without being named. */
function allRoutes(): readonly string[] {
  const out = path.resolve('out');
  return readdirSync(out, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.html') && !/(^|\/)(_not-found|404|500|_global-error)(\/|\.html$)/.test(file))
    .filter((file) => file === 'index.html' || !file.endsWith('/index.html'))
    .map((file) => (file === 'index.html' ? '/' : `/${file.slice(0, -'.html'.length)}`))
    .sort();
}

const isEmbed = (route: string): boolean => route.startsWith('/embed/');
export const builtRoutes = (): readonly string[] => allRoutes().filter((route) => !isEmbed(route));
export const embedRoutes = (): readonly string[] => allRoutes().filter(isEmbed);
export const lessonRoutes = (): readonly string[] => builtRoutes().filter((route) => route.startsWith('/learn/'));

/** The page has its scripts running: the theme in use is marked, or there is no header and the lab is live. */
export async function hydrated(page: Page): Promise<void> {
  const theme = page.getByRole('group', { name: 'Theme' }).getByRole('radio', { checked: true });
  await expect(theme.or(page.locator('[data-slot="embed"] [data-slot="lab"]'))).toHaveCount(1);
}
