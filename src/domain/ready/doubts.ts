/** More than this is read by nobody in a letter; in characters. */
const LONG = 2_000;

/** What seems odd about something that was filled in, said calmly, or undefined. Nothing is refused: it is the reader's letter. */
export function doubtAbout(field: 'project' | 'repository' | 'what' | 'learn', text: string): string | undefined {
  const written = text.trim();
  if (written === '') return undefined;
  if (!/[\p{L}\p{N}]/v.test(written)) return 'There is no letter in this. It goes into the letter as it is.';
  if (written.length > LONG)
    return `${written.length.toLocaleString('en')} characters: a shorter letter is read sooner.`;
  if (field === 'project' && written.length > 100) return 'This is long for a name. It goes into the letter as it is.';
  if (field === 'repository' && !isWebAddress(written))
    return 'This is not a whole web address, such as https://example.org/code. It goes into the letter as it is.';
  return undefined;
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && !/\s/.test(text);
}
