/**
 * All that a page carries of the search: it opens the dialog, and fetches the rest when somebody shows interest. The names
 * and the code that reads them travel at the same time. It imports nothing before that, so that it can stand in the page.
 */
import type { PackedNames } from '../domain/search/names.ts';
import type { Sources } from './search-view.ts';

const root = document.querySelector<HTMLElement>('[data-search]');
const dialog = document.querySelector<HTMLDialogElement>('[data-search-dialog]');
const input = root?.querySelector<HTMLInputElement>('input[type=search]');
const link = document.querySelector<HTMLAnchorElement>('a[data-search-link]');
let started = false;

const sources: Sources = {
  async names() {
    const response = await fetch(`${import.meta.env.BASE_URL}names.json`);
    if (!response.ok) throw new Error(`The names answer ${response.status}.`);
    return response.json();
  },
  later: () => import('./search-later.ts'),
  pagefind: () => import(/* @vite-ignore */ `${import.meta.env.BASE_URL}pagefind/pagefind.js`),
};

/**
 * Fetches what the search needs first, once. When its code does not arrive, the next letter is a new try. Where a browser
 * does not ask twice for a script, or a newer build has taken its place, Enter sends the form, and a whole page is fetched.
 */
function start(): void {
  if (started || root === null) return;
  started = true;
  let names: Promise<PackedNames> | undefined = sources.names();
  // Looked at by the view; until it is there nobody else would.
  names.catch(() => undefined);
  const namesOnTheirWay = () => {
    const first = names ?? sources.names();
    names = undefined;
    return first;
  };
  import('./search-view.ts').then(
    ({ showSearch }) => showSearch(root, { ...sources, names: namesOnTheirWay }),
    () => {
      started = false;
      root.querySelector('[data-part=status]')?.replaceChildren('The search could not be loaded. Enter tries again.');
      root.querySelector('[data-part=nothing]')?.removeAttribute('hidden');
    },
  );
}

function open(): void {
  start();
  if (dialog !== null && !dialog.open) dialog.showModal();
  input?.focus();
  input?.select();
}

addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, altKey, isComposing } = event;
  const slash = key === '/' && !ctrlKey && !metaKey && !altKey;
  const controlK = key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey;
  const target = event.target instanceof Element ? event.target : undefined;
  const typing = target?.closest('input, textarea, select, [contenteditable]') != null;
  if (isComposing || !(controlK || (slash && !typing))) return;
  event.preventDefault();
  open();
});

link?.addEventListener('pointerenter', start);
link?.addEventListener('click', (event) => {
  if (dialog === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open();
});
for (const event of ['focus', 'input']) input?.addEventListener(event, start);
dialog?.addEventListener('close', () => history.replaceState(null, ''));
// Back from a result that was opened in the dialog.
if (dialog !== null && history.state?.search !== undefined) open();
// The search page is for searching, and its address may ask for something.
if (root !== null && dialog === null) {
  start();
  input?.focus({ preventScroll: true });
}

// Without scripts a search form leads to the list of names; with them, to the search.
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-search-action]')) {
  form.action = form.dataset['searchAction'] ?? form.action;
}
