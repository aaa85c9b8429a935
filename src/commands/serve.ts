import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import sirv from 'sirv';
import { restoreFolder } from '../integrations/replace-folder.ts';
import { LAST_PORT, refusePort } from '../schemas/settings-fields.ts';
import { settings } from '../site.ts';
import { variable } from '../variable.ts';
import { refuseOtherSite } from './built-site.ts';
import { optionsOf } from './options.ts';
import { run, Stopped } from './stopped.ts';

const HOST = '127.0.0.1';
const FIRST_PORT = 4321;
const PORTS_TO_TRY = 20;

/**
 * Serves a built guide on this machine only.
 *
 * @param folder the built site
 * @param base the base path under which it was built
 */
export function guideServer(folder: string, base: string): Server {
  const files = sirv(folder, { dev: true, etag: true, setHeaders: sayCharset(folder) });
  return createServer((request, response) => {
    const path = request.url ?? '/';
    if (!path.startsWith(base)) {
      response.writeHead(path === '/' ? 302 : 404, path === '/' ? { location: base } : {}).end();
      return;
    }
    request.url = path.slice(base.length - 1);
    if (!isRange(request.headers.range)) delete request.headers.range;
    files(request, response, () => answerNotFound(folder, response));
  });
}

/**
 * Whether a range of bytes begins somewhere and ends behind that. A server may ignore others (RFC 9110, 14.2); sirv takes the last
 * bytes for the first, and a range that ends before it begins ends sirv.
 */
function isRange(range = ''): boolean {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? [];
  return from !== undefined && (to === '' || Number(to) >= Number(from));
}

/** Every file is UTF-8; of Markdown (RFC 7763, 2) sirv does not say so. A page may have such a name too, as a folder. */
const sayCharset = (folder: string) => (response: ServerResponse, path: string) => {
  if (path.endsWith('.md') && statSync(join(folder, path)).isFile())
    response.setHeader('content-type', 'text/markdown;charset=utf-8');
};

/** Shows the page for addresses that do not exist, as what they are: sirv would call it a success. */
function answerNotFound(folder: string, response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/html;charset=utf-8' });
  createReadStream(join(folder, '404.html'))
    .on('error', () => response.end('Not found'))
    .pipe(response);
}

/**
 * Listens on the first free port from `port` on, and answers with it.
 *
 * @param tell is told about each port that is taken
 * @throws {Stopped} when there is none, or the system gives none of it
 */
export function listen(
  server: Server,
  port: number,
  tries = PORTS_TO_TRY,
  tell: (message: string) => void = (message) => process.stdout.write(message),
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' || tries <= 1 || port >= LAST_PORT) return reject(explainPort(error, port));
      tell(`Port ${port} is busy; trying ${port + 1}.\n`);
      resolve(listen(server, port + 1, tries - 1, tell));
    });
    server.listen(port, HOST, () => {
      server.removeAllListeners('error');
      resolve(port);
    });
  });
}

/** Why a port cannot be had, for a person; other errors as they are. */
function explainPort(error: NodeJS.ErrnoException, port: number): Error {
  const why = { EADDRINUSE: 'is busy', EACCES: 'belongs to the system' }[error.code ?? ''];
  if (why === undefined) return error;
  return new Stopped(`Port ${port} ${why}. Choose another one, for example: PORT=${FIRST_PORT}`);
}

async function serve(): Promise<void> {
  const wanted = Number(variable('PORT', refusePort) ?? FIRST_PORT);
  await restoreFolder(settings.freshDir, settings.outDir);
  await refuseOtherSite(settings.outDir, settings.basePath);
  const server = guideServer(settings.outDir, settings.basePath);
  const port = await listen(server, wanted);
  process.stdout.write(`\nThe guide is at http://${HOST}:${port}${settings.basePath}\nStop it with Ctrl-C.\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
}

if (import.meta.main) {
  optionsOf([]);
  await run(serve);
}
