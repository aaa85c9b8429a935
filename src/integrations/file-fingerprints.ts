import { NAMES_FILE, withBase } from '../domain/links/paths.ts';
import { settings } from '../site.ts';

/** What the scripts of pages fetch under a name that is the same in every build. */
export const FETCHED_FILES: readonly string[] = [NAMES_FILE];
const INLINE_SCRIPT = /(<script\b[^>]*>)(.+?)(?=<\/script>)/gs;

/** The fingerprints of {@link FETCHED_FILES}, by path with the base path; nothing while one is not there yet. */
export function fetchedFingerprints(ofFiles: ReadonlyMap<string, string>): Map<string, string> | undefined {
  const fingerprints = new Map<string, string>();
  for (const name of FETCHED_FILES) {
    const fingerprint = ofFiles.get(name);
    if (fingerprint === undefined) return undefined;
    fingerprints.set(withBase(settings.basePath, `/${name}`), fingerprint);
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
