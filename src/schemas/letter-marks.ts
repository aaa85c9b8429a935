/** What a reader fills in, and the words that stand in a letter until then. Free of zod, because browsers need it too. */
export const GAPS = {
  project: '[the name of your project]',
  repository: '[where its code is]',
  what: '[what it does]',
  learn: '[what you want to learn]',
  terms: '[what you say to the terms]',
} as const;
export type Gap = keyof typeof GAPS;
export const GAP_NAMES = Object.keys(GAPS) as Gap[];

/** Author's marks such as `{project}`. */
export const MARK = /\{(\w+)\}/g;

/** The names between braces in an author's text that are none of {@link GAPS}. */
export const unknownMarks = (text: string): string[] =>
  [...text.matchAll(MARK)].flatMap(([, name = '']) => (Object.hasOwn(GAPS, name) ? [] : [name]));
