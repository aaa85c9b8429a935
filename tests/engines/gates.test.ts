import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after } from 'node:test';
import { objectionsTo } from '../support/engines/axe.ts';
import type { EngineName } from '../support/engines/engine.ts';
import { journey } from '../support/engines/journeys.ts';
import { countOf, textOf } from '../support/engines/looking.ts';
import { faultySite } from '../support/faulty-site.ts';
import { isBlank } from '../support/picture.ts';
import { becomes } from '../support/reader.ts';

/** What each engine, and no other of them, says of itself (navigator.userAgent). */
const SAYS: Record<EngineName, RegExp> = {
  chromium: /Chrome\/\d+/,
  firefox: /Gecko\/\d+ Firefox\/\d+/,
  webkit: /AppleWebKit\/[\d.]+ \(KHTML, like Gecko\) Version\/[\d.]+ Safari/,
};

/** What is wrong with a page, and how it has to be noticed. */
const COMPLAINTS: { path: string; complaint: RegExp }[] = [
  { path: '/console/', complaint: /^console log: hello/ },
  { path: '/error/', complaint: /^error: .*boom/ },
  { path: '/rejection/', complaint: /^error: .*forsaken/ },
  { path: '/policy/', complaint: /^(console )?error: .*\bimg-src\b/ },
  { path: '/other-host/', complaint: /^another host: http:\/\/other\.example\// },
  { path: '/other-host-encrypted/', complaint: /^another host: (https:\/\/)?other\.example\b/ },
  { path: '/missing/', complaint: /^answer 404: .*\/nothing\.js/ },
];
/** What some browsers say besides. */
const ECHOES = [/^request failed, /, /Failed to load resource/, /Content[- ]Security[- ]Policy/i, /did not arrive/];

const folder = faultySite();
const site = () => folder;
after(async () => rm(await folder, { recursive: true }));

journey(
  'the engine is the one that it is called',
  async (reader, { name }) => {
    await reader.open('/');
    assert.match(await reader.evaluate(() => navigator.userAgent), SAYS[name]);
  },
  { site },
);

journey(
  'whatever should not happen is noticed',
  async (reader) => {
    await reader.open('/');
    assert.deepEqual(reader.complaints, [], 'nothing is wrong with a sound page');
    for (const { path, complaint } of COMPLAINTS) {
      await reader.open(path);
      await becomes(() => (reader.complaints.some((line) => complaint.test(line)) ? path : reader.complaints), path);
    }
  },
  { site, provokes: COMPLAINTS.map(({ complaint }) => complaint), mayProvoke: ECHOES },
);

journey(
  'axe objects to what is wrong, and a page that shows nothing makes a blank picture',
  async (reader) => {
    await reader.open('/objection/');
    assert.match((await objectionsTo(reader)).join('\n'), /^image-alt, /m);
    await reader.open('/blank/');
    assert.ok(isBlank(await reader.picture()));
  },
  { site },
);

journey(
  'a place is found by its whole name or text, and by its role only where it is shown',
  async (reader) => {
    await reader.open('/places/');
    assert.equal(await countOf(reader, { role: 'button' }), 2);
    assert.equal(await countOf(reader, { role: 'button', name: 'Copy' }), 1);
    assert.equal(await countOf(reader, { role: 'button', name: 'Open' }), 0);
    assert.equal(await countOf(reader, { role: 'link', name: 'Copy' }), 0);
    assert.equal(await countOf(reader, { css: 'button' }), 3);
    assert.equal(await textOf(reader, { text: 'Copied' }), 'Copied');
    assert.equal(await countOf(reader, { text: 'Cop' }), 0);
  },
  { site },
);

journey(
  'when the server has stopped, nothing answers a reload any more',
  async (reader) => {
    await reader.open('/');
    await reader.site.stop();
    await assert.rejects(reader.reload());
    await assert.rejects(reader.open('/'));
  },
  { site, mayProvoke: ECHOES },
);
