import { z } from 'zod';
import { entryReference, evidence, line } from './fields.ts';

/** A short form that readers meet in the texts, and what it stands for. */
export const shortForm = z.strictObject({
  id: z
    .string()
    .max(20)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .describe('Its name in texts, <Term id="…" />: lower case, joined by hyphens: ai-ops'),
  short: line(20).describe('The short form, as it is written: AI Ops'),
  means: line(60).describe('The words that it stands for.'),
  says: line(120).describe('What that is, in one line.'),
  entry: entryReference.describe('The entry that says more; the short form is one of its names.'),
  addition: evidence
    .describe(
      'When the source does not spell it out: where a reader can look it up. Readers see that this guide added it.',
    )
    .optional(),
});
export type ShortForm = z.infer<typeof shortForm>;
