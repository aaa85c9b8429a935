/** Takes the place of the worker for reading offline when a guide gives it up: removes its copies, then itself. */
export {};

declare const self: ServiceWorkerGlobalScope;
/** Written in by the build. */
declare const COPIES: string;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(COPIES)).map((name) => caches.delete(name)));
  await self.registration.unregister();
}
