/**
 * Packs the built site for a server of one's own: each file also compressed as far as it goes, and nginx's rules with the headers
 * that this very build needs. `deploy/README.md` says how it is served.
 */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { parseDocument } from 'htmlparser2';
import { type Header, headersOf } from '../domain/hosting/headers.ts';
import { headerRules, placeRules } from '../domain/hosting/nginx.ts';
import { builtPaths, readBuiltPages } from '../integrations/built-pages.ts';
import { inlineCode } from '../integrations/inline-code.ts';
import { settings } from '../site.ts';
import { refuseOtherSite } from './built-site.ts';
import { explainPacking } from './explain-failure.ts';
import { optionsOf } from './options.ts';
import { run } from './stopped.ts';

const NGINX = resolve(import.meta.dirname, '../../deploy/nginx');
/** Pictures in PNG and Pagefind's own files are compressed already. */
const COMPRESSIBLE = /\.(?:html|css|js|json|webmanifest|svg|ics|xml|md|txt)$/;

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** The headers of a built site. */
export async function headersOfBuild(folder: string): Promise<Header[]> {
  const inline = (await readBuiltPages(folder)).map(({ document }) => inlineCode(document));
  const pictures = [...(await builtPaths(folder))].filter((path) => path.endsWith('.svg'));
  const drawn = await Promise.all(pictures.map((path) => readFile(join(folder, path), 'utf8')));
  return headersOf({
    pages: {
      scripts: inline.flatMap(({ scripts }) => scripts),
      styles: inline.flatMap(({ styles }) => styles),
    },
    pictureStyles: drawn.flatMap((picture) => inlineCode(parseDocument(picture)).styles),
  });
}

/**
 * @param folder the built site
 * @param target becomes the packed one; what was there before is removed
 * @param base the base path that the site was built for
 * @throws {Stopped} when the site was built for another base path, or is not there
 */
export async function pack(folder: string, target: string, base: string): Promise<void> {
  await refuseOtherSite(folder, base);
  const headers = await headersOfBuild(folder);
  await rm(target, { recursive: true, force: true });
  await cp(NGINX, join(target, 'nginx'), { recursive: true });
  await writeFile(join(target, 'nginx/headers.conf'), headerRules(headers, base));
  await writeFile(join(target, 'nginx/place.conf'), placeRules(base));
  const site = join(target, 'site', base);
  for (const path of await builtPaths(folder)) await packFile(join(folder, path), join(site, path));
}

async function packFile(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const bytes = await readFile(from);
  await writeFile(to, bytes);
  if (!COMPRESSIBLE.test(from)) return;
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const versions = {
    br: await toBrotli(bytes, { params }),
    gz: await toGzip(bytes, { level: constants.Z_BEST_COMPRESSION }),
  };
  for (const [suffix, version] of Object.entries(versions))
    if (version.length < bytes.length) await writeFile(`${to}.${suffix}`, version);
}

if (import.meta.main) {
  optionsOf([]);
  await run(async () => {
    const target = resolve('.packed');
    await pack(settings.outDir, target, settings.basePath);
    process.stdout.write(`The guide is packed in ${target}; deploy/README.md says how to serve it.\n`);
  }, explainPacking);
}
