/** Lets the browser keep a copy of the guide, once the page is there: it must not delay what the reader came for. */
import { OFFLINE_WORKER_FILE } from '../domain/links/paths.ts';

const { serviceWorker, connection } = navigator as Navigator & { connection?: { saveData: boolean } };

// A guide may give the copy up; who saves data has not asked for all pages; only a built site has the worker.
const isWanted = import.meta.env.PROD && !('noCopy' in document.documentElement.dataset) && !connection?.saveData;

if (isWanted && serviceWorker !== undefined) {
  addEventListener('load', () => {
    // A browser that refuses to store anything goes on without a copy; nothing else depends on it.
    serviceWorker.register(import.meta.env.BASE_URL + OFFLINE_WORKER_FILE).catch(() => undefined);
  });
}
