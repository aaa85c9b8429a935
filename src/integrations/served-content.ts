import { serialize } from 'node:v8';
import { isRunnableDevEnvironment, type Plugin, type ViteDevServer } from 'vite';
import type { Content } from '../domain/content.ts';
import { COLLECTIONS } from '../schemas/collections.ts';
import { checkedContent } from './checked-content.ts';
import { nameInProject, pathOf } from './content-files.ts';
import { entriesOf } from './content-loader.ts';

/** What Astro imports for the collections, and to render an entry: a map of functions that import the module of a text. */
const MODULES = 'astro:content-module-imports';
const STORE = '\0astro:data-layer-content';
const TEXTS = '\0served-texts';
/** What Astro asks for by this is the text of an entry as it is rendered. */
const RENDERED = '?astroRenderContent';

/**
 * Gives the server of dev the content that it has checked itself. Astro keeps both in `.astro`, which is one folder for all guides
 * of a checkout: a build of another guide, or another server, would change what is served. In a build, `gathered-texts.ts` and
 * `cacheDir` do the same.
 */
export const servedContent: Plugin = {
  name: 'served-content',
  apply: 'serve',
  resolveId: {
    order: 'pre',
    filter: { id: new RegExp(`^${MODULES}$`) },
    handler: () => TEXTS,
  },
  load: {
    order: 'pre',
    filter: { id: new RegExp(`^(?:${STORE}|${TEXTS})$`) },
    async handler(id) {
      const { content } = await checkedContent();
      return id === STORE ? storeOf(content) : textsOf(content);
    },
  },
};

/** Has both made again, of what was checked last. */
export function forgetServed({ environments }: ViteDevServer): void {
  for (const environment of Object.values(environments)) {
    for (const id of [STORE, TEXTS]) {
      const module = environment.moduleGraph.getModuleById(id);
      if (module !== undefined) environment.moduleGraph.invalidateModule(module);
      if (!isRunnableDevEnvironment(environment)) continue;
      const { evaluatedModules } = environment.runner;
      const evaluated = evaluatedModules.getModuleById(id);
      if (evaluated !== undefined) evaluatedModules.invalidateModule(evaluated);
    }
  }
}

/** All collections as a module; by more than JSON, in which a field without a value would be missing. */
function storeOf(content: Content): string {
  const store = new Map(
    [...COLLECTIONS, 'pages', 'site'].map((collection) => [
      collection,
      new Map(entriesOf(collection, content).map((entry) => [entry.id, entry])),
    ]),
  );
  const bytes = serialize(store).toString('base64');
  return `import { deserialize } from 'node:v8'; export default deserialize(Buffer.from('${bytes}', 'base64'));`;
}

/** The texts by the paths of their files, as Astro has them. */
function textsOf({ entries, pages }: Content): string {
  const texts = [...entries, ...pages].map(({ file }) => {
    const [name, module] = [nameInProject(file), pathOf(file) + RENDERED].map((path) => JSON.stringify(path));
    return `[${name}, () => import(${module})]`;
  });
  return `export default new Map([${texts.join(',')}]);`;
}
