// Measures a first visit: bytes, first paint, the whole first answer, blocking time; from the reader's first sign to the
// program that has taken over; and a visit by a link, whose scenario only the program can answer. scripts/bench.sh runs it and reads what it writes to $BENCH_RESULTS/load.json.
import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { compressed, host } from './host.js';

const RUNS = 9;
const CHARTS = 7;
const LINK = '#v1;stack-overflow-2016@1;average_rate=3000;horizontal.app.nodes=12';
const CONDITIONS = {
  plain: undefined,
  // Slow 4G, and a processor a quarter as fast.
  throttled: { bitsPerSecond: 1_440_000, latency: 150, slowdown: 4 },
};

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const files = compressed();

/** Runs before the page's own scripts: notes long tasks, when the document last changed, and when the program started. */
function watch() {
  window.measured = { changed: 0, begun: 0, started: 0, tasks: [] };
  document.addEventListener('headroom-begins', () => (window.measured.begun = performance.now()));
  document.addEventListener('headroom-started', () => {
    requestAnimationFrame(() => setTimeout(() => (window.measured.started = performance.now())));
  });
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

/** Runs in the page: when it was painted, begun and done, and for how long of that the reader was not heard. */
function blocked(done) {
  const paint = performance.getEntriesByName('first-contentful-paint')[0].startTime;
  const { tasks, begun, [done]: until } = window.measured;
  const blocking = tasks
    .filter(([start]) => start >= paint && start <= until)
    .reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0);
  return { paint, begun, until, blocking };
}

async function tab(browser, limits) {
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
  return page;
}

const started = (page) => page.waitForFunction(() => window.measured.started > 0, undefined, { polling: 100 });

/** A visit of somebody who looks at the first answer, and then moves the pointer. */
async function visit(page, site) {
  await page.goto(site.address);
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Capacity');
  await expect(page.locator('.chart .picture svg:visible')).toHaveCount(CHARTS);
  // The answer is whole when nothing has changed for a second.
  await page.waitForFunction(() => performance.now() - window.measured.changed > 1000, undefined, { polling: 100 });
  const answer = await page.evaluate(blocked, 'changed');
  const answered = [...site.asked];
  await page.evaluate(() => (window.measured.tasks.length = 0));
  await page.mouse.move(700, 400);
  await started(page);
  const start = await page.evaluate(blocked, 'started');
  const visit = {
    first_paint_ms: answer.paint,
    answer_ms: answer.until,
    blocking_ms: answer.blocking,
    start_ms: start.until - start.begun,
    start_blocking_ms: start.blocking,
  };
  return [visit, answered];
}

/** A visit by a link. */
async function visitLink(page, site) {
  await page.goto(site.address + LINK);
  await started(page);
  const { paint, until, blocking } = await page.evaluate(blocked, 'started');
  return { link_paint_ms: paint, link_answer_ms: until, link_blocking_ms: blocking };
}

/** Runs it in a tab of its own. */
async function inTab(browser, limits, run) {
  const page = await tab(browser, limits);
  const result = await run(page);
  await page.context().close();
  return result;
}

test('a first visit', async ({ browser }) => {
  const site = await host(files);
  const results = { files: [], conditions: {} };
  let answered;
  for (const [condition, limits] of Object.entries(CONDITIONS)) {
    const visits = [];
    for (let run = 0; run < RUNS; run += 1) {
      const [measured, asked] = await inTab(browser, limits, (page) => visit(page, site));
      visits.push({ ...measured, ...(await inTab(browser, limits, (page) => visitLink(page, site))) });
      // Nothing more is asked for in later visits.
      answered ??= asked;
    }
    results.conditions[condition] = Object.fromEntries(
      Object.keys(visits[0]).map((figure) => [figure, median(visits.map((each) => each[figure]))]),
    );
  }
  // Each file once, in the order of the first visit; what nobody asked for is not sent.
  for (const name of new Set(site.asked)) {
    const file = files.get(name);
    if (!file) continue;
    const [raw, gzip, brotli] = [file.raw.length, file.gzip.length, file.brotli.length];
    results.files.push({ name, is_of_answer: answered.includes(name), raw, gzip, brotli });
  }
  await site.close();
  writeFileSync(join(process.env.BENCH_RESULTS, 'load.json'), JSON.stringify(results, undefined, 2));
});
