import { withBase } from '../domain/links/paths.ts';
import { escapeXml } from '../domain/xml.ts';

/** The same text on every page, so that one hash of the security policy allows it; what differs stands beside it as data. */
const LEAD_ON = [
  'const moved=JSON.parse(document.currentScript.dataset.moved);',
  'const lead=()=>{let id=location.hash.slice(1);try{id=decodeURIComponent(id)}catch{}',
  'if(Object.hasOwn(moved,id))location.replace(moved[id])};',
  'lead();addEventListener("hashchange",lead)',
].join('');

const END = '</body>';

/**
 * A page whose fragments that moved lead to where they are now, on any host. Within a page the old id stands inside the new place, so
 * that it works without scripts; to another page a few lines of script lead, because no server ever sees a fragment.
 *
 * @throws when the page has no end of its body, before which the script would stand
 */
export function withMovedFragments(
  html: string,
  path: string,
  fragments: readonly (readonly [fragment: string, to: string])[],
  base: string,
): string {
  const elsewhere: Record<string, string> = {};
  let changed = html;
  for (const [fragment, to] of fragments) {
    const [page, place = ''] = to.split('#');
    const opening = new RegExp(`<[a-z][a-z0-9]*\\b[^>]*\\sid="${RegExp.escape(place)}"[^>]*>`);
    if (page === path && place !== '' && opening.test(changed)) {
      changed = changed.replace(opening, (tag) => `${tag}<span id="${fragment}"></span>`);
    } else elsewhere[fragment] = withBase(base, to);
  }
  if (Object.keys(elsewhere).length === 0) return changed;
  if (!changed.includes(END))
    throw new Error(`${path} has no ${END}, before which the script would stand that leads on from places that moved.`);
  const data = escapeXml(JSON.stringify(elsewhere));
  return changed.replace(END, () => `<script data-moved="${data}">${LEAD_ON}</script>${END}`);
}
