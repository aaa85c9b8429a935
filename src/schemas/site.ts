import { z } from 'zod';
import { mailAddress, webAddress } from './address-fields.ts';
import { COLLECTIONS, type Collection } from './collections.ts';
import { entryReference, evidence, line, STATES } from './fields.ts';
import { shortForm } from './short-form.ts';
import { day } from './time-fields.ts';

/** A record counts for a year, unless the guide says otherwise. */
const MONTHS = 12;
const months = z.int().positive().max(120).default(MONTHS);

/** What belongs to the guide as a whole: `content/site.yaml`. */
export const site = z.strictObject({
  id: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/)
    .describe('A name that never changes, for identifiers in calendars and feeds: harbour-lights'),
  name: line(40).describe('The name of the community.'),
  title: line(80).describe('The name of the guide.'),
  tagline: line(140).describe('What the community does, in one line.'),
  description: line(260).min(20).describe('The guide in one or two sentences, for previews.'),
  language: z
    .string()
    .regex(/^en(-[A-Z]{2})?$/)
    .describe('The language of the texts: en, or for example en-GB, because what the guide says by itself is English'),
  audience: line(200).describe('Who this is for, in one sentence.'),
  today: z
    .strictObject({
      state: z.enum(STATES),
      says: line(400).describe('The sentence.'),
      inShort: line(160)
        .describe(
          'The same in a few words, for the first lines of “Bring your project”; without it, they have the whole sentence.',
        )
        .optional(),
      inOneLine: line(80)
        .describe(
          'The same in one line, at the head of every page that does not say it in full; without it, they say nothing.',
        )
        .optional(),
      evidence: z.array(evidence).min(1).describe('Where a reader can look it up.'),
    })
    .describe('What a reader must know today, in one honest sentence, with evidence.'),
  source: z
    .strictObject({
      title: line(120).describe('Its title.'),
      by: line(120).describe('Who published it.'),
      asOf: day.describe('The day from which the wording is.'),
      licence: line(60).describe('The licence under which it was published.'),
      evidence: evidence.describe('Where it can be read.'),
      facts: z
        .record(z.string(), z.int().positive().max(999))
        .default({})
        .describe('How many facts each group has, so that none can get lost: { te: 22 }'),
    })
    .describe('The document that the guide is made from.'),
  search: z
    .strictObject({
      ask: entryReference.describe('Where a reader can ask who finds nothing.'),
      smallWords: z.array(line(20)).describe('Words that carry no meaning in a question: how, do, the.'),
    })
    .describe('How the search reads questions.'),
  shortForms: z.array(shortForm).default([]).describe('Short forms that texts explain on the spot, <Term id="…" />.'),
  corrections: z
    .strictObject({
      says: line(300).describe('How to correct the guide, in one or two sentences.'),
      url: webAddress
        .describe('Where to write; a form for new issues, …/issues/new, is opened with the entry in it.')
        .optional(),
      email: mailAddress.describe('Or to whom.').optional(),
      edit: webAddress.describe('Where files can be edited; the path of the file is added.').optional(),
    })
    .describe('How a reader can correct the guide.'),
  reviewEvery: z
    .strictObject(Object.fromEntries(COLLECTIONS.map((name) => [name, months])) as Record<Collection, typeof months>)
    .prefault({})
    .describe('After how many months a record has to be looked at again, for each folder; 12 when left out.'),
  offline: z
    .boolean()
    .default(true)
    .describe('Whether readers keep a copy for reading offline. With false, copies that they have are removed.'),
});
export type Site = z.infer<typeof site>;
