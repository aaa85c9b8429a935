import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { refuseBasePath, refuseSiteUrl } from './schemas/settings-fields.ts';
import { variable } from './variable.ts';

const contentDir = realPath(resolve(variable('CONTENT_DIR') ?? 'content'));
const outDir = realPath(resolve(variable('OUT_DIR') ?? 'dist'));
const siteUrl = variable('SITE_URL', refuseSiteUrl) ?? 'http://localhost:4321';
const basePath = `/${variable('BASE_PATH', refuseBasePath) ?? ''}/`.replace(/\/+/g, '/');
const nameOfBuild = createHash('sha256').update([contentDir, outDir, basePath, siteUrl].join('\n')).digest('hex');

/** What is kept from build to build, apart for each guide that is built from this folder. */
const cacheDir = resolve('node_modules/.cache/guide', nameOfBuild.slice(0, 12));

/** What can be set from outside, and the folders that follow from it. */
export const settings = {
  /** `CONTENT_DIR`: the folder with the words of the guide. */
  contentDir,
  /** `SITE_URL`: where the guide is published, without its path. */
  siteUrl,
  /** `BASE_PATH`: the path under which it is published; begins and ends with a slash. */
  basePath,
  /** `OUT_DIR`: where the finished site goes. */
  outDir,
  /** Where it is built before it is finished: inside the project, because what draws the pages asks for its packages from there. */
  buildDir: join(cacheDir, 'building'),
  /** Where it stands when it is finished: a neighbour of `outDir`, so that putting it in place is one rename. */
  freshDir: join(dirname(outDir), `.${basename(outDir)}-next`),
  cacheDir,
  /** What tells which process builds: one for all guides of this checkout, because what Astro generates is beside it. */
  buildLock: resolve('.astro/building'),
};

/** Where a path leads: what stands beside a folder, or takes its place, has to do so where the folder itself is. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // What is not there yet will be where its folder leads.
    return path === dirname(path) ? path : join(realPath(dirname(path)), basename(path));
  }
}
