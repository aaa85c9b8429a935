import { isQuestionName } from './field-names.ts';
import { plainText } from './plain.ts';

export const ANSWERS = ['yes', 'no', 'unsure'] as const;
export type Answer = (typeof ANSWERS)[number];

const isAnswer = (text: string): boolean => (ANSWERS as readonly string[]).includes(text);

/** A question that a term asks of a project, as far as it has been answered. */
export interface Question {
  /** The name of the term. */
  title: string;
  /** A yes to it as a letter says it, in small letters: `we can do without an SLA`. */
  weSay: string;
  /** Whether the source lets nobody in without a yes. */
  isCondition: boolean;
  answer: Answer | undefined;
}

export const isOpen = ({ answer }: Question): boolean => answer === 'no' || answer === 'unsure';

const asSentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** What a letter says of the terms: what can be said to them, what cannot, and what is not known. Empty while nothing is answered. */
export function termsInWords(questions: readonly Question[]): string {
  const parts: [heading: string, wanted: Answer, inWords: (weSay: string) => string][] = [
    ['This we can say to the terms of the environment:', 'yes', (weSay) => `${asSentence(weSay)}.`],
    // In quotation marks, or a hasty reader takes it for what is said.
    ['This we cannot say, and would like to talk about:', 'no', (weSay) => `“${asSentence(weSay)}.”`],
    ['This we do not know yet:', 'unsure', (weSay) => `Whether ${weSay}.`],
  ];
  return parts
    .map(([heading, wanted, inWords]) => [
      heading,
      ...questions.filter(({ answer }) => answer === wanted).map(({ weSay }) => `- ${inWords(weSay)}`),
    ])
    .filter((lines) => lines.length > 1)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** Everything that a reader has answered and typed; field names as keys. */
export type Answers = Record<string, string>;

/** What stands between the place on the page and the answers, in the part of an address that never leaves the browser. */
export const BEFORE_ANSWERS = '?';

/**
 * The fragment of an address that carries answers: `is-my-project-ready?telemetry=yes&project=…` (encoded as forms are,
 * WHATWG URL 5.2). A fragment, because browsers do not send it to any server.
 */
export function fragmentOf(place: string, answers: Answers): string {
  const given = Object.entries(answers).filter(([, text]) => text !== '');
  return `${place}${BEFORE_ANSWERS}${new URLSearchParams(given.map(([name, text]) => [name, text.toWellFormed()]))}`;
}

/**
 * The answers that an address carries, or undefined when it carries none. They come from anybody, so they are cleaned: what
 * no question can be answered with is no answer.
 *
 * @param hash as `location.hash` has it
 * @param names the fields that there are; others are left out
 */
export function answersIn(hash: string, place: string, names: readonly string[]): Answers | undefined {
  const start = `#${place}${BEFORE_ANSWERS}`;
  if (!hash.startsWith(start)) return undefined;
  const given = new URLSearchParams(hash.slice(start.length));
  const answers = names.map((name) => {
    const text = plainText(given.get(name) ?? '');
    return [name, isQuestionName(name) && !isAnswer(text) ? '' : text] as const;
  });
  // Cut off behind the question mark, an address is no wish to clear everything.
  return answers.some(([, text]) => text !== '') ? Object.fromEntries(answers) : undefined;
}

/**
 * Answers that were given when some fields had other names.
 *
 * @param namesOfToday by the name that a field had
 */
export function withNamesOfToday(given: Answers, namesOfToday: ReadonlyMap<string, string>): Answers {
  const named = Object.entries(given).map(([name, text]) => [namesOfToday.get(name) ?? name, text] as const);
  // A text under the name of today is newer than an empty one under an old name.
  return Object.fromEntries(named.filter(([, text]) => text !== ''));
}
