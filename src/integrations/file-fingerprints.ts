import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NAMES_FILE, withBase } from '../domain/links/paths.ts';
import { fingerprintOfFile } from '../domain/offline/copy.ts';
import { settings } from '../site.ts';

/** What the scripts of pages fetch under a name that is the same in every build. */
const FETCHED = [NAMES_FILE];
const INLINE_SCRIPT = /(<script\b[^>]*>)(.+?)(?=<\/script>)/gs;

/** The fingerprints of the files of a built site that scripts fetch, by path with the base path. */
export async function fetchedFingerprints(site: string): Promise<Map<string, string>> {
  const fingerprints = new Map<string, string>();
  for (const name of FETCHED) {
    const digest = createHash('sha256')
      .update(await readFile(join(site, name)))
      .digest();
    fingerprints.set(withBase(settings.basePath, `/${name}`), fingerprintOfFile(digest));
  }
  return fingerprints;
}

/**
 * A script that asks for the very files that it was built with: `names.json?Rk3b-9_x`. So no cache, and no copy for reading offline,
 * ever answers it with one of another build.
 */
export function askingByFingerprint(code: string, fingerprints: ReadonlyMap<string, string>): string {
  let changed = code;
  for (const [path, fingerprint] of fingerprints) {
    for (const quote of ['"', "'", '`'])
      changed = changed.replaceAll(`${quote}${path}${quote}`, `${quote}${path}?${fingerprint}${quote}`);
  }
  return changed;
}

/** A page whose scripts ask in this way. */
export const withFingerprints = (html: string, fingerprints: ReadonlyMap<string, string>): string =>
  html.replace(INLINE_SCRIPT, (_, opening: string, code: string) => opening + askingByFingerprint(code, fingerprints));
