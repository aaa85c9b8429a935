import { withBase } from './domain/links/paths.ts';

/** A path of the guide as a link on the published site. */
export const href = (path: string): string => withBase(import.meta.env.BASE_URL, path);

/** A path of the guide as a whole address, for previews and feeds. */
export const absoluteUrl = (path: string): string => new URL(href(path), import.meta.env.SITE).href;
