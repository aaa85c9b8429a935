/** The letters that are written from the answers, until somebody changes them by hand. */
import { termsInWords } from '../domain/ready/answers.ts';
import { type Filled, fillBody, fillSubject, gapsIn } from '../domain/ready/letter.ts';
import { mailLink } from '../domain/ready/mail-link.ts';
import { GAPS } from '../schemas/letter-marks.ts';
import { copy } from './copying.ts';
import { find } from './find.ts';
import { answered, change, fields, form, noteOf, part, textOf } from './ready-fields.ts';

/** A letter of so many characters takes a browser longer to lay out than a key may take. */
const LONG = 10_000;
/** How long a long letter waits for another key, in milliseconds. */
const REST = 300;

export const letters = [...form.querySelectorAll<HTMLElement>('.letter')].map((place) => {
  const text = find<HTMLTextAreaElement>(place, 'textarea');
  const subject = part('subject', place);
  // The texts of the page have gaps; what is `written` is made from them, and any other text is by hand.
  return {
    place,
    text,
    subject,
    note: noteOf(text.name),
    to: find(place, 'a').textContent,
    emptySubject: subject.textContent,
    written: text.value,
  };
});
type Letter = (typeof letters)[number];

export const filled = (): Filled => ({
  ...Object.fromEntries(fields.map((name) => [name, textOf(name)])),
  terms: termsInWords(answered()),
});

let writing: ReturnType<typeof setTimeout> | undefined;

/** Writes the letters anew: long ones when no other key comes for a moment. */
export function writeLetters(): void {
  clearTimeout(writing);
  const isLong = fields.some((name) => textOf(name).length > LONG);
  if (isLong) writing = setTimeout(showLetters, REST);
  else showLetters();
}

/** Writes them at once. */
export function showLetters(): void {
  clearTimeout(writing);
  for (const letter of letters) showLetter(letter, filled());
}

function showLetter(letter: Letter, filled: Filled): void {
  const { place, text, subject, note, to, emptySubject } = letter;
  const isByHand = text.value !== letter.written;
  if (!isByHand) {
    letter.written = fillBody(text.defaultValue, filled);
    if (text.value !== letter.written) text.value = letter.written;
  }
  const line = fillSubject(emptySubject, filled);
  change(subject, line);
  part('anew', place).hidden = !isByHand;

  const gaps = gapsIn(`${line} ${text.value}`).map((name) => GAPS[name]);
  const link = mailLink({ to, subject: line, body: text.value });
  find<HTMLAnchorElement>(place, 'a').href = link ?? `mailto:${to}`;
  const hint = [
    gaps.length > 0 && `Still in brackets: ${gaps.join(', ')}.`,
    link === undefined && 'This is too long to be handed to a mail program: copy the text instead.',
  ]
    .filter((sentence) => sentence !== false)
    .join(' ');
  change(note, hint);
}

/** Copies a letter, with everything that was answered until now. */
export async function copyLetter({ text, note }: Letter, button: HTMLElement): Promise<void> {
  showLetters();
  const hint = note.textContent;
  const said = (await copy(text.value, button))
    ? 'The text is copied.'
    : 'Copying is not allowed here: take the text from the field above.';
  change(note, `${said} ${hint}`.trim());
}
