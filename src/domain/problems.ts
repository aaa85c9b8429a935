/** Something in `content/` that has to be put right. Data until {@link reportOf} puts it into words. */
export interface Problem {
  /** The file, as an author names it: `content/channels/slack.mdx`. */
  file: string;
  /** The line, counted from 1. */
  line: number;
  /** The field of the front matter, `related[0]`; or what else the problem is about: `link`, `file`, `text`. */
  field: string;
  /** What was found, as a sentence. */
  found: string;
  /** What to write instead, in the imperative; without a full stop after an example that could be copied. */
  advice: string;
}

/** The order of texts by code unit, the same everywhere. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The problems by file, line and field; the same problem only once. Comparison is by code unit, the same everywhere. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const distinct = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...distinct.values()].sort(
    (a, b) =>
      compareText(a.file, b.file) || a.line - b.line || compareText(a.field, b.field) || compareText(a.found, b.found),
  );
}

/** A word of a report, and a sentence of it, in characters; longer ones are what somebody pasted by accident. */
const LONGEST_WORD = 100;
const LONGEST_SENTENCE = 500;

/** A problem without the length of what was found: 50,000 letters say no more than the first ones. */
export function shortened(problem: Problem): Problem {
  const short = (text: string): string => {
    const words = text.replace(/\S+/g, (word) => cut(word, LONGEST_WORD));
    return cut(words, LONGEST_SENTENCE);
  };
  return { ...problem, field: short(problem.field), found: short(problem.found), advice: short(problem.advice) };
}

const cut = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest / 2)}…${text.slice(-longest / 4)}`;

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

/**
 * The report of all problems: place and field, what was found, what to write; then how many.
 *
 * @example
 * content/terms/no-sla.mdx:4  aliases[2]
 *   "uptime" is already a name of content/terms/stability.mdx. Keep it in one of the two.
 *
 * 1 problem in 1 file.
 */
export function reportOf(problems: readonly Problem[]): string {
  const sorted = sortProblems(problems);
  const paragraphs = sorted.map(
    ({ file, line, field, found, advice }) => `${file}:${line}  ${field}\n  ${found} ${advice}\n`,
  );
  const files = new Set(sorted.map(({ file }) => file)).size;
  return [...paragraphs, `\n${count(sorted.length, 'problem')} in ${count(files, 'file')}.\n`].join('');
}
