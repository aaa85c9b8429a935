import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import rehypeSlug from 'rehype-slug';
import remarkGfm from 'remark-gfm';
import { PAGE_PATHS, withBase } from './src/domain/links/paths.ts';
import { codeVersion } from './src/integrations/code-version.ts';
import { contentCheck } from './src/integrations/content-check.ts';
import { finishedPages } from './src/integrations/finished-pages.ts';
import { gatheredTexts } from './src/integrations/gathered-texts.ts';
import { keptTexts } from './src/integrations/kept-texts.ts';
import { layerOrder } from './src/integrations/layer-order.ts';
import { offlineCopy } from './src/integrations/offline-copy.ts';
import { ownCopies } from './src/integrations/own-copies.ts';
import { PAGEFIND_VERSION } from './src/integrations/pagefind-package.ts';
import { plainImports } from './src/integrations/plain-imports.ts';
import { plainTexts } from './src/integrations/plain-texts.ts';
import { keepLastSite, publish } from './src/integrations/publish.ts';
import { recmaWithoutComments } from './src/integrations/recma-without-comments.ts';
import { rehypeBaseLinks } from './src/integrations/rehype-base-links.ts';
import { rehypeLabelledTables } from './src/integrations/rehype-labelled-tables.ts';
import { rehypeOutwardLinks } from './src/integrations/rehype-outward-links.ts';
import { remarkHeadingIds } from './src/integrations/remark-heading-ids.ts';
import { remarkLineEnds } from './src/integrations/remark-line-ends.ts';
import { searchIndex } from './src/integrations/search-index.ts';
import { servedContent } from './src/integrations/served-content.ts';
import { shortProperties } from './src/integrations/short-properties.ts';
import { settings } from './src/site.ts';

/** Search results are no page of their own; everything else that was built is. */
const isWorthFinding = (address) => new URL(address).pathname !== withBase(settings.basePath, PAGE_PATHS.search);

const processor = keptTexts(
  unified({
    // Named below, so that it is not there twice.
    gfm: false,
    remarkPlugins: [remarkGfm, remarkHeadingIds, remarkLineEnds],
    rehypePlugins: [
      rehypeSlug,
      rehypeLabelledTables,
      rehypeOutwardLinks,
      [rehypeBaseLinks, { base: settings.basePath }],
    ],
    recmaPlugins: [recmaWithoutComments],
  }),
);

/**
 * Without `defineConfig`, which gives it this type and nothing else: it comes with three hundred modules that every build would load.
 *
 * @satisfies {import('astro').AstroUserConfig}
 */
export default {
  site: settings.siteUrl,
  base: settings.basePath,
  trailingSlash: 'always',
  // The site is built aside, checked, and only then put in the place of the last one (integrations/publish.ts).
  outDir: settings.buildDir,
  cacheDir: settings.cacheDir,
  // A page is one request: its styles are inside, and so is its script while it is small.
  // Pages are small and many: while one is written, others are made.
  build: { inlineStylesheets: 'always', concurrency: 8 },
  compressHTML: true,
  // By attributes, whose names no author writes, used-styles.ts and short-scopes.ts know what belongs to a component.
  scopedStyleStrategy: 'attribute',
  devToolbar: { enabled: false },
  // Tells Astro's extension for editors which fields each file of content/ may have.
  experimental: { contentIntellisense: true },
  markdown: { syntaxHighlight: false, processor },
  // In the order of the build: the last site, the content, then the pages it became; `publish` is last, because it ends the build.
  integrations: [
    keepLastSite(),
    contentCheck(),
    layerOrder(),
    shortProperties(),
    mdx(),
    sitemap({ filter: isWorthFinding }),
    finishedPages(),
    searchIndex(),
    offlineCopy(),
    publish(),
  ],
  vite: {
    plugins: [ownCopies, plainImports, plainTexts, gatheredTexts(processor), servedContent],
    define: {
      'import.meta.env.PAGEFIND_VERSION': JSON.stringify(PAGEFIND_VERSION),
      'import.meta.env.CODE_VERSION': JSON.stringify(codeVersion()),
    },
    build: {
      // What is imported when it is needed has no imports of its own to fetch ahead.
      modulePreload: false,
      rolldownOptions: {
        onLog(level, log, handler) {
          // Astro marks a module in a way its bundler warns about; nothing is wrong. Remove when the build is silent without.
          if (log.code === 'MODULE_LEVEL_DIRECTIVE' && log.message.includes('astro:head-inject')) return;
          handler(level, log);
        },
      },
    },
  },
};
