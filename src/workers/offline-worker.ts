/**
 * Keeps a copy of the guide, and shows it when the network does not answer. What is on the network comes first: a reader who
 * can be reached never sees an old page. The copy is that of one build, whole and checked, or none at all.
 */
import { answerTo, copyPrefix, fingerprintOfFile, insteadInCopy, type OfflineCopy } from '../domain/offline/copy.ts';
import { missingPage, type Reason, savedPageNote, withNote } from '../domain/offline/note.ts';

declare const self: ServiceWorkerGlobalScope;
/** Written in by the build. */
declare const OFFLINE_COPY: OfflineCopy;

const { base, files, version } = OFFLINE_COPY;
const PREFIX = copyPrefix(base);
const CACHE = PREFIX + version;
/** Where the copy keeps when it was made; no page has this address. */
const SAVED_AT = `${base}?saved-at`;
const NOT_FOUND = '404.html';
/** So few at a time that the reader's own requests do not wait behind them. */
const AT_ONCE = 4;
/** What takes longer to begin is answered from the copy. In milliseconds. */
const PATIENCE = 4000;
/** The same once something took too long, until the network answers anything: a page and its search ask for many files in turn. */
const LITTLE_PATIENCE = 500;

let patience = PATIENCE;

self.addEventListener('install', (event) => event.waitUntil(save()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname, search } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin || !pathname.startsWith(base)) return;
  const answer = answerTo({ path: pathname, search }, OFFLINE_COPY);
  if (mode === 'navigate') event.respondWith(page(event, answer.from === 'network' ? undefined : answer.path));
  else if (answer.from === 'saved-first') event.respondWith(savedFirst(event.request, answer.path));
  else if (answer.from === 'network-first') event.respondWith(networkFirst(event.request, answer.path));
});

/** Saves all files of this build. What was saved before a connection broke is not fetched again. */
async function save(): Promise<void> {
  const cache = await caches.open(CACHE);
  const others = await otherCopies();
  const paths = Object.keys(files).values();
  const saveTheRest = async () => {
    for (const path of paths) await saveFile(cache, path, others);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, saveTheRest));
  await cache.put(SAVED_AT, new Response(String(Date.now())));
  // What was deleted meanwhile, by the browser or by another worker, goes on taking files, and nobody finds them any more.
  if (!(await caches.has(CACHE))) throw new Error('The copy was taken away.');
}

/** Whether this worker, since it woke up, has seen that its copy is whole. */
let isWhole = false;

/**
 * Saves again what was taken out of the copy since: by a browser that needs room, or by another worker of this host. No build but
 * the next would do so otherwise. The page that was asked for goes first.
 */
async function mend(): Promise<void> {
  if (isWhole) return;
  isWhole = true;
  await pause(LITTLE_PATIENCE);
  const { length } = await (await caches.open(CACHE)).keys();
  // Besides the files it has the time at which it was made.
  if (length <= Object.keys(files).length)
    await save().catch(() => {
      // The connection broke, or a newer build has taken the place of this one. The next page is a new try.
      isWhole = false;
    });
}

/** The names of the copies of other builds, whole or not. */
const otherCopies = async (): Promise<string[]> =>
  (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);

/**
 * Saves a file: from the copy of another build where it is the same, or else from the network.
 *
 * @throws when the network has not the file that this build has: a newer build is being put in place. The next visit tries again.
 */
async function saveFile(cache: Cache, path: string, others: readonly string[]): Promise<void> {
  const address = base + path;
  if ((await cache.match(address)) !== undefined) return;
  // Asked by its name, a copy that is gone meanwhile has nothing; opened, it would be there again.
  for (const cacheName of others) if (await keep(cache, path, await caches.match(address, { cacheName }))) return;
  if (await keep(cache, path, await fetch(address, { cache: 'no-cache', priority: 'low' }))) return;
  throw new Error(`${path} is not of this build.`);
}

/** @returns whether the answer is the file that this build has; then it is kept, with its headers */
async function keep(cache: Cache, path: string, answer: Response | undefined): Promise<boolean> {
  if (!answer?.ok) return false;
  const body = await answer.arrayBuffer();
  const fingerprint = fingerprintOfFile(new Uint8Array(await crypto.subtle.digest('SHA-256', body)));
  if (fingerprint !== files[path]) return false;
  // Made anew, because a browser refuses to show a page from an answer that was redirected.
  await cache.put(base + path, new Response(body, { headers: answer.headers }));
  return true;
}

/**
 * Begins to answer. It has waited until no page of the build before is open: such a page may still ask for that build's files.
 */
async function takeOver(): Promise<void> {
  const { installing, waiting } = self.registration;
  // A still newer build may be saving its copy among them, and removes the others itself, in its turn.
  const others = installing || waiting ? [] : await otherCopies();
  await Promise.all(others.map((name) => caches.delete(name)));
  // Lets the browser ask for a page while this worker is still waking up.
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

const saved = async (path: string): Promise<Response | undefined> => (await caches.open(CACHE)).match(base + path);

const savedFirst = async (request: Request, path: string): Promise<Response> => (await saved(path)) ?? fetch(request);

async function networkFirst(request: Request, path: string): Promise<Response> {
  const fromNetwork = fetch(request);
  const reason = await whyNot(fromNetwork, true);
  return (reason === undefined ? undefined : await saved(path)) ?? fromNetwork;
}

/** @param path what the copy keeps under this address, if it does */
async function page(event: FetchEvent, path: string | undefined): Promise<Response> {
  const { pathname, search } = new URL(event.request.url);
  const elsewhere = path === undefined ? insteadInCopy({ path: pathname, search }, OFFLINE_COPY) : undefined;
  const fromNetwork = askedEarly(event).then((early) => early ?? fetch(event.request));
  const reason = await whyNot(fromNetwork, (path ?? elsewhere) !== undefined);
  if (reason === undefined) {
    event.waitUntil(mend());
    return fromNetwork;
  }
  const copy = path === undefined ? undefined : await saved(path);
  if (copy !== undefined) {
    if (!isPage(copy)) return copy;
    const note = savedPageNote(reason, await savedAt(), Date.now(), (at) => new Date(at).getTimezoneOffset());
    return shown(copy, (html) => withNote(html, note));
  }
  const notFound = await saved(NOT_FOUND);
  // Without a copy, what the network says is all there is: its own page, or the browser's words about the connection.
  if (notFound === undefined) return fromNetwork;
  // The place on the page goes along by itself (Fetch, "location URL").
  if (elsewhere !== undefined) return Response.redirect(elsewhere);
  return reason === 'unreachable' ? shown(notFound, (html) => missingPage(html, reason)) : fromNetwork;
}

/** What came of asking while the worker was waking up. Firefox, when it reaches nobody, calls that an answer, of type `error`. */
async function askedEarly({ preloadResponse }: FetchEvent): Promise<Response | undefined> {
  const early: Response | undefined = await preloadResponse;
  return early?.type === 'error' ? undefined : early;
}

/**
 * Why the network's answer is of no use; undefined when it is.
 *
 * @param isKept whether the copy has something instead, so that nobody needs to wait for long
 */
async function whyNot(fromNetwork: Promise<Response>, isKept: boolean): Promise<Reason | undefined> {
  const answer = fromNetwork.then<Reason | undefined, Reason>(
    ({ status }) => {
      patience = PATIENCE;
      return status >= 500 ? 'faulty' : undefined;
    },
    () => 'unreachable',
  );
  if (!isKept) return answer;
  const tooLong = pause(patience).then<Reason>(() => 'slow');
  const reason = await Promise.race([answer, tooLong]);
  if (reason === 'slow') patience = LITTLE_PATIENCE;
  return reason;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const isPage = (response: Response): boolean => response.headers.get('content-type')?.startsWith('text/html') === true;

/** A saved page as it is shown: with what has to be said of it. */
async function shown(copy: Response, change: (html: string) => string): Promise<Response> {
  return new Response(change(await copy.text()), { headers: copy.headers });
}

async function savedAt(): Promise<number | undefined> {
  const response = await (await caches.open(CACHE)).match(SAVED_AT);
  return response === undefined ? undefined : Number(await response.text());
}
