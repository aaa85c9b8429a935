import { createHash } from 'node:crypto';

/** What stands inside of pages and is run or drawn: the text between the tags, as a browser reads it. */
export interface Inline {
  scripts: readonly string[];
  styles: readonly string[];
  /** JSON-LD. Browsers do not run it, and ask no policy; the Nu HTML Checker looks for its hash all the same. */
  linkedData?: readonly string[];
}

/** A hash source (CSP Level 3, section 2.3.1): `'sha256-…'`. */
export const hashSource = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const hashes = (texts: readonly string[]): string[] => [...new Set(texts.map(hashSource))].sort();

/**
 * What a document may do (CSP Level 3; Trusted Types). Nothing but what is named: scripts and styles that stand in the page are
 * named by their hash, and nothing comes from another host. Turning a text into code is refused altogether; the policy `default`
 * lets only the two workers through (components/trusted-workers.ts).
 *
 * It holds in a `meta` as well, for hosts that send no headers; `frame-ancestors` is for headers alone (see `documentHeader`).
 */
export function documentPolicy({ scripts, styles, linkedData = [] }: Inline): string {
  return policyOf({
    'default-src': ["'none'"],
    'script-src': ["'self'", ...hashes([...scripts, ...linkedData])],
    'style-src': hashes(styles),
    'img-src': ["'self'"],
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['default'],
  });
}

/** The same for a header: that nobody shows the guide inside of a page of theirs can be said only there. */
export const documentHeader = (inline: Inline): string => `${documentPolicy(inline)};frame-ancestors 'none'`;

/** What Pagefind's worker may do: run its WebAssembly, and fetch its index. */
export const SEARCH_WORKER_POLICY = policyOf({
  'default-src': ["'none'"],
  'script-src': ["'wasm-unsafe-eval'"],
  'connect-src': ["'self'"],
});

/** What the worker for reading offline may do: fetch the guide. */
export const OFFLINE_WORKER_POLICY = policyOf({ 'default-src': ["'none'"], 'connect-src': ["'self'"] });

/**
 * What everything else may do, were it opened by itself: nothing.
 *
 * @param styles what stands inside of pictures, which draw themselves differently in the dark
 */
export const filePolicy = (styles: readonly string[]): string =>
  policyOf({ 'default-src': ["'none'"], 'style-src': hashes(styles), 'frame-ancestors': ["'none'"] });

/**
 * What a picture of pixels may do, which has nothing in it that could do anything. A browser that opens one by itself draws it
 * in a document with styles of its own, and Chromium would apply a stricter policy to those.
 */
export const PICTURE_POLICY = policyOf({ 'frame-ancestors': ["'none'"] });

/** A serialized policy (CSP Level 3, section 2.2); a directive without sources allows nothing, and is left to `default-src`. */
function policyOf(directives: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(directives)
    .filter(([, sources]) => sources.length > 0)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join(';');
}
