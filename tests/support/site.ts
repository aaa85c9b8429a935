import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { guideServer } from '../../src/commands/serve.ts';
import { inTurn } from './turn.ts';

export const PROJECT = resolve(import.meta.dirname, '../..');
const CACHE = join(PROJECT, 'node_modules/.cache/guide-tests');
const { scripts } = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8')) as {
  scripts: { build: string };
};
/** What `npm run build` gives to Node. */
export const BUILD = scripts.build.split(' ').slice(1);

/** What a build is made from; see `src/site.ts`. */
export type BuildSettings = Partial<
  Record<'CONTENT_DIR' | 'SITE_URL' | 'BASE_PATH' | 'TZ' | 'SOURCE_DATE_EPOCH', string>
>;

/** Around a build of the tests: one address, no colours in what is printed, nothing told to others. */
export const buildEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  ASTRO_TELEMETRY_DISABLED: '1',
  NO_COLOR: '1',
  SITE_URL: 'https://guide.example',
};

export interface BuildResult {
  /** The exit code. */
  code: number;
  /** Everything that was printed. */
  output: string;
  /** Where the site is, if it was built. */
  folder: string;
}

/** Builds as `npm run build` does, into a folder of the tests' own. What was there before stays, as it would for an author. */
export async function build(name: string, settings: BuildSettings = {}): Promise<BuildResult> {
  const folder = join(CACHE, name);
  await mkdir(dirname(folder), { recursive: true });
  return inTurn(
    () =>
      new Promise((done) => {
        let output = '';
        const child = spawn(process.execPath, BUILD, {
          cwd: PROJECT,
          env: { ...buildEnvironment, ...settings, OUT_DIR: folder },
        });
        child.stdout.on('data', (chunk) => (output += chunk));
        child.stderr.on('data', (chunk) => (output += chunk));
        child.on('close', (code) => done({ code: code ?? 1, output, folder }));
      }),
  );
}

/** Builds a site from nothing and answers with its folder; a build that fails fails the test with what it printed. */
export async function builtSite(name: string, settings: BuildSettings = {}): Promise<string> {
  await rm(join(CACHE, name), { recursive: true, force: true });
  const { code, output, folder } = await build(name, settings);
  if (code !== 0) throw new Error(`The site "${name}" was not built:\n${output}`);
  return folder;
}

/** The guide itself. `tests/run.ts` builds it once for all tests; a single test file builds it when there is none. */
export async function theGuide(): Promise<string> {
  const ready = process.env['GUIDE_TEST_SITE'];
  if (ready !== undefined && existsSync(join(ready, 'index.html'))) return ready;
  return builtSite('guide');
}

/** A served site. */
export interface ServedSite {
  folder: string;
  /** Its address, up to and with the base path. */
  url: string;
  server: Server;
  stop(): Promise<void>;
}

/**
 * Serves a built site on a free port of this machine.
 *
 * @param around makes another server of the one that serves the site, such as one that looks at its answers
 */
export async function serve(
  folder: string,
  base = '/',
  around: (server: Server) => Server = (server) => server,
): Promise<ServedSite> {
  const server = around(guideServer(folder, base));
  const port = await anyPort(server);
  return {
    folder,
    url: `http://127.0.0.1:${port}${base}`,
    server,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * Listens on any port of this machine: were it the first that is free, that of a site which has stopped would be the next one's, which
 * would answer its readers.
 */
export async function anyPort(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

/** The paths of all pages that the sitemap of a built site lists, without the base path. */
export async function sitemapPaths(folder: string, base = '/'): Promise<string[]> {
  const xml = await readFile(join(folder, 'sitemap-0.xml'), 'utf8');
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) =>
    new URL(address ?? '').pathname.slice(base.length - 1),
  );
}
