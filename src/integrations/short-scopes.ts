import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { UnfinishedPages } from './unfinished-pages.ts';

/** The attribute by which Astro keeps the styles of a component to its own elements; its value means nothing. */
const SCOPE = /data-astro-cid-([a-z0-9]+)(?:="true")?/g;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Gives the scopes of styles short names. Astro's are made to be unique over all sites, stand in every element, and are a
 * twentieth of what a reader waits for.
 */
export function shortScopes(pages: UnfinishedPages): AstroIntegration {
  return {
    name: 'short-scopes',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const built = await pages.in(fileURLToPath(dir));
        const uses = new Map<string, number>();
        for (const { html } of built) {
          for (const [, scope = ''] of html.matchAll(SCOPE)) uses.set(scope, (uses.get(scope) ?? 0) + 1);
        }
        // What is used most has the shortest name; the alphabet decides the rest, so that every build gives the same names.
        const scopes = [...uses].sort(([a, usesOfA], [b, usesOfB]) => usesOfB - usesOfA || (a < b ? -1 : 1));
        const names = new Map(scopes.map(([scope], place) => [scope, `data-${shortName(place)}`]));
        for (const page of built) {
          pages.change(
            page,
            page.html.replace(SCOPE, (_, scope: string) => names.get(scope) ?? ''),
          );
        }
      },
    },
  };
}

/** `a` to `z`, then `aa`, `ab` and so on. None of them means anything in HTML behind `data-`. */
function shortName(place: number): string {
  const rest = Math.floor(place / LETTERS.length);
  return (rest === 0 ? '' : shortName(rest - 1)) + LETTERS.charAt(place % LETTERS.length);
}
