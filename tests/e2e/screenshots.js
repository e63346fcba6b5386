// Not a test: pictures to look at, made by scripts/screenshots.sh.
import { expect, test } from '@playwright/test';
import { join } from 'node:path';

import { open } from './open.js';

// Not every reader sees a shadow or a colour; each of these has a picture of its own.
const looks = {
  light: { media: 'screen', colorScheme: 'light' },
  dark: { media: 'screen', colorScheme: 'dark' },
  forced: { media: 'screen', colorScheme: 'dark', forcedColors: 'active' },
};
const panels = {
  bar: '.bar',
  form: 'form.inputs',
  verdict: '.answer',
  summary: '.summary',
  warnings: '.warnings',
  topology: '.topology',
  comparison: '.comparison',
  growth: '.growth',
  duties: '.duties',
  method: '.method',
};

const picture = (name) => join(process.env.SCREENSHOTS, `${name}.png`);

async function start(page, width, media, link = './') {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia(media);
  await open(page, link);
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Capacity');
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

for (const [look, media] of Object.entries(looks)) {
  for (const width of [1440, 375]) {
    test(`${width} px, ${look}`, async ({ page }) => {
      await start(page, width, media);
      await page.screenshot({ path: picture(`${width}-${look}-first`) });
      await page.screenshot({ path: picture(`${width}-${look}`), fullPage: true });
      const comparison = page.getByRole('region', { name: 'Comparison' });
      await comparison.getByRole('button', { name: /explain Scale out: p99$/ }).click();
      await comparison.screenshot({ path: picture(`${width}-${look}-explained`) });
    });
  }
}

for (const look of ['light', 'dark']) {
  test(`every panel, ${look}`, async ({ page }) => {
    await start(page, 1440, looks[look]);
    for (const fold of await page.locator('.words, .method details').all()) {
      await fold.evaluate((details) => { details.open = true; });
    }
    for (const [name, selector] of Object.entries(panels)) {
      const panel = page.locator(selector);
      if ((await panel.count()) > 0) await panel.screenshot({ path: picture(`panel-${look}-${name}`) });
    }
    for (const [at, chart] of (await page.locator('.chart').all()).entries()) {
      await chart.scrollIntoViewIfNeeded();
      await expect(chart).toHaveAttribute('aria-busy', 'false');
      await chart.screenshot({ path: picture(`panel-${look}-chart-${at}`) });
    }
  });

  test(`menus, errors and a baseline, ${look}`, async ({ page }) => {
    await start(page, 1440, looks[look]);
    await page.getByRole('button', { name: 'Pin as baseline' }).click();
    await page.getByRole('textbox', { name: 'Average load' }).fill('3000');
    await page.screenshot({ path: picture(`baseline-${look}`), fullPage: true });
    for (const menu of ['export', 'kept']) {
      const details = page.locator(`details.${menu}`);
      await details.locator('summary').click();
      await page.screenshot({ path: picture(`menu-${look}-${menu}`) });
      await details.locator('summary').click();
    }
    await page.getByRole('textbox', { name: 'Average load' }).fill('lots');
    await page.getByRole('button', { name: 'About Average load' }).click();
    const transfer = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['Dear reviewers'], 'letter.txt'));
      return transfer;
    });
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await expect(page.getByText('Nothing was opened')).toBeVisible();
    await page.screenshot({ path: picture(`errors-${look}`) });
  });
}

test('the drawer on a phone', async ({ page }) => {
  await start(page, 375, looks.light);
  await page.getByRole('button', { name: 'Edit inputs' }).click();
  await page.screenshot({ path: picture('375-drawer') });
});

test('a laptop at 200%', async ({ page }) => {
  await start(page, 640, looks.light);
  await page.screenshot({ path: picture('200-percent'), fullPage: true });
});

test('print', async ({ page }) => {
  await start(page, 700, { media: 'print', colorScheme: 'dark' });
  await page.screenshot({ path: picture('print'), fullPage: true });
});

test('a screen of 4K', async ({ page }) => {
  await start(page, 3840, looks.light);
  await page.screenshot({ path: picture('3840') });
});
