import { z } from 'zod';
import { mailAddress } from './address-fields.ts';
import { entryFields, evidence, group, labelledAddress, line } from './fields.ts';

export const CHANNEL_KINDS = ['code', 'chat', 'mailing-list', 'dashboard'] as const;

/** A place where people work or talk. */
export const channel = z.strictObject({
  ...entryFields,
  group,
  kind: z.enum(CHANNEL_KINDS).describe('code, chat, mailing-list or dashboard.'),
  addresses: z.array(labelledAddress(40)).min(1).describe('Its addresses, exactly as the source has them.'),
  hostedBy: line(60).describe('Who runs it, if the source says so.').optional(),
  goodFor: z.array(line(90)).min(1).describe('What it is for; each completes "Good for …".'),
  audience: line(120).describe('For whom it is.'),
  join: line(240).describe('How to join, in one or two sentences.'),
  post: z
    .strictObject({
      to: mailAddress.describe('The e-mail address.'),
      addition: evidence.describe('Where a reader can look it up, when the source does not have it.').optional(),
    })
    .describe('Where messages to it go: the address for posting on a mailing list.')
    .optional(),
});
