import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

import { evaluate, explain, milliseconds } from './cli.js';
import { designInput } from './form.js';
import { open } from './open.js';

const DEFAULT = 'stack-overflow-2016';
/** With an objective that Scale out meets and Scale up does not. */
const ONLY_OUT = '#v1;stack-overflow-2016@1;slo_availability=0.999';

const verdict = (page) => page.getByRole('region', { name: 'Verdict' });
const warnings = (page) => page.getByRole('region', { name: 'Warnings' });
const load = (page) => page.getByRole('textbox', { name: 'Average load' });
/** The number of the comparison, which opens its explanation. */
const number = (page, of) =>
  page.getByRole('region', { name: 'Comparison' }).getByRole('button', { name: new RegExp(`, explain ${of}$`) });
const explanation = (page, of) => page.getByRole('region', { name: `Explanation of ${of}`, exact: true });

test.beforeEach(async ({ page }) => {
  await open(page, './');
  await expect(verdict(page)).toContainText('meets the objectives');
});

test('the verdict says what the command line says, and follows the inputs', async ({ page }) => {
  for (const sentence of evaluate(DEFAULT).verdict) await expect(verdict(page)).toContainText(sentence);

  await open(page, `./${ONLY_OUT}`);
  await expect(verdict(page)).toContainText('Only Scale out meets the objectives');
  for (const sentence of evaluate(ONLY_OUT).verdict) await expect(verdict(page)).toContainText(sentence);

  const set = async (group, name, text) => (await designInput(page, 'Scale up', group, name)).fill(text);
  await set('Database', 'Database replicas', '1');
  await set('Balancer', 'Balancers', '2');
  await set('Application', 'Application nodes', '2');
  await set('Cache', 'Cache replicas', '1');
  await expect(verdict(page)).toContainText('Both designs meet the objectives');

  await load(page).fill('50k');
  await expect(verdict(page)).toContainText('Neither design meets the objectives');
  await expect(verdict(page)).toContainText('the backlog grows by');
});

test('every number of the comparison opens the explanation that the command line prints', async ({ page }) => {
  test.setTimeout(120_000);
  const expected = explain(DEFAULT);
  await page.getByRole('button', { name: 'Show all rows' }).click();
  const buttons = page.getByRole('region', { name: 'Comparison' }).getByRole('button', { name: /, explain / });
  const count = await buttons.count();
  expect(count).toBeGreaterThanOrEqual(2 * 16);
  for (let at = 0; at < count; at += 1) {
    const button = buttons.nth(at);
    const of = (await button.getAttribute('aria-label')).split(', explain ')[1];
    await button.click();
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    const side = of.startsWith('Scale up') ? 'vertical' : 'horizontal';
    const key = (await button.getAttribute('id')).split('-').pop();
    const told = expected[side].explanations.find(({ figure }) => figure === key);
    await expect(explanation(page, of)).toContainText(told.expression);
    await expect(explanation(page, of)).toContainText(`= ${told.result.text}`);
    for (const { name } of told.inputs) await expect(explanation(page, of)).toContainText(name);
    for (const source of told.sources) await expect(explanation(page, of)).toContainText(source);
  }
  // One at a time.
  await expect(page.getByRole('region', { name: /^Explanation of/ })).toHaveCount(1);
});

test('an explanation opens by keyboard, moves nothing above it, follows the inputs and closes with Escape', async ({
  page,
}) => {
  const of = 'Scale up: p99';
  const p99 = number(page, of);
  await p99.focus();
  const before = await p99.boundingBox();
  await p99.press('Enter');
  await expect(explanation(page, of)).toContainText(`= ${milliseconds(evaluate(DEFAULT).vertical.latency.p99_ms)}`);
  expect((await p99.boundingBox()).y).toBe(before.y);
  await expect(explanation(page, of)).toContainText('share that waits');

  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(explanation(page, of)).toHaveCount(0);
  await expect(p99).toBeFocused();
  await expect(p99).toHaveAttribute('aria-expanded', 'false');

  await p99.press('Enter');
  await load(page).fill('9000');
  await expect(page).toHaveURL(/average_rate=9000/);
  const told = explain(page.url()).vertical.explanations.find(({ figure }) => figure === 'p99').result.text;
  expect(told).toMatch(/saturated at \d+% of its capacity; the backlog grows by [\d,]+\/s/);
  await expect(explanation(page, of)).toContainText(told);
});

test('an input that an explanation names is one press away, even in a closed group', async ({ page }) => {
  await number(page, 'Scale out: p99').click();
  const panel = explanation(page, 'Scale out: p99');
  await panel.getByRole('button', { name: 'Round trip between tiers' }).click();
  await expect(page.getByRole('textbox', { name: 'Round trip between tiers' })).toBeFocused();
  await panel.getByRole('button', { name: 'Application nodes' }).click();
  const design = page.getByRole('group', { name: 'Scale out inputs' });
  await expect(design.getByRole('textbox', { name: 'Application nodes' })).toBeFocused();
});

test('a number of the verdict leads to its explanation', async ({ page }) => {
  await open(page, `./${ONLY_OUT}`);
  await verdict(page).getByRole('button', { name: /explain Scale out: Headroom/ }).click();
  await expect(explanation(page, 'Scale out: Headroom within the objective')).toBeVisible();
  await expect(number(page, 'Scale out: Headroom within the objective')).toBeFocused();
});

test('warnings are those of the command line and lead to their input', async ({ page }) => {
  for (const { text } of evaluate(DEFAULT).warnings) await expect(warnings(page)).toContainText(text);
  const item = warnings(page).getByRole('listitem').filter({ hasText: 'The database has no replica' });
  await item.getByText('Why').click();
  await expect(item).toContainText('Without a copy');
  await item.getByRole('button', { name: 'Database replicas' }).click();
  const field = page.getByRole('group', { name: 'Scale up inputs' }).getByRole('textbox', { name: 'Database replicas' });
  await expect(field).toBeFocused();
  await field.fill('1');
  await expect(item).toHaveCount(0);

  await load(page).fill('9000');
  await expect(page).toHaveURL(/average_rate=9000/);
  const severe = evaluate(page.url()).warnings.filter(({ severity }) => severity === 'severe');
  expect(severe.length).toBeGreaterThan(0);
  await expect(warnings(page)).toContainText(`${severe.length} severe`);
  for (const { text } of severe) await expect(warnings(page)).toContainText(text);
});

test('nothing runs off a phone with an explanation open', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await number(page, 'Scale up: p99').click();
  const [scroll, client] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  expect(scroll).toBeLessThanOrEqual(client);
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing with an explanation and a reason open, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await load(page).fill('9000');
    await number(page, 'Scale out: p99').click();
    await warnings(page).getByText('Why').first().click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
    expect(found).toEqual([]);
  });
}
