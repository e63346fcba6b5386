// Not a test: pictures to look at, made by scripts/screenshots.sh.
import { expect, test } from '@playwright/test';
import { join } from 'node:path';

const widths = [1440, 375];
const looks = {
  light: { media: 'screen', colorScheme: 'light' },
  dark: { media: 'screen', colorScheme: 'dark' },
  print: { media: 'print', colorScheme: 'light' },
};

for (const width of widths) {
  for (const [look, media] of Object.entries(looks)) {
    test(`${width} px, ${look}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia(media);
      await page.goto('./');
      await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Capacity');
      await page.screenshot({ path: join(process.env.SCREENSHOTS, `${width}-${look}.png`), fullPage: true });
      if (look === 'print') return;
      await page.getByRole('button', { name: /^\d.*explain Scale out: p99$/ }).click();
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.screenshot({ path: join(process.env.SCREENSHOTS, `${width}-${look}-explained.png`), fullPage: true });
    });
  }
}
