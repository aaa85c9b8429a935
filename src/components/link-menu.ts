/** What a pressed link mark says and offers: that the address is copied, the same in other forms, and a report of what is wrong there. */
import { type Desk, reportLink } from '../domain/corrections/report.ts';
import { SHORT_FOLDER } from '../domain/links/paths.ts';
import styles from './link-menu.css?inline';

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

const menu = document.createElement('dialog');
menu.popover = 'auto';
menu.className = 'link-menu';
menu.ariaLabel = 'Copy the link';
const said = document.createElement('p');
said.className = 'label';
said.role = 'status';
const FORMS = { short: 'Short address', markdown: 'Markdown', answer: 'With the answer' };
const report = document.createElement('a');
report.className = 'pill';
report.textContent = 'Something wrong?';
menu.append(said, ...Object.entries(FORMS).map(([form, words]) => button(form, words)), report);
document.body.append(menu);

/** The forms in which the link that was pressed can be copied. */
let forms: Record<string, string | undefined> = {};

/**
 * Shows the menu of a pressed mark.
 *
 * @param copied the copying of its address, which may fail
 */
export function showLinkMenu(mark: HTMLAnchorElement, copied: Promise<void>, byKeyboard: boolean): void {
  const place = placeOf(mark);
  forms = formsOf(place, mark);
  const reports = reportOf(place, mark);
  report.hidden = reports === undefined;
  report.href = reports ?? '';
  for (const button of menu.querySelectorAll('button')) button.hidden = forms[button.value] === undefined;
  // With its source, the Tab key goes from the mark into the menu and back behind the mark.
  menu.showPopover({ source: mark });
  void say(mark.href, copied);
  // Leaving the menu leads back to the mark.
  if (byKeyboard) menu.querySelector<HTMLElement>('button:not([hidden])')?.focus();
}

menu.addEventListener('click', ({ target }) => {
  if (!(target instanceof HTMLButtonElement)) return;
  const text = forms[target.value] ?? '';
  void say(text, (async () => navigator.clipboard.writeText(text))());
});

// Whoever goes on with the Tab key leaves the menu behind, and finds nothing under it.
menu.addEventListener('focusout', ({ relatedTarget }) => {
  if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.hidePopover();
});

function button(value: string, words: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'pill';
  made.value = value;
  made.textContent = words;
  return made;
}

async function say(text: string, copied: Promise<void>): Promise<void> {
  try {
    await copied;
    said.replaceChildren(`Copied: ${text}`);
  } catch {
    // Refused by the browser, or not https: it can still be taken from here.
    said.replaceChildren(`Copy this: ${text}`);
  }
}

/** What a reader sees of an element, in one line. */
const wordsOf = (element?: HTMLElement | null) =>
  element?.checkVisibility() ? element.innerText.trim().replace(/\s+/g, ' ') : '';

/** What stands at a mark, in the words of its page. */
interface MarkedPlace {
  entry: HTMLElement | null;
  id: string | undefined;
  name: string;
  answer: string;
  /** What became of it; nothing for a part of an entry. */
  state: string;
}

/**
 * What a mark stands at: the nearest element that says by `data-entry` what it is about. Its name is its `data-title`, or else its
 * heading, or that of the page. `data-summary` marks its answer, which of a step is the beginning of its text. For its state it has
 * the class of StateMark to ask for: an attribute more beside each would make the heaviest pages heavier than they may be.
 */
function placeOf(mark: HTMLAnchorElement): MarkedPlace {
  const beside = mark.parentElement;
  const entry = mark.closest<HTMLElement>('[data-entry]');
  const heading = wordsOf(beside?.querySelector<HTMLElement>('h1, h2, h3'));
  const title =
    entry?.dataset['title'] ??
    (wordsOf(entry?.querySelector<HTMLElement>('h1, h2, h3')) || (document.title.split(' · ')[0] ?? ''));
  const isSection = heading !== '' && heading !== title;
  return {
    entry,
    id: entry?.dataset['entry'],
    name: isSection ? `${title}: ${heading}` : title,
    // Of a section how it begins; of an entry its summary, and what became of it.
    answer: isSection
      ? beginningAfter(beside, entry)
      : wordsOf(entry?.querySelector<HTMLElement>('[data-summary], .prose p')),
    // The page of a meeting says two: beside its dates its own, above them what a later record says.
    state: isSection
      ? ''
      : wordsOf(entry?.querySelector<HTMLElement>('dd .state') ?? entry?.querySelector<HTMLElement>('.state')),
  };
}

/** How a section begins, when that is a sentence. A table, questions to choose from, and the cards of entries are none. */
function beginningAfter(heading: Element | null, entry: Element | null): string {
  for (let next = heading?.nextElementSibling; next; next = next.nextElementSibling) {
    const first = next.matches('p') ? (next as HTMLElement) : next.querySelector<HTMLElement>('p:not(.label), li');
    const words = first?.closest('[data-entry]') === entry ? wordsOf(first) : '';
    if (/[.:?!]\S?$/.test(words)) return words;
    if (!next.matches('.label, .state, [hidden]')) break;
  }
  return '';
}

const formsOf = ({ id, name, answer, state }: MarkedPlace, { href, hash }: HTMLAnchorElement): typeof forms => ({
  // Of a section the short address of its entry, with the place behind it.
  short: id && new URL(`${import.meta.env.BASE_URL}${SHORT_FOLDER}/${id}/${hash === `#${id}` ? '' : hash}`, href).href,
  markdown: `[${name.replace(/[[\]\\]/g, '\\$&')}](${href})`,
  answer: answer || state ? `${name}${answer && `: ${answer}`}${state && ` (${state})`} ${href}` : undefined,
});

/** Where it can be told what is wrong at a place; nothing on a page that says of no place where reports go. */
function reportOf({ entry, id, name, answer, state }: MarkedPlace, { href }: HTMLAnchorElement): string | undefined {
  const own = entry?.querySelector<HTMLElement>('[data-desk]') ?? document.querySelector<HTMLElement>('[data-desk]');
  const desk = own?.dataset['desk'];
  if (!desk) return own?.querySelector('a')?.href;
  const key = entry?.dataset['searchKey'] ?? id ?? '';
  return reportLink({ key, title: name, says: answer, url: href, state: state || undefined }, JSON.parse(desk) as Desk);
}
