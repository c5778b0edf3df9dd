import { expect, hydrated, lessonRoutes, test } from './page';

const firstLesson = lessonRoutes()[0]!;

test('home says what this is, and leads to a lesson', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[data-slot=course-map]').getByRole('heading', { level: 3 })).toHaveCount(8);
  const picture = page.getByRole('figure').filter({ hasText: 'Regional outage' });
  await picture.getByRole('link', { name: /^2\.1 Load balancing/ }).focus();
  await expect(picture.getByText('Builds on 1.1 Latency and throughput. Opens 2.2, 2.3, 2.4, 4.2, 5.1.')).toBeVisible();
  // one line in, five out, in each of the two ways it is drawn
  await expect(picture.locator('path[data-lit]')).toHaveCount(12);
  await page.getByRole('link', { name: /^Begin with/ }).click();
  await expect(page).toHaveURL(/\/learn\//);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a lesson that you opened is where you continue, and finishing it shows in the course', async ({ page }) => {
  await page.goto(firstLesson);
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await hydrated(page);
  await page.goto('/');
  await expect(page.getByRole('link', { name: `Continue with ${title}` })).toBeVisible();
  await expect(page.getByText('begun', { exact: true })).toBeVisible();
  await page.goto(firstLesson);
  await page.getByRole('button', { name: 'Mark as finished' }).click();
  await expect(page.getByText('It is marked so in the course.')).toBeVisible();
  await page.goto('/');
  await expect(page.getByText('finished', { exact: true })).toBeVisible();
});

test('every contents link of a lesson leads to its heading', async ({ page }) => {
  await page.goto('/about');
  const found = await page.evaluate(async (routes) => {
    const linksOf = async (route: string) => {
      const lesson = new DOMParser().parseFromString(await (await fetch(route)).text(), 'text/html');
      const links = [...lesson.querySelectorAll('[data-slot=contents-aside] a')].map((link) => link.getAttribute('href')!);
      const lost = links.filter((link) => lesson.querySelectorAll(`[id="${link.slice(1)}"]`).length !== 1);
      return { route, count: links.length, lost };
    };
    return Promise.all(routes.map(linksOf));
  }, lessonRoutes());
  for (const { route, count, lost } of found) {
    expect(count, route).toBeGreaterThan(0);
    expect(lost, route).toEqual([]);
  }
});

test('contents fold on a narrow screen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(firstLesson);
  await expect(page.locator('[data-slot=contents-aside]')).toBeHidden();
  const fold = page.locator('details[data-slot=contents]');
  await fold.locator('summary').click();
  await fold.getByRole('link').last().click();
  await expect(page).toHaveURL(/#/);
});

test('an unknown address answers 404 and leads back', async ({ page, complaints }) => {
  complaints.allow(/404/);
  const answer = await page.goto('/no/such/page');
  expect(answer?.status()).toBe(404);
  await page.getByRole('main').getByRole('link', { name: 'Go to the course' }).click();
  await expect(page).toHaveURL('/');
});

test('about says what is left out', async ({ page }) => {
  await page.goto('/about');
  await expect(page.getByRole('heading', { name: 'What is left out', exact: true })).toBeVisible();
});

test('the reference shows a mechanism with its knobs and its source', async ({ page }) => {
  await page.goto('/reference');
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/reference\/\w/);
  await expect(page.getByRole('table').first()).toBeVisible();
  await expect(page.getByText('Source', { exact: true }).first()).toBeVisible();
});

test('a glossary link marks its entry', async ({ page }) => {
  await page.goto('/glossary#goodput');
  await expect(page.locator('#goodput')).toBeInViewport();
});

test('the first Tab offers to skip to the content', async ({ page }) => {
  await page.goto('/about');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});
