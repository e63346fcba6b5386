// Random edits in one tab, the same in every run: nothing fails, memory settles, and what is shown is what the link says
// and the command line computes. SOAK_EDITS=10000 is the long run: scripts/soak.sh.
import { expect, test } from '@playwright/test';

import { evaluate, milliseconds } from './cli.js';
import { open } from './open.js';

const EDITS = Number(process.env.SOAK_EDITS ?? 200);
/** Memory is compared with what it is after this many, when every part of the page has been in use. */
const SETTLED = Math.min(500, Math.round(EDITS / 3));
const CHECKS = EDITS < 1000 ? 4 : 20;

/** Makes `count` edits, each of a random input, and waits after each until the page has shown it. Runs in the page. */
async function edit({ seed, count }) {
  let state = seed;
  const random = () => {
    // Lehmer's generator: fits into the whole numbers of JavaScript.
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const choose = (list) => list[Math.floor(random() * list.length)];
  const send = (input, ...types) => {
    for (const type of types) input.dispatchEvent(new Event(type, { bubbles: true }));
  };
  const acts = {
    scaled(input) {
      const [, number, unit] = /^\$?([\d.e+-]+)(.*)$/.exec(input.value) ?? [];
      if (number === undefined) return;
      const value = Number(number) * (0.5 + random());
      input.value = (/^\d+$/.test(number) ? Math.round(value) : Number(value.toPrecision(3))) + unit;
      send(input, 'input', 'change');
    },
    nonsense(input) {
      input.value = choose(['', '-1', 'plenty', '1e999', '0x10', '½', '9'.repeat(400), '<b>', '\u202e12']);
      send(input, 'input', 'change');
    },
    slid(input) {
      const slider = input.parentElement.querySelector('input[type=range]');
      if (!slider) return;
      slider.value = String(Number(slider.min) + random() * (Number(slider.max) - Number(slider.min)));
      send(slider, 'input', 'change');
    },
    reset(input) {
      input.parentElement.querySelector('button.reset')?.click();
    },
  };
  const presets = ['stack-overflow-2016@1', 'photo-app@2', 'wikipedia-2020@1', 'banking-app@1', 'internal-tool@2'];
  for (let edits = 0; edits < count; edits += 1) {
    // Many edits one after the other end at designs that are hopelessly saturated.
    const preset = `#v1;${choose(presets)}`;
    if (edits % 25 === 0 && location.hash !== preset) {
      location.hash = preset;
      await new Promise((done) => addEventListener('hashchange', () => setTimeout(done), { once: true }));
    }
    const input = choose([...document.querySelectorAll('main input[type=text][id], main select[id]')]);
    if (input.matches('select')) {
      input.value = choose([...input.options]).value;
      send(input, 'input', 'change');
    } else {
      choose([acts.scaled, acts.scaled, acts.scaled, acts.slid, acts.reset, acts.nonsense])(input);
    }
    // An unreadable input keeps its text; here it would soon be all of them.
    if (input.getAttribute('aria-invalid') === 'true' && random() < 0.7) acts.reset(input);
    // Everything that follows an edit at once has run when a frame has been drawn.
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }
  return state;
}

/** Megabytes in use after a collection: of JavaScript, and of the page's own memory. */
async function memory(page, session) {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name) => metrics.find((metric) => metric.name === name).value;
  const wasm = await page.evaluate(() => window.pageMemory.buffer.byteLength);
  return { js: metric('JSHeapUsedSize') / 1e6, wasm: wasm / 1e6, nodes: metric('Nodes') };
}

/** Fields are made when their fold is first opened. */
const unfold = (page) =>
  page.$$eval('main details', async (folds) => {
    for (const fold of folds) fold.open = true;
    await new Promise(requestAnimationFrame);
  });

/** What the inputs hold, by key; what cannot be read is no part of the scenario. */
const inputs = (page) =>
  page.$$eval('main input[type=text][id], main select[id]', (all) =>
    Object.fromEntries(all.filter((input) => input.ariaInvalid !== 'true').map((input) => [input.id, input.value])));

test(`${EDITS} random edits leave nothing behind`, async ({ page, context }) => {
  test.setTimeout(60_000 + EDITS * 400);
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.addInitScript(() => {
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given);
      window.pageMemory = made.instance.exports.memory;
      return made;
    };
  });
  await open(page, './');
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Capacity');
  await unfold(page);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');

  let seed = await page.evaluate(edit, { seed: 2016, count: SETTLED });
  const before = await memory(page, session);
  const other = await context.newPage();
  let compared = 0;
  for (let check = 1; check <= CHECKS; check += 1) {
    const count = Math.round((EDITS - SETTLED) / CHECKS);
    // A tab behind another one is drawn once a second, or never.
    await page.bringToFront();
    seed = await page.evaluate(edit, { seed, count });
    // The address follows after a pause in typing.
    await page.waitForTimeout(600);
    await other.goto('about:blank');
    await open(other, page.url());
    await expect(other.getByRole('region', { name: 'Summary' })).toContainText('Capacity');
    await unfold(other);
    const read = await inputs(other);
    expect(Object.keys(read).length).toBeGreaterThan(100);
    for (const [key, value] of Object.entries(await inputs(page))) expect([key, value]).toEqual([key, read[key]]);

    const expected = evaluate(page.url());
    const shown = await page.locator('main').innerText();
    for (const { latency } of [expected.vertical, expected.horizontal]) {
      if (latency?.p99_ms === undefined || latency.p99_ms >= 1000) continue;
      expect(shown).toContain(milliseconds(latency.p99_ms));
      compared += 1;
    }
    // Who waits for the long run, or ends it, knows how far it came.
    if (EDITS >= 1000) console.log(`${SETTLED + check * count} edits: ${JSON.stringify(await memory(page, session))}`);
  }
  const after = await memory(page, session);
  console.log(`memory in MB and nodes after ${SETTLED} edits ${JSON.stringify(before)}, after ${EDITS} ${JSON.stringify(after)}`);
  console.log(`${compared} of ${2 * CHECKS} latencies compared with the command line`);
  expect(compared).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
  expect(after.js + after.wasm).toBeLessThanOrEqual(1.5 * (before.js + before.wasm));
  expect(after.nodes).toBeLessThanOrEqual(1.5 * before.nodes);
});
