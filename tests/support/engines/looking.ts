import { becomes } from '../reader.ts';
import type { Place, Reader } from './engine.ts';

/** What a reader sees of a place, in whatever engine. */

/** The text of each element, on one line. */
export const textsOf = (reader: Reader, place: Place): Promise<string[]> =>
  reader.look(place, (elements) => elements.map(({ innerText }) => innerText.replace(/\s+/g, ' ').trim()));

/** The text of the first element; nothing where there is none. */
export const textOf = async (reader: Reader, place: Place): Promise<string | undefined> =>
  (await textsOf(reader, place))[0];

export const countOf = (reader: Reader, place: Place): Promise<number> =>
  reader.look(place, (elements) => elements.length);

/** Whether any of it can be seen. */
export const isVisible = (reader: Reader, place: Place): Promise<boolean> =>
  reader.look(place, (elements) => elements.some((element) => element.checkVisibility({ visibilityProperty: true })));

/** Whether the first of it has the focus. */
export const hasFocus = (reader: Reader, place: Place): Promise<boolean> =>
  reader.look(place, ([first]) => first !== undefined && first === document.activeElement);

/** Whether all of the first is in the window, where a reader sees it without scrolling. */
export const isInWindow = (reader: Reader, place: Place): Promise<boolean> =>
  reader.look(place, ([first]) => {
    const { top = -1, bottom = -1 } = first?.getBoundingClientRect() ?? {};
    return top >= 0 && bottom <= innerHeight;
  });

/** What an address says behind the host. */
export async function pathOf(reader: Reader): Promise<string> {
  const { pathname, search, hash } = new URL(await reader.address());
  return pathname + search + hash;
}

/** Waits until the page with this heading is open. */
export const arrivesAt = (reader: Reader, heading: string): Promise<void> =>
  becomes(() => textOf(reader, { css: 'h1' }), heading);
