// Keeps one whole build for use without a network. The build fills in the next two lines: each file with its hash.
const BUILD = '';
const FILES = {};

// Several copies of the page may share an origin, each under a path of its own.
const OURS = `headroom ${registration.scope} `;
const CACHE = OURS + BUILD;

// All files or none: one that is not of this very build fails its hash, and with it the installation.
async function install() {
  const cache = await caches.open(CACHE);
  const store = async ([name, integrity]) => {
    const answer = await fetch(name, { cache: 'no-cache', credentials: 'omit', integrity });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    await cache.put(name, answer);
  };
  await Promise.all(Object.entries(FILES).map(store));
}

async function forgetOtherBuilds() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
}

// The name under which a request is stored, or nothing.
function nameOf(request) {
  const { origin, pathname } = new URL(request.url);
  const root = new URL(registration.scope);
  if (request.method !== 'GET' || origin !== root.origin || !pathname.startsWith(root.pathname)) return undefined;
  const name = pathname.slice(root.pathname.length);
  const stored = name === '' || name === 'index.html' ? './' : name;
  return Object.hasOwn(FILES, stored) ? stored : undefined;
}

async function answer(name, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(name, { ignoreVary: true })) ?? fetch(request);
}

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(forgetOtherBuilds()));
addEventListener('fetch', (event) => {
  const name = nameOf(event.request);
  if (name) event.respondWith(answer(name, event.request));
});
// A new build waits until no page of the old one is open, or until the reader asks for it.
addEventListener('message', (event) => {
  if (event.data === 'take over') skipWaiting();
});
