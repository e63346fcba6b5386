// Copies of the built page that a browser must take for other builds.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { DIST } from './site.js';

const FINISH = fileURLToPath(new URL('../../scripts/finish-site.mjs', import.meta.url));

/**
 * A build as if every source had changed: each hashed file has another name (its hash followed by `mark`), and the
 * page names its build in `document.documentElement.dataset.build`. Who calls this removes the folder.
 */
export function buildMarked(mark) {
  const folder = mkdtempSync(join(tmpdir(), `headroom-build-${mark}-`));
  cpSync(DIST, folder, { recursive: true });
  const hashed = readdirSync(folder).filter((name) => /-[0-9a-f]{12,16}[._]/.test(name));
  const renamed = (name) => name.replace(/(-[0-9a-f]{12,16})([._])/, `$1${mark}$2`);
  for (const name of hashed) renameSync(join(folder, name), join(folder, renamed(name)));
  for (const name of readdirSync(folder).filter((name) => /\.(html|js)$/.test(name))) {
    const file = join(folder, name);
    let text = readFileSync(file, 'utf8');
    for (const old of hashed) text = text.replaceAll(old, renamed(old));
    // The scripts' content has changed with the names in it.
    text = text.replace(/(<script[^>]*) integrity="[^"]*"/g, '$1');
    if (name === 'index.html') text = text.replace('<html', `<html data-build="${mark}"`);
    writeFileSync(file, text);
  }
  execFileSync(process.execPath, [FINISH, folder]);
  return folder;
}

export const discard = (folder) => rmSync(folder, { recursive: true, force: true });
