// Serves the build as common static hosts do: in gzip, and files with a hash in their name to be kept.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { DIST, TYPES, serve } from './site.js';

/** Every file of the build as it is, in gzip and in brotli. */
export function compressed() {
  const names = readdirSync(DIST).filter((name) => statSync(join(DIST, name)).isFile());
  const file = (name) => {
    const raw = readFileSync(join(DIST, name));
    const brotli = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } });
    return [name, { raw, gzip: gzipSync(raw, { level: 9 }), brotli }];
  };
  return new Map(names.map(file));
}

/** Serves `files`, as `compressed` gives them. */
export async function host(files) {
  const site = await serve(DIST);
  site.instead = (name, response) => {
    const file = files.get(name);
    if (!file) return false;
    response.writeHead(200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
      'cache-control': /-[0-9a-f]{12,16}[._]/.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    response.end(file.gzip);
    return true;
  };
  return site;
}
