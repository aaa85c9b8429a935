import { join, relative, sep } from 'node:path';
import type { unified } from '@astrojs/markdown-remark';
import { settings } from '../site.ts';
import { codeVersion } from './code-version.ts';
import { kept } from './kept.ts';

type Processor = ReturnType<typeof unified>;

/**
 * Compiles the text of each entry once, and again only when the text or what compiles it has changed; Astro keeps Markdown in
 * this way, but not MDX. Texts come without their front matter (`plain-texts.ts`, `gathered-texts.ts`).
 */
export function keptTexts(processor: Processor): Processor {
  const { createMdxRenderer } = processor;
  if (createMdxRenderer === undefined) throw new Error(`The processor "${processor.name}" does not compile MDX.`);
  return {
    ...processor,
    async createMdxRenderer(shared, mdx) {
      const renderer = await createMdxRenderer(shared, mdx);
      const compiler = JSON.stringify([codeVersion(), settings.basePath]);
      return {
        async process(content, path) {
          const name = relative(settings.contentDir, path).split(sep).join('/');
          const key = `${compiler}\n${path}\n${content.trim()}`;
          const bytes = await kept(join(settings.cacheDir, 'texts', `${name}.json`), key, async () =>
            Buffer.from(JSON.stringify(await renderer.process(content, path, {}))),
          );
          return JSON.parse(Buffer.from(bytes).toString('utf8'));
        },
      };
    },
  };
}
