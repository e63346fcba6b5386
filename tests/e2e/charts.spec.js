import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

import { evaluate, headroom, milliseconds } from './cli.js';
import { open } from './open.js';

const DEFAULT = 'stack-overflow-2016';
const LINK = '#v1;stack-overflow-2016@1';

/** Title of each chart, and the name of what one moves along when reading it. */
const CHARTS = {
  latency: ['Latency against load', 'Load at which the chart is read'],
  throughput: ['Throughput against size', 'Size at which the throughput is read'],
  cost: ['Monthly cost against load', 'Load at which the costs are read'],
  availability: ['Downtime against redundancy', 'Redundancy at which the downtime is read'],
  growth: ['Load and capacity over the months', 'Month at which the growth is read'],
  latencySensitivity: ['What moves p99 most', 'Input whose effect on p99 is read'],
  costSensitivity: ['What moves the monthly cost most', 'Input whose effect on the cost is read'],
};

const chart = (page, kind) => page.getByRole('region', { name: CHARTS[kind][0], exact: true });
const reader = (page, kind) => page.getByRole('slider', { name: CHARTS[kind][1] });
const table = (page, kind) => page.getByRole('region', { name: `${CHARTS[kind][0]} as a table` });
const load = (page) => page.getByRole('textbox', { name: 'Average load' });
const handle = (page, kind) => chart(page, kind).getByRole('slider', { name: 'Peak load today' });

/** A rate as the page writes it. */
const rate = (perSecond) => `${Number(perSecond.toPrecision(3)).toLocaleString('en-US')}/s`;
/** Hours of downtime a year as the page writes them. */
const hours = (share) => `${Number(((1 - share) * 8760).toPrecision(3))} h a year`;

/** To three digits, with thousands apart. */
const digits = (value) => Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 12 });

function duration(seconds) {
  if (seconds < 0.9995e-3 && seconds > 0) return `${digits(seconds * 1e6)} µs`;
  if (seconds < 0.9995) return `${digits(seconds * 1e3)} ms`;
  if (seconds < 120) return `${digits(seconds)} s`;
  return seconds < 7200 ? `${digits(seconds / 60)} min` : `${digits(seconds / 3600)} h`;
}

/** How the page begins to write a value of the command line, by its unit. */
const WORDS = {
  per_second: rate,
  s: duration,
  s_per_year: (seconds) => `${duration(seconds)} a year`,
  usd: (dollars) => `$${Number(dollars.toFixed(0)).toLocaleString('en-US')}`,
};

/** The name of a chart on the command line. */
const onCommandLine = (kind) => kind.replace('Sensitivity', '-sensitivity');

const said = (page, kind) => reader(page, kind).getAttribute('aria-valuetext');

/** Waits until the chart shows the scenario of the page. */
async function settled(page, kind) {
  await chart(page, kind).scrollIntoViewIfNeeded();
  await expect(chart(page, kind)).toHaveAttribute('aria-busy', 'false');
}

/** What a row of the chart's table says, in the words of the reading. */
async function rowSaid(page, kind, index) {
  const heads = await table(page, kind).getByRole('columnheader').allTextContents();
  const row = table(page, kind).getByRole('row').nth(index + 1);
  const cells = await row.getByRole('cell').allTextContents();
  const values = cells.map((cell, at) => `${heads[at + 1]} ${cell}`);
  return `${await row.getByRole('rowheader').textContent()}: ${values.join(', ')}`;
}

test('at today’s load the latencies are those of the command line', async ({ page }) => {
  await open(page, './');
  await settled(page, 'latency');
  const { vertical, horizontal } = evaluate(DEFAULT);
  const both = [['Scale up', vertical], ['Scale out', horizontal]].map(([name, { latency }]) =>
    `${name} p99 ${milliseconds(latency.p99_ms)}, ${name} p50 ${milliseconds(latency.p50_ms)}`);
  expect(await said(page, 'latency')).toBe(`4,000/s: ${both.join(', ')}`);

  // The mouse on the mark of today's load reads the same.
  const mark = await handle(page, 'latency').boundingBox();
  await reader(page, 'latency').press('Home');
  await page.mouse.move(mark.x + mark.width / 2 - 14, mark.y + mark.height / 2);
  await page.mouse.move(mark.x - 1, mark.y + mark.height / 2);
  await expect(reader(page, 'latency')).not.toHaveAttribute('aria-valuetext', /^200\/s/);
});

test('at the present size the throughput is the capacity of the command line', async ({ page }) => {
  await open(page, `./${LINK};coherency=0.0002;contention=0.02`);
  await settled(page, 'throughput');
  const { tiers } = evaluate(`${LINK};coherency=0.0002;contention=0.02`).vertical;
  expect(await said(page, 'throughput')).toContain(`30: Scale up by cores ${rate(tiers[1].capacity_per_second)}`);
  const { horizontal } = evaluate(`${LINK};coherency=0.0002;contention=0.02;horizontal.app.nodes=1`);
  await reader(page, 'throughput').press('Home');
  expect(await said(page, 'throughput')).toContain(`Scale out by nodes ${rate(horizontal.tiers[1].capacity_per_second)}`);
});

test('with one to spare the downtime is that of the command line for such designs', async ({ page }) => {
  await open(page, './');
  await settled(page, 'availability');
  const nodes = { vertical: 2, horizontal: 2 };
  const changes = Object.keys(nodes).map((side) =>
    `;${side}.balancer.nodes=2;${side}.app.nodes=${nodes[side]};${side}.cache.replicas=1;${side}.database.replicas=1`);
  const { vertical, horizontal } = evaluate(`${LINK}${changes.join('')}`);
  const read = await said(page, 'availability');
  expect(read).toContain(`1: Scale up down ${hours(vertical.availability.share)}`);
  expect(read).toContain(`Scale out down ${hours(horizontal.availability.share)}`);
});

test('today’s month has the load and the capacities of the command line', async ({ page }) => {
  await open(page, './');
  await settled(page, 'growth');
  const { peak_rate_per_second: peak, vertical, horizontal } = evaluate(DEFAULT);
  expect(await said(page, 'growth')).toBe(`0: Peak load ${rate(peak)}, `
    + `Scale up capacity ${rate(vertical.slo_capacity.per_second)}, Scale out capacity ${rate(horizontal.slo_capacity.per_second)}`);
});

test('what moves an outcome is the difference between two scenarios of the command line', async ({ page }) => {
  await open(page, './');
  for (const [kind, input, change, words] of [
    ['latencySensitivity', 'Application time', 'app_time', ({ latency }) => milliseconds(latency.p99_ms)],
    ['costSensitivity', 'Cost of an hour of work', 'people_rate', (design) => `$${Math.round(design.cost_usd_per_month).toLocaleString('en-US')}`],
  ]) {
    await settled(page, kind);
    await chart(page, kind).getByText('Show as a table').click();
    const row = table(page, kind).getByRole('row', { name: new RegExp(`^${input} `) });
    // Inputs are made when they are sought.
    await page.getByRole('searchbox', { name: 'Find an input' }).fill(input);
    const value = parseFloat(await page.locator(`[id="${change}"]`).inputValue().then((text) => text.replace(/[$,]/g, '')));
    const unit = change === 'app_time' ? 'ms' : '';
    const { vertical } = evaluate(`${LINK};${change}=${Number((value * 0.8).toPrecision(12))}${unit}`);
    await expect(row.getByRole('cell').first()).toContainText(words(vertical));
  }
});

for (const kind of Object.keys(CHARTS)) {
  test(`${kind}: every number is the one that the command line prints`, async ({ page }) => {
    await open(page, './');
    await settled(page, kind);
    await chart(page, kind).getByText('Show as a table').click();
    const { lines, value: { unit } } = JSON.parse(headroom('chart', DEFAULT, onCommandLine(kind), '--format', 'json'));
    const shown = await table(page, kind).getByRole('row').evaluateAll((rows) =>
      rows.slice(1).map((row) => [...row.cells].map((cell) => cell.textContent)));
    expect(shown.length).toBe(lines[0].points.length);
    for (const [at, { points }] of lines.entries()) {
      for (const [index, { row, value, unavailable }] of points.entries()) {
        if (row) expect(shown[index][0]).toBe(row);
        const words = unavailable?.reason ?? WORDS[unit](value);
        expect(shown[index][at + 1].slice(0, words.length)).toBe(words);
      }
    }
  });

  test(`${kind}: keyboard, mouse, table and legend tell one story`, async ({ page }) => {
    await open(page, './');
    await settled(page, kind);
    await chart(page, kind).getByText('Show as a table').click();
    const rows = (await table(page, kind).getByRole('row').count()) - 1;

    await reader(page, kind).focus();
    await reader(page, kind).press('Home');
    expect(await said(page, kind)).toBe(await rowSaid(page, kind, 0));
    await reader(page, kind).press('ArrowRight');
    expect(await said(page, kind)).toBe(await rowSaid(page, kind, 1));
    await reader(page, kind).press('End');
    expect(await said(page, kind)).toBe(await rowSaid(page, kind, rows - 1));
    await reader(page, kind).press('PageDown');
    await expect(reader(page, kind)).not.toHaveAttribute('aria-valuenow', `${rows - 1}`);

    await reader(page, kind).scrollIntoViewIfNeeded();
    const box = await reader(page, kind).boundingBox();
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6);
    const now = Number(await reader(page, kind).getAttribute('aria-valuenow'));
    const read = await said(page, kind);
    expect(read).toBe(await rowSaid(page, kind, now));

    // The legend has the same values, and hides a line.
    const entry = chart(page, kind).getByRole('button').first();
    const name = (await table(page, kind).getByRole('columnheader').nth(1).textContent());
    const value = await table(page, kind).getByRole('row').nth(now + 1).getByRole('cell').first().textContent();
    await expect(entry).toHaveText(`${name} ${value}`);
    await page.mouse.move(0, 0);
    const lines = await chart(page, kind).locator('.picture').innerHTML();
    await entry.click();
    await expect(entry).toHaveAttribute('aria-pressed', 'false');
    expect(await said(page, kind)).not.toContain(`${name} `);
    expect(await chart(page, kind).locator('.picture').innerHTML()).not.toBe(lines);
    await entry.press('Enter');
    await expect(entry).toHaveAttribute('aria-pressed', 'true');
    expect(await chart(page, kind).locator('.picture').innerHTML()).toBe(lines);
  });
}

test('the mark of the load is dragged, and moved by keys', async ({ page }) => {
  await open(page, './');
  for (const kind of ['latency', 'cost']) {
    await settled(page, kind);
    const box = await handle(page, kind).boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height - 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 60, y, { steps: 5 });
    await page.mouse.up();
    await settled(page, kind);
    const now = await handle(page, kind).boundingBox();
    // The axis of the costs reaches as far below the load as above, so that it moves with it.
    if (kind === 'latency') expect(Math.abs(now.x + now.width / 2 - (x - 60))).toBeLessThan(2);
    const average = parseFloat(await load(page).inputValue());
    const { peak_rate_per_second: peak } = evaluate(`${LINK};average_rate=${average}`);
    await expect(handle(page, kind)).toHaveAttribute('aria-valuetext', rate(peak));
  }
  const dragged = await load(page).inputValue();
  expect(parseFloat(dragged)).toBeLessThan(2424);
  await handle(page, 'latency').focus();
  await page.keyboard.press('ArrowRight');
  await expect(load(page)).not.toHaveValue(dragged);
  await settled(page, 'latency');
  const now = await handle(page, 'latency').getAttribute('aria-valuetext');
  expect(await said(page, 'latency')).toContain(`${now}: `);
});

test('a finger reads a chart', async ({ browser }) => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 375, height: 800 } });
  const page = await context.newPage();
  await open(page, './');
  await settled(page, 'cost');
  const before = await said(page, 'cost');
  const box = await reader(page, 'cost').boundingBox();
  await page.touchscreen.tap(box.x + box.width * 0.9, box.y + 100);
  await expect(reader(page, 'cost')).not.toHaveAttribute('aria-valuetext', before);
  await context.close();
});

test('while its numbers are computed a chart is marked, and keeps its place and its size', async ({ page }) => {
  await open(page, './');
  await settled(page, 'cost');
  const [before, drawing] = [await chart(page, 'cost').boundingBox(), await chart(page, 'cost').locator('.picture').innerHTML()];
  const seen = await page.evaluate(async () => {
    const charts = [...document.querySelectorAll('section.chart')];
    const input = document.getElementById('average_rate');
    input.value = '1000';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((done) => requestAnimationFrame(done));
    return charts.map((chart) => {
      const numbers = [...chart.querySelectorAll('.legend b, .notes')];
      return [chart.getAttribute('aria-busy'), ...numbers.map((number) => getComputedStyle(number).visibility)];
    });
  });
  expect(new Set(seen.flat())).toEqual(new Set(['true', 'hidden']));
  await settled(page, 'cost');
  await expect(chart(page, 'cost').locator('.legend b').first()).toBeVisible();
  expect(await said(page, 'cost')).toContain('1,650/s: ');
  expect(await chart(page, 'cost').locator('.picture').innerHTML()).not.toBe(drawing);
  const after = await chart(page, 'cost').boundingBox();
  expect([after.width, after.height]).toEqual([before.width, before.height]);
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing in the charts, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, './');
    for (const kind of Object.keys(CHARTS)) {
      await settled(page, kind);
      await chart(page, kind).getByText('Show as a table').click();
    }
    await chart(page, 'latency').getByRole('button').first().click();
    const { violations } = await new AxeBuilder({ page }).include('section.chart').analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
    expect(found).toEqual([]);
  });
}

test('drawings that changed in their place are those of a page that was opened with the link', async ({ page, context }) => {
  await open(page, './#v1;stack-overflow-2016@1');
  const settled = (on) => expect(on.locator('section.chart[aria-busy="true"]')).toHaveCount(0);
  const drawings = (on) =>
    on.locator('.picture svg, .topology svg').evaluateAll((all) => all.map((drawing) => drawing.outerHTML));
  // 5000/s saturates a design, which draws another shape.
  for (const load of ['2500', '3100', '1234', '2800', '5000', '2600']) {
    await page.getByRole('textbox', { name: 'Average load' }).fill(load);
    await expect(page).toHaveURL(new RegExp(`average_rate=${load}$`));
    await settled(page);
  }
  const changed = await drawings(page);
  expect(changed).toHaveLength(2 + Object.keys(CHARTS).length);
  const fresh = await context.newPage();
  await open(fresh, page.url());
  await expect.poll(() => drawings(fresh)).toEqual(changed);
});
