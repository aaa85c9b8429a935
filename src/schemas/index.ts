import type { z } from 'zod';
import { channel } from './channel.ts';
import { concept } from './concept.ts';
import { meeting } from './meeting.ts';
import { page } from './page.ts';
import { step } from './step.ts';
import { term } from './term.ts';

/** The schema of each collection's front matter; the key is the folder's name. */
export const entrySchemas = { concepts: concept, channels: channel, meetings: meeting, terms: term, steps: step };

/** The schemas of every folder of `content/`: the five collections, and the pages. */
export const folderSchemas = { ...entrySchemas, pages: page };

export type EntryData = { [C in keyof typeof entrySchemas]: z.infer<(typeof entrySchemas)[C]> };
export type PageData = z.infer<typeof page>;
