// The first answer is there before the program, and gives way to it unseen. A page that does not start says why and how to
// go on; one that stops shows its link.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

import { evaluate, milliseconds } from './cli.js';
import { begin, open } from './open.js';

const load = (page) => page.getByRole('textbox', { name: 'Average load' });
const failure = (page) => page.getByRole('alert').filter({ hasText: 'the page has stopped' });

const summary = (page) => page.getByRole('region', { name: 'Summary' });

/** Everything that is read on the page, and where its parts lie. The link's length is not known before the program. */
const seen = (page) =>
  page.evaluate(() => {
    const parts = document.querySelectorAll('header, aside, .verdict, .summary, .warnings, .panels > *, .plot, .notes');
    return {
      text: document.body.innerText.replace(/(Copy link)\s*\d+/, '$1'),
      boxes: [...parts].filter((part) => part.checkVisibility({ visibilityProperty: true })).map((part) => {
        const { left, top, width, height } = part.getBoundingClientRect();
        return [part.tagName, ...[left, top, width, height].map(Math.round)];
      }),
    };
  });

/** Keeps the program back until the returned function is called. */
async function hold(page) {
  let release;
  const released = new Promise((done) => { release = done; });
  await page.route('**/*.wasm', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

for (const [width, height] of [[1440, 900], [375, 800]]) {
  test(`the first answer is whole without the program, which gives the same, ${width} px`, async ({ page }) => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.setViewportSize({ width, height });
    await page.goto('./', { waitUntil: 'networkidle' });
    // What the first paint did not wait for has followed.
    await expect(page.locator('html')).not.toHaveClass(/painting/);
    expect(asked.filter((url) => /wasm|headroom-page/.test(url))).toEqual([]);
    const { vertical, horizontal } = evaluate('stack-overflow-2016');
    for (const { latency } of [vertical, horizontal]) {
      await expect(summary(page)).toContainText(milliseconds(latency.p99_ms));
    }
    const pictures = await page.locator('.chart .picture svg:visible').evaluateAll((all) => all.map((svg) => svg.innerHTML));
    expect(pictures).toHaveLength(7);
    const before = await seen(page);

    await begin(page);
    expect(await seen(page)).toEqual(before);
    const drawn = await page.locator('.chart .picture svg').evaluateAll((all) => all.map((svg) => svg.innerHTML));
    expect(drawn).toEqual(pictures);
  });
}

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1440, 375]) {
    test(`axe finds nothing in the first answer, ${colorScheme}, ${width} px`, async ({ page }) => {
      await hold(page);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto('./');
      await page.getByRole('textbox', { name: 'Scenario' }).focus();
      await expect(page.getByText('What you do meanwhile is kept')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
      expect(found).toEqual([]);
    });
  }
}

test('what is done before the program has started is done in it', async ({ page }) => {
  const release = await hold(page);
  await page.goto('./');
  await page.getByRole('slider', { name: 'Peak over average slider' }).press('End');
  await page.getByRole('textbox', { name: 'Scenario' }).fill('Black Friday');
  await page.locator('summary', { hasText: 'Objectives' }).click();
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('dark');
  await page.getByRole('button', { name: /explain Scale out: p99$/ }).first().click();
  await load(page).fill('3k');
  await expect(page.locator('#first')).toHaveCount(1);
  release();
  await expect(page.locator('#first')).toHaveCount(0);
  await expect(load(page)).toBeFocused();
  await expect(load(page)).toHaveValue('3k');
  await load(page).press('5');
  await expect(load(page)).toHaveValue('3k5');
  await load(page).press('Backspace');
  await expect(page).toHaveURL(/name=Black%20Friday;average_rate=3000;peak_to_average=/);
  await expect(page.getByRole('region', { name: 'Explanation of Scale out: p99' })).toBeVisible();
  await expect(page.locator('details.group', { hasText: 'Objectives' })).toHaveAttribute('open');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a file that is dropped and a link that is pasted before the program has started are opened in it', async ({ page }) => {
  for (const [type, key, average] of [['drop', 'dataTransfer', '700'], ['paste', 'clipboardData', '900']]) {
    const release = await hold(page);
    await page.goto('./');
    await page.evaluate(([type, key, text]) => {
      const brought = new DataTransfer();
      if (type === 'drop') brought.items.add(new File([text], 'scenario.txt'));
      else brought.setData('text/plain', text);
      if (type === 'drop') document.body.dispatchEvent(new DragEvent('dragenter', { bubbles: true }));
      const Brought = type === 'drop' ? DragEvent : ClipboardEvent;
      document.body.dispatchEvent(new Brought(type, { [key]: brought, bubbles: true, cancelable: true }));
    }, [type, key, `#v1;stack-overflow-2016@1;average_rate=${average}`]);
    await expect(page.getByText('Headroom is loading')).toBeVisible();
    release();
    await expect(load(page), type).toHaveValue(`${average}/s`);
    await page.goto('about:blank');
    await page.unroute('**/*.wasm');
  }
});

test('what a reader chose in an earlier visit holds before the program has started', async ({ page }) => {
  await open(page);
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('dark');
  const hint = page.getByRole('complementary', { name: 'First visit' });
  await hint.getByRole('button', { name: 'Got it' }).click();
  await page.goto('./');
  await expect(page.locator('#first')).toHaveCount(1);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('combobox', { name: 'Colours' })).toHaveValue('dark');
  await expect(hint).toBeHidden();
});

test('an address with a scenario never shows the answer of another', async ({ page }) => {
  const release = await hold(page);
  await page.goto('./#v1;stack-overflow-2016@1;average_rate=3000', { waitUntil: 'commit' });
  await expect(page.getByText('Headroom is loading')).toBeVisible();
  await expect(summary(page)).toHaveCount(0);
  release();
  await expect(load(page)).toHaveValue('3000/s');

  await page.goto('about:blank');
  await page.unroute('**/*.wasm');
  const again = await hold(page);
  await page.goto('./');
  await expect(summary(page)).toBeVisible();
  await page.evaluate(() => { location.hash = '#v1;stack-overflow-2016@1;average_rate=700'; });
  await expect(summary(page)).toHaveCount(0);
  again();
  await expect(load(page)).toHaveValue('700/s');
});

test('without JavaScript the page says what it needs, and shows the example', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL);
  await expect(page.locator('noscript p', { hasText: 'it needs JavaScript and WebAssembly' })).toBeVisible();
  await expect(summary(page)).toContainText('Capacity');
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
  await load(page).focus();
  await expect(page.getByText('Headroom could not be loaded')).toBeVisible();
  // No scenario is in the address, and none is said to be.
  await expect(page.getByText('The address holds your scenario, so')).toBeHidden();
  await expect(page.getByText('has to be done again')).toBeVisible();
});

test('a slow network is told after ten seconds, and the page starts all the same', async ({ page }) => {
  await page.clock.install();
  const release = await hold(page);
  await page.goto('./');
  await expect(page.getByText('Headroom is loading')).toBeHidden();
  await load(page).focus();
  await expect(page.getByText('Headroom is loading')).toBeVisible();
  await expect(page.getByText('the network may be slow')).toBeHidden();
  await page.clock.fastForward(10_000);
  await expect(page.getByText('the network may be slow')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  release();
  await page.clock.resume();
  await expect(page.getByText('the network may be slow')).toHaveCount(0);
  await expect(load(page)).toBeFocused();
});

test('a browser without WebAssembly, and one without modules, gets a message', async ({ page }) => {
  await page.addInitScript(() => { delete window.WebAssembly; });
  await page.goto('./');
  await expect(page.getByText('This browser is too old')).toBeVisible();
  await expect(summary(page)).toBeVisible();
  await expect(page.getByText('Headroom is loading')).toBeHidden();
});

test('the script that tells old browsers is one that they can read', async ({ page, request, baseURL }) => {
  const html = await (await request.get(baseURL)).text();
  const script = await (await request.get(baseURL + html.match(/start-[0-9a-f]+\.js/)[0])).text();
  const inline = html.match(/<script>([^]*?)<\/script>/)[1];
  expect(inline + script).not.toMatch(/=>|\b(let|const|class|async|await|import)\b|`|\?\.|\?\?|\.\.\./);
  await page.addInitScript(() => { delete HTMLScriptElement.prototype.noModule; });
  await page.goto('./');
  await expect(page.getByText('This browser is too old')).toBeVisible();
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
