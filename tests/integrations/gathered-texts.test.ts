import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unified } from '@astrojs/markdown-remark';
import { asFunction } from '../../src/integrations/gathered-texts.ts';
import { recmaWithoutComments } from '../../src/integrations/recma-without-comments.ts';

async function compiled(mdx: string): Promise<string> {
  const processor = unified({ recmaPlugins: [recmaWithoutComments] });
  const renderer = await processor.createMdxRenderer?.({ syntaxHighlight: false }, { optimize: false });
  assert.ok(renderer);
  return (await renderer.process(mdx, '/guide/a.mdx', {})).code;
}

/** What a text becomes with a runtime that writes down what it was asked for. */
async function run(mdx: string) {
  const [text] = [new Function(`return ${asFunction(await compiled(mdx), 'a.mdx')}`)()];
  const jsx = (type: unknown, { children }: { children?: unknown }) => [type, children];
  return text({ Fragment: 'fragment', jsx, jsxs: jsx });
}

test('a compiled text works outside of a module: it is given the runtime, and returns the text and its headings', async () => {
  const { MDXContent, getHeadings } = await run('## How\n\nWith <Aside>some words</Aside> and `export const a`.\n');
  assert.deepEqual(getHeadings(), [{ depth: 2, slug: 'how', text: 'How' }]);
  assert.deepEqual(MDXContent({ components: { h2: 'second', Aside: 'aside' } }), [
    'fragment',
    [['second', 'How'], '\n', ['p', ['With ', ['aside', 'some words'], ' and ', ['code', 'export const a'], '.']]],
  ]);
});

test('a text without any words works too', async () => {
  const { MDXContent, getHeadings } = await run('');
  assert.deepEqual(getHeadings(), []);
  assert.deepEqual(MDXContent({}), ['fragment', undefined]);
});

test('what authors tell each other is not compiled, whatever its lines begin with', async () => {
  const { MDXContent } = await run('{/*\nimport is a word\nexport too\n*/}\n\nWords{/* and more */}.\n');
  assert.deepEqual(MDXContent({}), ['fragment', ['\n', ['p', ['Words', '.']]]]);
});

test('what imports anything else is not taken for a text', async () => {
  assert.throws(
    () => asFunction('import a from "b";\nexport default function MDXContent() {}', 'content/terms/a.mdx'),
    {
      message: 'The text of content/terms/a.mdx is compiled in a way that is not known here: import a from "b";',
    },
  );
});
