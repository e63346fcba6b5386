// The command line, as the page's oracle: both are faces of one library.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');

/** What `headroom evaluate` answers for a link or a preset. */
export function evaluate(scenario) {
  const program = join(target, 'debug', 'headroom');
  return JSON.parse(execFileSync(program, ['evaluate', scenario, '--format', 'json'], { encoding: 'utf8' }));
}

/** Seconds as the page writes them, from milliseconds: three significant digits. */
export function milliseconds(ms) {
  return `${Number(ms.toPrecision(3))} ms`;
}
