import { z } from 'zod';
import { webAddress } from './address-fields.ts';
import { checked, type Refusal } from './checked.ts';
import { FACT_ID } from './fact-id.ts';
import { strangeSigns } from './signs.ts';
import { day, dayMonthOrYear } from './time-fields.ts';

const ID = '[a-z0-9]+(?:-[a-z0-9]+)*';

/** The longest name of an entry: its pictures and calendars add to it, and file systems take 255 bytes. */
export const LONGEST_ID = 80;

/** Whether a file name (without ending) can be an id: lower case, digits and single hyphens. */
export const isId = (text: string): boolean => new RegExp(`^${ID}$`).test(text);

/** No id: hosts and servers of files show the page of the folder under it. */
export const FOLDER_PAGE_ID = 'index';

/** A reference to an entry, `collection/id`. Whether there is one is for `references-exist`, which knows all of them. */
export const entryReference = z.string().min(1);

/** A text of one line with at least one letter or digit, without the spaces around it and with single spaces in it. */
export const line = (max: number) => checked(z.string().overwrite(singleSpaced).min(1).max(max), refuseText);

const singleSpaced = (text: string): string => text.trim().replace(/ {2,}/g, ' ');

function refuseText(text: string): Refusal | undefined {
  if (/[\n\t]/.test(text))
    return { found: 'This text has a line break or a tab in it.', advice: 'Write it in one line.' };
  if (!/[\p{L}\p{N}]/v.test(text)) return { found: `"${text}" has no letter.`, advice: 'Write words.' };
  // Signs that are written as they are were told with the file; here are those that were written as \u202e.
  const [sign] = strangeSigns(text);
  return sign;
}

/**
 * An address of an entry. One that is known to be dead stays, because the source has it; readers see it as words.
 *
 * @param longestLabel how many characters its label may have, where it is shown
 */
export const labelledAddress = (longestLabel: number) =>
  z.strictObject({
    label: line(longestLabel).describe('What the address is, in a few words: "List page".'),
    url: webAddress.describe('The address, in quotes.'),
    dead: line(90).describe('What became of it, when it leads nowhere any more: "deleted in May 2026".').optional(),
  });

/** A piece of a later public record: an address, or a commit or issue of a repository. */
export const evidence = checked(
  z.strictObject({
    what: line(160).describe('What it is, in a few words: "answers to questions about the shutdown".').optional(),
    date: dayMonthOrYear.describe('When it was written; with a commit, the day of the commit.').optional(),
    url: webAddress.describe('A public address.').optional(),
    repository: z
      .string()
      .max(140)
      .regex(/^(?!\.+\/)[\w.\-]+\/(?!\.+$)[\w.\-]+$/v)
      .describe('owner/name of a repository on GitHub.')
      .optional(),
    file: line(200).describe('The file in that repository.').optional(),
    commit: z
      .string()
      .regex(/^[0-9a-f]{7,40}$/)
      .describe('The commit: 7 to 40 of the signs 0-9 and a-f, in quotes.')
      .optional(),
    issue: z.int().positive().describe('The number of an issue in that repository.').optional(),
  }),
  (value) => {
    const inRepository = value.repository !== undefined && (value.commit !== undefined || value.issue !== undefined);
    return value.url !== undefined || inRepository
      ? undefined
      : { found: 'This evidence cannot be looked up.', advice: 'Give url, or repository with commit or issue.' };
  },
);
export type Evidence = z.infer<typeof evidence>;

/** `current`: in use; `unknown`: no record says how it is today; `changed`: something else now; `closed`: over. */
export const STATES = ['current', 'unknown', 'changed', 'closed'] as const;
export type State = (typeof STATES)[number];

const record = checked(
  z.strictObject({
    state: z.enum(STATES).describe('What later public records say: current, unknown, changed or closed.'),
    says: line(240).describe('One short sentence that continues "Later record: …".'),
    lastSign: z
      .strictObject({
        date: dayMonthOrYear.describe('When: a day, a month or a year.'),
        what: line(200).describe('What happened then, in a few words.'),
        evidence: evidence.describe('Where a reader can look it up.').optional(),
      })
      .describe('The last public sign of it, with its date.')
      .optional(),
    evidence: z.array(evidence).default([]).describe('Where a reader can look it up.'),
    checked: day.describe('The day a person last looked.'),
  }),
  (value) =>
    value.state === 'unknown' || value.evidence.length > 0 || value.lastSign?.evidence !== undefined
      ? undefined
      : { found: `The state "${value.state}" has no evidence.`, advice: 'Add evidence, or write: state: unknown' },
);
export type EntryRecord = z.infer<typeof record>;

const quotation = z.strictObject({
  line: z.int().positive().describe('The line of the source document.'),
  quote: line(200).describe('The few words, exactly as they stand there, slips included.'),
  note: line(240).describe('Why these words matter, or what was meant.').optional(),
});

const source = z.strictObject({
  lines: z.array(z.int().positive()).min(1).describe('The lines of the source document that say it.').optional(),
  asOf: day.describe('The day from which the wording is.'),
  wording: z.array(quotation).default([]).describe('Words that matter exactly: a rule, a promise, a slip.'),
});
export type Quotation = z.infer<typeof quotation>;

const fact = z.strictObject({
  id: z
    .string()
    .regex(FACT_ID)
    .describe('Its name, which is the end of its address: a few letters for its group, and its number: te-12'),
  line: z.int().positive().describe('The line of the source document that says it.'),
  says: line(160).describe('The fact in one short sentence of your own.'),
  quote: line(60).describe('The few words that say it there, exactly as they stand; where wording matters.').optional(),
});
export type Fact = z.infer<typeof fact>;

/** The facts of the source document that an entry or a page retells. */
export const facts = z
  .array(fact)
  .default([])
  .describe('The facts of the source, one by one; each stands in one file.');

/** What an entry asks a project, for those who wonder whether theirs is ready. */
export const question = z.strictObject({
  asks: line(120).describe('A question whose good answer is yes: "Can your project do without a backup?".'),
  because: line(240).describe('What the source says about it, and why it matters.'),
  weSay: line(160).describe(
    'A yes to it as letters say it, in small letters and without a full stop; it also goes on behind "whether": "we can do without a backup".',
  ),
});

/** What every entry has, whatever its kind. */
export const entryFields = {
  title: line(80).describe('The name, as a reader would say it.'),
  summary: line(260)
    .min(20)
    .describe('One or two sentences that answer the question by themselves: for lists, previews and search.'),
  aliases: z.array(line(60)).default([]).describe('Other names, short forms, and what people type for it.'),
  sharedAliases: z
    .array(line(60))
    .default([])
    .describe('Words that name a whole group, this entry among others: "mailing list".'),
  order: z.int().positive().describe('The place in its list: 1, 2, 3 …'),
  related: z.array(entryReference).default([]).describe('Other entries a reader may want next.'),
  source: source.describe('Where the source document says it.'),
  facts,
  record: record.describe('What later public records say.'),
};

/** The group that a meeting or a channel belongs to, in communities that have groups; its list is shown by them. */
export const group = line(40)
  .describe('The group that it belongs to, where there are many: lists are shown by groups.')
  .optional();
