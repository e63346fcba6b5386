import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

import { evaluate } from './cli.js';
import { designInput } from './form.js';
import { open } from './open.js';

const panel = (page, name) => page.getByRole('region', { name, exact: true });

test.beforeEach(async ({ page }) => {
  await open(page, './');
  await expect(panel(page, 'Summary')).toContainText('Capacity');
});

test('what must not be lost is told in the picture and in words, until it is doubled', async ({ page }) => {
  const picture = page.getByRole('img', { name: 'Topology of Scale up' });
  await page.getByText('Scale up in words').click();
  const words = panel(page, 'Topology').getByRole('listitem').filter({ hasText: /^Database:/ }).first();
  await expect(words).toContainText('each is a single point of failure');
  const marks = () => picture.getByText('◆ single point of failure').count();
  const before = await marks();
  expect(before).toBeGreaterThan(0);
  await (await designInput(page, 'Scale up', 'Database', 'Database replicas')).fill('1');
  await expect(words).not.toContainText('single point');
  expect(await marks()).toBe(before - 1);
});

test('duties, teams and the choice of consistency are those of the command line', async ({ page }) => {
  const { vertical, horizontal } = evaluate('stack-overflow-2016');
  const duties = panel(page, 'What this design adds');
  for (const [side, design] of [['Scale up', vertical], ['Scale out', horizontal]]) {
    await duties.getByText(`${design.duties.length} duties of ${side}`).click();
    for (const { duty, reason, source } of design.duties) {
      const row = duties.locator('dl > div').filter({ hasText: duty }).first();
      await expect(row).toContainText(reason);
      await expect(row).toContainText(source);
    }
    await expect(duties).toContainText(design.consistency.choice);
    const rows = duties.getByRole('region', { name: `Downtime of ${side} by component` }).getByRole('row');
    await expect(rows).toHaveCount(design.components.length + 1);
  }
});

test('the growth path and each policy of scaling are those of the command line', async ({ page }) => {
  await page.getByRole('combobox', { name: 'Preset' }).selectOption('instagram-2011@1');
  const { horizontal } = evaluate('instagram-2011@1');
  expect(horizontal.growth_path.purchases.length).toBeGreaterThan(0);
  const growth = panel(page, 'Growth path');
  await expect(growth).toHaveAttribute('aria-busy', 'false');
  const purchases = growth.getByRole('region', { name: 'Purchases of Scale out' }).getByRole('row');
  await expect(purchases).toHaveCount(horizontal.growth_path.purchases.length + 1);
  const policies = growth.getByRole('region', { name: 'Autoscaling of Scale out' }).getByRole('row');
  await expect(policies).toHaveCount(horizontal.autoscaling.policies.length + 1);
});

test('a budget may be left open, set, and left open again', async ({ page }) => {
  await page.getByRole('searchbox', { name: 'Find an input' }).fill('monthly budget');
  const budget = page.getByRole('textbox', { name: 'Monthly budget' });
  await expect(budget).toHaveValue('');
  await expect(budget).toHaveAttribute('placeholder', 'not set');
  await budget.fill('10k');
  await expect(page).toHaveURL(/monthly_budget=10000/);
  await budget.fill('');
  await expect(page).not.toHaveURL(/monthly_budget/);
  await expect(panel(page, 'Summary')).not.toContainText('last valid inputs');
  await page.getByRole('slider', { name: 'Monthly budget slider' }).press('ArrowRight');
  await expect(budget).not.toHaveValue('');
  await page.getByRole('button', { name: 'Reset Monthly budget' }).click();
  await expect(budget).toHaveValue('');
});

test('a menu closes by Escape and by a press elsewhere', async ({ page }) => {
  const menu = page.locator('details.export');
  await menu.locator('summary').click();
  await expect(menu.getByRole('button', { name: 'Print' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(menu.locator('summary')).toBeFocused();
  await menu.locator('summary').click();
  await panel(page, 'Verdict').click({ position: { x: 5, y: 5 } });
  await expect(menu.getByRole('button', { name: 'Print' })).toBeHidden();
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing on the page with every fold open, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(90_000);
    await page.emulateMedia({ colorScheme });
    await expect(panel(page, 'Growth path')).toHaveAttribute('aria-busy', 'false');
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('.results details, .bar details')) fold.open = true;
    });
    await expect(panel(page, 'Measured error as a table')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  });
}
