import assert from 'node:assert/strict';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Element } from 'domhandler';
import { findAll, getAttributeValue, textContent } from 'domutils';
import { type BuiltPage, readBuiltPages } from '../../src/integrations/built-pages.ts';
import { change, copyOf, VALID } from '../integrations/content-folder.ts';
import { partOf, readableText } from '../support/built-text.ts';
import { builtSite } from '../support/site.ts';

/** Addresses of the small guide that lead nowhere any more, and what became of them. */
const DEAD: [url: string, dead: string][] = [
  ['https://chat.harbour.example/quay', 'swept away in May 2026'],
  ['http://old.harbour.example/quay', 'switched off in May 2026'],
  ['https://harbour.example/old-map', 'drawn again in May 2026'],
];

/** Where each of them is shown: the entry itself, lists, steps, texts that name the entry, and all on one page. */
const SHOWN: [path: string, url: string][] = [
  ['/channels/quay-chat/', 'https://chat.harbour.example/quay'],
  ['/channels/quay-chat/', 'http://old.harbour.example/quay'],
  ['/channels/', 'https://chat.harbour.example/quay'],
  ['/bring-your-project/', 'https://chat.harbour.example/quay'],
  ['/bring-your-project/', 'https://harbour.example/old-map'],
  ['/terms/no-paid-keepers/', 'https://chat.harbour.example/quay'],
  ['/all/', 'https://chat.harbour.example/quay'],
  ['/all/', 'https://harbour.example/old-map'],
];

let pages: BuiltPage[];
before(async () => {
  const folder = await copyOf(VALID, { after });
  const [[, dead]] = DEAD as [[string, string]];
  await change(
    join(folder, 'channels/quay-chat.mdx'),
    'harbour.example/quay" }',
    `harbour.example/quay", dead: ${dead} }`,
  );
  await appendFile(
    join(folder, 'terms/no-paid-keepers.mdx'),
    '\nAsk at <Address of="channels/quay-chat" />, see [the log](https://harbour.example/lamps), or https://harbour.example/sea.\n',
  );
  pages = await readBuiltPages(await builtSite('addresses', { CONTENT_DIR: folder }));
});

const linksIn = (page: BuiltPage): Element[] => findAll(({ name }) => name === 'a', page.document.children);
const targetOf = (link: Element): string => getAttributeValue(link, 'href') ?? '';
const isOutgoing = (link: Element): boolean => /^https?:/.test(targetOf(link));

for (const [path, url] of SHOWN) {
  test(`${path} shows the dead address ${url} with what became of it`, () => {
    const page = pages.find((page) => page.path === path);
    assert.ok(page);
    const dead = DEAD.find(([address]) => address === url)?.[1];
    const { text } = readableText(partOf(page));
    assert.ok(text.includes(`${url} (no longer there: ${dead})`), text);
  });
}

test('no page links to a dead address', () => {
  const dead = new Set(DEAD.map(([url]) => url));
  const links = pages.flatMap((page) => linksIn(page).map((link) => `${page.path} ${targetOf(link)}`));
  assert.ok(links.some((link) => link.endsWith(' https://harbour.example/map')));
  assert.deepEqual(
    links.filter((link) => dead.has(link.split(' ')[1] ?? '')),
    [],
  );
});

test('every link out of the guide says so to programs, and to readers where its words are not the address', () => {
  const told = new Set<string>();
  const untold: string[] = [];
  for (const page of pages) {
    for (const link of linksIn(page)) {
      const isAddress = readableText(link).text === targetOf(link);
      const isMarked = getAttributeValue(link, 'class')?.split(' ').includes('outward') ?? false;
      const isExternal = getAttributeValue(link, 'rel') === 'external';
      const isRight = isOutgoing(link) ? isExternal && isMarked !== isAddress : !isExternal && !isMarked;
      if (isOutgoing(link)) told.add(targetOf(link));
      if (!isRight) untold.push(`${page.path} ${targetOf(link)}`);
    }
  }
  assert.deepEqual(untold, []);
  for (const url of [
    'https://github.com/harbour/log/commit/0a1b2c3',
    'https://harbour.example/notebook',
    'https://harbour.example/lamps',
    'https://harbour.example/sea',
    'https://harbour.example/map',
  ])
    assert.ok(told.has(url), `${url} is linked`);
});

test('the mark of such a link is for the eye: its alternative text is empty', () => {
  const styles = pages
    .flatMap(({ document }) => findAll(({ name }) => name === 'style', document.children))
    .map(textContent);
  const rules = styles.flatMap((style) => [...style.matchAll(/\.outward:+after\s*{([^}]*)}/g)].map(([, rule]) => rule));
  // On paper the address stands there instead, to be read.
  const marks = rules.filter((rule = '') => !/content:[^;]*attr\(href\)/.test(rule));
  assert.ok(marks.length > 0);
  for (const mark of marks) assert.match(mark ?? '', /content:\s*"↗"\s*\/\s*""/);
});
