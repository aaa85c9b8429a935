import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { findAll } from 'domutils';
import { parseDocument } from 'htmlparser2';
import { readBuiltPages } from '../../src/integrations/built-pages.ts';
import { inlineCode } from '../../src/integrations/inline-code.ts';
import { theGuide } from '../support/site.ts';

let folder: string;
before(async () => {
  folder = await theGuide();
});

const policyIn = (html: string) =>
  /<meta http-equiv="content-security-policy" content="([^"]*)">/.exec(html)?.[1] ?? '';

test('every page says what it may do before anything that it is for', async () => {
  const pages = await readBuiltPages(folder);
  assert.ok(pages.length > 50, `${pages.length} pages`);
  for (const { file } of pages) {
    const html = await readFile(join(folder, file), 'utf8');
    const [, before = ''] = /^(.*?)<meta http-equiv="content-security-policy"/s.exec(html) ?? [];
    assert.match(before, /<meta charset="utf-8">$/, file);
    assert.doesNotMatch(before, /<(script|style|link|img)\b/, file);
    assert.doesNotMatch(policyIn(html), /unsafe|\*|https?:|data:/, file);
  }
});

test('the policy of a page names each script and style in it by its hash, and no other', async () => {
  for (const { file } of await readBuiltPages(folder)) {
    const html = await readFile(join(folder, file), 'utf8');
    const pieces = [...html.matchAll(/<(script|style)\b[^>]*>(.*?)<\/\1>/gs)].map(([, , text = '']) => text);
    const hashes = new Set(pieces.map((text) => `sha256-${createHash('sha256').update(text).digest('base64')}`));
    const named = new Set(policyIn(html).match(/sha256-[\w+/=]+/g));
    assert.deepEqual([...named].sort(), [...hashes].sort(), file);
  }
});

test('all scripts and styles of the guide are few texts, so that a header can name them all', async () => {
  const texts = new Set<string>();
  for (const { document } of await readBuiltPages(folder)) {
    const { scripts, styles } = inlineCode(document);
    for (const text of [...scripts, ...styles]) texts.add(text);
  }
  // About 55 bytes each; servers in between take 8 kB of headers, and often no more.
  assert.ok(texts.size <= 24, `${texts.size} different texts`);
});

test('no element has a handler or a style of its own', async () => {
  for (const { file } of await readBuiltPages(folder)) {
    const { children } = parseDocument(await readFile(join(folder, file), 'utf8'));
    const found = findAll(({ attribs }) => Object.keys(attribs).some((name) => /^on|^style$/.test(name)), children);
    assert.deepEqual(
      found.map(({ name, attribs }) => ({ name, attribs })),
      [],
      file,
    );
  }
});
