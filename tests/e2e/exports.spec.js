import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

import { expect, test } from '@playwright/test';
import MarkdownIt from 'markdown-it';

import { evaluate, headroom } from './cli.js';
import { open } from './open.js';
import { sheet } from './sheet.js';

const HOSTILE = '=1+1 <img src=x onerror=alert(1)> "q", | `c`';
const LINK = `./#v1;stack-overflow-2016@1;name=${encodeURIComponent(HOSTILE)};average_rate=3000`;
const TODAY = new Date().toISOString().slice(0, 10);

const load = (page) => page.getByRole('textbox', { name: 'Average load' });
const summary = (page) => page.getByRole('region', { name: 'Summary' });
const menu = (page) => page.locator('details.export');

async function start(page, link = LINK) {
  await page.goto('about:blank');
  await open(page, link);
  await expect(summary(page)).toContainText('at a peak of 4,950/s');
  await menu(page).evaluate((details) => { details.open = true; });
}

/** Presses a button of the menu and gives the file that it saves. */
async function save(page, name) {
  await menu(page).evaluate((details) => { details.open = true; });
  const saving = page.waitForEvent('download');
  await menu(page).getByRole('button', { name, exact: true }).click();
  const file = await saving;
  return { name: file.suggestedFilename(), path: await file.path(), bytes: readFileSync(await file.path()) };
}

/** Drops a file on the page. */
async function drop(page, name, bytes) {
  const transfer = await page.evaluateHandle(([name, bytes]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(bytes)], name));
    return transfer;
  }, [name, [...bytes]]);
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

test('every kind of file carries the scenario, and opens again when it is dropped', async ({ page }) => {
  await start(page);
  const address = page.url();
  const kinds = [
    'Scenario (text)', 'Numbers (JSON)', 'Report (HTML)',
    'Latency against load: SVG', 'Latency against load: PNG', 'Monthly cost against load: PNG',
  ];
  for (const kind of kinds) {
    await start(page);
    const file = await save(page, kind);
    expect(file.name).toMatch(/^1-1-img-src-x-onerror-alert-1-q-c-[a-z-]+\.(txt|json|html|svg|png)$/);
    await open(page, './#v1;stack-overflow-2016@1;average_rate=500');
    await expect(load(page)).toHaveValue('500/s');
    await drop(page, file.name, file.bytes);
    await expect(load(page), kind).toHaveValue('3000/s');
    await expect(page.getByRole('textbox', { name: 'Scenario' })).toHaveValue(HOSTILE);
    await page.goBack();
    await expect(load(page)).toHaveValue('500/s');
    await page.goForward();
    await expect(load(page)).toHaveValue('3000/s');
  }
  expect(address).toContain('average_rate=3000');
});

test('a file is opened by the button, and a link or a file by pasting', async ({ page }) => {
  await start(page);
  const file = await save(page, 'Scenario (text)');
  const text = file.bytes.toString('utf8').replace('average_rate', '# Measured in March.\naverage_rate');
  await open(page, './#v1;stack-overflow-2016@1;average_rate=500');
  await menu(page).locator('input[type=file]').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await expect(load(page)).toHaveValue('3000/s');
  const again = await save(page, 'Scenario (text)');
  expect(again.bytes.toString('utf8')).toContain('# Measured in March.\naverage_rate = 3000');

  const paste = (text) => page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, text);
  await paste('https://example.org/elsewhere/#v1;stack-overflow-2016@1;average_rate=700');
  await expect(load(page)).toHaveValue('700/s');
  await paste(text);
  await expect(load(page)).toHaveValue('3000/s');
});

test('what is not ours says why and changes nothing', async ({ page }) => {
  await start(page);
  const png = (await save(page, 'Latency against load: PNG')).bytes;
  const before = page.url();
  await menu(page).evaluate((details) => { details.open = false; });
  const cases = [
    [Buffer.from('Dear reviewers'), 'This is no scenario'],
    [png.subarray(0, png.length - 30), 'cut off'],
    [Buffer.from([0xff, 0xfe, 104, 0]), 'not UTF-8'],
    [Buffer.from('headroom scenario 1\npreset = stack-overflow-2016\naverage_rate = fast\nend\n'), 'Line 3'],
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'carries no scenario'],
  ];
  for (const [bytes, words] of cases) {
    await drop(page, 'file', bytes);
    const problem = page.getByRole('alert').filter({ hasText: 'Nothing was opened' });
    await expect(problem).toContainText(words);
    await expect(load(page)).toHaveValue('3000/s');
  }
  expect(page.url()).toBe(before);

  await menu(page).locator('summary').click();
  const [width, large] = [900, 2_000_000];
  await page.setViewportSize({ width, height: 700 });
  await page.getByRole('region', { name: 'Method' }).scrollIntoViewIfNeeded();
  await page.evaluate((large) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(large)], 'large.bin'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
  }, large);
  const problem = page.getByRole('alert').filter({ hasText: 'Nothing was opened' });
  await expect(problem).toContainText('2000000 bytes; up to 1000000 are read');
  await expect(problem).toBeInViewport();
  await problem.getByRole('button', { name: 'Dismiss' }).click();
  await expect(problem).toHaveCount(0);
});

test('a picture stands on its own, and is the drawing of the command line, byte for byte', async ({ page }) => {
  await start(page);
  const svg = await save(page, 'Latency against load: SVG');
  const drawing = svg.bytes.toString('utf8');
  const link = page.url();
  expect(drawing).toBe(headroom('chart', link, 'latency', '--date', TODAY).trimEnd());
  for (const part of ['Latency against load', 'Scale out p99', '&lt;img', TODAY, link.slice(0, 40), '#ffffff']) {
    expect(drawing).toContain(part);
  }
  const png = await save(page, 'Latency against load: PNG');
  expect(png.bytes.readUInt32BE(16)).toBe(2 * 760);
  expect(png.bytes.length).toBeLessThan(1_000_000);
  // It is not an empty canvas: a white picture of this size takes a few kilobytes.
  expect(png.bytes.length).toBeGreaterThan(20_000);
});

test('a spreadsheet reads the same numbers, and finds nothing to calculate', async ({ page }) => {
  await start(page);
  const expected = evaluate(page.url());
  const { rows, formulas } = sheet((await save(page, 'Comparison (CSV)')).path);
  expect(formulas).toEqual([]);
  const value = (figure, column) => Number(rows.find((row) => row[0] === figure)[rows[0].indexOf(column)]);
  expect(value('p99', 'scale_out')).toBeCloseTo(expected.horizontal.latency.p99_ms, 9);
  expect(value('cost', 'scale_up')).toBe(expected.vertical.cost_usd_per_month);
  // The peak of 4,950/s is too much for this design: the number is negative, and a number.
  expect(rows.find((row) => row[0] === 'headroom')[3]).toMatch(/^-0\.\d+$/);
  expect(rows.find((row) => row[0] === 'scenario')[1]).toBe(`'${HOSTILE}`);
  const series = sheet((await save(page, 'Latency against load: CSV')).path);
  expect(series.formulas).toEqual([]);
  expect(series.rows[0][0]).toBe('requests per second [per second]');
  const points = headroom('chart', page.url(), 'latency', '--format', 'csv').trimEnd().split('\r\n');
  expect(series.rows.length).toBe(points.length);
  expect(points.length).toBeGreaterThan(30);
});

test('the report is rendered as it is meant, whatever the name says', async ({ page, context }) => {
  await start(page);
  const text = (await save(page, 'Report (Markdown)')).bytes.toString('utf8');
  const rendered = new MarkdownIt({ html: true }).render(text);
  await page.setContent(rendered);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(HOSTILE);
  const sections = ['Verdict', 'Comparison', 'The two designs', 'Charts', 'Changed inputs', 'Assumptions', 'Method'];
  for (const section of sections) await expect(page.getByRole('heading', { name: section, exact: true })).toBeVisible();
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.locator('svg[role=img]').count()).toBeGreaterThan(1);
  await expect(page.getByRole('row', { name: 'Average load 3000/s yours' })).toBeVisible();

  await start(page);
  const report = await save(page, 'Report (HTML)');
  writeFileSync(test.info().outputPath('review.html'), report.bytes);
  // A tab of its own: what the page before may still be asking for is not the report's.
  const reader = await context.newPage();
  const address = `file://${test.info().outputPath('review.html')}`;
  const asked = [];
  reader.on('request', (request) => asked.push(request.url()));
  await reader.goto(address);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(HOSTILE);
  expect(asked).toEqual([address]);
});

test('everything comes in one archive that other programs read', async ({ page }) => {
  await start(page);
  const archive = await save(page, 'Everything (zip)');
  expect(archive.name).toMatch(/\.zip$/);
  const script = 'import sys,zipfile,json\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint(json.dumps({n:len(z.read(n)) for n in z.namelist()}))';
  const files = JSON.parse(execFileSync('python3', ['-c', script, archive.path], { encoding: 'utf8' }));
  const endings = ['scenario.txt', 'review.md', 'review.html', 'evaluation.json', 'comparison.csv', 'latency-against-load.svg', 'latency-against-load.png', 'latency-against-load.csv', 'cost-against-load.png'];
  for (const ending of endings) {
    expect(Object.keys(files).filter((name) => name.endsWith(ending)), ending).toHaveLength(1);
  }
  expect(Object.values(files).every((size) => size > 100)).toBe(true);
});

test('the clipboard takes report and picture', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await start(page);
  await menu(page).getByRole('button', { name: 'Copy report as Markdown' }).click();
  await expect(menu(page)).toContainText('Report copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('## Assumptions');
  await menu(page).getByRole('button', { name: 'Latency against load: Copy' }).click();
  await expect(menu(page)).toContainText('Picture copied.');
  const bytes = Buffer.from(await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return [...new Uint8Array(await (await item.getType('image/png')).arrayBuffer())];
  }));
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect(bytes.readUInt32BE(16)).toBe(2 * 760);
  expect(bytes.length).toBeGreaterThan(20_000);
});
