/** Control characters but tab and line feed: nobody typed them, and mail programs do strange things with them. */
const UNTYPED = /[\p{Cc}--[\t\n]]/gv;
const LINE_BREAKS = /\r\n?|[\u{85}\u{2028}\u{2029}]/gv;

/** A text with line feeds alone as breaks, without control characters and halves of surrogate pairs, and trimmed. */
export const plainText = (text: string): string =>
  text.toWellFormed().replace(LINE_BREAKS, '\n').replace(UNTYPED, '').trim();

/** The same in one line. */
export const plainLine = (text: string): string => plainText(text).replace(/\s+/g, ' ');
