import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { OFFLINE_WORKER_PATH } from '../../../src/domain/links/paths.ts';
import { fingerprintOfFile } from '../../../src/domain/offline/copy.ts';
import { filesBelow } from '../files.ts';

/** Where the witness sends what it has seen. */
const HEARING = '/witness';

/**
 * Copies a site to another folder, with a witness as the first script of each page: it tells the server what the console
 * was told, which errors there were and which policies were violated. For engines whose driver does not say so; a policy in
 * a page holds for what comes after it, so the witness may run.
 */
export async function witnessedCopy(folder: string, copy: string): Promise<string> {
  await cp(folder, copy, { recursive: true });
  const script = `<script>(${witness.toString()})(${JSON.stringify(HEARING)})</script>`;
  const pages = (await filesBelow(copy)).filter((file) => file.endsWith('.html'));
  const fingerprints = new Map<string, string>();
  for (const page of pages) {
    const html = await readFile(join(copy, page), 'utf8');
    const begin = /<head(\s[^>]*)?>/i.test(html) ? /<head(\s[^>]*)?>/i : /<!doctype html>/i;
    const witnessed = html.replace(begin, (tag) => tag + script);
    await writeFile(join(copy, page), witnessed);
    fingerprints.set(fingerprint(html), fingerprint(witnessed));
  }
  await tellWorker(join(copy, OFFLINE_WORKER_PATH), fingerprints);
  return copy;
}

/** Otherwise the worker for reading offline would take the pages for those of another build, and keep none. */
async function tellWorker(worker: string, fingerprints: ReadonlyMap<string, string>): Promise<void> {
  if (!existsSync(worker)) return;
  const code = await readFile(worker, 'utf8');
  await writeFile(
    worker,
    code.replace(/(?<=["'`])[\w-]{8}(?=["'`])/g, (value) => fingerprints.get(value) ?? value),
  );
}

const fingerprint = (text: string): string => fingerprintOfFile(createHash('sha256').update(text).digest());

/**
 * A server around another one that hears what witnesses say, and sees what is answered.
 *
 * @param tell is told each thing that should not have happened
 */
export function hearing(server: Server, tell: (complaint: string) => void): Server {
  return createServer((request, response) => {
    if (request.url === HEARING) {
      request.setEncoding('utf8').on('data', tell);
      response.writeHead(204).end();
      return;
    }
    const address = request.url;
    response.on('finish', () => {
      if (response.statusCode >= 400) tell(`answer ${response.statusCode}: ${address}`);
    });
    server.emit('request', request, response);
  });
}

/** Runs in the page. */
function witness(hearing: string): void {
  const tell = (complaint: string) => navigator.sendBeacon(hearing, complaint);
  for (const level of ['debug', 'error', 'info', 'log', 'trace', 'warn', 'dir', 'table'] as const) {
    console[level] = (...words: unknown[]) =>
      tell(`console ${level}: ${words.map(String).join(' ')} (${location.href})`);
  }
  addEventListener(
    'error',
    ({ message, target }) => {
      // A script or a picture that did not arrive says so at its element, and by no message.
      const lost = target instanceof Element ? target.outerHTML.slice(0, 200) : undefined;
      tell(`error: ${lost === undefined ? message : `${lost} did not arrive`} (${location.href})`);
    },
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => tell(`error: ${reason} (${location.href})`));
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    tell(`console error: policy ${effectiveDirective} was violated by ${blockedURI} (${location.href})`),
  );
}
