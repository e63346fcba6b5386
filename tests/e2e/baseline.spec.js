// A pinned baseline shows with every number of the page, and with nothing when there is none.
import { expect, test } from '@playwright/test';

import { evaluate, headroom, milliseconds } from './cli.js';
import { open } from './open.js';

const PAIR = '#v1;stack-overflow-2016@1;average_rate=3000;horizontal.app.nodes=12;vs=stack-overflow-2016@1';
const NOW = '#v1;stack-overflow-2016@1;average_rate=3000;horizontal.app.nodes=12';

const panel = (page, name) => page.getByRole('region', { name, exact: true });

test('strip, verdict, topology, growth, duties and explanations tell what was', async ({ page }) => {
  const [now, before] = [NOW, 'stack-overflow-2016'].map((link) => evaluate(link));
  await open(page, `./${PAIR}`);
  const summary = panel(page, 'Summary');
  await expect(summary).toContainText('at a peak of 4,950/s (was 4,000/s)');
  const out = summary.getByRole('row', { name: /^Scale out/ });
  const added = now.horizontal.cost_usd_per_month - before.horizontal.cost_usd_per_month;
  const share = (100 * added) / before.horizontal.cost_usd_per_month;
  const dollars = Math.round(added).toLocaleString('en-US');
  await expect(out.getByRole('cell').nth(2)).toContainText(`+$${dollars} (+${share.toPrecision(3)}%)`);
  await expect(out.getByRole('cell').nth(0)).toContainText('unchanged');
  const [left, leftBefore] = [now, before].map(({ horizontal }) => `${(100 * horizontal.slo_capacity.headroom).toPrecision(3)}%`);
  await expect(out.getByRole('cell').nth(0)).toContainText(/^14,800\/s/);
  await expect(out.getByRole('cell').nth(0)).toContainText(`${left} (was ${leftBefore}) headroom`);
  await expect(out.getByRole('cell').nth(2)).toContainText('$1.40 (was $1.51) per million');
  const up = summary.getByRole('row', { name: /^Scale up/ });
  await expect(up.getByRole('cell').nth(3)).toContainText('overloaded (was 12.1 h down a year)');

  await expect(panel(page, 'Verdict')).toContainText('the peak of 4,950/s (was 4,000/s)');
  await expect(panel(page, 'Warnings').locator('.was').first()).toBeVisible();
  await expect(panel(page, 'Topology')).toContainText('Clients, 4,950/s at peak (was 4,000/s)');
  await expect(panel(page, 'Growth path')).toContainText('At 259,000,000 (was 209,000,000) requests a day');
  const teams = now.horizontal.teams.operation_hours_per_month - before.horizontal.teams.operation_hours_per_month;
  expect(teams).not.toBe(0);
  await expect(panel(page, 'What this design adds').locator('.horizontal p').first()).toContainText('(was ');
  await expect(panel(page, 'Baseline')).toContainText('It said: Only Scale out meets the objectives');

  const cost = panel(page, 'Comparison').getByRole('row', { name: /^Cost per month/ }).getByRole('cell').nth(1);
  await expect(cost).toContainText('most: application (was database), purchase, written off, $3,000 (was $2,333)');

  await panel(page, 'Comparison').getByRole('button', { name: /explain Scale out: p99$/ }).click();
  const result = page.getByRole('region', { name: 'Explanation of Scale out: p99' }).locator('.result');
  const [p99, was] = [now, before].map((of) => milliseconds(of.horizontal.latency.p99_ms));
  await expect(result).toHaveText(p99 === was ? `= ${p99}` : `= ${p99} (was ${was})`);
});

test('the notes below every chart say what they said, as the command line does', async ({ page }) => {
  await open(page, `./${PAIR}`);
  const told = new Set();
  for (const chart of await page.locator('section.chart').all()) {
    await chart.scrollIntoViewIfNeeded();
    await expect(chart).toHaveAttribute('aria-busy', 'false');
    const title = await chart.getByRole('heading').textContent();
    const kind = (await chart.getAttribute('aria-labelledby')).replace('chart-', '');
    const { notes } = JSON.parse(headroom('chart', PAIR, kind, '--format', 'json'));
    await expect(panel(page, title).getByRole('list').getByRole('listitem'), title).toHaveText(notes);
    notes.forEach((note) => told.add(/\((was|not in the baseline)|^In the baseline: /.exec(note)?.[0]));
  }
  for (const word of ['(was', '(not in the baseline', 'In the baseline: ']) expect([...told]).toContain(word);
});

for (const width of [1440, 1280, 375]) {
  test(`at ${width} px the strip keeps its height and its width whatever was`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, `./${NOW.replace('3000', '2000')};vs=stack-overflow-2016@1`);
    const summary = panel(page, 'Summary');
    await expect(summary.locator('.difference')).toHaveCount(10);
    const size = () => summary.evaluate(({ offsetHeight, scrollWidth }) => [offsetHeight, scrollWidth]);
    const [height, across] = await size();
    expect(across).toBeLessThanOrEqual(width);
    if (width < 500) await page.getByRole('button', { name: 'Edit inputs' }).click();
    for (const [load, peak] of [['2424', '4,000/s'], ['3200', '5,280/s'], ['30k', '49,500/s']]) {
      await page.getByRole('textbox', { name: 'Average load' }).fill(load);
      await expect(summary).toContainText(`at a peak of ${peak}`);
      expect(await size(), load).toEqual([height, across]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), load).toBe(width);
    }
  });
}

test('without a baseline nothing is told, and with one an edit moves nothing', async ({ page }) => {
  await open(page, `./${NOW}`);
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
