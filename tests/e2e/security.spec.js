// What the page may do and load, and that text from a link stays text.
import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { open } from './open.js';
import { DIST } from './site.js';

const HOSTILE = '<img src=x onerror="document.title=\'taken\'"><script>document.title="taken"</script>';

test('the policy allows our own files, WebAssembly, and no inline script but the loader', async ({ page }) => {
  await open(page, './');
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy.replace(/('sha256-[^']{44}' ?)+/g, "'sha256'")).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256'; style-src 'self' 'sha256'; " +
      "img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'",
  );
  await expect(page.locator('meta[name=referrer]')).toHaveAttribute('content', 'no-referrer');
});

test('the policy holds: neither a script nor a style from text, nor a request to anyone else', async ({ page }) => {
  await open(page, './');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const refused = await page.evaluate(async () => {
    const seen = [];
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
    document.body.insertAdjacentHTML('beforeend', '<i onclick="document.title=1" style="color: red">x</i>');
    const script = document.createElement('script');
    script.textContent = 'document.title = "taken"';
    document.body.append(script);
    await fetch('http://127.0.0.1:9/').catch(() => {});
    await new Promise((done) => setTimeout(done));
    return [...new Set(seen)].sort();
  });
  expect(refused).toEqual(['connect-src', 'script-src-attr', 'script-src-elem', 'style-src-attr']);
  await expect(page).toHaveTitle(/^Headroom/);
});

test('only our own files are asked for, and no cookie is set', async ({ page, context, baseURL }) => {
  const asked = new Set();
  context.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) asked.add(request.url().split('#')[0]);
  });
  await open(page, './');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.getByRole('textbox', { name: 'Average load' }).fill('3k');
  await expect(page).toHaveURL(/average_rate=3000/);
  const ours = new Set(readdirSync(DIST).map((name) => baseURL + name).concat(baseURL));
  expect([...asked].filter((address) => !ours.has(address))).toEqual([]);
  expect(asked.size).toBeGreaterThan(5);
  expect(await context.cookies()).toEqual([]);
});

test('markup in a name is shown as text, in the page and in its title', async ({ page }) => {
  await open(page, `./#v1;stack-overflow-2016@1;name=${encodeURIComponent(HOSTILE.slice(0, 80))}`);
  await expect(page.getByRole('textbox', { name: 'Scenario' })).toHaveValue(HOSTILE.slice(0, 80));
  expect(await page.locator('img[src=x], [onerror]').count()).toBe(0);
  await expect(page).not.toHaveTitle('taken');
});

test('markup in a broken link is quoted as text', async ({ page }) => {
  await open(page, `./#v1;stack-overflow-2016@1;average_rate=${encodeURIComponent(HOSTILE)}`);
  await expect(page.getByRole('alert').filter({ hasText: 'could not be read' })).toContainText('onerror=');
  expect(await page.locator('img[src=x], [onerror]').count()).toBe(0);
});

test('an exported picture holds no script, and nothing that asks for more', async ({ page }) => {
  await open(page, `./#v1;stack-overflow-2016@1;name=${encodeURIComponent(HOSTILE.slice(0, 80))}`);
  await page.locator('details.export').evaluate((details) => { details.open = true; });
  for (const chart of ['Latency against load', 'What moves p99 most']) {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: `${chart}: SVG`, exact: true }).click();
    const drawing = readFileSync(await (await saving).path(), 'utf8');
    const found = await page.evaluate((drawing) => {
      const parts = [...new DOMParser().parseFromString(drawing, 'image/svg+xml').querySelectorAll('*')];
      const attributes = parts.flatMap((part) => part.getAttributeNames());
      return { elements: [...new Set(parts.map((part) => part.localName))], attributes: [...new Set(attributes)] };
    }, drawing);
    const drawn = ['svg', 'title', 'desc', 'metadata', 'rect', 'text', 'path', 'polyline', 'circle', 'line', 'polygon', 'g'];
    expect(found.elements.filter((name) => !drawn.includes(name))).toEqual([]);
    expect(found.attributes.filter((name) => /^on|href|style/.test(name))).toEqual([]);
  }
});

test('no built file names another host, but for namespaces and the sources that are cited', () => {
  for (const name of readdirSync(DIST).filter((name) => /\.(html|css|js|svg)$/.test(name))) {
    const hosts = readFileSync(join(DIST, name), 'utf8').match(/\bhttps?:\/\/[a-z0-9.-]+/g) ?? [];
    expect([name, hosts.filter((host) => host !== 'http://www.w3.org')]).toEqual([name, []]);
  }
});
