// "Will it survive Black Friday?": from the first sight of the page to a design that does.
import { expect, test } from '@playwright/test';

import { evaluate } from './cli.js';

const verdict = (page) => page.getByRole('region', { name: 'Verdict' });

for (const width of [1440, 375]) {
  test(`at ${width} px the verdict leads to the spike, and sizing for it makes the design hold`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('./#v1;stack-overflow-2016@1;average_rate=3000');
    await verdict(page).getByRole('button', { name: 'What would a spike do?' }).click();
    const factor = page.getByRole('textbox', { name: 'Spike over the peak' });
    await expect(factor).toBeFocused();
    await factor.fill('4');
    await expect(verdict(page)).toContainText('In the spike to 19,800/s Scale up is overloaded');
    await expect(verdict(page).getByRole('button', { name: 'Change the spike' })).toBeVisible();

    // Sized for the daily peak it does not hold, and says so.
    await page.getByRole('button', { name: 'Size it for me: scale out' }).click();
    const told = page.getByRole('group', { name: 'Scale out inputs' }).getByRole('status');
    await expect(told).toContainText('4,950/s');
    await expect(told).toContainText('In the spike to 19,800/s Scale out is overloaded, and still behind for');
    await page.getByRole('button', { name: 'Size it for the spike: scale out' }).click();
    await expect(told).toContainText('The cheapest size for 19,800/s');
    await expect(told).toContainText('In the spike to 19,800/s Scale out holds.');
    await expect(verdict(page)).toContainText('Scale out holds');
    await expect(async () => {
      const { horizontal } = evaluate(new URL(page.url()).hash);
      expect(horizontal.capacity_per_second).toBeGreaterThanOrEqual(19_800);
    }).toPass();
    await factor.fill('1');
    await expect(page.getByRole('button', { name: 'Size it for the spike: scale out' })).toBeHidden();
  });

  test(`at ${width} px the bar leads to the method`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('./');
    await page.getByRole('button', { name: 'Method', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Method', exact: true })).toBeFocused();
    await expect(page.getByRole('heading', { name: 'Method', exact: true })).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}
