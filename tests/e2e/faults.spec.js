// What browsers and readers do to a page: nothing is lost, and nothing else breaks.
import { expect, test } from '@playwright/test';

import { open } from './open.js';

const load = (page) => page.getByRole('textbox', { name: 'Average load' });
const summary = (page) => page.getByRole('region', { name: 'Summary' });
const share = (page) => page.getByRole('button', { name: 'Copy link' });
const stopped = (page) => page.getByText('the page has stopped');
const link = (rate) => `./#v1;stack-overflow-2016@1;average_rate=${rate}`;

async function opened(page, address = './') {
  await open(page, address);
  await expect(summary(page)).toContainText('Capacity');
}

test('two tabs do not disturb each other', async ({ page, context }) => {
  await opened(page);
  const other = await context.newPage();
  await opened(other, link(800));
  await load(page).fill('3k');
  await load(other).fill('900');
  await expect(page).toHaveURL(/average_rate=3000$/);
  await expect(other).toHaveURL(/average_rate=900$/);
  await page.reload();
  await expect(load(page)).toHaveValue('3000/s');
  await expect(load(other)).toHaveValue('900');
});

test('storage that is forbidden or full costs nothing but what would be stored', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => { throw new DOMException('refused', 'SecurityError'); };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, { get: refuse });
    }
    Object.defineProperty(document, 'cookie', { get: refuse, set: refuse });
  });
  await opened(page, link(800));
  await load(page).fill('3k');
  await expect(page).toHaveURL(/average_rate=3000$/);
  await expect(stopped(page)).toBeHidden();
});

test('a full storage, too', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  await opened(page);
  await load(page).fill('3k');
  await expect(page).toHaveURL(/average_rate=3000$/);
  await expect(stopped(page)).toBeHidden();
});

for (const [what, clipboard] of [
  ['denied', { writeText: 'denied' }],
  ['missing, as on a page without https', undefined],
]) {
  test(`a clipboard that is ${what} is told, and the address still holds the link`, async ({ page }) => {
    await page.addInitScript((clipboard) => {
      const denied = { writeText: () => Promise.reject(new DOMException('denied', 'NotAllowedError')) };
      Object.defineProperty(navigator, 'clipboard', { value: clipboard && denied });
    }, clipboard);
    await opened(page, link(800));
    await share(page).click();
    await expect(page.getByText('the address bar holds the link')).toBeVisible();
    await expect(stopped(page)).toBeHidden();
    await load(page).fill('900');
    await expect(page).toHaveURL(/average_rate=900$/);
  });
}

test('a storm of back and forward ends at the scenario of the address', async ({ page }) => {
  await opened(page, link(100));
  // So many that a browser which is too busy for every step forward stays on this page.
  await page.evaluate(() => {
    for (let rate = 101; rate <= 120; rate += 1) location.hash = `v1;stack-overflow-2016@1;average_rate=${rate}`;
  });
  for (const rate of [200, 300, 400, 500]) {
    await page.evaluate((rate) => { location.hash = `v1;stack-overflow-2016@1;average_rate=${rate}`; }, rate);
    await expect(load(page)).toHaveValue(`${rate}/s`);
  }
  await page.evaluate(async () => {
    for (let step = 0; step < 40; step += 1) {
      history.go([-1, -1, 1, -1, 1, 1, -1, 1][step % 8]);
      await new Promise((done) => setTimeout(done, 7 * (step % 4)));
    }
  });
  await open(page, link(600));
  await expect(load(page)).toHaveValue('600/s');
  await page.goBack();
  await expect(load(page)).not.toHaveValue('600/s');
  await expect.poll(async () => `${page.url().match(/average_rate=(\d+)/)[1]}/s`).toBe(await load(page).inputValue());
  await load(page).fill('700');
  await expect(page).toHaveURL(/average_rate=700$/);
  await expect(stopped(page)).toBeHidden();
});

test('a hundred edits in a second are all shown, and the address follows', async ({ page }) => {
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  await opened(page);
  await load(page).evaluate((input) => {
    for (let rate = 1001; rate <= 1100; rate += 1) {
      input.value = String(rate);
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  });
  await expect(page).toHaveURL(/average_rate=1100$/);
  await expect(summary(page)).toContainText('1,820/s');
  expect(complaints).toEqual([]);
});

test('where a comma is the decimal sign, nothing is read as something else', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'de-DE', timezoneId: 'Pacific/Chatham', baseURL });
  const page = await context.newPage();
  await opened(page, link('1234.5'));
  await expect(load(page)).toHaveValue('1234.5/s');
  await expect(summary(page)).toContainText('at a peak of 2,040/s');
  await load(page).fill('1,5k');
  await expect(load(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(summary(page)).toContainText('at a peak of 2,040/s');
  await expect(summary(page)).toContainText('the last valid inputs');
  await load(page).fill('1.5k');
  await expect(page).toHaveURL(/average_rate=1500$/);
  await context.close();
});
