/**
 * A page that does not exist: the search box has the last words of its address already, slips and all, because the search
 * forgives them.
 */
import { find } from './find.ts';

const last = location.pathname.split('/').findLast(Boolean) ?? '';
const words =
  decoded(last)
    .replace(/\.\w+$/, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];
// The page itself, as some hosts show it, is none that somebody looked for.
if (words[0] !== '404') find<HTMLInputElement>(document, 'main input[type=search]').defaultValue = words.join(' ');

/** Some addresses cannot be decoded; then their signs are as good as their words. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
