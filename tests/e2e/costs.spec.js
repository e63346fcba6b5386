import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

import { evaluate } from './cli.js';
import { open } from './open.js';

// Both designs on rented machines: scaling out gets cheaper at some load.
const RENTED = `./#v1;stack-overflow-2016@1;coherency=0;response_size=100B${['vertical', 'horizontal']
  .map((side) => `;${side}.balancer.machine=m7i.large;${side}.app.machine=m7i.2xlarge;${side}.cache.machine=r7i.xlarge;${side}.database.machine=r7i.4xlarge`)
  .join('')}`;

const chart = (page) => page.getByRole('region', { name: 'Monthly cost against load', exact: true });
const plot = (page) => page.getByRole('slider', { name: 'Load at which the costs are read' });
const load = (page) => page.getByRole('textbox', { name: 'Average load' });
const size = (page, side) => page.getByRole('button', { name: `Size it for me: ${side}` });
const inputs = (page, side) => page.getByRole('group', { name: `${side} inputs` });
const dollars = (text) => Number(text.replace(/[$,]/g, ''));

test('the costs read by keyboard as in the table, and the crossovers are said', async ({ page }) => {
  await open(page, RENTED);
  await expect(plot(page)).toHaveAttribute('aria-valuetext', /^4,000\/s: Scale up cheapest size \$[\d,]+, Scale out cheapest size \$[\d,]+$/);
  await expect(chart(page).getByRole('listitem').filter({ hasText: 'scale out is cheaper' }).first()).toBeVisible();
  await expect(chart(page).getByRole('listitem').filter({ hasText: 'Scale up ends at' })).toContainText('the largest machine');

  await plot(page).focus();
  await plot(page).press('End');
  await expect(plot(page)).toHaveAttribute('aria-valuetext', /Scale up cheapest size no size will do, Scale out cheapest size \$[\d,]+/);
  await plot(page).press('Home');
  const first = await plot(page).getAttribute('aria-valuetext');
  await chart(page).getByText('Show as a table').click();
  const table = page.getByRole('region', { name: 'Monthly cost against load as a table' });
  const row = table.getByRole('row').nth(1);
  const [up, out] = await row.getByRole('cell').allTextContents();
  expect(first).toBe(`${await row.getByRole('rowheader').textContent()}: Scale up cheapest size ${up}, Scale out cheapest size ${out}`);
  await plot(page).press('PageUp');
  await expect(plot(page)).not.toHaveAttribute('aria-valuetext', first);
  await plot(page).press('Escape');
  await expect(plot(page)).toHaveAttribute('aria-valuetext', /^4,000\/s/);
});

test('the costs follow the inputs', async ({ page }) => {
  await open(page, './');
  await expect(plot(page)).toHaveAttribute('aria-valuetext', /^4,000\/s/);
  await load(page).fill('1000');
  await expect(plot(page)).toHaveAttribute('aria-valuetext', /^1,650\/s/);
});

test('a design sized for the peak costs what the chart says, and meets its objective', async ({ page }) => {
  await open(page, './');
  await expect(plot(page)).toHaveAttribute('aria-valuetext', /^4,000\/s/);
  const before = await plot(page).getAttribute('aria-valuetext');
  const [, expected] = before.match(/Scale out cheapest size (\$[\d,]+)/);
  await size(page, 'scale out').click();
  const said = inputs(page, 'Scale out').getByRole('status').first();
  await expect(said).toContainText(`The cheapest size for 4,000/s, ${expected} a month: `);
  await expect(said).toContainText('Application nodes 9 → ');
  await expect(page).toHaveURL(/horizontal\.app\.nodes=/);
  const sized = evaluate(page.url()).horizontal;
  expect(Math.round(sized.cost_usd_per_month)).toBe(dollars(expected));
  expect(sized.latency.p99_ms).toBeLessThanOrEqual(100);

  await size(page, 'scale out').click();
  await expect(said).toContainText('It is the cheapest size for 4,000/s already');
  await load(page).fill('3000');
  await expect(said).toBeEmpty();
});

test('where there is no size, the button says why and changes nothing', async ({ page }) => {
  await open(page, './#v1;stack-overflow-2016@1;average_rate=1000000');
  await size(page, 'scale up').click();
  const said = inputs(page, 'Scale up').getByRole('status').first();
  await expect(said).toContainText('Nothing was changed. No size carries 1,650,000/s');
  await expect(said).toContainText('the largest machine');
  await expect(page).toHaveURL(/;average_rate=1000000$/);
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing beside the costs, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, './');
    await size(page, 'scale up').click();
    await chart(page).getByText('Show as a table').click();
    await expect(page.getByRole('region', { name: 'Monthly cost against load as a table' })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
    expect(found).toEqual([]);
  });
}
