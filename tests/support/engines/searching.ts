import { becomes } from '../reader.ts';
import type { Place, Reader } from './engine.ts';
import { hasFocus, textOf, textsOf } from './looking.ts';

/** The search as a reader finds it, on its own page and in the dialog of every other. */
export const BOX: Place = { role: 'combobox', name: 'What are you looking for?' };
export const OPTIONS: Place = { role: 'option', within: { role: 'group' } };
export const IN_THE_TEXT: Place = { role: 'option', within: { role: 'group', name: 'In the text' } };
export const STATUS: Place = { css: '[data-search] [data-part=status]' };
const LIST: Place = { css: '[data-search-results]' };

/** Waits until the whole answer to a question is there, and says how many results it announces. */
export async function answerTo(reader: Reader, query: string): Promise<number> {
  const isAnswered = async () =>
    ((await textOf(reader, STATUS)) ?? '').endsWith(`for “${query}”.`) &&
    (await reader.look(LIST, ([list]) => list?.ariaBusy === 'false'));
  await becomes(isAnswered, true);
  return Number.parseInt((await textOf(reader, STATUS)) ?? '', 10) || 0;
}

/** Waits until what is typed goes into the box of the search. */
export const canType = (reader: Reader): Promise<void> => becomes(() => hasFocus(reader, BOX), true);

export const titles = (reader: Reader): Promise<string[]> =>
  textsOf(reader, { css: '[data-search-result] [data-part=title]' });

/** What stands in the box. */
export const typed = (reader: Reader): Promise<string | undefined> =>
  reader.look(BOX, ([box]) => (box as HTMLInputElement | undefined)?.value);
