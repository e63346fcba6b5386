// Writes docs/performance.md from what the measurements left in a folder: node report.js FOLDER > docs/performance.md
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

const folder = process.argv[2];
const text = (name) => readFileSync(join(folder, name), 'utf8');
const json = (name) => JSON.parse(text(name));
const run = (program, ...options) => execFileSync(program, options, { encoding: 'utf8' }).trim();

const UNITS = { ns: 1e-9, µs: 1e-6, ms: 1e-3, s: 1 };

/** Median seconds by subject, from divan's table. */
function native() {
  const medians = new Map();
  for (const line of text('native.txt').split('\n')) {
    const cells = line.split('│').map((cell) => cell.trim());
    const name = /^[├╰]─ (.*?)\s{2,}\S/.exec(line.trimStart().replace(/^│\s*/, ''));
    const median = /^([\d.]+) (ns|µs|ms|s)$/.exec(cells.at(-4) ?? '');
    if (name && median) medians.set(name[1], Number(median[1]) * UNITS[median[2]]);
  }
  return medians;
}

/** Median seconds by subject, from the browser's samples, which are nanoseconds for a number of iterations. */
function browser() {
  const samples = Object.entries(json('browser.json'));
  return new Map(
    samples.map(([name, { iters, times }]) => [name, median(times.map((time, k) => time / iters[k])) / 1e9]),
  );
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const digits = (value) => String(Number(value.toPrecision(3)));
const row = (...cells) => `| ${cells.join(' | ')} |`;
const head = (...names) => [row(...names), row(...names.map(() => '---'))];

function duration(seconds) {
  const [unit, size] = Object.entries(UNITS).find(([, size]) => seconds < size * 1000) ?? ['s', 1];
  return `${digits(seconds / size)} ${unit}`;
}

const millions = (perSecond) => `${digits(perSecond / 1e6)} million`;
const kilobytes = (bytes) => `${digits(bytes / 1e3)} KB`;

const [inNative, inBrowser] = [native(), browser()];
const [load, drag, path, lighthouse] = ['load', 'drag', 'path', 'lighthouse'].map((name) => json(`${name}.json`));
const peers = text('peers.jsonl').trim().split('\n').map((line) => JSON.parse(line));
const CUSTOMERS = 200_000;
const simulated = (name, times) => (2 * CUSTOMERS) / times.get(name);
const total = (files) =>
  files.reduce(
    (sum, file) => ({ raw: sum.raw + file.raw, gzip: sum.gzip + file.gzip, brotli: sum.brotli + file.brotli }),
    { raw: 0, gzip: 0, brotli: 0 },
  );
const sent = total(load.files.filter((file) => file.is_of_answer));

const QUIET = 'simulate M/M/10 at ρ = 0.8';
const SIX_TIERS = 'utilization, capacity, bill and p50 to p99.9 of one design';
const ANSWER = 'evaluate both designs, and the series of every chart';
const MANY_NODES = 'evaluate one design of 1,000,000 nodes';
const FEW_NODES = 'evaluate one design of 1,000 nodes';
const OVERLOADED = 'simulate M/M/10 at ρ = 2.5';
const { plain, throttled } = load.conditions;
const longTasks = drag.long_tasks_ms.map((task) => `${digits(task)} ms`).join(', ') || 'none';

/** What is asked for, what was measured, and whether it is enough. */
const targets = [
  ['one station’s p50 to p99.9, native', '≤ 20 µs', inNative.get('station: p50 to p99.9 of G/G/30'), 20e-6],
  ['a path’s p50 to p99.9, native', '≤ 50 µs', inNative.get('path: p50 to p99.9 of one design'), 50e-6],
  ['evaluating one design with its percentiles, WASM', '≤ 50 µs', inBrowser.get(SIX_TIERS), 50e-6],
  ['evaluating both designs and every chart’s series, native', '≤ 8 ms', inNative.get(ANSWER), 8e-3],
  ['evaluating both designs and every chart’s series, WASM', '≤ 8 ms', inBrowser.get(ANSWER), 8e-3],
  ['sizing sweep, native', '≤ 20 ms', inNative.get('sizing sweep: 60 loads of both designs'), 20e-3],
  ['input to painted result, median', '≤ 16 ms', drag.median_ms / 1e3, 16e-3],
  ['input to painted result, 95%', '≤ 33 ms', drag.p95_ms / 1e3, 33e-3],
  ['first contentful paint', '≤ 150 ms', plain.first_paint_ms / 1e3, 0.15],
  ['whole first answer', '≤ 300 ms', plain.answer_ms / 1e3, 0.3],
  ['blocking time', '≤ 50 ms', plain.blocking_ms / 1e3, 0.05],
  ['first contentful paint, throttled', '≤ 1 s', throttled.first_paint_ms / 1e3, 1],
  ['whole first answer, throttled', '≤ 2 s', throttled.answer_ms / 1e3, 2],
].map(([what, target, seconds, most]) => [what, target, duration(seconds), seconds <= most]);
const ratio = (what, most, larger, smaller) => [what, `≤ ${most}`, digits(larger / smaller), larger / smaller <= most];
targets.push(
  ['tasks of more than 50 ms while dragging', 'none', longTasks, drag.long_tasks_ms.length === 0],
  ['charts whole after the last step', '≤ 100 ms', duration(drag.charts_after_ms / 1e3), drag.charts_after_ms <= 100],
  ratio('both designs and every chart’s series, WASM / native', 2, inBrowser.get(ANSWER), inNative.get(ANSWER)),
  ratio('evaluating a design, 1,000,000 nodes / 1,000, native', 3, inNative.get(MANY_NODES), inNative.get(FEW_NODES)),
  ratio('evaluating a design, 1,000,000 nodes / 1,000, WASM', 3, inBrowser.get(MANY_NODES), inBrowser.get(FEW_NODES)),
  ['first visit up to the whole answer, gzip', '≤ 205 KB', kilobytes(sent.gzip), sent.gzip <= 205e3],
  ...[
    ['native', 20e6, inNative],
    ['WASM', 15e6, inBrowser],
  ].map(([where, least, times]) => {
    const events = simulated(QUIET, times);
    return [`simulator, events/s, ${where}`, `≥ ${least / 1e6} million`, millions(events), events >= least];
  }),
  ...[
    ['native', inNative],
    ['WASM', inBrowser],
  ].map(([where, times]) => {
    const ratio = times.get(OVERLOADED) / times.get(QUIET);
    return [`simulator, time overloaded / not, ${where}`, 'within 20%', digits(ratio), Math.abs(ratio - 1) <= 0.2];
  }),
);

const SCORES = [['performance', 95], ['accessibility', 100], ['best_practices', 100]];
for (const [device, found] of Object.entries(lighthouse)) {
  for (const [score, least] of SCORES) {
    const what = `Lighthouse on a ${device}: ${score.replace('_', ' ')}`;
    targets.push([what, `≥ ${least}`, String(found[score]), found[score] >= least]);
  }
}

const lines = [
  '# Performance',
  '',
  'Written by `./scripts/bench.sh`; not to be edited. Medians; other work on the machine makes them larger.',
  '',
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0].model.trim()}, ` +
    `${Math.round(totalmem() / 2 ** 30)} GiB; ${run('rustc', '--version')}; ` +
    `${run(process.env.CHROMIUM, '--version', '--no-sandbox')}.`,
  '',
  '## Targets',
  '',
  ...head('what', 'target', 'measured', ''),
  ...targets.map(([what, target, measured, met]) => row(what, target, measured, met ? 'met' : '**missed**')),
  '',
  '## Library, native and in Chromium',
  '',
  ...head('subject', 'native', 'WASM', 'WASM / native'),
  ...[...inNative].map(([name, seconds]) => {
    const there = inBrowser.get(name);
    return row(name, duration(seconds), duration(there), digits(there / seconds));
  }),
  '',
  '## First visit',
  '',
  'Served in gzip from this machine; throttled: 1.44 Mbit/s, 150 ms, a processor a quarter as fast. The answer is whole when ' +
    'the document no longer changes. It comes with the page; the program, which computes every other one, is fetched at the ' +
    'reader’s first sign (a pointer that moves, a finger, a key), or at once where the link holds a scenario. Until it has ' +
    'started, what the reader does is kept, and done again in it.',
  '',
  ...head('', ...Object.keys(load.conditions)),
  ...[
    ['first contentful paint', 'first_paint_ms'],
    ['whole first answer', 'answer_ms'],
    ['blocking time', 'blocking_ms'],
    ['from the first sign until the program has taken over', 'start_ms'],
    ['blocking time of that', 'start_blocking_ms'],
    ['by a link: first contentful paint', 'link_paint_ms'],
    ['by a link: whole answer', 'link_answer_ms'],
    ['by a link: blocking time', 'link_blocking_ms'],
  ].map(([what, figure]) => row(what, ...Object.values(load.conditions).map((each) => `${digits(each[figure])} ms`))),
  '',
  ...head('file', 'asked for', 'raw', 'gzip', 'brotli'),
  ...load.files.map((file) =>
    row(file.name, file.is_of_answer ? 'at once' : 'at the first sign', kilobytes(file.raw), kilobytes(file.gzip), kilobytes(file.brotli)),
  ),
  ...[['**at once**', sent], ['**with the program**', total(load.files)]].map(([name, { raw, gzip, brotli }]) =>
    row(name, '', kilobytes(raw), kilobytes(gzip), kilobytes(brotli)),
  ),
  '',
  '## Lighthouse',
  '',
  `Version ${lighthouse.phone.version}, served in gzip from this machine; the best of its runs on each device.`,
  '',
  ...head('device', 'first paint', 'largest paint', 'blocking time', 'layout shift'),
  ...Object.entries(lighthouse).map(([device, found]) =>
    row(device, ...[found.first_paint_ms, found.largest_paint_ms, found.blocking_ms].map((ms) => `${digits(ms)} ms`), digits(found.layout_shift))),
  '',
  '## Dragging the load',
  '',
  `${drag.steps} steps with every chart in sight: input to painted result ${digits(drag.median_ms)} ms (median), ` +
    `${digits(drag.p95_ms)} ms (95%); tasks of more than 50 ms: ${longTasks}. ` +
    `The charts that follow are whole ${digits(drag.charts_after_ms)} ms after it ends.`,
  '',
  '## Side by side: simulating M/M/10 at ρ = 0.8',
  '',
  'The project’s simulator serves its tests as oracle. An event is an arrival or a departure.',
  '',
  ...head('simulator', 'customers/s', 'events/s', 'p50', 'p99'),
  ...peers.map((peer) =>
    row(peer.simulator, ...[peer.customers_per_second, peer.events_per_second, peer.p50, peer.p99].map((value) => digits(value))),
  ),
  ...[
    ['Headroom, native', inNative],
    ['Headroom, WASM', inBrowser],
  ].map(([name, times]) => row(name, digits(simulated(QUIET, times) / 2), digits(simulated(QUIET, times)), '', '')),
  '',
  '## Side by side: a path of six stages in numpy',
  '',
  `The same path written from the textbooks in numpy takes ${duration(path.seconds)} for four percentiles.`,
  '',
  ...head('percentile', 'numpy', 'model', 'relative difference'),
  ...Object.keys(path.reference).map((name) => {
    const [reference, model] = [path.reference[name], path.model[name]];
    return row(name, duration(reference), duration(model), digits(model / reference - 1));
  }),
];
console.log(lines.join('\n'));
