/** A page that does not exist: the search box has the words of its address already, slips and all, because the search forgives them. */
import { find } from './find.ts';

const { BASE_URL } = import.meta.env;
const asked = decoded(location.pathname).slice(BASE_URL.length);
const words = asked.replace(/(?:index)?\.\w+$/, '').match(/[\p{L}\p{N}]+/gu) ?? [];
// The page itself, as some hosts show it, is none that somebody looked for.
if (words[0] !== '404') find<HTMLInputElement>(document, 'main input[type=search]').defaultValue = words.join(' ');

/** Some addresses cannot be decoded; then their signs are as good as their words. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
