import { z } from 'zod';
import { entryFields, entryReference, labelledAddress, line } from './fields.ts';

/** A step of bringing a project, or something that is expected all along beside the steps. */
export const step = z.strictObject({
  ...entryFields,
  when: z.enum(['in-order', 'all-along']).describe('A step in the order, or expected all along beside the steps.'),
  need: z.array(line(160)).min(1).describe('What you need before.'),
  doing: z.array(line(200)).min(1).describe('What you do, in order.'),
  have: line(200).describe('What you have afterwards.'),
  where: z.array(entryReference).default([]).describe('The channels or meetings where it happens.'),
  addresses: z.array(labelledAddress(60)).default([]).describe('Addresses that belong to this step alone.'),
});
