import { plainLine, plainText } from './plain.ts';

/** What mail programs and the systems that open them take whole; in characters. Windows cuts a command near 2,048. */
export const LONGEST_MAIL_LINK = 2_000;

export interface Letter {
  to: string;
  subject: string;
  body: string;
}

/**
 * An address that opens a mail program with a letter in it (RFC 6068).
 *
 * @returns undefined when it is longer than mail programs take
 */
export function mailLink({ to, subject, body }: Letter): string | undefined {
  // RFC 6068, 5: line breaks in a body are CRLF, and everything beside unreserved signs is encoded; a subject has none.
  const text = encodeURIComponent(plainText(body).replaceAll('\n', '\r\n'));
  const link = `mailto:${encodeURIComponent(to).replace('%40', '@')}?subject=${encodeURIComponent(plainLine(subject))}&body=${text}`;
  return link.length > LONGEST_MAIL_LINK ? undefined : link;
}
