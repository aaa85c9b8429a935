import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Content } from '../../../src/domain/content.ts';
import { outgoingAddresses } from '../../../src/domain/links/outgoing.ts';
import { readContent } from '../../../src/integrations/read-content.ts';
import { settings } from '../../../src/site.ts';
import { copyOf, VALID } from '../../integrations/content-folder.ts';
import { PROJECT } from '../../support/site.ts';

/** The small guide of the handbook's examples, which have every field, with links in two texts. */
const harbour = await copyOf(VALID, { after });
const handbook = await readFile(join(PROJECT, 'content/README.md'), 'utf8');
const links = '\nSee [a](https://a.example/), <Aside>http://b.example</Aside> and [c](/about/).\n';
for (const [, file = '', text = ''] of handbook.matchAll(/^`content\/(\S+)`\n\n```yaml\n([\s\S]*?)^```$/gm)) {
  const added = { terms: links, pages: '\nGo to https://page.example/now\n' }[file.split('/')[0] ?? ''];
  await writeFile(join(harbour, file), text + (added ?? ''));
}
const { content } = await readContent(harbour);

/** Every line of a content folder on which an address of the web stands, or evidence in a repository. */
async function linesWithAddresses(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => /\.(mdx|yaml)$/.test(name)).map((name) => name.replaceAll('\\', '/'));
  const lines = await Promise.all(
    files.map(async (file) =>
      (await readFile(join(folder, file), 'utf8'))
        .split('\n')
        .flatMap((line, index) =>
          /https?:\/\/|\brepository: /.test(line) && !/^\s*(#|edit:)/.test(line)
            ? [`content/${file}:${index + 1}`]
            : [],
        ),
    ),
  );
  return lines.flat().sort();
}

const placesOf = (content: Content): string[] => [
  ...new Set(outgoingAddresses(content).map(({ file, line }) => `${file}:${line}`)),
];

test('no line of the examples of the handbook leads out of the guide without being listed', async () => {
  assert.deepEqual(placesOf(content).sort(), await linesWithAddresses(harbour));
});

test('no line of the guide leads out of it without being listed', async () => {
  const guide = await readContent(settings.contentDir);
  assert.deepEqual(placesOf(guide.content).sort(), await linesWithAddresses(settings.contentDir));
});

const KINDS: [field: string, file: string, url: string][] = [
  ['addresses[0].url', 'content/channels/quay-chat.mdx', 'https://chat.harbour.example/quay'],
  ['addresses[1].url', 'content/channels/quay-chat.mdx', 'http://old.harbour.example/quay'],
  ['addresses[0].url', 'content/steps/say-hello.mdx', 'https://harbour.example/map'],
  ['room.url', 'content/meetings/evening-watch.mdx', 'https://rooms.harbour.example/watch?again=1'],
  ['room.shortUrl', 'content/meetings/evening-watch.mdx', 'https://rooms.harbour.example/watch'],
  ['verification.evidence.url', 'content/meetings/evening-watch.mdx', 'https://harbour.example/notes/november'],
  ['ended.evidence.url', 'content/meetings/evening-watch.mdx', 'https://harbour.example/notes/december'],
  [
    'record.lastSign.evidence.repository',
    'content/channels/quay-chat.mdx',
    'https://github.com/harbour/log/blob/0a1b2c3/may.md',
  ],
  ['record.evidence[0].repository', 'content/channels/quay-chat.mdx', 'https://github.com/harbour/log/issues/12'],
  ['record.evidence[1].url', 'content/channels/quay-chat.mdx', 'https://harbour.example/server'],
  ['today.evidence[0].url', 'content/site.yaml', 'https://harbour.example/log'],
  ['source.evidence.url', 'content/site.yaml', 'https://harbour.example/notebook'],
  ['corrections.url', 'content/site.yaml', 'https://harbour.example/corrections'],
  ['link', 'content/terms/no-paid-keepers.mdx', 'https://a.example/'],
  ['link', 'content/terms/no-paid-keepers.mdx', 'http://b.example'],
  ['link', 'content/pages/home.mdx', 'https://page.example/now'],
];
for (const [field, file, url] of KINDS) {
  test(`${url} is listed as ${field} of ${file}, as it is written`, () => {
    const found = outgoingAddresses(content).filter((address) => address.file === file && address.field === field);
    assert.ok(
      found.some((address) => address.url === url),
      JSON.stringify(found),
    );
  });
}

test('what is dead is listed as such, and nothing else is', () => {
  const dead = outgoingAddresses(content).filter(({ dead }) => dead !== undefined);
  assert.deepEqual(
    dead.map(({ url, dead }) => [url, dead]),
    [['http://old.harbour.example/quay', 'switched off in May 2026']],
  );
});
