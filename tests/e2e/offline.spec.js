// After one visit the page opens without a network; a newer build replaces the old one whole, or not at all.
import { expect, test } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildMarked, discard } from './builds.js';
import { open } from './open.js';
import { DIST, serve } from './site.js';

const load = (page) => page.getByRole('textbox', { name: 'Average load' });
const notice = (page) => page.getByRole('status').filter({ hasText: 'A newer version of this page is ready' });
const build = (page) => page.evaluate(() => document.documentElement.dataset.build);
const installed = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
/** Of which builds the files are that the page has loaded: the marks in their names. */
const marks = (page) =>
  page.evaluate(() => {
    const names = performance.getEntriesByType('resource').map(({ name }) => name);
    return [...new Set(names.flatMap((name) => name.match(/-[0-9a-f]{12,16}([A-Z]?)[._]/)?.slice(1) ?? []))];
  });

for (const path of ['/', '/teams/capacity/headroom/']) {
  test(`after one visit the page opens and works without a network, under ${path}`, async ({ page }) => {
    const site = await serve(DIST, path);
    await open(page, site.address);
    await expect(load(page)).toBeVisible();
    await installed(page);
    await site.close();

    await open(page, `${site.address}#v1;stack-overflow-2016@1;average_rate=1000`);
    await page.reload();
    await expect(load(page)).toHaveValue('1000/s');
    await load(page).fill('3k');
    await expect(page.getByRole('region', { name: 'Summary' })).toContainText('at a peak of 4,950/s');
    await open(page, `${site.address}index.html?from=mail#v1;stack-overflow-2016@1;average_rate=500`);
    await expect(load(page)).toHaveValue('500/s');
  });
}

test('a newer build is offered, waits, and is then used whole, without a network too', async ({ page, context }) => {
  const [a, b] = [buildMarked('A'), buildMarked('B')];
  const site = await serve(a, '/somewhere/');
  await open(page, site.address);
  await expect(load(page)).toBeVisible();
  await installed(page);
  await expect(notice(page)).toBeHidden();

  // The next visit still gets the old build, whole, and learns of the new one.
  site.folder = b;
  await open(page, `${site.address}#v1;stack-overflow-2016@1;average_rate=1000`);
  await page.reload();
  await expect(load(page)).toHaveValue('1000/s');
  expect([await build(page), await marks(page)]).toEqual(['A', ['A']]);
  await expect(notice(page)).toBeVisible();

  // A second tab opens the same build as the first, although the network has another.
  const second = await context.newPage();
  await open(second, site.address);
  await expect(load(second)).toBeVisible();
  expect([await build(second), await marks(second)]).toEqual(['A', ['A']]);

  await load(page).fill('2k');
  await expect(page).toHaveURL(/average_rate=2000/);
  await notice(page).getByRole('button', { name: 'Use it now' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-build', 'B');
  await expect(load(page)).toHaveValue('2000/s');
  expect(await marks(page)).toEqual(['B']);
  await expect(notice(page)).toBeHidden();
  // The other tab goes on with what it has.
  await load(second).fill('700');
  await expect(second).toHaveURL(/average_rate=700/);

  await site.close();
  await page.reload();
  await expect(load(page)).toHaveValue('2000/s');
  expect([await build(page), await marks(page)]).toEqual(['B', ['B']]);
  expect(await page.evaluate(() => caches.keys().then((names) => names.length))).toBe(1);
  discard(a);
  discard(b);
});

test('a newer build opens by itself once every page of the old one is closed', async ({ page, context }) => {
  const [a, b] = [buildMarked('A'), buildMarked('B')];
  const site = await serve(a, '/somewhere/');
  await open(page, site.address);
  await installed(page);
  site.folder = b;
  await page.reload();
  await expect(notice(page)).toBeVisible();
  await page.close();
  const next = await context.newPage();
  await expect.poll(async () => {
    await next.goto('about:blank');
    await open(next, site.address);
    return build(next);
  }).toBe('B');
  await expect(load(next)).toBeVisible();
  expect(await marks(next)).toEqual(['B']);
  await site.close();
  discard(a);
  discard(b);
});

test('half of a new build is not taken: a copy that is still going on, or a file that was changed', async ({ page }) => {
  const [a, b] = [buildMarked('A'), buildMarked('B')];
  const site = await serve(a, '/somewhere/');
  await open(page, site.address);
  await installed(page);

  // The new worker is there, and the page already; the rest is not.
  site.folder = b;
  site.instead = (name, response) => {
    if (!/-[0-9a-f]{12,16}B/.test(name)) return false;
    response.writeHead(404).end();
    return true;
  };
  const update = () =>
    page.evaluate(() => navigator.serviceWorker.ready.then((it) => it.update()).then(() => 'done', () => 'refused'));
  const waiting = () => page.evaluate(() => navigator.serviceWorker.ready.then(({ waiting }) => waiting !== null));
  const settled = () => page.evaluate(() => navigator.serviceWorker.ready.then(({ installing }) => installing === null));
  await update();
  await expect.poll(settled).toBe(true);
  expect(await waiting()).toBe(false);

  // Everything is there, but one picture is of another build.
  site.instead = () => false;
  const icon = readFileSync(join(b, 'index.html'), 'utf8').match(/icon-[0-9a-f]{12,16}B\.svg/)[0];
  const right = readFileSync(join(b, icon), 'utf8');
  writeFileSync(join(b, icon), `${right}\n`);
  await update();
  await expect.poll(settled).toBe(true);
  expect(await waiting()).toBe(false);
  await page.reload();
  await expect(load(page)).toBeVisible();
  expect([await build(page), await marks(page)]).toEqual(['A', ['A']]);

  writeFileSync(join(b, icon), right);
  await update();
  await expect(notice(page)).toBeVisible();
  await site.close();
  discard(a);
  discard(b);
});

test('an address that is not there leads back to the page, and keeps the scenario', async ({ page }) => {
  const site = await serve(DIST, '/somewhere/');
  const response = await page.goto(`${site.address}indx.html#v1;stack-overflow-2016@1;average_rate=1000`);
  expect(response.status()).toBe(404);
  await page.getByRole('link', { name: 'Open Headroom' }).click();
  await expect(load(page)).toHaveValue('1000/s');
  await site.close();
});

test('storage for the worker may be refused', async ({ page }) => {
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.reject(new DOMException('refused', 'SecurityError'));
  });
  await open(page, './');
  await expect(load(page)).toBeVisible();
  expect(complaints).toEqual([]);
});
