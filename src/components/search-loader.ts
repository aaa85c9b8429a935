/**
 * All that a page carries of the search: it opens the dialog, and fetches the rest when somebody shows interest. The names
 * and the code that reads them travel at the same time.
 */
const root = document.querySelector<HTMLElement>('[data-search]');
const dialog = root?.closest('dialog');
const input = root?.querySelector('input');
const link = document.querySelector<HTMLAnchorElement>('a[data-search-link]');
const slashHint = link?.querySelector<HTMLElement>('kbd');
const slashSwitch = document.querySelector<HTMLInputElement>('[data-part=slash]');
/** Guides that share a host share its storage. */
const SLASH = `${import.meta.env.BASE_URL}slash`;
let started = false;

/** Written out, because the build adds the fingerprint of the file, so that no other build's names ever answer (integrations/file-fingerprints.ts). */
const fetchNames = () => fetch(`${import.meta.env.BASE_URL}names.json`);

/**
 * Fetches what the search needs first, once. When its code does not arrive, the next letter is a new try. Where a browser
 * does not ask twice for a script, or a newer build has taken its place, Enter sends the form, and a whole page is fetched.
 */
function start(): void {
  if (started || root === null) return;
  started = true;
  const names = fetchNames();
  // Looked at by the view; until it is there nobody else would.
  names.catch(() => undefined);
  import('./search-view.ts').then(
    ({ showSearch }) => showSearch(root, names, fetchNames),
    () => {
      started = false;
      root.querySelector('[data-part=status]')?.replaceChildren('Not loaded. Enter tries again.');
      root.querySelector('[data-part=nothing]')?.removeAttribute('hidden');
    },
  );
}

function open(): void {
  start();
  if (dialog && !dialog.open) {
    dialog.showModal();
    // From then on the way back does not lead into it.
    dialog.onclose = () => history.replaceState({ ...history.state, search: undefined }, '');
  }
  input?.focus();
  input?.select();
}

/**
 * Whether `/` alone opens the search. Who speaks to the browser says a single sign by accident, so it can be switched off (WCAG 2.2,
 * 2.1.4). Where the browser keeps nothing, a page without the switch leaves it off, because it could not be switched off there.
 */
let slashIsOn = slashSwitch != null;
try {
  slashIsOn = localStorage[SLASH] !== 'off';
} catch {
  // As said above.
}

function showSlash(): void {
  if (slashHint) slashHint.hidden = !slashIsOn;
  if (!slashSwitch) return;
  slashSwitch.checked = slashIsOn;
  (slashSwitch.parentElement as HTMLElement).hidden = false;
}
showSlash();
slashSwitch?.addEventListener('change', () => {
  slashIsOn = slashSwitch.checked;
  try {
    localStorage[SLASH] = slashIsOn ? 'on' : 'off';
  } catch {
    // It holds until the page is left.
  }
  showSlash();
});

addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, shiftKey, altKey, isComposing, target } = event;
  if (altKey || isComposing) return;
  const isAsked =
    ctrlKey || metaKey
      ? !shiftKey && 'kK'.includes(key)
      : slashIsOn && key === '/' && !(target as Element).closest?.('input, select, textarea');
  if (!isAsked) return;
  event.preventDefault();
  // A page without a search of its own leads to the one that is a page.
  if (root === null) link?.click();
  else open();
});

link?.addEventListener('pointerenter', start);
link?.addEventListener('click', (event) => {
  if (!dialog || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open();
});
for (const event of ['focus', 'input']) input?.addEventListener(event, start);
if (!dialog) {
  // The search page is for searching, and its address may ask for something.
  start();
  input?.focus({ preventScroll: true });
}
// Back from a result that was opened in the dialog.
else if (history.state?.search !== undefined) open();

// Without scripts a search form leads to the list of names; with them, to the search.
addEventListener('submit', ({ target: form }) => {
  (form as HTMLFormElement).action =
    (form as HTMLFormElement).dataset['searchAction'] ?? (form as HTMLFormElement).action;
});
