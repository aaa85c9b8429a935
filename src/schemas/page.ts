import { z } from 'zod';
import { entryReference, facts, line } from './fields.ts';

/** The pages that a guide must have; each is a file of `content/pages/`. */
export const PAGE_IDS = [
  'home',
  'concepts',
  'channels',
  'steps',
  'meetings',
  'terms',
  'search',
  'a-z',
  'all',
  'about',
  'source',
  'changes',
  'not-found',
] as const;
export type PageId = (typeof PAGE_IDS)[number];

/** The words of a page that is not an entry: its title, its place in the menu, its own text. */
export const page = z.strictObject({
  title: line(80).describe('The heading of the page.'),
  summary: line(260).min(20).describe('One or two sentences for previews and search.'),
  menu: line(24).describe('The word in the menu; leave it out to keep the page out of the menu.').optional(),
  order: z.int().positive().describe('The place in the menu and in the reading order.'),
  aliases: z.array(line(60)).default([]).describe('What people type who look for this page.'),
  facts,
  tasks: z
    .array(
      z.strictObject({
        want: line(80).describe('Completes "I want to …".'),
        to: entryReference.describe('The entry that answers it.'),
        because: line(160).describe('Why it does (page of the channels).').optional(),
      }),
    )
    .default([])
    .describe('The "I want to …" list of the home page, and of the page of the channels.'),
  chooser: line(80).describe('The heading over the choice of a channel (page of the channels).').optional(),
  ready: z
    .strictObject({
      title: line(80).describe('The heading.'),
      says: line(400).describe('What a reader should know before, in one or two sentences.'),
    })
    .describe('Heads the questions whether a project is ready, and the letters (page of the steps).')
    .optional(),
  picture: z
    .strictObject({
      down: line(30).describe('What goes from the first part to the last.'),
      up: line(30).describe('What comes back.'),
    })
    .describe('The words at the two arrows of the picture of the parts (home page).')
    .optional(),
});
