import type { AstroIntegration } from 'astro';
import { movedFragments } from '../domain/links/moves.ts';
import { withBase } from '../domain/links/paths.ts';
import { escapeXml } from '../domain/xml.ts';
import { settings } from '../site.ts';
import { readMovesOfGuide } from './moves-file.ts';
import type { UnfinishedPages } from './unfinished-pages.ts';

/**
 * Lets fragments that moved lead to where they are now, on any host. Within a page the old id stands inside the new place, so
 * that it works without scripts; to another page a few lines of script lead, because no server ever sees a fragment.
 */
export function movedFragmentsLeadOn(pages: UnfinishedPages): AstroIntegration {
  return {
    name: 'moved-fragments',
    hooks: {
      'astro:build:done': async () => {
        const moved = movedFragments(await readMovesOfGuide());
        if (moved.size === 0) return;
        pages.change((html, path) => {
          const fragments = moved.get(path);
          return fragments === undefined ? html : withMovedFragments(html, path, fragments, settings.basePath);
        });
      },
    },
  };
}

/** The same text on every page, so that one hash of the security policy allows it; what differs stands beside it as data. */
const LEAD_ON = [
  'const moved=JSON.parse(document.currentScript.dataset.moved);',
  'const lead=()=>{let id=location.hash.slice(1);try{id=decodeURIComponent(id)}catch{}',
  'if(Object.hasOwn(moved,id))location.replace(moved[id])};',
  'lead();addEventListener("hashchange",lead)',
].join('');

/** A page with the fragments that moved from it. */
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
  const data = escapeXml(JSON.stringify(elsewhere));
  return changed.replace('</body>', () => `<script data-moved="${data}">${LEAD_ON}</script></body>`);
}
