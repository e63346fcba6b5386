import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

import { evaluate } from './cli.js';
import { designInput, fold, openFold } from './form.js';
import { open } from './open.js';

const summary = (page) => page.getByRole('region', { name: 'Summary' });
const verdict = (page) => page.getByRole('region', { name: 'Verdict' });
const load = (page) => page.getByRole('textbox', { name: 'Average load' });
const search = (page) => page.getByRole('searchbox', { name: 'Find an input' });
const button = (page, name) => page.getByRole('button', { name, exact: true });
const brief = (page, of) => summary(page).getByRole('button', { name: new RegExp(`, explain ${of}$`) });

test.beforeEach(async ({ page }) => {
  await open(page, './');
  await expect(summary(page)).toContainText('Capacity');
});

test('units are understood as people write them', async ({ page }) => {
  for (const [text, shown] of [['2k', '2000/s'], ['2628M/month', '1000/s'], ['86400k/day', '1000/s']]) {
    await load(page).fill(text);
    await load(page).press('Tab');
    await expect(load(page)).toHaveValue(shown);
  }
  const objective = page.getByRole('textbox', { name: 'p99 objective' });
  await objective.fill('0.25s');
  await objective.press('Tab');
  await expect(objective).toHaveValue('250 ms');
});

test('numbers are read as results are written, and rates as people say them', async ({ page }) => {
  for (const typed of ['3,000/s', '3000 req/s', '3k rps']) {
    await load(page).fill(typed);
    await load(page).blur();
    await expect(load(page)).toHaveValue('3000/s');
    await load(page).fill('1000');
  }
  await page.getByRole('searchbox', { name: 'Find an input' }).fill('black friday');
  await expect(page.getByRole('textbox', { name: 'Spike over the peak' })).toBeVisible();
});

test('undo takes back what was typed in one go, and redo brings it again', async ({ page }) => {
  await expect(button(page, 'Undo')).toBeDisabled();
  await load(page).fill('');
  await load(page).pressSequentially('3100');
  await load(page).press('Tab');
  await expect(load(page)).toHaveValue('3100/s');
  const typed = '3100/s';
  await page.getByRole('slider', { name: 'p99 objective slider' }).press('ArrowRight');
  await button(page, 'Undo').click();
  await expect(page.getByText('Undone: p99 objective.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'p99 objective' })).toHaveValue('100 ms');
  await expect(load(page)).toHaveValue(typed);
  await page.keyboard.press('Control+z');
  await expect(load(page)).toHaveValue('2424/s');
  await expect(button(page, 'Undo')).toBeDisabled();
  await page.keyboard.press('Control+Shift+z');
  await expect(load(page)).toHaveValue(typed);
  await page.keyboard.press('Control+y');
  await expect(page.getByRole('textbox', { name: 'p99 objective' })).not.toHaveValue('100 ms');
  await expect(button(page, 'Redo')).toBeDisabled();
});

test('a text that is being written keeps its own undo', async ({ page }) => {
  await page.getByRole('slider', { name: 'p99 objective slider' }).press('ArrowRight');
  const objective = await page.getByRole('textbox', { name: 'p99 objective' }).inputValue();
  await load(page).fill('');
  await load(page).pressSequentially('3000');
  await load(page).press('Control+z');
  await expect(page.getByRole('textbox', { name: 'p99 objective' })).toHaveValue(objective);
});

test('a reset is undone too, and what could not be read is dropped', async ({ page }) => {
  await load(page).fill('900');
  await load(page).press('Tab');
  await page.getByRole('button', { name: 'Reset Average load' }).click();
  await expect(load(page)).toHaveValue('2424/s');
  await load(page).fill('lots');
  await expect(summary(page)).toContainText('last valid inputs');
  await button(page, 'Undo').click();
  await expect(load(page)).toHaveValue('900/s');
  await expect(summary(page)).not.toContainText('last valid inputs');
});

test('a slider of whole things moves by one', async ({ page }) => {
  await openFold(page, 'Application', 'Scale up');
  const nodes = await designInput(page, 'Scale up', 'Application', 'Application nodes');
  const slider = fold(page, 'Application', 'Scale up').getByRole('slider', { name: 'Application nodes slider' });
  await slider.press('ArrowRight');
  await expect(nodes).toHaveValue('2');
  await slider.press('ArrowRight');
  await expect(nodes).toHaveValue('3');
  await slider.press('ArrowLeft');
  await expect(nodes).toHaveValue('2');
});

test('search shows the inputs it is about, wherever they are folded away', async ({ page }) => {
  await search(page).fill('database replicas');
  await expect(page.getByRole('textbox', { name: 'Database replicas' })).toHaveCount(2);
  await expect(load(page)).toBeHidden();
  await page.getByRole('textbox', { name: 'Database replicas' }).first().fill('2');
  await search(page).fill('no such thing');
  await expect(page.getByText('No input is about that.')).toBeVisible();
  await search(page).fill('');
  await expect(load(page)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Database replicas' })).toHaveCount(0);
  await expect(fold(page, 'Database', 'Scale up').locator('summary')).toContainText('1 changed');
  await expect(fold(page, 'Database', 'Scale up').locator('summary')).toContainText('3 × r720xd-sql');
});

test('an input says where its value comes from, and what it accepts', async ({ page }) => {
  await button(page, 'About Average load').click();
  await expect(button(page, 'About Average load')).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByText('209,420,973 HTTP requests on 2016-02-09')).toBeVisible();
  await expect(page.getByText('write 3000, 2k/s or 1.3B/month')).toBeVisible();
});

test('an input without effect says why, until it has one', async ({ page }) => {
  await openFold(page, 'One request');
  const why = page.getByText('No effect: no design has a content delivery network.').first();
  await expect(why).toBeVisible();
  await search(page).fill('edge');
  await page.getByRole('combobox', { name: 'Edge' }).first().selectOption('cdn');
  await search(page).fill('share a cdn');
  await expect(page.getByRole('textbox', { name: 'Share a CDN may answer' })).toBeVisible();
  await expect(page.getByText('No effect').and(page.locator(':visible'))).toHaveCount(0);
});

test('a design is copied onto the other, swapped, and taken back', async ({ page }) => {
  const [up, out] = [await brief(page, 'Scale up: Cost per month').textContent(), await brief(page, 'Scale out: Cost per month').textContent()];
  await button(page, 'Swap designs').click();
  await expect(brief(page, 'Scale up: Cost per month')).toHaveText(out);
  await expect(brief(page, 'Scale out: Cost per month')).toHaveText(up);
  await button(page, 'Undo').click();
  await button(page, 'Copy to Scale up').click();
  await expect(brief(page, 'Scale up: Cost per month')).toHaveText(out);
  await expect(brief(page, 'Scale out: Cost per month')).toHaveText(out);
  await page.getByRole('button', { name: /^Reset \d+ changed$/ }).click();
  await expect(brief(page, 'Scale up: Cost per month')).toHaveText(up);
  await expect(page).not.toHaveURL(/vertical|horizontal/);
});

test('the verdict changes as it must when a second database node is added', async ({ page }) => {
  const before = evaluate('stack-overflow-2016').vertical.availability.share;
  await (await designInput(page, 'Scale up', 'Database', 'Database replicas')).fill('1');
  await expect(page).toHaveURL(/vertical\.database\.replicas=1/);
  const after = evaluate(page.url());
  expect(after.vertical.availability.share).toBeGreaterThan(before);
  for (const sentence of after.verdict) await expect(verdict(page)).toContainText(sentence);
  await expect(brief(page, 'Scale up: Availability')).not.toHaveText('99.86%');
});

test('the numbers that matter stay in sight and open their explanation', async ({ page }) => {
  await page.getByRole('slider', { name: 'Load at which the costs are read' }).scrollIntoViewIfNeeded();
  await expect(summary(page)).toBeInViewport();
  await brief(page, 'Scale out: p99').click();
  await expect(page.getByRole('region', { name: 'Explanation of Scale out: p99', exact: true })).toBeInViewport();
});

test('nothing moves while a number is changed', async ({ page }) => {
  const place = () =>
    page.evaluate(() =>
      ['.summary', '.comparison', '.chart'].map((name) => document.querySelector(name).getBoundingClientRect().top));
  const before = await place();
  const slider = page.getByRole('slider', { name: 'Average load slider' });
  for (let step = 0; step < 3; step += 1) {
    await slider.press('ArrowLeft');
    expect(await place()).toEqual(before);
  }
});

test('colours follow the choice, and are remembered', async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('dark');
  expect(await paper()).not.toBe(light);
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Colours' })).toHaveValue('dark');
  expect(await paper()).not.toBe(light);
});

test('the hint of a first visit is dismissed for good', async ({ page }) => {
  const hint = page.getByRole('complementary', { name: 'First visit' });
  await hint.getByRole('button', { name: 'Got it' }).click();
  await expect(hint).toHaveCount(0);
  await page.reload();
  await expect(summary(page)).toContainText('Capacity');
  await expect(hint).toHaveCount(0);
});

test('a browser that stores nothing shows the page all the same', async ({ browser, baseURL }) => {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
  });
  await open(page, baseURL);
  await expect(summary(page)).toContainText('Capacity');
  await page.getByRole('button', { name: 'Got it' }).click();
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('dark');
  await expect(page.getByRole('complementary', { name: 'First visit' })).toHaveCount(0);
  await page.close();
});

for (const width of [360, 768]) {
  test(`on ${width} px the inputs are a drawer under the numbers that matter`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    const drawer = page.getByRole('dialog', { name: 'Inputs' });
    await expect(drawer).toHaveCount(0);
    await button(page, 'Edit inputs').click();
    await expect(load(page)).toBeFocused();
    await load(page).fill('1000');
    await expect(summary(page)).toBeInViewport({ ratio: 1 });
    await expect(summary(page)).toContainText('at a peak of 1,650/s');
    const [scroll, client] = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth];
    });
    expect(scroll).toBeLessThanOrEqual(client);
    await load(page).press('Escape');
    await expect(drawer).toHaveCount(0);
    await expect(button(page, 'Edit inputs')).toBeFocused();
  });
}

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1440, 360]) {
    test(`axe finds nothing in the open form, ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      if (width === 360) await button(page, 'Edit inputs').click();
      await button(page, 'About Average load').click();
      for (const group of ['Load', 'One request', 'Network']) await openFold(page, group);
      await openFold(page, 'Database', 'Scale out');
      await load(page).fill('nonsense');
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
      expect(found).toEqual([]);
    });
  }
}
