// Other ways to use the page than a mouse and a wide screen.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

import { open } from './open.js';

const load = (page) => page.getByRole('textbox', { name: 'Average load' });
const summary = (page) => page.getByRole('region', { name: 'Summary' });
const plot = (page) => page.getByRole('slider', { name: 'Load at which the chart is read' });

test.beforeEach(async ({ page }) => {
  await open(page, './');
  await expect(summary(page)).toContainText('Capacity');
});

/** Presses Tab until the first stop comes again: each stop, as it was when the focus came. */
async function stopsOfTheKeyboard(page) {
  await page.evaluate(() => {
    window.stops = new Map();
    document.addEventListener('focusin', ({ target: at }) => {
      if (stops.has(at)) {
        window.wentRound ||= at === stops.keys().next().value;
        return;
      }
      const { outlineStyle, boxShadow } = getComputedStyle(at);
      const text = at.labels?.[0]?.textContent ?? at.textContent;
      stops.set(at, {
        id: at.id,
        name: at.getAttribute('aria-label') ?? at.getAttribute('aria-labelledby') ?? text.trim(),
        seen: outlineStyle !== 'none' || boxShadow !== 'none',
        what: at.outerHTML.slice(0, 120),
      });
    });
  });
  const wentRound = () => page.evaluate(() => window.wentRound ?? false);
  for (let presses = 0; presses < 1000 && !(await wentRound()); presses += 50) {
    for (let press = 0; press < 50; press += 1) await page.keyboard.press('Tab');
  }
  expect(await wentRound()).toBe(true);
  return page.evaluate(() => [...window.stops.values()]);
}

test('by keyboard alone: every stop is seen and has a name, and the work can be done', async ({ page }) => {
  const stops = await stopsOfTheKeyboard(page);
  expect(stops.length).toBeGreaterThan(20);
  expect(stops.filter(({ name, seen }) => !name || !seen)).toEqual([]);
  expect(stops.map(({ id }) => id)).toContain('average_rate');

  await load(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('3k');
  await expect(page).toHaveURL(/average_rate=3000/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(page).not.toHaveURL(/average_rate=3000$/);
});

test('at 200% of a laptop screen nothing runs off the side', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ viewport: { width: 640, height: 360 }, deviceScaleFactor: 2, baseURL });
  const page = await context.newPage();
  await open(page, './');
  await expect(summary(page)).toContainText('Capacity');
  const [scroll, client] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  expect(scroll).toBeLessThanOrEqual(client);
  await page.getByRole('button', { name: 'Edit inputs' }).click();
  await load(page).fill('3k');
  await expect(page).toHaveURL(/average_rate=3000/);
  await context.close();
});

test('with forced colours the text keeps its contrast and the curves are still drawn', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  const { violations } = await new AxeBuilder({ page }).withRules('color-contrast').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const unseen = await plot(page).evaluate((chart) => {
    const paper = getComputedStyle(document.body).backgroundColor;
    return [...chart.querySelectorAll('polyline')].filter((line) => getComputedStyle(line).stroke === paper).length;
  });
  expect(unseen).toBe(0);
});

test('a finger reads the chart and moves a slider', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true, baseURL });
  const page = await context.newPage();
  await open(page, './');
  await expect(summary(page)).toContainText('Capacity');
  await plot(page).scrollIntoViewIfNeeded();
  const box = await plot(page).boundingBox();
  await page.touchscreen.tap(box.x + box.width * 0.5, box.y + box.height / 2);
  const first = await plot(page).getAttribute('aria-valuetext');
  await page.touchscreen.tap(box.x + box.width * 0.8, box.y + box.height / 2);
  await expect(plot(page)).not.toHaveAttribute('aria-valuetext', first);
  await context.close();
});
