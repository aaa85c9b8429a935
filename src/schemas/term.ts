import { z } from 'zod';
import { entryFields, line, question } from './fields.ts';

/** What a term asks of a project. */
export const AGREEMENTS = ['none', 'expected', 'condition'] as const;

/** A term of the environment: what a project can count on, and what is asked of it. */
export const term = z.strictObject({
  ...entryFields,
  point: z.int().positive().describe('The number of the point in the source that says it.'),
  rule: line(120).describe('The term in one line.'),
  meansForProject: line(300).describe('What follows for a project, in one or two sentences.'),
  agreement: z
    .enum(AGREEMENTS)
    .describe(
      'Whether a project has to agree to it (condition), is expected to act on it (expected), or neither (none).',
    ),
  question: question.describe('What it asks a project, for the questions before the steps.').optional(),
});
