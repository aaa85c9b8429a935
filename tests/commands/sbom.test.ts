import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { PROJECT, theGuide } from '../support/site.ts';

/** Of a bill of materials (CycloneDX 1.5), what is looked at. */
interface Bill {
  bomFormat: string;
  components: Component[];
}
interface Component {
  name: string;
  version: string;
  licenses?: { license?: { id?: string; name?: string }; expression?: string }[];
}

/** Licences (SPDX) under which others may take the guide as it is; one that is not here is a question for people. */
const ALLOWED = [
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  // Of sharp, which Astro brings and the guide does not use; linked as a library, never changed.
  'LGPL-3.0-or-later',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
];

const licencesOf = ({ licenses = [] }: Component): string[] =>
  licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? '');

const refused = (components: readonly Component[]): string[] =>
  components
    .filter(
      (component) => licencesOf(component).length === 0 || !licencesOf(component).every((id) => ALLOWED.includes(id)),
    )
    .map(({ name, version }) => `${name}@${version}`);

test('the bill of materials lists everything that builds the guide, under licences that let others take it', () => {
  const bill: Bill = JSON.parse(execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: PROJECT, encoding: 'utf8' }));
  assert.equal(bill.bomFormat, 'CycloneDX');
  for (const name of ['astro', '@astrojs/mdx', 'pagefind', 'zod', 'remark-gfm', 'rehype-slug']) {
    assert.ok(
      bill.components.some((component) => component.name === name),
      `${name} is listed`,
    );
  }
  assert.ok(bill.components.length > 100, `${bill.components.length} components`);
  assert.deepEqual(refused(bill.components), []);
});

test('a package without a licence, or under one that nobody has looked at, is named', () => {
  assert.deepEqual(
    refused([
      { name: 'free', version: '1.0.0', licenses: [{ license: { id: 'MIT' } }] },
      { name: 'nameless', version: '1.0.0' },
      { name: 'closed', version: '2.0.0', licenses: [{ license: { name: 'UNLICENSED' } }] },
    ]),
    ['nameless@1.0.0', 'closed@2.0.0'],
  );
});

test('what of others is sent to readers goes with its licence', async () => {
  assert.match(
    await readFile(join(await theGuide(), 'pagefind/licence.txt'), 'utf8'),
    /MIT License[\s\S]*Permission is hereby granted/,
  );
});
