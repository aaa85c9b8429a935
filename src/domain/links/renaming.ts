import { addressesOfKey } from './moves.ts';

/**
 * How what leads to an entry is written once the entry has another name: its key, and every address under which it is met, with
 * what follows the fragment sign.
 *
 * @param from the key that it had, `channels/slack`
 * @param to the key that it has now
 * @returns what answers with the new way to write a reference or a link; with nothing for what leads elsewhere
 */
export function renaming(from: string, to: string): (written: string) => string | undefined {
  const old = addressesOfKey(from) ?? [];
  const now = addressesOfKey(to) ?? [];
  return (written) => {
    if (written === from) return to;
    const at = old.indexOf(written);
    if (at >= 0) return now[at];
    const [page = ''] = old;
    return page !== '' && !page.includes('#') && written.startsWith(`${page}#`)
      ? `${now[0]}${written.slice(page.length)}`
      : undefined;
  };
}
