import type { Locator, Page } from '@playwright/test';
import { labExamples } from '../components/lab/lab-examples';
import { recordAtBuild } from '../runtime/at-build';
import { expect, test } from './page';

const spec = labExamples[0];
const PAGE = '/dev/lab';

/** Labs come when they are near; what stands in their place is exchanged, the place itself is not. */
const intoView = (page: Page, id: string): Promise<void> =>
  page.locator(`[data-slot=lab-slot][data-for=${id}]`).evaluate((place) => place.scrollIntoView());

/** The lab by its heading, in view and with its first recording. */
async function openLab(page: Page, query = ''): Promise<Locator> {
  await page.goto(`${PAGE}${query}`);
  await intoView(page, spec.id);
  const lab = page.getByRole('region', { name: spec.title });
  await expect(lab).toHaveAttribute('data-status', 'ready');
  return lab;
}

const seek = async (lab: Locator, seconds: number): Promise<void> => {
  await lab.getByRole('slider', { name: 'Time' }).fill(String(seconds * 1000));
  await expect(moment(lab)).toHaveText(new RegExp(`^${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}\\.0`));
};
const moment = (lab: Locator): Locator => lab.getByLabel('Moment', { exact: true });
const said = (lab: Locator): Locator => lab.getByRole('status', { name: 'What happens' });
const digest = async (lab: Locator): Promise<string | null> => {
  await lab.getByRole('button', { name: 'Numbers' }).click();
  const value = await lab.locator('[data-digest]').getAttribute('data-digest');
  await lab.getByRole('button', { name: 'Numbers' }).click();
  return value;
};

test('the run in this browser is the run in Node, bit for bit', async ({ page }) => {
  const lab = await openLab(page);
  expect(await digest(lab)).toBe(recordAtBuild(spec.scenario).summary.digest);
});

test('a knob turned by the keyboard at a moment changes what follows, and only that', async ({ page }) => {
  const lab = await openLab(page);
  await seek(lab, 20);
  const before = await said(lab).textContent();
  await lab.getByRole('slider', { name: 'Arrival rate' }).press('End');
  await expect(lab.getByRole('slider', { name: 'Arrival rate' })).toHaveAttribute('aria-valuetext', /^200 ?\/s$/);
  expect(await said(lab).textContent()).toBe(before);
  await seek(lab, 30);
  await expect(said(lab)).toContainText(/of (19|20)\d\/s offered/);
  const turned = { atMs: 20_000, do: 'set', target: 'users', knob: 'arrivals.rateRps', value: 200 } as const;
  expect(await digest(lab)).toBe(recordAtBuild(spec.scenario, undefined, [turned]).summary.digest);
});

test('a knob turned shows in the picture at once, while time stands', async ({ page }) => {
  const lab = await openLab(page);
  await seek(lab, 20);
  const before = await digest(lab);
  await lab.getByRole('slider', { name: 'Arrival rate' }).press('End');
  await expect.poll(() => digest(lab)).not.toBe(before);
  await expect(lab.getByRole('slider', { name: 'Time' })).toHaveValue('20000');
});

test('a backend is killed and revived from the keyboard, and both are marked', async ({ page }) => {
  const lab = await openLab(page);
  await seek(lab, 10);
  await lab.getByRole('button', { name: /^App a: up/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Kill it' }).press('Enter');
  await expect(lab.getByRole('button', { name: /^App a: down/ })).toBeVisible();
  await expect(lab.getByText('kill a')).toBeVisible();
  await seek(lab, 15);
  await lab.getByRole('button', { name: /^App a: down/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Revive it' }).press('Enter');
  await expect(lab.getByRole('button', { name: /^App a: up/ })).toBeVisible();
  await seek(lab, 12);
  await expect(lab.getByRole('button', { name: /^App a: down/ })).toBeVisible();
  await expect(lab.getByRole('list', { name: 'Try this' }).getByText('Done.')).toHaveCount(1);
});

test('a pinned run is compared with the next on the same arrivals', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByRole('button', { name: 'Pin this run' }).click();
  await lab.getByRole('combobox', { name: 'Algorithm' }).click();
  await page
    .getByRole('option', { name: /Least connections/ })
    .first()
    .click();
  await seek(lab, 30);
  await expect(said(lab)).toContainText(/p99 .* \(was .*\)/);
  const table = lab.getByRole('table', { name: /same arrivals/ });
  await expect(table.getByRole('columnheader', { name: /pinned: untouched/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /^failed/ })).toContainText('%');
  await lab.getByRole('button', { name: 'Difference over time' }).click();
  await expect(
    lab.getByRole('img', { name: /answered in time, this run less the pinned one: [+−].* in the mean/ }),
  ).toBeVisible();
  await lab.getByRole('button', { name: 'Luck' }).click();
  await lab.getByRole('button', { name: 'How much is luck?' }).click();
  await expect(lab.getByText('20 of 20 runs')).toBeVisible();
  const luck = lab.getByRole('table', { name: /each pair had the same arrivals/ });
  await expect(luck.getByRole('row', { name: /^share failed/ })).toContainText(/−.* points ± .*more than luck/);
  await expect(lab.getByText('Hatched: how far runs of other luck lie apart.')).toBeVisible();
  await lab.getByRole('button', { name: 'Unpin untouched' }).click();
  await expect(table).toHaveCount(0);
});

test('play, pause, step, scrub and speed from the keyboard', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByRole('button', { name: 'Play' }).press('Enter');
  await expect(moment(lab)).not.toHaveText(/^0:00\.0/);
  await lab.getByRole('button', { name: 'Pause' }).press('Enter');
  await seek(lab, 20);
  await lab.getByRole('group', { name: /Charts over time/ }).focus();
  await page.keyboard.press('.');
  await expect(moment(lab)).toHaveText(/^0:20\.0/);
  await page.keyboard.press('+');
  await expect(lab.getByRole('combobox', { name: 'Playback speed' })).toHaveValue('2');
  await page.keyboard.press('End');
  await expect(moment(lab)).toHaveText('1:00.0 / 1:00');
  // a button wants Space and Enter only
  await lab.getByRole('button', { name: 'Play again' }).press('Home');
  await expect(moment(lab)).toHaveText('0:00.0 / 1:00');
});

test('going back is drawing again: the same moment says the same', async ({ page }) => {
  const lab = await openLab(page);
  await seek(lab, 25);
  const first = await said(lab).textContent();
  await seek(lab, 50);
  await seek(lab, 25);
  await expect(said(lab)).toHaveText(first!);
});

test('arrow keys read all charts at one time, and only what was played', async ({ page }) => {
  const lab = await openLab(page);
  await seek(lab, 10);
  const charts = lab.getByRole('group', { name: /Charts over time/ });
  await charts.focus();
  await page.keyboard.press('ArrowLeft');
  const words = lab.locator('[data-slot=charts] [aria-live]');
  await expect(words).toContainText(/^0:09\.5\. Requests: .*offered .*Latency: .*p50.*In line: /);
  for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowRight');
  await expect(words).toContainText(/^0:10\.0/);
});

test('a link opens the same run at the same moment', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const lab = await openLab(page);
  await seek(lab, 20);
  await lab.getByRole('slider', { name: 'Arrival rate' }).press('End');
  await lab.getByRole('button', { name: /^App b: / }).press('Enter');
  await page.getByRole('menuitem', { name: 'Kill it' }).press('Enter');
  await expect(lab).toHaveAttribute('data-status', 'ready');
  const shared = await digest(lab);
  await lab.getByRole('button', { name: 'Copy link' }).click();
  await expect(page).toHaveURL(/run=/);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const opened = await openLab(page, new URL(link).search);
  await expect(moment(opened)).toHaveText(/^0:20\.0/);
  await expect(opened.getByRole('slider', { name: 'Arrival rate' })).toHaveAttribute('aria-valuetext', /^200 ?\/s$/);
  expect(await digest(opened)).toBe(shared);
});

test('a broken link says what is wrong and the lab opens as it was made', async ({ page }) => {
  const lab = await openLab(page, '?run=jWzEsInRocmVl');
  await expect(lab.getByRole('alert')).toHaveText(/The link you followed does not work: it is cut short.*as it was made/);
  expect(await digest(lab)).toBe(recordAtBuild(spec.scenario).summary.digest);
});

test('a link that asks for the impossible says so too', async ({ page }) => {
  const text = Buffer.from(JSON.stringify([1, spec.id, 5000, [[1000, 'kill', 'app/zzz']]])).toString('base64url');
  const lab = await openLab(page, `?run=j${text}`);
  await expect(lab.getByRole('alert')).toHaveText(/does not work: .*must be one of app\/a, app\/b, app\/c.*zzz/);
  await expect(lab.getByRole('slider', { name: 'Arrival rate' })).toBeVisible();
});

test('under reduced motion nothing plays by itself and play goes in steps', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(PAGE);
  const home = page.getByRole('region', { name: 'A small system, slightly too loaded' });
  await expect(home.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(moment(home)).toHaveText(/^0:00\.0/);
  await home.getByRole('button', { name: 'Play' }).click();
  await expect(moment(home)).not.toHaveText(/^0:00\.0/);
});

test('home is running when it opens, and one slider breaks it', async ({ page }) => {
  await page.goto(PAGE);
  const home = page.getByRole('region', { name: 'A small system, slightly too loaded' });
  await expect(moment(home)).not.toHaveText(/^0:00/);
  await home.getByRole('slider', { name: 'Arrival rate' }).press('End');
  await home.getByRole('slider', { name: 'Time' }).fill('20000');
  await expect(said(home)).toContainText(/failed: timed out/);
});

test('on a phone everything is there, and nothing is wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const lab = await openLab(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expect(lab.getByRole('slider', { name: 'Arrival rate' })).toBeVisible();
  const bar = lab.getByRole('group', { name: 'This run' });
  expect((await bar.boundingBox())!.height).toBeLessThanOrEqual(2 * 44); // px: two rows for a thumb
  await bar.getByRole('button', { name: 'More to do with this run' }).click();
  await page.getByRole('menuitem', { name: 'Keys of this lab' }).click();
  await page.getByRole('dialog', { name: 'Keys' }).getByRole('button', { name: 'Close' }).click();
  await lab.getByRole('button', { name: /^App c: / }).click();
  await page.getByRole('menuitem', { name: 'Slow it 10×' }).click();
  await expect(lab.getByRole('button', { name: /^App c: 10× slower/ })).toBeVisible();
});

test('designs side by side get the same arrivals', async ({ page }) => {
  await page.goto(PAGE);
  await intoView(page, 'four-algorithms');
  const lab = page.getByRole('region', { name: 'Four ways to choose, the same requests' });
  await lab.getByRole('slider', { name: 'Time' }).fill('30000');
  const failed = async (name: string): Promise<number> =>
    Number.parseFloat(
      (await lab
        .getByRole('row', { name: new RegExp(`^${name}`) })
        .getByRole('cell')
        .nth(3)
        .textContent())!.replace('<', ''),
    );
  await expect.poll(() => failed('Random')).toBeGreaterThan(10);
  expect(await failed('Least connections')).toBeLessThan(5);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('there is a still picture with its figures', async ({ page }) => {
    await page.goto(PAGE);
    const still = page.getByRole('figure').filter({ hasText: spec.title });
    await expect(still).toContainText(/At 0:40\.0: p99 \d+ ms · .* answered of .* offered/);
    await expect(still.locator('[data-slot=marks] path').first()).toBeAttached();
  });
});
