import { z } from 'zod';
import { entryFields, line } from './fields.ts';

/** A part of what the guide is about, drawn as one level of the picture on the home page. */
export const concept = z.strictObject({
  ...entryFields,
  role: line(32).describe('What it is, in a few words for the picture: "the upstream".'),
  inside: line(44).describe('What happens there, in a few words for the picture.'),
  shortForm: line(20).describe('The abbreviation, if the source has one.').optional(),
  alsoWritten: z.array(line(60)).default([]).describe('Other spellings in the source.'),
});
