/** Link marks: a press copies the address, says so, and offers it in other forms. And places that are linked to get the focus. */
const menu = document.querySelector<HTMLElement>('[data-link-menu]');
const said = menu?.querySelector('p');
let pressed: HTMLAnchorElement | undefined;

/** The forms in which a link can be copied. */
const FORMS: Record<string, (mark: HTMLAnchorElement) => string> = {
  address: ({ href }) => href,
  short: (mark) => shortAddressOf(mark) ?? mark.href,
  markdown: (mark) => `[${titleOf(mark).replace(/[[\]\\]/g, '\\$&')}](${mark.href})`,
  answer: (mark) => `${titleOf(mark)}: ${answerOf(mark)} ${mark.href}`,
};

const entryOf = (mark: Element) => mark.closest<HTMLElement>('[data-entry]');
const wordsOf = (element: Element | null | undefined) => element?.textContent?.trim() ?? '';

/** The title of the entry, and of the section in it that the mark stands beside. */
function titleOf(mark: Element): string {
  const own = wordsOf(mark.parentElement?.querySelector('h1, h2, h3'));
  const title = wordsOf(entryOf(mark)?.querySelector('h1, h2, h3')) || document.title.split(' · ')[0];
  return own === title || own === '' ? `${title}` : `${title}: ${own}`;
}

const answerOf = (mark: Element) =>
  wordsOf(entryOf(mark)?.querySelector('[data-summary]')) ||
  (document.querySelector<HTMLMetaElement>('meta[name=description]')?.content ?? '');

/** The short address of the entry; of a section in it, the same with its place behind it. */
function shortAddressOf(mark: HTMLAnchorElement): string | undefined {
  const entry = entryOf(mark);
  if (entry === null) return undefined;
  const { entry: id } = entry.dataset;
  const place = mark.hash === `#${id}` ? '' : mark.hash;
  return new URL(`${import.meta.env.BASE_URL}go/${id}/${place}`, location.href).href;
}

async function copy(form: string): Promise<void> {
  if (pressed === undefined || menu === null || !said) return;
  const text = FORMS[form]?.(pressed) ?? pressed.href;
  menu.showPopover();
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = `Copied: ${text}`;
  } catch {
    // Refused by the browser, or not https: it can still be taken from here.
    said.textContent = `Copy this: ${text}`;
  }
}

document.addEventListener('click', (event) => {
  const mark = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.mark') : null;
  if (mark === null || menu === null || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  pressed = mark;
  for (const button of menu.querySelectorAll('button'))
    button.hidden = button.value === 'short' && entryOf(mark) === null;
  void copy('address');
  // Who pressed a key goes on with the keyboard; leaving the menu leads back to the mark.
  if (event.detail === 0) menu.querySelector<HTMLElement>('button:not([hidden])')?.focus();
});
menu?.addEventListener('click', ({ target }) => {
  if (target instanceof HTMLButtonElement) void copy(target.value);
});

/** The place that an address names gets the focus, so that reading and the Tab key go on from there. */
function meetTarget(): void {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // What cannot be decoded is looked up as it stands.
  }
  const target = document.getElementById(id);
  // Who is in it already, by the Tab key, stays where they are.
  if (target === null || target.contains(document.activeElement)) return;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
meetTarget();
addEventListener('hashchange', meetTarget);
