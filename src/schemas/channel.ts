import { z } from 'zod';
import { webAddress } from './address-fields.ts';
import { entryFields } from './fields.ts';

export const CHANNEL_KINDS = ['code', 'chat', 'mailing-list', 'dashboard'] as const;

/** A place where people work or talk. */
export const channel = z.strictObject({
  ...entryFields,
  kind: z.enum(CHANNEL_KINDS).describe('code, chat, mailing-list or dashboard.'),
  addresses: z
    .array(z.strictObject({ label: z.string().min(1).max(40), url: webAddress }))
    .min(1)
    .describe('Its addresses, exactly as the source has them.'),
  hostedBy: z.string().max(60).describe('Who runs it, if the source says so.').optional(),
  goodFor: z.array(z.string().min(1).max(90)).min(1).describe('What it is for; each completes "Good for …".'),
  audience: z.string().min(1).max(120).describe('For whom it is.'),
  join: z.string().min(1).max(240).describe('How to join, in one or two sentences.'),
});
