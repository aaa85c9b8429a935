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

/** What the text of a page is made of, in its order; an entry may stand within another one. */
export type TextPiece =
  | { kind: 'entry'; key: string; id: string | undefined }
  | { kind: 'end' }
  | { kind: 'heading'; id: string; text: string }
  | { kind: 'text'; text: string };

/**
 * Cuts the text of a page into sections. A new one begins with each entry on the page and at each heading that can be linked to;
 * where an entry ends, what is around it goes on. What stands in no entry belongs to no section.
 */
export function sectionsOf(path: string, pieces: readonly TextPiece[]): SearchSection[] {
  const sections: SearchSection[] = [];
  /** The sections in which the entries began that have not ended yet. */
  const around: (SearchSection | undefined)[] = [];
  let current: SearchSection | undefined;
  const begin = (key: string, id: string | undefined, heading?: string) => {
    current = { key, path: id === undefined ? path : `${path}#${id}`, heading, text: '' };
    sections.push(current);
  };
  for (const piece of pieces) {
    if (piece.kind === 'entry') {
      around.push(current);
      begin(piece.key, piece.id);
    } else if (piece.kind === 'end') current = around.pop();
    else if (current === undefined) continue;
    else if (piece.kind === 'heading') begin(current.key, piece.id, piece.text);
    else current.text += piece.text;
  }
  return sections
    .map((section) => ({ ...section, text: section.text.replace(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '');
}
