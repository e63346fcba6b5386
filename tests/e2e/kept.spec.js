import { expect, test } from '@playwright/test';

import { open } from './open.js';

const load = (page) => page.getByRole('textbox', { name: 'Average load' });
const kept = (page) => page.locator('details.kept');
const row = (page, name) => page.getByRole('row', { name: new RegExp(`^${name}`) });

test('the last scenarios are kept by name, open again, and can be deleted', async ({ page }) => {
  await open(page, './#v1;stack-overflow-2016@1;name=Quiet;average_rate=500');
  await kept(page).locator('summary').click();
  await expect(kept(page).getByRole('button', { name: 'Open Quiet' })).toBeVisible();
  await open(page, './#v1;stack-overflow-2016@1;name=Busy;average_rate=3000');
  // Opening a scenario closes the menu.
  await kept(page).locator('summary').click();
  await expect(kept(page).getByRole('button', { name: 'Open Busy' })).toBeVisible();
  await page.reload();
  await kept(page).locator('summary').click();
  await kept(page).getByRole('button', { name: 'Open Quiet' }).click();
  await expect(load(page)).toHaveValue('500/s');
  await page.goBack();
  await expect(load(page)).toHaveValue('3000/s');
  await kept(page).locator('summary').click();
  await kept(page).getByRole('button', { name: 'Delete Quiet' }).click();
  await expect(kept(page).getByRole('button', { name: 'Open Quiet' })).toHaveCount(0);
});

for (const [what, spoil] of [
  ['full', () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }],
  ['forbidden', () => { Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } }); }],
]) {
  test(`storage that is ${what} is told, and the page goes on`, async ({ page }) => {
    await page.addInitScript(spoil);
    await open(page, './#v1;stack-overflow-2016@1;average_rate=500');
    await kept(page).locator('summary').click();
    await expect(kept(page).getByRole('status')).toContainText(what === 'full' ? 'storage is full' : 'does not let');
    await load(page).fill('800');
    await expect(page.getByRole('region', { name: 'Summary' })).toContainText('at a peak of 1,320/s');
  });
}

test('a pinned baseline shows what each change does, and the link shares the pair', async ({ page, context }) => {
  await open(page, './#v1;stack-overflow-2016@1');
  await page.getByRole('button', { name: 'Pin as baseline' }).click();
  await load(page).fill('3000');
  const baseline = page.getByRole('region', { name: 'Baseline' });
  await expect(baseline).toContainText('Average load: 3000/s instead of 2424/s');
  await expect(row(page, 'Peak load').getByRole('cell').first()).toContainText('+950/s (+23.8%)');
  await expect(page).toHaveURL(/average_rate=3000;vs=stack-overflow-2016@1$/);
  const other = await context.newPage();
  await open(other, page.url());
  await expect(row(other, 'Peak load').getByRole('cell').first()).toContainText('+950/s (+23.8%)');
  await other.getByRole('button', { name: 'Back to the baseline' }).click();
  await expect(load(other)).toHaveValue('2424/s');
  await expect(row(other, 'Peak load').getByRole('cell').first()).toContainText('unchanged');
  await other.getByRole('button', { name: 'Unpin' }).click();
  await expect(other.locator('.difference')).toHaveCount(0);
});

test('typing does not flood the history, and going back leads to where one came from', async ({ page }) => {
  await open(page, './#v1;stack-overflow-2016@1;average_rate=500');
  await expect(load(page)).toHaveValue('500/s');
  const before = await page.evaluate(() => history.length);
  await load(page).pressSequentially('1234567', { delay: 60 });
  for (const rate of ['600', '700', '800']) {
    await load(page).fill(rate);
    await expect(page).toHaveURL(new RegExp(`average_rate=${rate}$`));
  }
  expect(await page.evaluate(() => history.length)).toBe(before);
  await page.evaluate(() => { window.location.hash = 'v1;stack-overflow-2016@1;average_rate=900'; });
  await expect(load(page)).toHaveValue('900/s');
  await page.goBack();
  await expect(load(page)).toHaveValue('800/s');
});

test('a link that is not fully read stays at hand as it came', async ({ page }) => {
  await open(page, './#v1;stack-overflow-2016@7;average_rate=500;colour=blue');
  const notice = page.getByRole('alert').filter({ hasText: 'could not be read' });
  await expect(notice).toContainText('there is no preset “stack-overflow-2016@7”');
  await expect(notice).toContainText('There is no input “colour”');
  await expect(notice.getByRole('textbox')).toHaveValue('#v1;stack-overflow-2016@7;average_rate=500;colour=blue');
  await expect(load(page)).toHaveValue('500/s');
});
