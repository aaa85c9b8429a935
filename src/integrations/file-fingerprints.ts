import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { withBase } from '../domain/links/paths.ts';
import { fingerprintOfFile } from '../domain/offline/copy.ts';
import { settings } from '../site.ts';
import type { UnfinishedPages } from './unfinished-pages.ts';

/** What the scripts of pages fetch under a name that is the same in every build. */
const FETCHED = ['names.json'];
const INLINE_SCRIPT = /(<script\b[^>]*>)(.+?)(?=<\/script>)/gs;

/**
 * Lets the script of a page ask for the very file that it was built with: `names.json?Rk3b-9_x`. So no cache, and no copy for
 * reading offline, ever answers it with that of another build.
 */
export function fileFingerprints(pages: UnfinishedPages): AstroIntegration {
  return {
    name: 'file-fingerprints',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const fingerprints = new Map<string, string>();
        for (const path of FETCHED) {
          const digest = createHash('sha256')
            .update(await readFile(join(folder, path)))
            .digest();
          fingerprints.set(withBase(settings.basePath, `/${path}`), fingerprintOfFile(digest));
        }
        const given = new Set<string>();
        pages.change((html) => {
          const changed = withFingerprints(html, fingerprints);
          for (const [path, fingerprint] of fingerprints)
            if (changed.includes(`${path}?${fingerprint}`)) given.add(path);
          return changed;
        });
        await pages.in(folder);
        const missed = [...fingerprints.keys()].filter((path) => !given.has(path));
        if (missed.length > 0) throw new Error(`No page asks for ${missed.join(' or ')} as scripts write addresses.`);
      },
    },
  };
}

/** A page whose scripts ask for files by their fingerprints. @param fingerprints by path, with the base path */
export function withFingerprints(html: string, fingerprints: ReadonlyMap<string, string>): string {
  return html.replace(INLINE_SCRIPT, (_, opening: string, code: string) => {
    let changed = code;
    for (const [path, fingerprint] of fingerprints) {
      for (const quote of ['"', "'", '`']) {
        changed = changed.replaceAll(`${quote}${path}${quote}`, `${quote}${path}?${fingerprint}${quote}`);
      }
    }
    return opening + changed;
  });
}
