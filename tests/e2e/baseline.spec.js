// A pinned baseline shows with every number of the page, and with nothing when there is none.
import { expect, test } from '@playwright/test';

import { evaluate, milliseconds } from './cli.js';

const PAIR = '#v1;stack-overflow-2016@1;average_rate=3000;horizontal.app.nodes=12;vs=stack-overflow-2016@1';
const NOW = '#v1;stack-overflow-2016@1;average_rate=3000;horizontal.app.nodes=12';

const panel = (page, name) => page.getByRole('region', { name, exact: true });

test('strip, verdict, topology, growth, duties and explanations tell what was', async ({ page }) => {
  const [now, before] = [NOW, 'stack-overflow-2016'].map((link) => evaluate(link));
  await page.goto(`./${PAIR}`);
  const summary = panel(page, 'Summary');
  await expect(summary).toContainText('at a peak of 4,950/s (was 4,000/s)');
  const out = summary.getByRole('row', { name: /^Scale out/ });
  const added = now.horizontal.cost_usd_per_month - before.horizontal.cost_usd_per_month;
  const share = (100 * added) / before.horizontal.cost_usd_per_month;
  const dollars = Math.round(added).toLocaleString('en-US');
  await expect(out.getByRole('cell').nth(2)).toContainText(`+$${dollars} (+${share.toPrecision(3)}%)`);
  await expect(out.getByRole('cell').nth(0)).toContainText('unchanged');

  await expect(panel(page, 'Verdict')).toContainText('the peak of 4,950/s (was 4,000/s)');
  await expect(panel(page, 'Warnings').locator('.was').first()).toBeVisible();
  await expect(panel(page, 'Topology')).toContainText('Clients, 4,950/s at peak (was 4,000/s)');
  await expect(panel(page, 'Growth path')).toContainText('At 259,000,000 (was 209,000,000) requests a day');
  const teams = now.horizontal.teams.operation_hours_per_month - before.horizontal.teams.operation_hours_per_month;
  expect(teams).not.toBe(0);
  await expect(panel(page, 'What this design adds').locator('.horizontal p').first()).toContainText('(was ');
  await expect(panel(page, 'Baseline')).toContainText('It said: Only Scale out meets the objectives');

  await panel(page, 'Comparison').getByRole('button', { name: /explain Scale out: p99$/ }).click();
  const result = page.getByRole('region', { name: 'Explanation of Scale out: p99' }).locator('.result');
  const [p99, was] = [now, before].map((of) => milliseconds(of.horizontal.latency.p99_ms));
  await expect(result).toHaveText(p99 === was ? `= ${p99}` : `= ${p99} (was ${was})`);
});

test('without a baseline nothing is told, and with one an edit moves nothing', async ({ page }) => {
  await page.goto(`./${NOW}`);
  await expect(panel(page, 'Summary')).toContainText('at a peak of 4,950/s');
  await expect(page.locator('.was, .difference')).toHaveCount(0);
  await page.getByRole('button', { name: 'Pin as baseline' }).click();
  const below = () => panel(page, 'Warnings').evaluate((element) => element.offsetTop);
  await expect(panel(page, 'Summary').locator('.difference')).toHaveCount(10);
  const place = await below();
  // The last one saturates both designs.
  for (const [load, peak] of [['3200', '5,280/s'], ['2000', '3,300/s'], ['30k', '49,500/s']]) {
    await page.getByRole('textbox', { name: 'Average load' }).fill(load);
    await expect(panel(page, 'Summary')).toContainText(`at a peak of ${peak} (was 4,950/s)`);
    expect(await below(), load).toBe(place);
  }
  await page.getByRole('button', { name: 'Unpin' }).click();
  await expect(page.locator('.was, .difference')).toHaveCount(0);
});
