import { expect, test } from '@playwright/test';

import { evaluate, headroom } from './cli.js';
import { open } from './open.js';

const presets = JSON.parse(headroom('presets', '--format', 'json')).records;

test('each preset opens with the verdict of the command line', async ({ page }) => {
  test.setTimeout(180_000);
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  expect(presets.length).toBeGreaterThan(10);
  await open(page, './');
  const picker = page.getByRole('combobox', { name: 'Preset' });
  for (const { preset: name } of presets) {
    await picker.selectOption(name);
    const { verdict } = evaluate(name);
    expect(verdict.length).toBeGreaterThan(0);
    for (const sentence of verdict) {
      await expect(page.getByRole('region', { name: 'Verdict' }), name).toContainText(sentence);
    }
  }
  expect(complaints).toEqual([]);
});
