// What Lighthouse says of the built page, on a phone as it emulates one and on a desktop; scripts/bench.sh runs it and
// reads what it writes to $BENCH_RESULTS/lighthouse.json. Performance is the best of some runs: other work on the
// machine only ever makes it worse.
import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { CHROMIUM, CHROMIUM_ARGUMENTS } from './browsers.js';
import { compressed, host } from './host.js';

const RUNS = 3;
const DEVICES = { phone: [], desktop: ['--preset=desktop'] };
const FIGURES = {
  first_paint_ms: 'first-contentful-paint',
  largest_paint_ms: 'largest-contentful-paint',
  blocking_ms: 'total-blocking-time',
  layout_shift: 'cumulative-layout-shift',
};

async function audit(address, options) {
  const output = test.info().outputPath('lighthouse.json');
  const program = join(process.env.LIGHTHOUSE_DIR, 'node_modules/lighthouse/cli/index.js');
  const flags = `--chrome-flags=--headless=new ${CHROMIUM_ARGUMENTS.join(' ')}`;
  const told = [program, address, '--quiet', '--output=json', `--output-path=${output}`, flags, ...options];
  await promisify(execFile)(process.execPath, told, { env: { ...process.env, CHROME_PATH: CHROMIUM } });
  return JSON.parse(readFileSync(output, 'utf8'));
}

test('Lighthouse', async () => {
  const site = await host(compressed());
  const results = {};
  for (const [device, options] of Object.entries(DEVICES)) {
    for (let run = 0; run < RUNS; run += 1) {
      const { categories, audits, lighthouseVersion: version } = await audit(site.address, options);
      const score = (category) => Math.round(100 * categories[category].score);
      const found = { version, performance: score('performance') };
      for (const [figure, audit] of Object.entries(FIGURES)) found[figure] = audits[audit].numericValue;
      for (const category of ['accessibility', 'best-practices']) {
        found[category.replace('-', '_')] = score(category);
        const failed = categories[category].auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score === 0);
        expect(failed.map(({ id }) => id), `${category} on a ${device}`).toEqual([]);
      }
      console.log(device, found);
      if (found.performance > (results[device]?.performance ?? -1)) results[device] = found;
    }
  }
  await site.close();
  writeFileSync(join(process.env.BENCH_RESULTS, 'lighthouse.json'), JSON.stringify(results, undefined, 2));
});
