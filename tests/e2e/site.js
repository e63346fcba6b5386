// A static host for one test: any folder, below any path, replaced or switched off at will.
import { createServer } from 'node:http';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built page. */
export const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

export const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Serves `folder` below `path` ("/" or "/a/b/") on a free port. */
export async function serve(folder, path = '/') {
  const site = {
    folder,
    path,
    /** Paths asked for, below `path`. */
    asked: [],
    /** Answers in place of the folder when it gives anything: `(name, response) => true`. */
    instead: () => false,
    server: createServer((request, response) => answer(site, request, response)),
    /** What a cut network does: nothing is answered any more, open connections included. */
    async close() {
      site.server.closeAllConnections();
      await new Promise((done) => site.server.close(done));
    },
  };
  await new Promise((done) => site.server.listen(0, '127.0.0.1', done));
  site.address = `http://127.0.0.1:${site.server.address().port}${path}`;
  return site;
}

function answer(site, request, response) {
  const pathname = decodeURIComponent(new URL(request.url, 'http://host').pathname);
  const name = pathname.startsWith(site.path) ? pathname.slice(site.path.length) || 'index.html' : undefined;
  site.asked.push(name ?? pathname);
  if (name !== undefined && site.instead(name, response)) return;
  const file = join(site.folder, normalize(`/${name}`));
  const found = name !== undefined && existsSync(file) && statSync(file).isFile();
  const sent = found ? file : join(site.folder, '404.html');
  response.writeHead(found ? 200 : 404, { 'content-type': TYPES[extname(sent)] ?? 'application/octet-stream' });
  createReadStream(sent).pipe(response);
}
