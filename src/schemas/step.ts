import { z } from 'zod';
import { mailAddress } from './address-fields.ts';
import { checked, type Refusal } from './checked.ts';
import { entryFields, entryReference, labelledAddress, line, question } from './fields.ts';
import { GAP_NAMES, unknownMarks } from './letter-marks.ts';

/** Says which mark of a letter is none, such as `{projekt}`. */
function refuseMarks(text: string): Refusal | undefined {
  const [mark] = unknownMarks(text);
  return mark === undefined
    ? undefined
    : {
        found: `"{${mark}}" is nothing that readers fill in.`,
        advice: `Write one of ${GAP_NAMES.map((name) => `{${name}}`).join(', ')}.`,
        known: GAP_NAMES,
      };
}

/** A letter that a reader can write from a step. */
const letter = z.strictObject({
  title: line(80).describe('What it is: "Introduction for the list".'),
  to: mailAddress.describe('Where it goes.'),
  subject: checked(line(120), refuseMarks).describe('Its subject; {project} stands for what a reader fills in.'),
  body: checked(z.string().min(1).max(2_000), refuseMarks).describe(
    `Its text; readers fill in ${GAP_NAMES.map((name) => `{${name}}`).join(', ')}.`,
  ),
});

/** A step of bringing a project, or something that is expected all along beside the steps. */
export const step = z.strictObject({
  ...entryFields,
  when: z.enum(['in-order', 'all-along']).describe('A step in the order, or expected all along beside the steps.'),
  need: z.array(line(160)).min(1).describe('What you need before.'),
  doing: z.array(line(200)).min(1).describe('What you do, in order.'),
  have: line(200).describe('What you have afterwards.'),
  where: z.array(entryReference).default([]).describe('The channels or meetings where it happens.'),
  question: question.describe('What it asks a project, for the questions before the steps.').optional(),
  letter: letter.describe('A letter that belongs to this step.').optional(),
  addresses: z.array(labelledAddress(60)).default([]).describe('Addresses that belong to this step alone.'),
});
