import { z } from 'zod';
import { entryFields, line } from './fields.ts';

/** A term of the environment: what a project can count on, and what is asked of it. */
export const term = z.strictObject({
  ...entryFields,
  point: z.int().positive().describe('The number of the point in the source that says it.'),
  rule: line(120).describe('The term in one line.'),
  meansForProject: line(300).describe('What follows for a project, in one or two sentences.'),
  mustAgree: z.boolean().describe('Whether a project has to agree to it.'),
});
