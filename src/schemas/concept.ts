import { z } from 'zod';
import { entryFields } from './fields.ts';

/** A part of what the guide is about, drawn as one level of the picture on the home page. */
export const concept = z.strictObject({
  ...entryFields,
  role: z.string().min(1).max(32).describe('What it is, in a few words for the picture: "the upstream".'),
  inside: z.string().min(1).max(44).describe('What happens there, in a few words for the picture.'),
  shortForm: z.string().max(20).describe('The abbreviation, if the source has one.').optional(),
  alsoWritten: z.array(z.string()).default([]).describe('Other spellings in the source.'),
});
