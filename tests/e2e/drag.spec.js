// A drag is answered while it goes on.
import { expect, test } from '@playwright/test';

import { open } from './open.js';

test('charts follow a drag that makes no pause, and end with its scenario', async ({ page }) => {
  await open(page);
  const chart = page.getByRole('region', { name: 'Latency against load' });
  await chart.scrollIntoViewIfNeeded();
  await expect(chart).toHaveAttribute('aria-busy', 'false');
  const slider = page.getByRole('slider', { name: 'Average load slider' });
  const pictures = await slider.evaluate(async (input) => {
    const picture = [...document.querySelectorAll('section.chart')].map((of) => of.querySelector('.picture'));
    const shown = new Set();
    for (let at = 400; at < 520; at += 1) {
      input.value = at;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((next) => { requestAnimationFrame(next); });
      shown.add(picture[0].innerHTML);
    }
    return shown.size;
  });
  expect(pictures).toBeGreaterThan(3);
  await expect(chart).toHaveAttribute('aria-busy', 'false');
  const peak = await page.getByRole('region', { name: 'Summary' }).getByText(/^at a peak of/).textContent();
  const handle = chart.getByRole('slider', { name: 'Peak load today' });
  expect(`at a peak of ${await handle.getAttribute('aria-valuetext')}`).toBe(peak.trim());
});
