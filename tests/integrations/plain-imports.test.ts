import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainImports } from '../../src/integrations/plain-imports.ts';

interface Script {
  type: 'chunk';
  fileName: string;
  moduleIds: string[];
  dynamicImports: string[];
}
const { renderChunk, generateBundle } = plainImports as unknown as {
  renderChunk(this: object, code: string): string | null;
  generateBundle(this: object, options: object, bundle: Record<string, Script>): void;
};

/** One of the builds that Astro makes. */
const buildFor = (consumer: 'client' | 'server') => ({
  environment: { config: { consumer } },
  error(message: string) {
    throw new Error(message);
  },
});

/** A script as the plugin leaves it. */
const plain = (code: string): string | null => renderChunk.call(buildFor('client'), code);

/** A build of one script that imports another one when it is needed. */
function bundle(code: string, consumer: 'client' | 'server'): void {
  const build = buildFor(consumer);
  renderChunk.call(build, code);
  generateBundle.call(
    build,
    {},
    { 'a.js': { type: 'chunk', fileName: 'a.js', moduleIds: ['a'], dynamicImports: ['b.js'] } },
  );
}

const CASES: [what: string, code: string, expected: string][] = [
  [
    'an import as a whole',
    '__vitePreload(() => import("./a.js"), __VITE_PRELOAD__).then(go)',
    'import("./a.js").then(go)',
  ],
  [
    'an import of some names',
    '__vitePreload(async () => {\n\tconst { go } = await import("./a.js");\n\treturn { go };\n}, __VITE_PRELOAD__).then(({ go }) => go())',
    'import("./a.js").then(({ go }) => go())',
  ],
  [
    'an import of an address',
    '__vitePreload(() => import(\n\t/* @vite-ignore */\n\t`/pagefind/pagefind.js`\n), __VITE_PRELOAD__)',
    'import(\n\t/* @vite-ignore */\n\t`/pagefind/pagefind.js`\n)',
  ],
  ['what wraps, in its own script', 'var __vitePreload = (load) => load();\ngo();', '\ngo();'],
  ['what wraps, from another script', 'import { t as __vitePreload } from "./preload-helper.js";\ngo();', '\ngo();'],
];

for (const [what, code, expected] of CASES) {
  test(`${what} stands there as it was written`, () => assert.equal(plain(code), expected));
}

test('a script without imports is left alone', () => assert.equal(plain('go();'), null));

test('when Vite wraps in another way than is known, the build says so', () => {
  assert.throws(() => plain('__vitePreload(function () { return import("./a.js"); }, [])'), /not known here/);
  assert.throws(
    () => plain('__vitePreload(() => import("./a.js").then((a) => a.go()), __VITE_PRELOAD__)'),
    /not known here/,
  );
  assert.throws(() => plain('import { n as other, t as __vitePreload } from "./shared.js";'), /not known here/);
  bundle('__vitePreload(() => import("./b.js"), __VITE_PRELOAD__)', 'client');
  assert.throws(
    () => bundle('__preload(() => import("./b.js"), __PRELOAD__)', 'client'),
    /no import.* known here.* a\.js/,
  );
});

test('what does not run in browsers, imports as it is written', () => bundle('import("./b.js")', 'server'));
