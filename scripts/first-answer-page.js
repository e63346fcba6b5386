// Runs in the browser for scripts/first-answer.mjs: opens the built page in a frame as wide as a desktop and in one as
// wide as a phone, and posts what it shows in them, as one.
const WIDTHS = { wide: 1440, narrow: 375 };
/** So high that everything is in sight. */
const HEIGHT = 24_000;
const SETTLED_MS = 200;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** What the program shows in a frame of a width. */
async function shown(width) {
  const frame = document.createElement('iframe');
  Object.assign(frame, { width, height: HEIGHT, src: './index.html' });
  const loaded = new Promise((done) => (frame.onload = done));
  document.body.append(frame);
  await loaded;
  const page = frame.contentDocument.getElementById('page');
  // Drawings follow their width once more when the page has taken its place.
  for (let before; page.classList.contains('coming') || before !== page.innerHTML; ) {
    before = page.innerHTML;
    await pause(SETTLED_MS);
  }
  return page;
}

/** A copy that says in its markup what is only set, and leaves out what is folded away and the program's own marks. */
function copied(page) {
  const body = page.cloneNode(true);
  const copies = body.querySelectorAll('input, select');
  for (const [at, control] of page.querySelectorAll('input, select').entries()) {
    if (control.tagName === 'INPUT') copies[at].setAttribute('value', control.value);
    else copies[at].options[control.selectedIndex].setAttribute('selected', '');
  }
  for (const part of body.querySelectorAll('details:not([open]) > :not(summary)')) part.remove();
  const marks = document.createNodeIterator(body, NodeFilter.SHOW_COMMENT);
  for (let mark = marks.nextNode(); mark; mark = marks.nextNode()) mark.remove();
  for (const part of body.querySelectorAll('.inputs, .panels > *')) part.classList.add('afterwards');
  // How long a link is depends on where the page lies.
  body.querySelector('.bar .length').textContent = '';
  return body;
}

/** One page of both; where they differ it holds both parts, and the style shows the one that fits. */
function merged(wide, narrow) {
  const form = wide.querySelector('main > aside');
  const opener = narrow.querySelector('main > .open-drawer');
  form.before(opener);
  const pairs = [[form, opener]];
  for (const drawn of ['.plot .picture > svg', '.load-handle']) {
    const others = narrow.querySelectorAll(drawn);
    for (const [at, part] of wide.querySelectorAll(drawn).entries()) {
      pairs.push([part, others[at]]);
      part.after(others[at]);
    }
  }
  for (const [part, other] of pairs) {
    part.classList.add('wide');
    other.classList.add('narrow');
  }
  return wide;
}

/** Moves styles out of attributes, where the page's policy allows none; gives the rules that stand for them. */
function styles(body) {
  const names = new Map();
  for (const part of body.querySelectorAll('[style]')) {
    let style = part.getAttribute('style');
    if (part.matches('.load-handle')) {
      // In a narrower window the picture is smaller, and what lies over it moves along.
      const picture = part.parentElement.querySelector(`svg.${part.classList.contains('wide') ? 'wide' : 'narrow'}`);
      const share = (left) => ((100 * left) / picture.getAttribute('width')).toFixed(2);
      style = style.replace(/left: ([\d.]+)px/, (_, left) => `left: min(${left}px, ${share(left)}%)`);
    }
    if (!names.has(style)) names.set(style, `drawn-${names.size}`);
    part.classList.add(names.get(style));
    part.removeAttribute('style');
  }
  return [...names].map(([style, name]) => `#first .${name} { ${style} }`).join('\n');
}

async function taken() {
  const body = merged(copied(await shown(WIDTHS.wide)), copied(await shown(WIDTHS.narrow)));
  const style = styles(body);
  return { style, body: body.innerHTML };
}

const answer = await taken().catch((error) => ({ error: String(error) }));
await fetch('/', { method: 'POST', body: JSON.stringify(answer) });
