import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { unified } from '@astrojs/markdown-remark';
import { keptTexts } from '../../src/integrations/kept-texts.ts';
import { settings } from '../../src/site.ts';

const PATH = join(settings.contentDir, 'terms/kept-by-a-test.mdx');
const KEPT = join(settings.cacheDir, 'texts/terms/kept-by-a-test.mdx.json');
type Renderer = Awaited<ReturnType<NonNullable<ReturnType<typeof unified>['createMdxRenderer']>>>;

let compiled: string[];
beforeEach(async () => {
  compiled = [];
  await rm(KEPT, { force: true });
});
after(() => rm(KEPT, { force: true }));

/** A build with a compiler that says what it was given. */
async function rendererOf(): Promise<Renderer> {
  const compiler: Renderer = {
    async process(content, _path, frontmatter) {
      compiled.push(content);
      assert.deepEqual(frontmatter, {}, 'front matter stays out of the compiled text');
      if (content === 'bad') throw new Error('No MDX.');
      return { code: `compiled ${content}`, map: null, astroMetadata: { scripts: [] } } as never;
    },
  };
  const processor = keptTexts({ ...unified(), createMdxRenderer: async () => compiler });
  return processor.createMdxRenderer?.({}, { optimize: false }) as Promise<Renderer>;
}

test('a text is compiled once, and the next build gets the same', async () => {
  const first = await (await rendererOf()).process('words', PATH, { title: 'A' });
  assert.deepEqual(first, { code: 'compiled words', map: null, astroMetadata: { scripts: [] } });
  assert.deepEqual(await (await rendererOf()).process('words', PATH, { title: 'B' }), first);
  assert.deepEqual(compiled, ['words']);
});

test('a build and dev leave other blank lines around a text, and have it compiled once all the same', async () => {
  const first = await (await rendererOf()).process('\n\nwords\n', PATH, {});
  assert.deepEqual(await (await rendererOf()).process('words', PATH, {}), first);
});

test('it is compiled again when it changed, and when what was kept is damaged', async () => {
  const codeOf = async (text: string) => (await (await rendererOf()).process(text, PATH, {})).code;
  await codeOf('words');
  assert.equal(await codeOf('other words'), 'compiled other words');
  await writeFile(KEPT, 'damaged');
  assert.equal(await codeOf('other words'), 'compiled other words');
  assert.deepEqual(compiled, ['words', 'other words', 'other words']);
});

test('a text that cannot be compiled is refused in every build', async () => {
  for (const build of [1, 2]) {
    await assert.rejects(
      async () => (await rendererOf()).process('bad', PATH, {}),
      { message: 'No MDX.' },
      `build ${build}`,
    );
  }
  assert.deepEqual(compiled, ['bad', 'bad']);
});
