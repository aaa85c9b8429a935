import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { before, test } from 'node:test';
import { PROJECT } from '../support/site.ts';

const SOURCES = join(PROJECT, 'src');

/** The layers of `src/` in the order of README's map: each may know itself and those above it. */
const LAYERS: readonly (readonly string[])[] = [
  ['schemas'],
  ['domain'],
  ['site.ts', 'clock.ts', 'href.ts', 'variable.ts'],
  ['integrations'],
  ['content.config.ts'],
  ['queries.ts'],
  ['mdx'],
  ['markdown.ts'],
  ['shown'],
  ['components'],
  ['previews'],
  ['layouts'],
  ['pages'],
  ['workers'],
  ['commands'],
  ['styles'],
];
/** What these know beside themselves, whatever stands above them: a browser has no disk, and pages have one reader. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  workers: ['domain'],
  domain: ['schemas'],
  schemas: [],
};
/** Who may know the steps of the build and what they read. */
const KNOW_INTEGRATIONS = ['integrations', 'content.config.ts', 'queries.ts', 'markdown.ts', 'previews', 'commands'];

const IMPORT = /(?:\bfrom|\bimport|\bimport\()\s*'(\.{1,2}\/[^'?]+\.(?:ts|astro))'/g;

/** Each file of `src/`, by its path in there, with its text. */
let files: Map<string, string>;
before(async () => {
  const names = (await readdir(SOURCES, { recursive: true })).filter((name) => /\.(?:ts|astro)$/.test(name));
  files = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(SOURCES, name), 'utf8')] as const)),
  );
});

const layerOf = (file: string): string => file.split('/')[0] ?? '';
const heightOf = (file: string): number => LAYERS.findIndex((layer) => layer.includes(layerOf(file)));

/** The files of `src/` that a file imports; of comments too, where examples stand, but those lead nowhere. */
function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(IMPORT)]
    .map(([, path = '']) => relative(SOURCES, join(SOURCES, file, '..', path)))
    .filter((path) => files.has(path));
}

/** A line for each import that goes against the order, and for each folder that has no place in it. */
function againstTheOrder(given: ReadonlyMap<string, string>): string[] {
  return [...given].flatMap(([file, text]) => {
    const layer = layerOf(file);
    if (file === 'env.d.ts') return [];
    if (heightOf(file) < 0) return [`${file} is in no layer`];
    return importsOf(file, text)
      .filter((target) => {
        const known = layerOf(target);
        if (known === layer) return false;
        if (known === 'integrations' && !KNOW_INTEGRATIONS.includes(layer)) return true;
        return !(ONLY[layer]?.includes(known) ?? heightOf(target) <= heightOf(file));
      })
      .map((target) => `${file} knows ${target}`);
  });
}

test('knowledge flows one way: no file of the guide imports from a layer below its own', () => {
  const imports = [...files].flatMap(([file, text]) => importsOf(file, text));
  assert.ok(files.size > 250 && imports.length > 700, `${files.size} files, ${imports.length} imports`);
  assert.deepEqual(againstTheOrder(files), []);
});

test('the map in README shows the layers in their order', async () => {
  const readme = await readFile(join(PROJECT, 'README.md'), 'utf8');
  const [, map = ''] = /^src\/\n((?: {2}.*\n)+)/m.exec(readme) ?? [];
  const shown = [...map.matchAll(/^ {2}(\S.*?)(?: {2,}|$)/gm)].flatMap(([, names = '']) =>
    names.split(/ +/).map((name) => name.replace(/\/$/, '')),
  );
  assert.deepEqual(
    shown.map((name) => heightOf(name)),
    shown.map((name) => heightOf(name)).toSorted((a, b) => a - b),
  );
  assert.deepEqual(shown.toSorted(), LAYERS.flat().toSorted());
});

test('an import that goes against the order is noticed, and so is a folder that has no place in it', () => {
  const planted = new Map([
    ['schemas/step.ts', "import { withGaps } from '../domain/ready/letter.ts';"],
    ['components/LastChange.astro', "import { readChanges } from '../integrations/changes-folder.ts';"],
    ['mdx/Term.astro', "import Fact from '../components/Fact.astro';"],
    ['workers/offline-worker.ts', "import { settings } from '../site.ts';"],
    ['helpers/everything.ts', ''],
    ['domain/state.ts', "import type { Change } from '../schemas/change.ts';\nimport { dayOf } from './dates.ts';"],
  ]);
  assert.deepEqual(againstTheOrder(planted), [
    'schemas/step.ts knows domain/ready/letter.ts',
    'components/LastChange.astro knows integrations/changes-folder.ts',
    'mdx/Term.astro knows components/Fact.astro',
    'workers/offline-worker.ts knows site.ts',
    'helpers/everything.ts is in no layer',
  ]);
});
