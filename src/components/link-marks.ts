/** Link marks: a press copies the address, says so, and offers it in other forms. And places that are linked to get the focus. */
const menu = document.querySelector<HTMLElement>('[data-link-menu]');
const said = menu?.querySelector('p');
/** The forms in which the link that was pressed can be copied. */
let forms: Record<string, string | undefined> = {};
let pressed: HTMLAnchorElement | undefined;

const wordsOf = (element?: Element | null) => element?.textContent?.trim().replace(/\s+/g, ' ') ?? '';

function formsOf(mark: HTMLAnchorElement): typeof forms {
  const { href, hash, parentElement: beside } = mark;
  const entry = mark.closest<HTMLElement>('[data-entry], .entry');
  const heading = wordsOf(beside?.querySelector('h1, h2, h3'));
  const title = wordsOf(entry?.querySelector('h1, h2, h3')) || (document.title.split(' · ')[0] ?? '');
  const isSection = heading !== '' && heading !== title;
  const name = isSection ? `${title}: ${heading}` : title;
  const next = beside?.nextElementSibling;
  // Of a section how it begins; of an entry its summary, and what became of it.
  const answer = wordsOf(
    isSection
      ? (next?.querySelector('p:not(.label), li') ?? next)
      : entry?.querySelector('[data-summary], .entry > .heading + p, .step .prose p'),
  );
  const state = isSection ? '' : wordsOf(entry?.querySelector('.state'));
  const id = entry?.dataset['entry'] ?? entry?.id;
  return {
    address: href,
    // Of a section the short address of its entry, with the place behind it.
    short: id && new URL(`${import.meta.env.BASE_URL}go/${id}/${hash === `#${id}` ? '' : hash}`, href).href,
    markdown: `[${name.replace(/[[\]\\]/g, '\\$&')}](${href})`,
    answer: `${name}${answer && `: ${answer}`}${state && ` (${state})`} ${href}`,
  };
}

async function copy(form: string): Promise<void> {
  const text = forms[form] ?? '';
  // With its source, the Tab key goes from the mark into the menu and back behind the mark.
  menu?.showPopover({ source: pressed });
  try {
    await navigator.clipboard.writeText(text);
    said?.replaceChildren(`Copied: ${text}`);
  } catch {
    // Refused by the browser, or not https: it can still be taken from here.
    said?.replaceChildren(`Copy this: ${text}`);
  }
}

document.addEventListener('click', (event) => {
  const mark = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.mark') : null;
  if (mark === null || menu === null || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  pressed = mark;
  forms = formsOf(mark);
  for (const button of menu.querySelectorAll('button')) button.hidden = forms[button.value] === undefined;
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
