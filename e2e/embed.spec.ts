import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { embedRoutes, expect, hydrated, lessonRoutes, test } from './page';

const route = embedRoutes().find((address) => address.startsWith('/embed/load-balancing/')) ?? '/embed/none';

/** A page of somebody else's with this HTML in it, from a server and an origin of its own. */
async function atTeachers(page: Page, html: string, look: () => Promise<void>): Promise<void> {
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Week 3</title><link rel="icon" href="data:,">${html}</html>`;
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(body));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await look();
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('every lab of every lesson has a page of its own that is not indexed and has no header', async ({ page, request }) => {
  expect(embedRoutes().length).toBeGreaterThan(lessonRoutes().length);
  for (const address of embedRoutes()) expect(await (await request.get(address)).text(), address).toContain('noindex');
  await page.goto(route);
  await hydrated(page);
  await expect(page.locator('[data-slot="site-header"], [data-slot="site-footer"], .skip-link')).toHaveCount(0);
  const headers = (await request.get(route)).headers();
  expect(headers['content-security-policy']).toBe('frame-ancestors *');
  expect(headers['x-frame-options']).toBeUndefined();
  expect((await request.get(lessonRoutes()[0]!)).headers()['x-frame-options']).toBe('DENY');
});

test('the code that is offered shows the run in a frame of another origin, with the knobs chosen', async ({
  page,
  baseURL,
  complaints,
}) => {
  complaints.allow(/^asked http:\/\/127\.0\.0\.1:/);
  complaints.allow(/Storage|third-party/i);
  const [, , slug, key] = route.split('/');
  await page.goto(`/learn/${slug}#lab-${key}`);
  const lab = page.locator(`[data-slot="lab"][data-lab="${slug}.${key}"]`);
  await page.locator(`#lab-${key}`).scrollIntoViewIfNeeded();
  await expect(lab).toHaveAttribute('data-status', 'ready');
  await lab.getByRole('button', { name: 'Save this run' }).click();
  const code = page.locator('[data-slot="embed-code"]');
  await expect(code.getByRole('textbox')).toHaveValue(/^<iframe /);
  const whole = await code.getByRole('textbox').inputValue();
  expect(whole).toContain(`src="${new URL(baseURL!).origin}${route}?run=`);
  await code.getByText('Knobs in it').click();
  for (const knob of await code.getByRole('switch').all()) await knob.uncheck();
  await code.getByRole('switch').first().check();
  await expect(code.getByText('Knobs in it: 1')).toBeVisible();
  await expect(code.getByRole('textbox')).not.toHaveValue(whole);
  await atTeachers(page, `<h1>Week 3</h1>${await code.getByRole('textbox').inputValue()}`, async () => {
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('[data-slot="lab"]')).toHaveAttribute('data-status', 'ready', { timeout: 15_000 });
    await expect(frame.getByRole('button', { name: 'All knobs' })).toHaveCount(0);
    await expect(frame.getByRole('link', { name: /a lesson of Headroom/ })).toHaveAttribute('target', '_blank');
    expect(await frame.locator('[data-slot="knobs"] > :not(:last-child)').count()).toBe(1);
  });
});

test('a lesson cannot be framed', async ({ page, baseURL, complaints }) => {
  complaints.allow(/^asked http:\/\/127\.0\.0\.1:|frame-ancestors|X-Frame-Options/i);
  await atTeachers(page, `<iframe src="${baseURL}${lessonRoutes()[0]}"></iframe>`, async () => {
    await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
  });
});
