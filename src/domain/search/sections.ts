/** A section of a page as the text search knows it: results lead to the section, not only to its page. */
export interface SearchSection {
  /** The entry or page it belongs to: `channels/slack`. */
  key: string;
  /** The path with its fragment, without the base path. */
  path: string;
  /** The heading; none at the beginning of an entry. */
  heading: string | undefined;
  text: string;
}

/** What the text of a page is made of, in its order. */
export type TextPiece =
  | { kind: 'entry'; key: string; id: string | undefined }
  | { kind: 'heading'; id: string; text: string }
  | { kind: 'text'; text: string };

/**
 * Cuts the text of a page into sections. A new one begins with each entry on the page and at each heading that can be
 * linked to; what stands before the first entry belongs to no section.
 */
export function sectionsOf(path: string, pieces: readonly TextPiece[]): SearchSection[] {
  const sections: SearchSection[] = [];
  for (const piece of pieces) {
    const last = sections.at(-1);
    if (piece.kind === 'entry') {
      const place = piece.id === undefined ? path : `${path}#${piece.id}`;
      sections.push({ key: piece.key, path: place, heading: undefined, text: '' });
    } else if (last === undefined) {
    } else if (piece.kind === 'text') {
      last.text += piece.text;
    } else {
      sections.push({ key: last.key, path: `${path}#${piece.id}`, heading: piece.text, text: '' });
    }
  }
  return sections
    .map((section) => ({ ...section, text: section.text.replace(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '');
}
