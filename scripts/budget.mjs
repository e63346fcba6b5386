// Says whether the built page has kept its size: each file in gzip, and all together, against scripts/budget.json.
// A budget is a few percent more than the page is. Who makes it smaller lowers the budget, who needs more says why.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const dist = process.argv[2] ?? path('../dist');
const budgets = JSON.parse(readFileSync(path('budget.json'), 'utf8'));

/** What a first visit asks for until the answer is whole. */
const ANSWER = ['index.html', 'start.js', 'first.js', 'icon.svg'];

/** Bytes by the name of the file, without the hash that the build puts into it. */
const bytes = { 'all files': 0, 'first answer': 0 };
for (const file of readdirSync(dist, { withFileTypes: true }).filter((entry) => entry.isFile())) {
  const name = file.name.replace(/-[0-9a-f]{12,16}(?=[._])/, '');
  const size = gzipSync(readFileSync(join(dist, file.name)), { level: 9 }).length;
  bytes[name] = (bytes[name] ?? 0) + size;
  bytes['all files'] += size;
  if (ANSWER.includes(name)) bytes['first answer'] += size;
}

let failed = false;
for (const name of new Set([...Object.keys(bytes), ...Object.keys(budgets)])) {
  const [size, budget] = [bytes[name], budgets[name]];
  const wrong =
    size === undefined ? 'has a budget, but the build has no such file'
    : budget === undefined ? 'has no budget in scripts/budget.json'
    : size > budget ? `is ${size - budget} bytes over its budget`
    : '';
  failed ||= wrong !== '';
  console.log(`${name.padEnd(22)} ${String(size ?? '–').padStart(7)} of ${String(budget ?? '–').padStart(7)} bytes in gzip${wrong && `: ${wrong}`}`);
}
if (failed) {
  console.error('The page is not within its budget. Make it smaller, or change scripts/budget.json and say why in the commit.');
  process.exit(1);
}
