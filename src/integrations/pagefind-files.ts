/** The files of a search index, by their names. */
export type IndexFiles = Map<string, Uint8Array>;

const ENTRY = 'pagefind-entry.json';
const HASH = '[a-z-]+_[0-9a-f]+';
/** What pages fetch to search (Pagefind 1.5.2: `pagefind.js`, and `pagefind-worker.js`, which it starts), beside an engine. */
const FETCHED = [
  /^pagefind(-worker)?\.js$/,
  /^pagefind-entry\.json$/,
  new RegExp(`^pagefind\\.${HASH}\\.pf_meta$`),
  new RegExp(`^index/${HASH}\\.pf_index$`),
  new RegExp(`^fragment/${HASH}\\.pf_fragment$`),
];
/** Engines, each with the endings of words of one language; `unknown` with none. */
const ENGINE = /^wasm\.[a-z-]+\.pagefind$/;
/** Interfaces, and what marks found words on the page where they stand: the guide has its own. */
const LEFT_OUT = [/^pagefind-(ui|modular-ui|component-ui)\.(js|css)$/, /^pagefind-highlight\.js$/];

/**
 * The files of an index that pages fetch. Readers keep all of them for reading offline.
 *
 * @param files all that Pagefind writes
 * @throws when it writes one that is not known here, as a new version may, or lacks one
 */
export function fetchedFiles(files: IndexFiles): IndexFiles {
  const engines = enginesOf(files);
  const missed = [...engines].find((name) => !files.has(name));
  if (missed !== undefined) throw new Error(`Pagefind writes no ${missed}, which pages would fetch.`);
  return new Map([...files].filter(([name]) => isFetched(name, engines)));
}

function isFetched(name: string, engines: ReadonlySet<string>): boolean {
  if (engines.has(name) || FETCHED.some((pattern) => pattern.test(name))) return true;
  if (ENGINE.test(name) || LEFT_OUT.some((pattern) => pattern.test(name))) return false;
  throw new Error(`Pagefind writes ${name}, of which is not known whether pages fetch it: see pagefind-files.ts.`);
}

/** The engines that an index asks for: `unknown` where it names none, as `pagefind.js` does. */
function enginesOf(files: IndexFiles): Set<string> {
  const entry = files.get(ENTRY);
  if (entry === undefined) throw new Error(`Pagefind writes no ${ENTRY}, which pages would fetch.`);
  const { languages }: { languages: Record<string, { wasm: string | null }> } = JSON.parse(
    Buffer.from(entry).toString('utf8'),
  );
  return new Set(Object.values(languages).map(({ wasm }) => `wasm.${wasm ?? 'unknown'}.pagefind`));
}
