/** A site of stock Starlight with the pages of a content folder, installed and built in a temporary folder. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import project from '../../../package.json' with { type: 'json' };
import { COLLECTIONS } from '../../../src/schemas/collections.ts';
import type { Command } from '../build-cost.ts';
import { markdownPages } from './markdown.ts';

const PACKAGE = {
  name: 'stock-starlight',
  private: true,
  type: 'module',
  // Where npm is told to be strict, it wants to know: what esbuild's script would do is not needed.
  allowScripts: { esbuild: false },
};
/** As its own template has it, with one group in the sidebar for each collection. */
const CONFIG = `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://guide.example',
  integrations: [
    starlight({
      title: 'The same guide',
      sidebar: ${JSON.stringify(COLLECTIONS)}.map((directory) => ({ label: directory, items: [{ autogenerate: { directory } }] })),
    }),
  ],
});
`;
const COLLECTION = `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

export interface StarlightSite {
  version: string;
  /** Where a build leaves the site. */
  built: string;
  build: Command;
  /** Takes the pages of a content folder in the place of those that it had. */
  fill(contentDir: string): Promise<void>;
  remove(): Promise<void>;
}

/**
 * The newest Starlight that works with the Astro of this project.
 *
 * @throws with what npm says when it cannot be installed
 */
export async function installStarlight(): Promise<StarlightSite> {
  const folder = await mkdtemp(join(tmpdir(), 'stock-starlight-'));
  await write(folder, 'package.json', JSON.stringify(PACKAGE));
  await write(folder, 'astro.config.mjs', CONFIG);
  await write(folder, 'src/content.config.ts', COLLECTION);
  const packages = ['@astrojs/starlight', `astro@${project.dependencies.astro}`];
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages], {
    cwd: folder,
  });
  const installed = join(folder, 'node_modules/@astrojs/starlight/package.json');
  const { version } = (await import(installed, { with: { type: 'json' } })).default as { version: string };
  return {
    version,
    built: join(folder, 'dist'),
    build: {
      line: [process.execPath, join(folder, 'node_modules/astro/bin/astro.mjs'), 'build'],
      folder,
      env: {},
    },
    async fill(contentDir) {
      await rm(join(folder, 'src/content/docs'), { recursive: true, force: true });
      for (const { file, text } of await markdownPages(contentDir))
        await write(folder, `src/content/docs/${file}`, text);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function write(folder: string, file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}
