import { defineConfig } from '@playwright/test';

import { CHROMIUM, CHROMIUM_ARGUMENTS } from './browsers.js';

// Two checkouts can test at the same time on ports of their own.
const port = Number(process.env.HEADROOM_PORT ?? 8099);
// A sub-path, as on GitHub Pages: the page must not ask for anything at the root.
const address = `http://127.0.0.1:${port}/somewhere/`;

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  // Speed is among the things tested, and two cores are soon shared.
  workers: 1,
  // A test that would hang ends; one on a busy machine does not.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: address,
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: CHROMIUM,
      args: CHROMIUM_ARGUMENTS,
    },
  },
  webServer: {
    command: `../../scripts/serve.sh --no-build --no-open --port ${port} --under /somewhere/`,
    url: address,
    reuseExistingServer: false,
    timeout: 30_000,
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
