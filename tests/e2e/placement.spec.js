// All tiers of a design on one machine, chosen in the form.
import { expect, test } from '@playwright/test';

import { designInput, openFold } from './form.js';
import { open } from './open.js';

const placement = async (page, side) =>
  (await openFold(page, 'Placement', side)).getByRole('combobox', { name: 'Tiers stand' });

test('the tiers of a design move onto one machine and back', async ({ page }) => {
  await open(page, './');
  const topology = page.getByRole('img', { name: 'Topology of Scale up' });
  await expect(topology).toContainText('Balancer');
  await (await placement(page, 'Scale up')).selectOption('together');
  await expect(topology).toContainText('of its work');
  await expect(page).toHaveURL(/vertical\.placement=together/);
  await (await placement(page, 'Scale up')).selectOption('separate');
  await expect(topology).not.toContainText('of its work');
});

test('what stands against one machine is said, and once it is gone the choice holds', async ({ page }) => {
  const alone = 'horizontal.balancer.nodes=1;horizontal.cache.replicas=0;horizontal.database.shards=1;horizontal.database.replicas=0';
  await open(page, `./#v1;stack-overflow-2016@1;${alone}`);
  await (await placement(page, 'Scale out')).selectOption('together');
  const field = (await openFold(page, 'Placement', 'Scale out')).locator('.field');
  await expect(field.getByRole('alert')).toHaveText(/takes app\.nodes = 1, not 9/);
  await expect(page).not.toHaveURL(/placement=together/);
  const nodes = await designInput(page, 'Scale out', 'Application', 'Application nodes');
  await nodes.fill('1');
  await nodes.blur();
  await expect(field.getByRole('alert')).toHaveCount(0);
  await expect(page).toHaveURL(/horizontal\.placement=together/);
});

test('a choice that is refused is marked, and a reset takes it back', async ({ page }) => {
  await open(page, './');
  const list = await placement(page, 'Scale out');
  await list.selectOption('together');
  await expect(list).toHaveAttribute('aria-invalid', 'true');
  await expect(list).toHaveValue('together');
  await page.getByRole('group', { name: 'Scale out inputs' }).getByRole('button', { name: 'Reset Tiers stand' }).click();
  await expect(list).toHaveAttribute('aria-invalid', 'false');
  await expect(list).toHaveValue('separate');
});
