// Writes into the built page what the program shows of the scenario it begins with, so that the first answer is there
// before the program is. Chromium runs the built program for that, and scripts/first-answer-page.js takes what it shows.
// It may be run again.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const [site] = process.argv.slice(2);
if (!site) throw new Error('usage: node scripts/first-answer.mjs FOLDER');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const LONGEST_MS = 60_000;
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.wasm': 'application/wasm' };

const EMPTY = '<div id="first"></div>';
const index = join(site, 'index.html');
/** The page without an earlier first answer. */
const bare = readFileSync(index, 'utf8')
  .replace(/<html lang="en"[^>]*>/, '<html lang="en">')
  .replace(/<style id="first-style">[^]*?<\/style>/, '')
  .replace(/<div id="first">[^]*?<\/div><!-- end of the first answer -->/, EMPTY);
if (!bare.includes(EMPTY)) throw new Error(`${index} has no place for the first answer`);

/** A file of the site, or of the page that takes the answer. */
function file(name) {
  if (name === '/') return '<!doctype html><body><script type="module" src="first-answer-page.js"></script>';
  if (name === '/first-answer-page.js') return readFileSync(fileURLToPath(new URL('first-answer-page.js', import.meta.url)));
  if (name === '/index.html') return bare;
  return readFileSync(join(site, normalize(name)));
}

/** What the browser posts: `{ style, body }`. */
async function taken() {
  const profile = mkdtempSync(join(tmpdir(), 'headroom-first-'));
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--hide-scrollbars', '--window-size=1920,1080'];
  let browser;
  const posted = new Promise((done, fail) => {
    const answer = (request, response) => {
      const name = decodeURIComponent(new URL(request.url, 'http://host').pathname);
      if (request.method === 'POST') {
        let text = '';
        request.on('data', (part) => (text += part));
        request.on('end', () => {
          response.end();
          const { error, ...answer } = JSON.parse(text);
          if (error) fail(new Error(error));
          else done(answer);
        });
        return;
      }
      try {
        const content = file(name);
        response.writeHead(200, { 'content-type': TYPES[extname(name) || '.html'] ?? 'application/octet-stream' }).end(content);
      } catch {
        response.writeHead(404).end();
      }
    };
    const server = createServer(answer).listen(0, '127.0.0.1', () => {
      const address = `http://127.0.0.1:${server.address().port}/`;
      browser = spawn(CHROMIUM, [...flags, `--user-data-dir=${profile}`, address], { stdio: 'ignore' });
      browser.on('error', fail);
      browser.on('exit', () => fail(new Error(`${CHROMIUM} ended before the page was there`)));
    });
    setTimeout(() => fail(new Error(`no first answer after ${LONGEST_MS / 1000} s`)), LONGEST_MS);
  });
  try {
    return await posted;
  } finally {
    const ended = new Promise((done) => browser.on('exit', done).on('error', done));
    if (browser.kill()) await ended;
    // Its other processes write on for a moment.
    await rm(profile, { recursive: true, force: true, maxRetries: 20 });
  }
}

const { style, body } = await taken();
const html = bare
  .replace('<html lang="en">', '<html lang="en" class="answered">')
  .replace('</head>', () => `<style id="first-style">${style}</style></head>`)
  .replace(EMPTY, () => `<div id="first">${body}</div><!-- end of the first answer -->`);
writeFileSync(index, html);
process.exit();
