// From the first answer to the program. The build has written the first answer into the page, so the program is
// fetched at the reader's first sign; at once where the address holds a scenario. What the reader does until it has
// started is done again in it.
const root = document.documentElement;
const first = document.getElementById('first');
const page = document.getElementById('page');

const SIGNS = [
  'pointermove', 'pointerdown', 'touchstart', 'wheel', 'scroll', 'keydown', 'focusin', 'input', 'change', 'click',
  'dragenter', 'paste', 'beforeprint', 'hashchange',
];
const CONTROLS = 'input, select';
const PRESSED = 'button, summary, a[href^="#"]';

/** What to do again, in the order in which it was done. */
const done = [];
/** Inputs that were changed, and whether their last change is complete. */
const edited = new Map();
let lastPressed;

function edit({ target, type }) {
  if (!target.matches(CONTROLS)) return;
  if (!edited.has(target)) {
    done.push(() => {
      const control = like(target);
      if (!control) return;
      control.value = target.value;
      control.dispatchEvent(new Event('input', { bubbles: true }));
      if (edited.get(target)) control.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }
  edited.set(target, type === 'change');
}

function press(event) {
  const pressed = event.target.closest(PRESSED);
  if (!pressed) return;
  event.preventDefault();
  lastPressed = pressed;
  done.push(() => like(pressed)?.click());
}

function type(event) {
  const { target, key } = event;
  if (target.matches(CONTROLS) || target.getAttribute('role') !== 'slider') return;
  done.push(() => like(target)?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));
}

/** A file or a text that is dropped, or pasted beside the inputs. */
function carry(event) {
  const { type, target, dataTransfer, clipboardData } = event;
  if (type === 'paste' && target.matches(CONTROLS)) return;
  if (type === 'drop') event.preventDefault();
  const [brought, copy] = [dataTransfer ?? clipboardData, new DataTransfer()];
  for (const file of brought.files) copy.items.add(file);
  copy.setData('text/plain', brought.getData('text/plain'));
  const init = { dataTransfer: copy, clipboardData: copy, bubbles: true, cancelable: true };
  done.push(() => page.dispatchEvent(type === 'drop' ? new DragEvent(type, init) : new ClipboardEvent(type, init)));
}

const refuse = (event) => event.preventDefault();
first.addEventListener('input', edit);
first.addEventListener('change', edit);
first.addEventListener('click', press);
first.addEventListener('keydown', type);
first.addEventListener('submit', refuse);
const BROUGHT = { dragover: refuse, drop: carry, paste: carry };
for (const [type, take] of Object.entries(BROUGHT)) addEventListener(type, take);

/** An element's id, or else its label or what is written on it. */
const nameOf = (element) =>
  element.id || element.getAttribute('aria-label') || (element.matches(PRESSED) ? element.textContent : element.className);

/** The element of the program that the first answer shows as `element`. */
function like(element) {
  const alike = (part) => [...part.querySelectorAll(element.tagName)].filter((other) => nameOf(other) === nameOf(element));
  return alike(page)[alike(first).indexOf(element)];
}

/** Takes the first answer away, with what is still to be done again. */
function withdraw() {
  first.remove();
  done.length = 0;
  root.classList.remove('answered');
}

/** Puts the program in the place of the first answer. */
function takeOver() {
  const { scrollX, scrollY } = window;
  for (const [type, take] of Object.entries(BROUGHT)) removeEventListener(type, take);
  // Where a press leads is the program's own to decide.
  const focused = document.activeElement;
  const next = first.contains(focused) && focused !== lastPressed ? like(focused) : undefined;
  const { selectionStart, selectionEnd } = focused;
  page.classList.remove('coming');
  for (const again of done) again();
  withdraw();
  document.getElementById('loading').remove();
  scrollTo(scrollX, scrollY);
  // A press may have led to another place of the page.
  if (page.contains(document.activeElement)) document.activeElement.scrollIntoView();
  // After what earlier presses have led to.
  requestAnimationFrame(() => {
    next?.focus({ preventScroll: true });
    if (typeof selectionStart === 'number') next?.setSelectionRange(selectionStart, selectionEnd);
  });
}

async function begin() {
  for (const sign of SIGNS) removeEventListener(sign, begin, true);
  document.dispatchEvent(new Event('headroom-begins'));
  const program = JSON.parse(document.getElementById('program').textContent);
  const wasm = fetch(new URL(program.wasm, document.baseURI));
  // Told once, by the start below.
  wasm.catch(() => {});
  const { default: start } = await import(new URL(program.script, document.baseURI));
  await start({ module_or_path: wasm });
}

document.addEventListener('headroom-started', takeOver, { once: true });
if (root.classList.contains('answered')) {
  for (const sign of SIGNS) addEventListener(sign, begin, { capture: true, passive: true });
  // A link opened in this tab: the first answer is not that of its scenario.
  addEventListener('hashchange', withdraw, { once: true });
  // What this reader chose in an earlier visit.
  const theme = first.querySelector('.theme');
  theme.value = root.dataset.theme ?? theme.value;
  if (root.classList.contains('hinted')) first.querySelector('.first-visit').remove();
} else {
  withdraw();
  begin();
}
