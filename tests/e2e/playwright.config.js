import { defineConfig } from '@playwright/test';

// Two checkouts can test at the same time on ports of their own.
const port = Number(process.env.HEADROOM_PORT ?? 8099);
// A sub-path, as on GitHub Pages: the page must not ask for anything at the root.
const address = `http://127.0.0.1:${port}/somewhere/`;

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  // Speed is among the things tested, and two cores are soon shared.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: address,
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      // Root and containers have no sandbox; the rest keeps Chromium from calling home.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
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
