import { settings } from '../site.ts';
import { checkContent } from './check-content.ts';

let content: ReturnType<typeof checkContent> | undefined;

/** The content of the one build that this process makes: read and checked once, however many of its steps ask. */
export function contentOfBuild(): ReturnType<typeof checkContent> {
  content ??= checkContent(settings.contentDir);
  return content;
}
