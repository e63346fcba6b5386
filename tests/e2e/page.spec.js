import { expect, test } from '@playwright/test';

import { begin, open } from './open.js';

test('the page opens under a sub-path, quietly, and asks nobody else for anything', async ({ page, baseURL }) => {
  const complaints = [];
  const foreign = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL) && !request.url().startsWith('data:')) foreign.push(request.url());
  });

  await page.goto('./', { waitUntil: 'networkidle' });
  await begin(page);

  await expect(page.getByRole('heading', { name: 'Headroom', level: 1 })).toBeVisible();
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
});

test('the WASM is fetched once, and with the type that lets browsers compile it while it loads', async ({ page }) => {
  const types = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.wasm')) types.push(response.headers()['content-type']);
  });
  await open(page);
  await page.waitForLoadState('networkidle');
  expect(types).toEqual(['application/wasm']);
});
