import { z } from 'zod';
import { entryReference, line } from './fields.ts';
import { day } from './time-fields.ts';

/** A change of the guide that readers may want to know of: a file of `content/changes/`. */
export const change = z.strictObject({
  date: day.describe('The day of the change.'),
  entries: z
    .array(entryReference)
    .default([])
    .describe('What changed, as folder/name; empty for the guide as a whole.'),
  what: line(160).describe('What is different now, in one sentence.'),
  why: line(240).describe('Why it was changed, in one sentence.'),
});
export type Change = z.infer<typeof change>;
