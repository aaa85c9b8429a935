import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { unified } from '@astrojs/markdown-remark';
import type { Plugin } from 'vite';
import { settings } from '../site.ts';
import { checkedContent } from './checked-content.ts';
import { nameInProject, pathOf } from './content-files.ts';
import { someAtOnce } from './some-at-once.ts';

type Processor = ReturnType<typeof unified>;

/** What Astro imports to render an entry: a map of functions that import the module of a text, by the path of its file. */
const MODULES = 'astro:content-module-imports';
const GATHERED = '\0gathered-texts';
const TEXTS = join(settings.cacheDir, 'texts.mjs');
const MAKE_MODULES = resolve(import.meta.dirname, '../mdx/text-modules.ts');

/**
 * Gives a build the texts of all entries in one file beside its bundle, compiled as ever. As modules of the bundle, a thousand of
 * them would cost a quarter of the build and half a gigabyte, and come out as they went in: they import nothing but the runtime
 * of JSX. Without this plugin Astro does just that, and the site is the same. Dev imports them (`served-content.ts`).
 */
export function gatheredTexts(processor: Processor): Plugin {
  return {
    name: 'gathered-texts',
    apply: 'build',
    resolveId: {
      order: 'pre',
      filter: { id: [MODULES, TEXTS].map((id) => new RegExp(`^${RegExp.escape(id)}$`)) },
      handler: (id) => (id === MODULES ? GATHERED : { id: pathToFileURL(TEXTS).href, external: true }),
    },
    generateBundle(_options, bundle) {
      if (this.environment.name !== 'prerender') return;
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      if (!chunks.some(({ moduleIds }) => moduleIds.includes(GATHERED)))
        this.error(`Astro asks for the texts of entries by another name than "${MODULES}".`);
    },
    load: {
      filter: { id: new RegExp(`^${GATHERED}$`) },
      async handler() {
        await writeTexts(processor);
        return `
          import texts from ${JSON.stringify(TEXTS)};
          import { textModules } from ${JSON.stringify(MAKE_MODULES)};
          export default textModules(texts);`;
      },
    },
  };
}

/** Writes all texts as functions of the runtime of JSX, by the paths of their files as Astro has them. */
async function writeTexts(processor: Processor): Promise<void> {
  const renderer = await processor.createMdxRenderer?.({ syntaxHighlight: false }, { optimize: false });
  if (renderer === undefined) throw new Error(`The processor "${processor.name}" does not compile MDX.`);
  const { content } = await checkedContent();
  const functions = await someAtOnce([...content.entries, ...content.pages], async ({ file, text }) => {
    const { code } = await renderer.process(text, pathOf(file), {});
    return `${JSON.stringify(nameInProject(file))}: ${asFunction(code, file)}`;
  });
  await writeFile(TEXTS, `export default {\n${functions.join(',\n')}\n};\n`);
}

const RUNTIME = /^import (\{.*\}) from "astro\/jsx-runtime";$/m;

/**
 * A compiled text as a function that is given what it imports and returns what it exports, which is no module.
 *
 * @throws when it imports anything else
 */
export function asFunction(code: string, file: string): string {
  const body = code
    .replace(RUNTIME, (_, names: string) => `const ${names.replaceAll(' as ', ': ')} = runtime;`)
    .replace(/^export (?:default )?(?=function|const)/gm, '');
  const other = /^(?:import|export)\b.*/m.exec(body)?.[0];
  if (other !== undefined) throw new Error(`The text of ${file} is compiled in a way that is not known here: ${other}`);
  return `(runtime) => {\n${body}\nreturn { MDXContent, getHeadings };\n}`;
}
