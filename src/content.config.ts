import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineCollection } from 'astro/content/config';
import { file, glob } from 'astro/loaders';
import { parse } from 'yaml';
import { forgiving } from './integrations/forgiving-loader.ts';
import { channel } from './schemas/channel.ts';
import { concept } from './schemas/concept.ts';
import { meeting } from './schemas/meeting.ts';
import { page } from './schemas/page.ts';
import { site as siteSchema } from './schemas/site.ts';
import { step } from './schemas/step.ts';
import { term } from './schemas/term.ts';
import { settings } from './site.ts';

const mdxFilesOf = (folder: string) =>
  forgiving(glob({ pattern: '*.mdx', base: pathToFileURL(`${join(settings.contentDir, folder)}/`) }));

/** Each folder of `content/` is bound to its schema here; `queries.ts` is the one reader. */
export const collections = {
  concepts: defineCollection({ loader: mdxFilesOf('concepts'), schema: concept }),
  channels: defineCollection({ loader: mdxFilesOf('channels'), schema: channel }),
  meetings: defineCollection({ loader: mdxFilesOf('meetings'), schema: meeting }),
  terms: defineCollection({ loader: mdxFilesOf('terms'), schema: term }),
  steps: defineCollection({ loader: mdxFilesOf('steps'), schema: step }),
  pages: defineCollection({ loader: mdxFilesOf('pages'), schema: page }),
  site: defineCollection({
    loader: forgiving(file(join(settings.contentDir, 'site.yaml'), { parser: (text) => ({ site: parse(text) }) })),
    schema: siteSchema,
  }),
};
