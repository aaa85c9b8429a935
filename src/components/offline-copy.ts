/** Lets the browser keep a copy of the guide, once the page is there: it must not delay what the reader came for. */
import { OFFLINE_WORKER_PATH } from '../domain/links/paths.ts';

const { serviceWorker, connection } = navigator as Navigator & { connection?: { saveData: boolean } };

// Who saves data has not asked for all pages. Only a built site has the worker.
if (import.meta.env.PROD && serviceWorker !== undefined && connection?.saveData !== true) {
  addEventListener('load', () => {
    // A browser that refuses to store anything goes on without a copy; nothing else depends on it.
    serviceWorker.register(import.meta.env.BASE_URL + OFFLINE_WORKER_PATH.slice(1)).catch(() => undefined);
  });
}
