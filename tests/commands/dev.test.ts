import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { type AnyNode, isTag, isText } from 'domhandler';
import { findAll } from 'domutils';
import { parseDocument } from 'htmlparser2';
import type { GuideData } from '../../src/domain/data/guide-data.ts';
import { change, copyOf, VALID } from '../integrations/content-folder.ts';
import { BUILD, buildEnvironment, PROJECT, theGuide } from '../support/site.ts';
import { inTurn } from '../support/turn.ts';

const INDEX = 'pagefind/pagefind-entry.json';
const PATIENCE_MS = 120_000;
/** So long Astro waits at most until it writes what it has loaded, and a watcher until it tells. */
const SEEN_MS = 2000;

/** Waits until something is as it should be. */
async function until(is: () => Promise<boolean> | boolean, what: () => string): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !(await is()); await setTimeout(200))
    if (Date.now() > end) throw new Error(what());
}

const lampRoundIn = (content: string): string => join(content, 'concepts/lamp-round.mdx');

/** `npm run dev` over a folder of content. */
async function devOf(content: string, t: TestContext) {
  const outDir = join(PROJECT, 'node_modules/.cache/guide-tests/dev');
  await rm(outDir, { recursive: true, force: true });
  // What another guide was built into the same folder.
  await mkdir(join(outDir, 'pagefind'), { recursive: true });
  await writeFile(join(outDir, INDEX), '{}');
  const child = spawn(process.execPath, [join(PROJECT, 'src/commands/dev.ts')], {
    cwd: PROJECT,
    env: { ...buildEnvironment, CONTENT_DIR: content, OUT_DIR: outDir },
  });
  const closed = once(child, 'close');
  const stop = async () => {
    child.kill();
    await closed;
  };
  t.after(stop);
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said.text += chunk));
  const tell = () => said.text;
  const addressOf = () => /http:\/\/127\.0\.0\.1:\d+\//.exec(said.text)?.[0] ?? '';
  await until(() => addressOf() !== '' || child.exitCode !== null, tell);
  assert.equal(child.exitCode, null, said.text);
  const get = async (path: string): Promise<string> => {
    // The server may begin anew just now.
    const answer = await fetch(`${addressOf()}${path}`, { headers: { accept: 'text/html' } }).catch(() => undefined);
    return (await answer?.text()) ?? '';
  };
  const shows = (path: string, words: string) => until(async () => (await get(path)).includes(words), tell);
  const says = (words: string, from = 0) => until(() => said.text.includes(words, from), tell);
  const statusOf = async (path: string) => (await fetch(`${addressOf()}${path}`)).status;
  const answers = (path: string, status: number) => until(async () => (await statusOf(path)) === status, tell);
  return { said, get, shows, says, statusOf, answers, stop };
}

test('a guide with a wrong file, which has never been built, is served all the same: pages say what is wrong, and show themselves when it is mended', (t) =>
  inTurn(async () => {
    const content = await copyOf(VALID, t);
    const meeting = join(content, 'meetings/evening-watch.mdx');
    const lampRound = lampRoundIn(content);
    await change(meeting, 'weekday: friday', 'weekday: Friday');
    const dev = await devOf(content, t);
    assert.equal(await dev.statusOf(INDEX), 404, 'the index of another guide is not searched');
    await dev.says('"Friday" is not known here.');
    await dev.shows('', 'Did you mean &quot;friday&quot;?');

    await change(meeting, 'weekday: Friday', 'weekday: friday');
    await dev.says('The content is fine.');
    await dev.shows('meetings/evening-watch/', 'Lisbon');

    await change(lampRound, 'title: Lamp round', 'title: 2026-06-01');
    await dev.shows('concepts/lamp-round/', '<title>2026-06-01');
    await change(lampRound, 'A torch, and', 'A lantern, and');
    await dev.shows('concepts/lamp-round/', 'A lantern, and');

    const another = join(content, 'concepts/harbour-round.mdx');
    await cp(lampRound, another);
    await dev.shows('concepts/harbour-round/', 'A lantern, and');
    await rm(another);
    await dev.answers('concepts/harbour-round/', 404);

    const before = dev.said.text.length;
    await rename(join(content, 'changes'), join(content, 'terms/.aside'));
    await writeFile(join(content, 'changes'), '');
    await dev.says('content/changes:1  file\n  The folder cannot be opened.', before);
    await dev.shows('meetings/', 'Evening watch');
    await dev.stop();

    // The same texts in another folder: what was kept of the first one is of no use.
    await rm(content, { recursive: true });
    const moved = await devOf(await copyOf(VALID, t), t);
    await moved.shows('meetings/evening-watch/', 'Lisbon');
  }));

test('content that was moved away and back is said to be fine again', (t) =>
  inTurn(async () => {
    const content = await copyOf(VALID, t);
    const aside = `${content}-aside`;
    t.after(() => rm(aside, { recursive: true, force: true }));
    const dev = await devOf(content, t);
    await dev.says('The content is fine.');
    const before = dev.said.text.length;
    await rename(content, aside);
    await dev.says('There is no folder', before);
    const gone = dev.said.text.length;
    await rename(aside, content);
    await dev.says('The content is fine.', gone);
    await dev.shows('concepts/lamp-round/', 'A torch, and');
    const back = dev.said.text.length;
    await change(lampRoundIn(content), 'A torch, and', 'A lantern, and');
    await dev.says('The content is fine.', back);
  }));

test('a guide is served on while another one is built, or served too, from the same checkout', (t) =>
  inTurn(async () => {
    const content = await copyOf(VALID, t);
    const other = await copyOf(VALID, t);
    await change(lampRoundIn(content), 'A torch, and', 'A lantern, and');
    const dev = await devOf(content, t);
    const read = () => dev.shows('concepts/lamp-round/', 'A lantern, and');
    await read();

    const outDir = join(PROJECT, 'node_modules/.cache/guide-tests/beside-dev');
    const built = spawn(process.execPath, BUILD, {
      cwd: PROJECT,
      env: { ...buildEnvironment, CONTENT_DIR: other, OUT_DIR: outDir },
    });
    const [status] = await once(built, 'close');
    assert.equal(status, 0);
    // What the build has written is seen by the server a moment later.
    await setTimeout(SEEN_MS);
    assert.equal(await dev.statusOf('concepts/lamp-round/'), 200, dev.said.text);
    await read();

    const beside = await devOf(other, t);
    await beside.shows('concepts/lamp-round/', 'A torch, and');
    await setTimeout(SEEN_MS);
    assert.match(await dev.get('concepts/lamp-round/'), /A lantern, and/);
    await change(lampRoundIn(content), 'A lantern, and', 'A candle, and');
    await dev.shows('concepts/lamp-round/', 'A candle, and');
    await setTimeout(SEEN_MS);
    assert.match(await beside.get('concepts/lamp-round/'), /A torch, and/);
  }));

test('the texts of entries are the same while they are written as when they are built', async (t) => {
  const site = await theGuide();
  const { entries } = JSON.parse(await readFile(join(site, 'guide.json'), 'utf8')) as GuideData;
  const pages = entries.filter(({ kind }) => kind !== 'steps').map(({ key }) => `${key}/`);
  await inTurn(async () => {
    const dev = await devOf(join(PROJECT, 'content'), t);
    await dev.shows('bring-your-project/', '</html>');
    let seen = 0;
    for (const page of [...pages, 'bring-your-project/']) {
      const built = textsIn(await readFile(join(site, page, 'index.html'), 'utf8'));
      assert.deepEqual(textsIn(await dev.get(page)), built, page);
      seen += built.length;
    }
    assert.ok(seen >= entries.length / 2, 'most entries have a text');
  });
});

/** The texts of authors in a page: their elements with ids and links, and their words. */
const textsIn = (html: string): string[] =>
  findAll(({ attribs }) => /\bprose\b/.test(attribs['class'] ?? ''), parseDocument(html).children).map(outlineOf);

function outlineOf(node: AnyNode): string {
  if (isText(node)) return node.data.replace(/\s+/g, ' ');
  if (!isTag(node)) return '';
  const { id = '', href = '' } = node.attribs;
  return `<${node.name} ${id} ${href}>${node.children.map(outlineOf).join('')}`;
}
