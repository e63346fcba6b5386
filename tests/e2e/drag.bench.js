// Measures how soon the page answers a drag: 200 steps of the load's slider with every chart in sight. scripts/bench.sh
// runs it and reads what it writes to $BENCH_RESULTS/drag.json.
import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { open } from './open.js';
import { DIST, serve } from './site.js';

const STEPS = 200;
/** The slider runs over this part of its length. */
const [FROM, TO] = [0.35, 0.55];

const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.ceil(share * values.length) - 1];

/** Notes, for each input event, when the frame after it had been painted; and every long task. */
function watch() {
  window.measured = { answers: [], tasks: [] };
  window.addEventListener('input', (event) => {
    requestAnimationFrame(() => {
      const painted = new MessageChannel();
      painted.port1.onmessage = () => window.measured.answers.push(performance.now() - event.timeStamp);
      painted.port2.postMessage(undefined);
    });
  }, { capture: true });
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.measured.tasks.push(task.duration);
  }).observe({ type: 'longtask' });
}

test('a drag of the load', async ({ browser }) => {
  const site = await serve(DIST);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await open(page, site.address);
  const charts = page.locator('section.chart');
  await expect(charts.first()).toHaveAttribute('aria-busy', 'false');
  // As high as it takes for every chart to be in sight.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: 1440, height });
  await expect(page.locator('section.chart[aria-busy="true"]')).toHaveCount(0);

  const slider = page.getByRole('slider', { name: 'Average load slider' });
  const box = await slider.boundingBox();
  const y = box.y + box.height / 2;
  const x = (share) => box.x + box.width * (FROM + (TO - FROM) * share);
  await page.mouse.move(x(0), y);
  await page.mouse.down();
  await page.evaluate(watch);
  // Steps of the pointer that are smaller than those of the slider change nothing.
  for (let step = 1; step <= STEPS; step += 1) {
    await page.mouse.move(x(step / STEPS), y);
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(next)));
  }
  await page.mouse.up();
  const released = Date.now();
  await expect(page.locator('section.chart[aria-busy="true"]')).toHaveCount(0);
  const { answers, tasks } = await page.evaluate(() => window.measured);
  const result = {
    steps: answers.length,
    median_ms: quantile(answers, 0.5),
    p95_ms: quantile(answers, 0.95),
    long_tasks_ms: tasks.filter((task) => task > 50),
    charts_after_ms: Date.now() - released,
  };
  console.log(result);
  expect(answers.length).toBeGreaterThan(STEPS / 2);
  writeFileSync(join(process.env.BENCH_RESULTS, 'drag.json'), JSON.stringify(result, undefined, 2));
  await context.close();
  await site.close();
});
