import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readBuiltPages } from './built-pages.ts';

/** The attribute by which Astro keeps the styles of a component to its own elements; its value means nothing. */
const SCOPE = /data-astro-cid-([a-z0-9]+)(?:="true")?/g;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Gives the scopes of styles short names. Astro's are made to be unique over all sites, stand in every element, and are a
 * twentieth of what a reader waits for.
 */
export function shortScopes(): AstroIntegration {
  return {
    name: 'short-scopes',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const pages = await readBuiltPages(folder);
        const html = await Promise.all(pages.map(({ file }) => readFile(join(folder, file), 'utf8')));
        const uses = Map.groupBy(
          html.flatMap((page) => [...page.matchAll(SCOPE)].map(([, scope = '']) => scope)),
          (scope) => scope,
        );
        // What is used most has the shortest name; the alphabet decides the rest, so that every build gives the same names.
        const scopes = [...uses].sort(([a, { length: x }], [b, { length: y }]) => y - x || (a < b ? -1 : 1));
        const names = new Map(scopes.map(([scope], place) => [scope, shortName(place)]));
        await Promise.all(
          pages.map(({ file }, at) => {
            const short = html[at]?.replace(SCOPE, (_, scope: string) => `data-${names.get(scope)}`) ?? '';
            return writeFile(join(folder, file), short);
          }),
        );
      },
    },
  };
}

/** `a` to `z`, then `aa`, `ab` and so on. None of them means anything in HTML behind `data-`. */
function shortName(place: number): string {
  const rest = Math.floor(place / LETTERS.length);
  return (rest === 0 ? '' : shortName(rest - 1)) + LETTERS.charAt(place % LETTERS.length);
}
