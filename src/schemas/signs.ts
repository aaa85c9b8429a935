import type { Refusal } from './checked.ts';

/** A sign that should not stand in a text, and where it stands, counted in UTF-16 units. */
export interface StrangeSign extends Refusal {
  index: number;
}

type Row = [sign: RegExp, found: (sign: string) => string, advice: (sign: string) => string];

const TAKE_OUT = () => 'Take it out.';
const UNSEEN = (sign: string) => `Here is a sign that nobody sees (${codePoint(sign)}).`;

/**
 * Signs that readers do not see, or that show a text otherwise than it is written (Unicode Standard Annexes 9, 15 and 31).
 * Joiners stay where scripts and emoji are spelled with them, marks of direction where a line has a script from right to
 * left.
 */
const STRANGE: Row[] = [
  [
    /\r(?!\n)/v,
    () => 'Here a line ends with a carriage return alone.',
    () => 'Save the file with the line ends of Unix or of Windows.',
  ],
  [
    /[[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u{fff9}-\u{fffb}]--[\t\n\r]]/v,
    (sign) => `Here is a control character (${codePoint(sign)}), which no text has.`,
    TAKE_OUT,
  ],
  [
    /[\u{2028}\u{2029}]/v,
    (sign) => `Here is a line break that editors hide (${codePoint(sign)}).`,
    () => 'Press Enter instead.',
  ],
  [
    /[\u{202a}-\u{202e}\u{2066}-\u{2069}]/v,
    (sign) => `Here is a sign that turns the words behind it around (${codePoint(sign)}).`,
    () => 'Take it out; browsers know the direction of every script.',
  ],
  // In the flags of regions, such as that of Scotland, tags stand behind a black flag.
  [/(?<![\u{1f3f4}\u{e0000}-\u{e007f}])[\u{e0000}-\u{e007f}]/v, UNSEEN, TAKE_OUT],
  [
    /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u{200c}\u{200d}]|(?<=\p{Script=Latn}\p{M}*)[\u{200c}\u{200d}]/v,
    UNSEEN,
    TAKE_OUT,
  ],
  [
    /[\u{ad}\u{115f}\u{1160}\u{180e}\u{200b}\u{2060}-\u{2064}\u{206a}-\u{206f}\u{3164}\u{feff}\u{ffa0}]/v,
    UNSEEN,
    TAKE_OUT,
  ],
  [
    /\p{Co}/v,
    (sign) => `Here is a sign of no script (${codePoint(sign)}), which readers see as a box.`,
    () => 'Write a letter or a word instead.',
  ],
  [
    /\u{fffd}|\u{e2}\u{20ac}[\u{153}\u{201d}\u{2122}\u{2dc}\u{93}\u{94}\u{9c}\u{9d}]|[\u{c2}\u{c3}][\u{80}-\u{bf}]/v,
    (sign) => `"${sign}" is what remains of a letter that a program could not read.`,
    () => 'Write the letter again.',
  ],
  [/\p{M}{6}/v, () => 'Here is a heap of marks on one letter.', () => 'Leave those that the word is spelled with.'],
];

const DIRECTION_MARK = /[\u{61c}\u{200e}\u{200f}]/v;
const FROM_RIGHT_TO_LEFT = /[\p{Script=Arab}\p{Script=Hebr}\p{Script=Nkoo}\p{Script=Syrc}\p{Script=Thaa}]/v;
const COMBINED = /\p{L}\p{M}+/gv;

/** The first sign of each kind that should not stand in a text. */
export function strangeSigns(text: string): StrangeSign[] {
  return [
    ...STRANGE.flatMap(([sign, found, advice]): StrangeSign[] => {
      const match = sign.exec(text);
      return match === null ? [] : [{ index: match.index, found: found(match[0]), advice: advice(match[0]) }];
    }),
    ...directionMarks(text).slice(0, 1),
    ...combinedLetters(text).slice(0, 1),
  ];
}

const codePoint = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

function directionMarks(text: string): StrangeSign[] {
  let start = 0;
  return text.split('\n').flatMap((line) => {
    const lineStart = start;
    start += line.length + 1;
    const match = FROM_RIGHT_TO_LEFT.test(line) ? null : DIRECTION_MARK.exec(line);
    return match === null ? [] : [{ index: lineStart + match.index, found: UNSEEN(match[0]), advice: TAKE_OUT() }];
  });
}

/** Letters for which Unicode has one sign, written as a letter and its marks: what macOS makes of file names, for example. */
function combinedLetters(text: string): StrangeSign[] {
  return [...text.matchAll(COMBINED)]
    .map(({ 0: letter, index }) => ({ letter, index, composed: letter.normalize('NFC') }))
    .filter(({ letter, composed }) => composed.length < letter.length)
    .map(({ letter, index, composed }) => ({
      index,
      found: `"${letter}" is put together from several signs, so a search for the word does not find it.`,
      advice: `Write it as one: ${composed}`,
    }));
}
