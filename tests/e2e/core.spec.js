// The core of what readers do, in every browser that is supported: the same steps through puppeteer, which drives
// Debian's own Firefox as well as Chromium.
import { expect, test } from '@playwright/test';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

import { evaluate, headroom, milliseconds } from './cli.js';
import { CHROMIUM, CHROMIUM_ARGUMENTS, FIREFOX } from './browsers.js';
import { DIST, serve } from './site.js';

const BROWSERS = {
  Chromium: { browser: 'chrome', executablePath: CHROMIUM, args: CHROMIUM_ARGUMENTS },
  Firefox: { browser: 'firefox', executablePath: FIREFOX },
};

/** Makes a browser save without asking, into a folder: each has its own way. */
const savingTo = (folder) => ({
  downloadBehavior: { policy: 'allow', downloadPath: folder },
  extraPrefsFirefox: { 'browser.download.folderList': 2, 'browser.download.dir': folder, 'browser.download.useDownloadDir': true },
});

const role = (name, label) => `::-p-aria([name="${label}"][role="${name}"])`;
const LOAD = '#average_rate';
// By its label: Firefox takes seconds to find a name that is read out.
const READER = '[role=slider][aria-label="Load at which the chart is read"]';

/** The text of the page, as one line. */
const text = (page) => page.evaluate(() => document.body.innerText.replace(/\s+/g, ' '));
const value = (page, selector) => page.$eval(selector, (input) => input.value);
const reading = (page) => page.$eval(READER, (plot) => plot.getAttribute('aria-valuetext'));

/** What the menu saves, under which name, and what must be in it. */
const FILES = [
  ['Scenario (text)', 'kept-scenario.txt', (bytes) => expect(bytes.toString()).toContain('average_rate = 2000')],
  ['Numbers (JSON)', 'kept-evaluation.json', (bytes, link) => {
    const { vertical, horizontal } = evaluate(link);
    const found = JSON.parse(bytes.toString());
    for (const [own, asked] of [[found.vertical, vertical], [found.horizontal, horizontal]]) {
      expect(own.cost_usd_per_month).toBe(asked.cost_usd_per_month);
      expect(milliseconds(own.latency.p99_ms)).toBe(milliseconds(asked.latency.p99_ms));
    }
  }],
  ['Report (Markdown)', 'kept-review.md', (bytes) => expect(bytes.toString()).toContain('## Assumptions')],
  ['Report (HTML)', 'kept-review.html', (bytes) => expect(bytes.toString()).toContain('<h1>Kept</h1>')],
  ['Comparison (CSV)', 'kept-comparison.csv', (bytes) => expect(bytes.toString()).toContain('\r\np99')],
  ['Latency against load: SVG', 'kept-latency-against-load.svg', (bytes, link) => {
    // The drawing of the command line; the date in it is today's.
    const [, date] = bytes.toString().match(/(\d{4}-\d{2}-\d{2})/);
    const polylines = (svg) => svg.match(/<polyline [^>]*>/g);
    expect(polylines(bytes.toString())).toEqual(polylines(headroom('chart', link, 'latency', '--date', date)));
  }],
  ['Latency against load: PNG', 'kept-latency-against-load.png', (bytes) => {
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(2 * 760);
    expect(bytes.length).toBeGreaterThan(20_000);
  }],
  ['Latency against load: CSV', 'kept-latency-against-load.csv', (bytes) => expect(bytes.toString().split('\r\n').length).toBeGreaterThan(30)],
  ['Everything (zip)', 'kept.zip', (bytes) => expect(bytes.subarray(0, 2).toString()).toBe('PK')],
];
/** Those that carry the scenario back. */
const OPENED = ['Scenario (text)', 'Numbers (JSON)', 'Report (HTML)', 'Latency against load: SVG', 'Latency against load: PNG'];

async function open(browser, address) {
  const page = await browser.newPage();
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) page.complaints.push(message.text());
  });
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(address);
  await page.evaluate(() => { dispatchEvent(new Event('pointermove')); });
  await page.waitForSelector('#page:not(.coming)');
  return page;
}

/** Replaces what an input holds, as a reader would: by keys. */
async function type(page, selector, written) {
  await page.focus(selector);
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyA');
  await page.keyboard.up('Control');
  await page.keyboard.type(written);
}

test('a link opened in Chromium and in Firefox gives the same numbers', async () => {
  const link = '#v1;stack-overflow-2016@1;average_rate=3000;horizontal.app.nodes=12;read_fraction=0.8;vs=stack-overflow-2016@1';
  const site = await serve(DIST, '/somewhere/');
  const shown = [];
  for (const options of Object.values(BROWSERS)) {
    const browser = await puppeteer.launch({ headless: true, ...options });
    const page = await open(browser, site.address + link);
    await expect.poll(() => reading(page)).toContain(', baseline ');
    const rows = await page.$$eval('.comparison tr, .verdict, .summary', (parts) =>
      parts.map((part) => part.textContent.replace(/\s+/g, ' ')));
    const lines = await page.$$eval('.chart .picture polyline', (lines) => lines.map((line) => line.getAttribute('points')));
    shown.push({ rows, reading: await reading(page), drawn: lines.slice(0, 4) });
    await browser.close();
  }
  await site.close();
  expect(shown[0].rows.length).toBeGreaterThan(25);
  expect(shown[0].drawn).toHaveLength(4);
  expect(shown[1]).toEqual(shown[0]);
});

for (const [name, options] of Object.entries(BROWSERS)) {
  test.describe(name, () => {
    let browser;
    let site;
    const saved = mkdtempSync(join(tmpdir(), 'headroom-saved-'));

    test.beforeAll(async () => {
      if (!existsSync(options.executablePath)) throw new Error(`no ${name} at ${options.executablePath}`);
      browser = await puppeteer.launch({ headless: true, ...savingTo(saved), ...options });
      site = await serve(DIST, '/somewhere/');
    });
    test.afterAll(async () => {
      await browser?.close();
      await site?.close();
      rmSync(saved, { recursive: true, force: true });
    });

    test('opens with the numbers of the command line, quietly', async () => {
      const page = await open(browser, site.address);
      const { vertical, horizontal } = evaluate('stack-overflow-2016');
      const shown = await text(page);
      for (const { latency } of [vertical, horizontal]) expect(shown).toContain(milliseconds(latency.p99_ms));
      expect(page.complaints).toEqual([]);
      await page.close();
    });

    test('edits by keyboard, and the address is a link to what is shown', async () => {
      const page = await open(browser, site.address);
      await type(page, LOAD, '3k');
      await expect.poll(() => page.url()).toContain('average_rate=3000');
      const { latency } = evaluate(page.url()).horizontal;
      await expect.poll(() => text(page)).toContain(milliseconds(latency.p99_ms));

      const other = await open(browser, page.url());
      expect(await value(other, LOAD)).toBe('3000/s');
      expect(await text(other)).toContain(milliseconds(latency.p99_ms));
      await type(page, LOAD, 'plenty');
      await expect.poll(() => text(page)).toContain('“plenty” is not a number');
      expect(page.complaints).toEqual([]);
      await other.close();
      await page.close();
    });

    test('reads a chart by keyboard and by mouse', async () => {
      const page = await open(browser, site.address);
      // A tab behind others draws nothing, and a chart is computed when it is seen.
      await page.bringToFront();
      await page.focus(READER);
      await page.keyboard.press('Home');
      // A chart that comes into sight is computed first.
      await expect.poll(() => reading(page)).toMatch(/p99/);
      const first = await reading(page);
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => reading(page)).not.toBe(first);
      const plot = await page.$(READER);
      await plot.scrollIntoView();
      const box = await plot.boundingBox();
      await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2);
      await expect.poll(() => reading(page)).toMatch(/Scale up p99 [\d.]+ ms/);
      await page.close();
    });

    test('shares a link', async () => {
      const page = await open(browser, `${site.address}#v1;stack-overflow-2016@1;average_rate=1000`);
      await page.click(role('button', 'Copy link'));
      await expect.poll(() => text(page)).toMatch(/Link copied, \d+ characters/);
      await page.close();
    });

    test('saves a file of each main kind, which opens again with the same numbers', async () => {
      const page = await open(browser, `${site.address}#v1;stack-overflow-2016@1;name=Kept;average_rate=2000`);
      await page.bringToFront();
      const link = page.url();
      await page.$eval('details.export', (menu) => { menu.open = true; });
      for (const [kind, file, holds] of FILES) {
        await page.$$eval('details.export button', (buttons, kind) => {
          buttons.find((button) => button.getAttribute('aria-label') === kind).click();
        }, kind);
        await expect.poll(() => page.$eval('details.export output.said', (said) => said.textContent)).toBe(`Saved as ${file}.`);
        // Browsers write under another name, and may keep the right one with an empty file until then.
        await expect.poll(() => readdirSync(saved).filter((found) => statSync(join(saved, found)).size > 0)).toContain(file);
        const bytes = readFileSync(join(saved, file));
        holds(bytes, link);
        if (!OPENED.includes(kind)) continue;
        const other = await open(browser, `${site.address}#v1;stack-overflow-2016@1`);
        await (await other.$('details.export input[type=file]')).uploadFile(join(saved, file));
        await expect.poll(() => value(other, LOAD), { message: kind }).toBe('2000/s');
        await expect.poll(() => text(other)).toContain(milliseconds(evaluate(link).horizontal.latency.p99_ms));
        await other.close();
        await page.bringToFront();
      }
      expect(page.complaints).toEqual([]);
      await page.close();
    });

    test('opens without a network after one visit', async () => {
      const own = await serve(DIST, '/another/');
      const page = await open(browser, own.address);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await own.close();
      await page.goto(`${own.address}?again#v1;stack-overflow-2016@1;average_rate=1000`);
      await page.waitForSelector(LOAD);
      expect(await value(page, LOAD)).toBe('1000/s');
      await page.close();
    });
  });
}
