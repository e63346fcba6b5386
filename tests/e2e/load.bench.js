// Measures a first visit: bytes, first paint, the whole first answer, blocking time. scripts/bench.sh runs it and
// reads what it writes to $BENCH_RESULTS/load.json.
import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { compressed, host } from './host.js';

const RUNS = 9;
const CONDITIONS = {
  plain: undefined,
  // Slow 4G, and a processor a quarter as fast.
  throttled: { bitsPerSecond: 1_440_000, latency: 150, slowdown: 4 },
};

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const files = compressed();

/** Runs before the page's own scripts: notes long tasks, and when the document last changed. */
function watch() {
  window.measured = { changed: 0, tasks: [] };
  new MutationObserver(() => (window.measured.changed = performance.now())).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.measured.tasks.push([task.startTime, task.duration]);
  }).observe({ type: 'longtask', buffered: true });
}

async function visit(browser, address, limits) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  if (limits) {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: limits.latency,
      downloadThroughput: limits.bitsPerSecond / 8,
      uploadThroughput: limits.bitsPerSecond / 8,
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: limits.slowdown });
  }
  await page.addInitScript(watch);
  await page.goto(address);
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Capacity');
  // The answer is whole when nothing has changed for a second.
  await page.waitForFunction(() => performance.now() - window.measured.changed > 1000, undefined, { polling: 100 });
  const visit = await page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0].startTime;
    const { changed, tasks } = window.measured;
    const blocking = tasks
      .filter(([start]) => start >= paint && start <= changed)
      .reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0);
    return { first_paint_ms: paint, answer_ms: changed, blocking_ms: blocking };
  });
  await context.close();
  return visit;
}

test('a first visit', async ({ browser }) => {
  const site = await host(files);
  const results = { files: [], conditions: {} };
  for (const [condition, limits] of Object.entries(CONDITIONS)) {
    const visits = [];
    for (let run = 0; run < RUNS; run += 1) visits.push(await visit(browser, site.address, limits));
    results.conditions[condition] = Object.fromEntries(
      Object.keys(visits[0]).map((figure) => [figure, median(visits.map((each) => each[figure]))]),
    );
  }
  // Each file once, in the order of the first visit; what nobody asked for is not sent.
  for (const name of new Set(site.asked)) {
    const file = files.get(name);
    if (!file) continue;
    results.files.push({ name, raw: file.raw.length, gzip: file.gzip.length, brotli: file.brotli.length });
  }
  await site.close();
  writeFileSync(join(process.env.BENCH_RESULTS, 'load.json'), JSON.stringify(results, undefined, 2));
});
