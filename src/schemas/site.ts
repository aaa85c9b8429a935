import { z } from 'zod';
import { mailAddress, webAddress } from './address-fields.ts';
import { evidence, STATES } from './fields.ts';
import { day } from './time-fields.ts';

/** What belongs to the guide as a whole: `content/site.yaml`. */
export const site = z.strictObject({
  name: z.string().min(1).max(40).describe('The name of the community.'),
  title: z.string().min(1).max(80).describe('The name of the guide.'),
  tagline: z.string().min(1).max(140).describe('What the community does, in one line.'),
  description: z.string().min(20).max(260).describe('The guide in one or two sentences, for previews.'),
  language: z
    .string()
    .regex(/^[a-z]{2}(-[A-Z]{2})?$/)
    .describe('The language of the texts, for example: en'),
  audience: z.string().min(1).max(200).describe('Who this is for, in one sentence.'),
  readingTime: z.string().min(1).max(40).describe('How long reading it takes: "ten minutes".'),
  today: z
    .strictObject({ state: z.enum(STATES), says: z.string().min(1).max(400), evidence: z.array(evidence).min(1) })
    .describe('What a reader must know today, in one honest sentence, with evidence.'),
  source: z
    .strictObject({
      title: z.string().min(1),
      by: z.string().min(1).describe('Who published it.'),
      asOf: day,
      licence: z.string().min(1),
      evidence: evidence,
    })
    .describe('The document that the guide is made from.'),
  corrections: z
    .strictObject({
      says: z.string().min(1).max(300).describe('How to correct the guide, in one or two sentences.'),
      url: webAddress.describe('Where to write.').optional(),
      email: mailAddress.describe('Or to whom.').optional(),
      edit: webAddress.describe('Where files can be edited; the path of the file is added.').optional(),
    })
    .describe('How a reader can correct the guide.'),
});
export type Site = z.infer<typeof site>;
