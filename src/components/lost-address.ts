/**
 * On a page that does not exist the search box has the last words of its address already, slips and all, because the search
 * forgives them.
 */
export {};

const box = document.querySelector<HTMLInputElement>('[data-lost] input');
const last = location.pathname.split('/').findLast(Boolean) ?? '';
const words =
  decoded(last)
    .replace(/\.\w+$/, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];
// The page itself, as some hosts show it, is none that somebody looked for.
if (box && words[0] !== '404') box.defaultValue = words.join(' ');

/** Some addresses cannot be decoded; then their signs are as good as their words. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
