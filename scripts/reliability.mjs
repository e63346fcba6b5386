// Searches with every fuzzing target, and writes what came of it into docs/reliability.md, between its two marks:
// node scripts/reliability.mjs [SECONDS for each target]
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const seconds = process.argv[2] ?? '240';
const count = (folder) => readdirSync(`${root}fuzz/${folder}`).filter((name) => name !== '.gitkeep').length;
const whole = (number) => Number(number).toLocaleString('en-US');

const short = readFileSync(`${root}tests/hostile.rs`, 'utf8').match(/const CASES: [^=]*= \[([^\]]*)\]/)[1].split(', ');
const names = [...readFileSync(`${root}tests/hostile/targets.rs`, 'utf8').matchAll(/name: "(\w+)"/g)].map(([, name]) => name);

const rows = names.map((target, index) => {
  const { stderr, status } = spawnSync(`${root}scripts/fuzz.sh`, [target, seconds], { encoding: 'utf8', maxBuffer: Infinity });
  const edges = stderr.match(/\((\d+) inline 8-bit counters\)/)[1];
  const reached = [...stderr.matchAll(/cov: (\d+)/g)].at(-1)[1];
  const cases = stderr.match(/number_of_executed_units:\s*(\d+)/)?.[1] ?? 0;
  const failed = status === 0 ? 'none' : 'see fuzz/failures';
  return [target, whole(short[index].replaceAll('_', '')), whole(cases), `${whole(reached)} of ${whole(edges)}`, failed, count(`failures/${target}`)];
});

const table = [
  ['target', 'cases in each test run', `cases in ${seconds} s`, 'edges reached', 'failures now', 'past failures kept'],
  Array(6).fill('---'),
  ...rows,
].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const file = `${root}docs/reliability.md`;
const text = readFileSync(file, 'utf8');
const marked = /(<!-- figures: .*-->\n)[^]*(<!-- end of figures -->)/;
if (!marked.test(text)) throw new Error(`${file} has lost its marks`);
writeFileSync(file, text.replace(marked, (_, begin, end) => `${begin}${table}\n${end}`));
console.log(table);
