import type { Plugin } from 'vite';
import { splitFrontMatter } from './front-matter.ts';
import { readTextFile } from './text-file.ts';

/**
 * Has a text compiled without its front matter, which `@astrojs/mdx` would read once more, by another reader of YAML. The fences
 * stay, as far apart as they were: between them it finds nothing, and whatever it says of the text below names the right line.
 */
export const plainTexts: Plugin = {
  name: 'plain-texts',
  load: {
    filter: { id: /\.mdx$/ },
    async handler(path) {
      const { text = '' } = (await readTextFile(path)) ?? {};
      const { body, bodyLine } = splitFrontMatter(text) ?? NO_TEXT;
      return `---${'\n'.repeat(bodyLine - 2)}---\n${body}`;
    },
  },
};

/** Of a file without front matter, which is no entry. */
const NO_TEXT = { body: '', bodyLine: 3 };
