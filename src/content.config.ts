import { defineCollection } from 'astro/content/config';
import { contentLoader as loader } from './integrations/content-loader.ts';
import { channel } from './schemas/channel.ts';
import { concept } from './schemas/concept.ts';
import { meeting } from './schemas/meeting.ts';
import { page } from './schemas/page.ts';
import { site } from './schemas/site.ts';
import { step } from './schemas/step.ts';
import { term } from './schemas/term.ts';

/**
 * Each folder of `content/` is bound to its schema here, for types and editors: the data that are loaded have been through it.
 * `queries.ts` is the one reader.
 */
export const collections = {
  concepts: defineCollection({ loader, schema: concept }),
  channels: defineCollection({ loader, schema: channel }),
  meetings: defineCollection({ loader, schema: meeting }),
  terms: defineCollection({ loader, schema: term }),
  steps: defineCollection({ loader, schema: step }),
  pages: defineCollection({ loader, schema: page }),
  site: defineCollection({ loader, schema: site }),
};
