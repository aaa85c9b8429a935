import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { unified } from '@astrojs/markdown-remark';
import { kept } from '../previews/cache.ts';
import { settings } from '../site.ts';

type Processor = ReturnType<typeof unified>;

const PROJECT = resolve(import.meta.dirname, '../..');
/** What decides how a text is compiled, besides the text itself. */
const COMPILERS = ['package-lock.json', 'astro.config.mjs', 'src/site.ts', ...ownPlugins()];

/**
 * Compiles the text of each entry once, and again only when the text or what compiles it has changed; Astro keeps Markdown in
 * this way, but not MDX. Front matter is left out of the compiled text, which would carry a copy that nobody reads.
 */
export function keptTexts(processor: Processor): Processor {
  const compilers = createHash('sha256');
  for (const file of COMPILERS) compilers.update(readFileSync(join(PROJECT, file)));
  const version = compilers.digest('hex');
  const { createMdxRenderer } = processor;
  if (createMdxRenderer === undefined) throw new Error(`The processor "${processor.name}" does not compile MDX.`);
  return {
    ...processor,
    async createMdxRenderer(shared, mdx) {
      const renderer = await createMdxRenderer(shared, mdx);
      const options = JSON.stringify([version, settings.basePath, shared, mdx]);
      return {
        async process(content, path) {
          const name = relative(settings.contentDir, path).split(sep).join('/');
          const key = `${options}\n${path}\n${content}`;
          const bytes = await kept(join(settings.cacheDir, 'texts', `${name}.json`), key, async () =>
            Buffer.from(JSON.stringify(await renderer.process(content, path, {}))),
          );
          return JSON.parse(Buffer.from(bytes).toString('utf8'));
        },
      };
    },
  };
}

/** The plugins, and all that they can import of the project: what a browser or a page has is not among it. */
function ownPlugins(): string[] {
  return ['src/domain', 'src/integrations', 'src/schemas']
    .flatMap((folder) =>
      readdirSync(join(PROJECT, folder), { recursive: true }).map((name) => join(folder, String(name))),
    )
    .filter((name) => name.endsWith('.ts'))
    .sort();
}
