import { join, relative, sep } from 'node:path';
import process from 'node:process';
import { settings } from '../site.ts';

/** Where a file of the content is that authors know as `content/channels/slack.mdx`. */
export const pathOf = (file: string): string => join(settings.contentDir, file.slice('content/'.length));

/** The same as Astro names it: from the folder of the project, with slashes. */
export const nameInProject = (file: string): string => relative(process.cwd(), pathOf(file)).split(sep).join('/');
