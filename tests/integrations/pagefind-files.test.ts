import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { close, createIndex } from 'pagefind';
import { fetchedFiles } from '../../src/integrations/pagefind-files.ts';

after(() => close());

/** The files that Pagefind writes for a guide of one section. */
async function filesIn(language: string): Promise<Map<string, Uint8Array>> {
  const { index } = await createIndex({ forceLanguage: language });
  await index?.addCustomRecord({
    url: 'terms/no-sla/',
    content: 'No promise.',
    language,
    meta: { key: 'terms/no-sla' },
  });
  const { files = [] } = (await index?.getFiles()) ?? {};
  return new Map(files.map(({ path, content }) => [path, content]));
}

const LANGUAGES: [what: string, language: string, engine: string][] = [
  ['in the language of the guide', 'en', 'wasm.en.pagefind'],
  ['in a language that Pagefind knows no endings of', 'ja', 'wasm.unknown.pagefind'],
];
for (const [what, language, engine] of LANGUAGES) {
  test(`a search ${what} comes with what a page fetches, and with nothing else`, async () => {
    const names = [...fetchedFiles(await filesIn(language)).keys()].map((name) =>
      name.replace(/_[0-9a-f]+(?=\.pf_)/, ''),
    );
    assert.deepEqual(names.sort(), [
      `fragment/${language}.pf_fragment`,
      `index/${language}.pf_index`,
      'pagefind-entry.json',
      'pagefind-worker.js',
      `pagefind.${language}.pf_meta`,
      'pagefind.js',
      engine,
    ]);
  });
}

test('a file that nobody knows of ends the build: readers would miss it, or keep it for nothing', async () => {
  const files = await filesIn('en');
  for (const name of ['pagefind-new.js', 'filter/en_12345.pf_filter', 'wasm.en.v2.pagefind'])
    assert.throws(() => fetchedFiles(new Map([...files, [name, new Uint8Array()]])), {
      message: `Pagefind writes ${name}, of which is not known whether pages fetch it: see pagefind-files.ts.`,
    });
});

test('a search engine that the index asks for, and that is not there, ends the build', async () => {
  const files = await filesIn('en');
  files.delete('wasm.en.pagefind');
  assert.throws(() => fetchedFiles(files), {
    message: 'Pagefind writes no wasm.en.pagefind, which pages would fetch.',
  });
});
