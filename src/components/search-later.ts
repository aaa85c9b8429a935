/**
 * What of the search can come after its first answer: slips, the text of the guide, the counts beside the filters. It shares
 * no module with the search itself, or the two would wait for a third file.
 */
import type { Line } from './search-list.ts';
import type { Question } from './search-question.ts';

/** What is said when only the text answers. */
export const NAMES_LOST = 'The names could not be loaded; the full text is searched instead.';

/** How long a button says what it did, in milliseconds. */
const SAYING = 2000;

export { nearWords } from '../domain/search/slips.ts';
export { correctionOf } from '../domain/search/understood.ts';
export { sectionLines } from './search-text.ts';

/** Says beside each choice of a filter how many lines it would leave, the other filter being as it is. */
export function countChoices(
  selects: readonly HTMLSelectElement[],
  question: Question,
  linesLeft: (question: Question) => number,
): void {
  const isAnswered = linesLeft({ ...question, kind: '', state: '' }) > 0;
  for (const select of selects) {
    for (const option of select.options) {
      option.dataset['word'] ??= option.text;
      const left = linesLeft({ ...question, [select.name]: option.value });
      option.text = isAnswered ? `${option.dataset['word']} (${left})` : option.dataset['word'];
    }
  }
}

/** What a question was taken for. The place stays, only its text changes: what appears as a whole may not be read out. */
export function showCorrection(part: HTMLElement, corrected: string | undefined): void {
  const isNone = corrected === undefined;
  part
    .querySelector('[role=status]')
    ?.replaceChildren(isNone ? '' : `Did you mean “${corrected}”? This is what is shown.`);
  part.querySelector('button')?.toggleAttribute('hidden', isNone);
}

/** Names that come nearest where nothing answers. */
export function showNear(part: HTMLElement, near: readonly Line[]): void {
  part.hidden = near.length === 0;
  part.querySelector('ul')?.replaceChildren(
    ...near.map(({ url, title }) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = url;
      link.textContent = title;
      item.append(link);
      return item;
    }),
  );
}

/** Says on the buttons of the search what they do with the chosen line, or without one, as in `SearchParts.astro`. */
export function showChosen(root: HTMLElement, line: Line | undefined): void {
  const say = (button: string, text: string) => root.querySelector(button)?.replaceChildren(text);
  say('[type=submit]', line ? 'Open this one' : 'Open the first');
  say('[data-part=copy]', line ? 'Copy link' : 'Copy link to this search');
  say('[data-part=copied]', '');
  const copy = root.querySelector('[data-part=copy]');
  if (copy) copy.ariaLabel = line ? `Copy link to “${line.title}”` : null;
}

/** Puts back the words of the button that says what was copied, if one does. */
let putBack: (() => void) | undefined;

/** Copies a link, says so on the button that was pressed, and answers with what it says. */
export async function copied(url: string, button: Element): Promise<string> {
  const text = await copiedOrShown(new URL(url, location.href).href);
  putBack?.();
  const label = button.textContent;
  button.textContent = text;
  const timer = setTimeout(() => putBack?.(), SAYING);
  putBack = () => {
    clearTimeout(timer);
    putBack = undefined;
    // Unless it says something else by now, because another line was chosen.
    if (button.textContent === text) button.textContent = label;
  };
  return text;
}

async function copiedOrShown(address: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(address);
    return 'Copied';
  } catch {
    // Refused by the browser, or not https: the address can still be taken from here.
    return address;
  }
}
