import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

import { evaluate, milliseconds } from './cli.js';
import { designInput } from './form.js';
import { open } from './open.js';

const DEFAULT = 'stack-overflow-2016';

const summary = (page) => page.getByRole('region', { name: 'Summary' });
const row = (page, name) =>
  page.getByRole('region', { name: 'Comparison' }).getByRole('row', { name: new RegExp(`^${name}`) });
const cells = (page, name) => row(page, name).getByRole('cell');
const load = (page) => page.getByRole('textbox', { name: 'Average load' });

test.beforeEach(async ({ page }) => {
  await open(page, './');
  await expect(summary(page)).toContainText('Capacity');
});

test('a first visit shows the numbers that the command line prints', async ({ page }) => {
  const expected = evaluate(DEFAULT);
  await page.getByRole('button', { name: 'Show all rows' }).click();
  for (const [index, side] of ['vertical', 'horizontal'].entries()) {
    const design = expected[side];
    await expect(cells(page, 'p99 ').nth(index)).toContainText(milliseconds(design.latency.p99_ms));
    await expect(cells(page, 'p50').nth(index)).toContainText(milliseconds(design.latency.p50_ms));
    const cost = Math.round(design.cost_usd_per_month).toLocaleString('en-US');
    await expect(cells(page, 'Cost per month').nth(index)).toContainText(`$${cost}`);
    const busy = Number((design.tiers[3].utilization * 100).toPrecision(3));
    await expect(cells(page, 'Database').nth(index)).toContainText(`${busy}% busy`);
  }
  await expect(cells(page, 'Single points of failure').first()).toContainText('database node');
});

test('the rows behind the first ones unfold, by group and together, and all of them are printed', async ({ page }) => {
  const comparison = page.getByRole('region', { name: 'Comparison' });
  const rows = comparison.getByRole('rowheader');
  const [front, all] = [await rows.count(), await comparison.locator('tbody th').count()];
  expect(front).toBeLessThan(all / 1.5);
  await comparison.getByRole('button', { name: 'Latency: 4 more rows' }).click();
  await expect(rows).toHaveCount(front + 4);
  await comparison.getByRole('button', { name: 'Latency: Fewer rows' }).click();
  await expect(rows).toHaveCount(front);
  await comparison.getByRole('button', { name: 'Show all rows' }).click();
  await expect(rows).toHaveCount(all);
  await comparison.getByRole('button', { name: 'Show the main rows only' }).click();
  await expect(rows).toHaveCount(front);
  await page.emulateMedia({ media: 'print' });
  await expect(rows).toHaveCount(all);
});

test('typing a load changes every result, the address, and what another page opens', async ({ page, context }) => {
  await load(page).fill('3k');
  await expect(summary(page)).toContainText('at a peak of 4,950/s');
  await expect(page).toHaveURL(/#v1;stack-overflow-2016@1;m=\d+;c=\d+;average_rate=3000$/);
  await load(page).blur();
  await expect(load(page)).toHaveValue('3000/s');

  const other = await context.newPage();
  await open(other, page.url());
  await expect(load(other)).toHaveValue('3000/s');
  await expect(summary(other)).toHaveText(await summary(page).textContent());
});

test('a link that was pasted into the same tab opens', async ({ page }) => {
  await open(page, './#v1;stack-overflow-2016@1;average_rate=500;name=Quiet%20night');
  await expect(load(page)).toHaveValue('500/s');
  await expect(page.getByRole('textbox', { name: 'Scenario' })).toHaveValue('Quiet night');
});

test('a link that is opened while the address is about to be written is not lost', async ({ page }) => {
  await load(page).fill('700');
  await page.evaluate(() => { window.location.hash = 'v1;stack-overflow-2016@1;average_rate=800'; });
  await expect(load(page)).toHaveValue('800/s');
  await expect(page).toHaveURL(/average_rate=800$/);
});

test('a broken link opens what can be read and says what could not', async ({ page }) => {
  await open(page, './#v1;stack-overflow-2016@1;average_rate=3000;colour=blue;slo_p99=soon');
  const notice = page.getByRole('alert').filter({ hasText: 'could not be read' });
  await expect(notice).toContainText('There is no input “colour”');
  await expect(notice).toContainText('“soon” is not a number');
  await expect(load(page)).toHaveValue('3000/s');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
});

test('text that is not a number is kept, explained, and leaves the last results, marked stale', async ({ page }) => {
  const before = await cells(page, 'Capacity').first().textContent();
  await load(page).fill('plenty');
  await expect(page.getByText('“plenty” is not a number')).toBeVisible();
  await expect(load(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('status').filter({ hasText: 'last valid inputs' })).toBeVisible();
  await expect(cells(page, 'Capacity').first()).toHaveText(before);
  await expect(load(page)).toHaveValue('plenty');
  await load(page).fill('-3');
  await expect(page.getByText('−3/s is out of range')).toBeVisible();
  await load(page).fill('1000');
  await expect(page.getByRole('status').filter({ hasText: 'last valid inputs' })).toHaveCount(0);
  await expect(summary(page)).toContainText('at a peak of 1,650/s');
});

test('a slider moves by keyboard, and reset brings the preset back', async ({ page }) => {
  const slider = page.getByRole('slider', { name: 'Average load slider' });
  await slider.focus();
  await slider.press('ArrowRight');
  await expect(load(page)).not.toHaveValue('2424/s');
  await expect(page).toHaveURL(/average_rate=/);
  await page.getByRole('button', { name: 'Reset Average load' }).click();
  await expect(load(page)).toHaveValue('2424/s');
  await expect(page).toHaveURL(/#v1;stack-overflow-2016@1;m=\d+;c=\d+$/);
});

test('a second database node is no longer a single point of failure', async ({ page }) => {
  const points = cells(page, 'Single points of failure').first();
  await expect(points).toContainText('database node');
  const before = evaluate(DEFAULT).vertical.availability.share;
  await (await designInput(page, 'Scale up', 'Database', 'Database replicas')).fill('1');
  await expect(points).not.toContainText('database node');
  await expect(page).toHaveURL(/vertical\.database\.replicas=1/);
  expect(evaluate(page.url()).vertical.availability.share).toBeGreaterThan(before);
});

test('a saturated design says so instead of showing a latency', async ({ page }) => {
  await load(page).fill('5000');
  await expect(cells(page, 'p99 ').first()).toContainText('no latency');
  await expect(cells(page, 'p99 ').first()).toContainText('Application saturated at 181% of its capacity');
  await expect(cells(page, 'p99 ').nth(1)).toContainText(/[\d.]+ ms/);
});

test('nothing runs off a phone, and the results come first', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await expect(summary(page)).toBeInViewport();
  const [scroll, client] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  expect(scroll).toBeLessThanOrEqual(client);
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const name of ['One request', 'Network']) await page.locator('summary', { hasText: name }).click();
    await load(page).fill('nonsense');
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
    expect(found).toEqual([]);
  });
}
