// A page that does not start says why and how to go on; one that stops shows its link.
import { expect, test } from '@playwright/test';

const load = (page) => page.getByRole('textbox', { name: 'Average load' });
const failure = (page) => page.getByRole('alert').filter({ hasText: 'the page has stopped' });

test('without JavaScript the page says what it is and what it needs', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL);
  await expect(page.getByRole('heading', { name: 'Headroom: scale up or scale out?' })).toBeVisible();
  await expect(page.locator('noscript p', { hasText: 'it needs JavaScript and WebAssembly' })).toBeVisible();
  await expect(page.getByText('is loading')).toBeHidden();
  await context.close();
});

for (const [what, breaks] of [
  ['a network that fails', (route) => route.abort()],
  ['a host that has lost the file', (route) => route.fulfill({ status: 404, contentType: 'text/html', body: 'gone' })],
  ['a host that answers everything with a page', (route) => route.fulfill({ contentType: 'text/html', body: '<p>' })],
  ['a file that is damaged', (route) => route.fulfill({ contentType: 'application/wasm', body: '\0asm' })],
]) {
  test(`${what} is told, and trying again helps`, async ({ page }) => {
    await page.route('**/*.wasm', breaks);
    await page.goto('./#v1;stack-overflow-2016@1;average_rate=3000');
    await expect(page.getByText('Headroom could not be loaded')).toBeVisible();
    await expect(page.getByText('Headroom is loading')).toBeHidden();
    await page.unroute('**/*.wasm');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(load(page)).toHaveValue('3000/s');
    await expect(page.getByText('Headroom could not be loaded')).toHaveCount(0);
  });
}

test('a script that cannot be fetched is told as well', async ({ page }) => {
  await page.route('**/headroom-page-*.js', (route) => route.abort());
  await page.goto('./');
  await expect(page.getByText('Headroom could not be loaded')).toBeVisible();
});

test('a slow network is told after ten seconds, and the page starts all the same', async ({ page }) => {
  await page.clock.install();
  let release;
  const released = new Promise((done) => { release = done; });
  await page.route('**/*.wasm', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto('./', { waitUntil: 'commit' });
  await expect(page.getByText('Headroom is loading')).toBeVisible();
  await expect(page.getByText('the network may be slow')).toBeHidden();
  await page.clock.fastForward(10_000);
  await expect(page.getByText('the network may be slow')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  release();
  await expect(load(page)).toBeVisible();
  await expect(page.getByText('the network may be slow')).toHaveCount(0);
});

test('a browser without WebAssembly, and one without modules, gets a message', async ({ page }) => {
  await page.addInitScript(() => { delete window.WebAssembly; });
  await page.goto('./');
  await expect(page.getByText('This browser is too old')).toBeVisible();
  await expect(page.getByText('Headroom is loading')).toBeHidden();
});

test('the script that tells old browsers is one that they can read', async ({ page, request, baseURL }) => {
  const html = await (await request.get(baseURL)).text();
  const script = await (await request.get(baseURL + html.match(/start-[0-9a-f]+\.js/)[0])).text();
  expect(script).not.toMatch(/=>|\b(let|const|class|async|await|import)\b|`|\?\.|\?\?|\.\.\./);
  await page.addInitScript(() => { delete HTMLScriptElement.prototype.noModule; });
  await page.goto('./');
  await expect(page.getByText('This browser is too old').or(load(page)).first()).toBeVisible();
});

// No browser function may fail so that Rust cannot go on, in a real browser. Here they are made to.
test('a page that panics shows the link, the message and a way on', async ({ page }) => {
  await page.goto('./#v1;stack-overflow-2016@1;average_rate=3000');
  await expect(load(page)).toHaveValue('3000/s');
  await page.evaluate(() => {
    const fail = () => { throw new Error('made to fail'); };
    Document.prototype.createElement = fail;
    Document.prototype.createElementNS = fail;
    Document.prototype.createTextNode = fail;
    Node.prototype.cloneNode = fail;
  });
  await load(page).fill('9000');
  await expect(failure(page)).toBeVisible();
  // The page has put the versions of its data into the address.
  const address = /\/somewhere\/#v1;stack-overflow-2016@1;.*average_rate=3000$/;
  await expect(failure(page).getByRole('link', { name: address })).toHaveAttribute('href', address);
  await expect(failure(page).locator('pre')).toContainText(/panicked at|made to fail/);
  await failure(page).getByRole('button', { name: 'Reload the page' }).click();
  await expect(load(page)).toHaveValue(/\d+\/s/);
  await expect(failure(page)).toBeHidden();
  await expect(page).toHaveURL(/average_rate=/);
});
