/**
 * What of the search can come after its first answer: slips, the text of the guide, the counts beside the filters. It shares
 * no module with the search itself, or the two would wait for a third file.
 */
import { copy } from './copying.ts';
import type { Line } from './search-list.ts';
import type { Question } from './search-question.ts';

/** What is said when only the text answers. */
export const NAMES_LOST = 'The names could not be loaded; the full text is searched instead.';

export { nearWords } from '../domain/search/slips.ts';
export { correctionOf } from '../domain/search/understood.ts';
export { sectionLines } from './search-text.ts';

/**
 * Says beside each choice of a filter how many lines it would leave, the other filter being as it is, and when both leave none.
 *
 * @param of repeats the question, for what is announced
 */
export function countChoices(
  root: HTMLElement,
  question: Question,
  linesLeft: (question: Question) => number,
  of: string,
): void {
  const all = linesLeft({ ...question, kind: '', state: '' });
  const isAnswered = all > 0;
  if (isAnswered && linesLeft(question) === 0) {
    const hidden = all === 1 ? 'the one result' : `all ${all} results`;
    root.querySelector('[data-part=status]')?.replaceChildren(`“Look in” and “State” hide ${hidden}${of}.`);
  }
  for (const select of root.querySelectorAll('select')) {
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
  part.querySelector('[role=status]')?.replaceChildren(isNone ? '' : `Showing results for “${corrected}”.`);
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
  say('[type=submit]', line ? 'Open this' : 'Open first');
  say('[data-part=copied]', '');
  say('[data-part=copy]', line ? 'Copy link' : 'Copy link to this search');
  const copying = root.querySelector('[data-part=copy]');
  if (copying) copying.ariaLabel = line ? `Copy link to “${line.title}”` : null;
}

/** Copies a link, says so on the button that was pressed, and answers with what it says: the link, when it is refused. */
export async function copied(url: string, button: HTMLElement): Promise<string> {
  const { href } = new URL(url, location.href);
  return (await copy(href, button, href)) ? 'Copied' : href;
}
