// The command line, as the page's oracle: both are faces of one library.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');

/** What `headroom` prints. */
export function headroom(...asked) {
  return execFileSync(join(target, 'debug', 'headroom'), asked, { encoding: 'utf8', maxBuffer: 1e8 });
}

/** What `headroom evaluate` answers for a link or a preset. */
export function evaluate(scenario, ...options) {
  return JSON.parse(headroom('evaluate', scenario, '--format', 'json', ...options));
}

/** The same with an explanation of every number. */
export const explain = (scenario) => evaluate(scenario, '--explain');

/** Seconds as the page writes them, from milliseconds: three significant digits. */
export function milliseconds(ms) {
  return `${Number(ms.toPrecision(3))} ms`;
}
