import AxeBuilder from '@axe-core/playwright';
import { labExamples } from '../components/lab/lab-examples';
import { expect, test } from './page';

const spec = labExamples[0];

test('the inside of a system lies beside it and follows the playhead, in words too', async ({ page }) => {
  await page.goto('/dev/lab');
  await page.locator(`[data-slot=lab-slot][data-for=${spec.id}]`).evaluate((place) => place.scrollIntoView());
  const lab = page.getByRole('region', { name: spec.title });
  await expect(lab).toHaveAttribute('data-status', 'ready');
  await lab.getByRole('slider', { name: 'Time' }).fill('20000');
  await lab.getByRole('button', { name: 'Mechanism' }).press('Enter');
  const panel = lab.getByRole('region', { name: 'Mechanism' });
  const histogram = panel.locator('[data-mechanism=latency-histogram] figcaption');
  await expect(histogram).toContainText(/\d+ answered: half within .+, 95% within .+, 99% within/);
  await expect(panel.locator('[data-mechanism=latency-heat] path.fill-ok[d^=M]').first()).toBeVisible();
  const before = await histogram.textContent();
  await lab.getByRole('slider', { name: 'Time' }).fill('5000');
  await expect(histogram).not.toHaveText(before ?? '');
  await expect(histogram).toContainText('the last 5 s');
  const { violations } = await new AxeBuilder({ page }).include('[data-slot=mechanism]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('an autoscaler and a limiter show what they are made of, by keyboard', async ({ page }) => {
  await page.goto('/dev/stations');
  const open = async (kind: string) => {
    await page.locator(`[data-slot=lab-slot][data-for=kind-${kind}]`).evaluate((place) => place.scrollIntoView());
    const lab = page.locator(`[data-slot=lab][data-lab=kind-${kind}]`);
    await expect(lab).toHaveAttribute('data-status', 'ready');
    await lab.getByRole('slider', { name: 'Time' }).fill('14000');
    await lab.getByRole('button', { name: 'Mechanism' }).press('Enter');
    return lab;
  };
  const limiter = await open('limiter');
  await expect(limiter.locator('[data-mechanism=limiter] figcaption')).toContainText(/\d+ of 20 left; .+ passed, \d+ refused/);
  await limiter.getByRole('button', { name: 'Mechanism' }).press('Enter');
  const scaler = await open('autoscaler');
  await expect(scaler.locator('[data-mechanism=autoscaler] figcaption')).toContainText(/CPU \d+% of a target of 80%; wants \d/);
  await scaler
    .getByRole('list', { name: /Last decisions/ })
    .getByRole('button', { name: '0:11.0' })
    .press('Enter');
  await expect(scaler.getByRole('slider', { name: 'Time' })).toHaveValue('11000');
  const { violations } = await new AxeBuilder({ page }).include('[data-slot=mechanism]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('what edges hold is looked up at the playhead, forth and back, beside the line that stands at the origin', async ({
  page,
}) => {
  await page.goto('/dev/stations');
  await page.locator('[data-slot=lab-slot][data-for=kind-cdn]').evaluate((place) => place.scrollIntoView());
  const lab = page.locator('[data-slot=lab][data-lab=kind-cdn]');
  await expect(lab).toHaveAttribute('data-status', 'ready');
  const time = lab.getByRole('slider', { name: 'Time' });
  await time.fill('11000');
  await lab.getByRole('button', { name: 'Mechanism' }).press('Enter');
  const panel = lab.getByRole('region', { name: 'Mechanism' });
  const asia = panel.getByRole('figure').filter({ hasText: /^CDN, Asia/ });
  await expect(asia.locator('figcaption')).toContainText(/LRU holds \d+ of 1000; just now: /);
  const first = await asia.locator('figcaption').textContent();
  await time.fill('12050');
  // The edge in Asia was purged at second 12.
  await expect(asia.locator('figcaption')).toContainText(/LRU holds \d of 1000/);
  await time.fill('11000');
  await expect(asia.locator('figcaption')).toHaveText(first ?? '');
  await expect(panel.locator('[data-mechanism=edges] figcaption')).toContainText(/Asia \d+ ms; \d+\/s go on to the origin/);
  await expect(panel.locator('[data-mechanism=line] figcaption')).toContainText(/in the last 10 s \d+ went through/);
  const { violations } = await new AxeBuilder({ page }).include('[data-slot=mechanism]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
