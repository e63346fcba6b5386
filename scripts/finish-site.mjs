// The last step of a build: writes into the built site what only the built files can tell. It may be run again.
// - the hashes of the inline scripts and styles, into each page's Content-Security-Policy;
// - the list of files with their hashes, and the build's name that follows from it, into the service worker.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Trunk names the folder when it calls this as a hook.
const site = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
if (!site) throw new Error('usage: node scripts/finish-site.mjs FOLDER');

const hash = (content) => `sha256-${createHash('sha256').update(content).digest('base64')}`;
const read = (name) => readFileSync(join(site, name), 'utf8');

/** Replaces what `pattern` finds, which must be there. */
function rewrite(name, text, pattern, replacement) {
  if (!pattern.test(text)) throw new Error(`${name} has nothing like ${pattern}`);
  return text.replace(pattern, replacement);
}

/** Adds to a directive of the page's policy the hashes of what stands inline in `<tag>`, in place of earlier ones. */
function allowInline(name, html, directive, tag) {
  const inline = [...html.matchAll(new RegExp(`<${tag}(?![^>]* src=)[^>]*>([^]*?)</${tag}>`, 'g'))];
  const hashes = inline.map(([, content]) => ` '${hash(content)}'`).join('');
  const pattern = new RegExp(`(${directive}(?: '(?!sha256-)[^';]*')*)(?: 'sha256-[^';]*')*(?=;)`);
  return rewrite(name, html, pattern, (_, allowed) => allowed + hashes);
}

for (const name of ['index.html', '404.html']) {
  let html = read(name);
  html = allowInline(name, html, 'script-src', 'script');
  html = allowInline(name, html, 'style-src', 'style');
  writeFileSync(join(site, name), html);
}

// Hosts give the page itself as the folder, and some refuse or redirect its name.
const address = (name) => (name === 'index.html' ? './' : name);
const kept = readdirSync(site).filter((name) => !['service-worker.js', '404.html'].includes(name)).sort();
const files = JSON.stringify(
  Object.fromEntries(kept.map((name) => [address(name), hash(readFileSync(join(site, name)))])), null, 2);
const build = createHash('sha256').update(files).digest('hex').slice(0, 16);
let worker = read('service-worker.js');
worker = rewrite('service-worker.js', worker, /^const BUILD = .*;$/m, () => `const BUILD = '${build}';`);
worker = rewrite('service-worker.js', worker, /^const FILES = \{[^}]*\};$/m, () => `const FILES = ${files};`);
writeFileSync(join(site, 'service-worker.js'), worker);
