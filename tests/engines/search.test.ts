import assert from 'node:assert/strict';
import type { Place, Reader } from '../support/engines/engine.ts';
import { journey } from '../support/engines/journeys.ts';
import { arrivesAt, countOf, hasFocus, isVisible, pathOf, textOf, textsOf } from '../support/engines/looking.ts';
import { answerTo, BOX, canType, IN_THE_TEXT, OPTIONS, STATUS, titles, typed } from '../support/engines/searching.ts';
import { becomes } from '../support/reader.ts';

const LISTS = ['General mailing list', 'Openinfralabs list', 'Operate-first-users list'];
const WAYS_OUT: Place = { css: '[data-part=nothing]' };
const DIALOG: Place = { role: 'dialog', name: 'Search' };

/** The places of the chosen results among all of them. */
const chosen = (reader: Reader): Promise<number[]> =>
  reader.look(OPTIONS, (options) => options.flatMap((option, at) => (option.ariaSelected === 'true' ? [at] : [])));

journey(
  '"/" opens the search over a page; arrows choose among the lists, Enter opens the chosen one',
  async (reader) => {
    await reader.open('/terms/telemetry/');
    await reader.press('/');
    await canType(reader);
    await reader.type('mailing list');
    assert.ok((await answerTo(reader, 'mailing list')) >= LISTS.length);
    assert.equal(await typed(reader), 'mailing list', 'the slash that opened it is not typed');
    const found = await titles(reader);
    assert.deepEqual(found.slice(0, LISTS.length).sort(), LISTS);
    for (const [key, at] of [
      ['ArrowDown', [0]],
      ['ArrowDown', [1]],
      ['ArrowDown', [2]],
      ['ArrowUp', [1]],
    ] as const) {
      await reader.press(key);
      assert.deepEqual(await chosen(reader), at, key);
      assert.ok(await hasFocus(reader, BOX), 'the box keeps the focus');
    }
    await reader.press('Enter');
    await arrivesAt(reader, found[1] ?? '');
    await reader.back();
    await arrivesAt(reader, 'Telemetry');
    await answerTo(reader, 'mailing list');
    assert.equal(await typed(reader), 'mailing list', 'back leads to the search as it was left');
    await reader.press('Escape');
    await becomes(() => countOf(reader, DIALOG), 0);
  },
);

journey('the button opens the search; a slip finds the meeting, and a click opens it', async (reader) => {
  await reader.open('/');
  await reader.click({ role: 'link', name: 'Search' });
  await canType(reader);
  await reader.type('wensday');
  await answerTo(reader, 'wensday');
  const [first = ''] = await titles(reader);
  assert.equal(first, 'Project Coordination meeting');
  await reader.click(OPTIONS);
  await arrivesAt(reader, first);
});

journey(
  'an address that asks something is answered, from names and from the text; back leads to it',
  async (reader) => {
    await reader.open('/search/?q=mailing+list');
    await answerTo(reader, 'mailing list');
    assert.equal(await typed(reader), 'mailing list');
    assert.deepEqual((await titles(reader)).slice(0, LISTS.length).sort(), LISTS);
    const fromText = await textsOf(reader, IN_THE_TEXT);
    assert.ok(fromText.length > 0, 'the full text has arrived');
    assert.ok(fromText.every((text) => /mail|list/i.test(text)));
    const isMarked = await reader.look(IN_THE_TEXT, (options) =>
      options.some((it) => it.querySelector('mark') !== null),
    );
    assert.ok(isMarked, 'what was found in the text is marked');

    await reader.click(OPTIONS);
    await becomes(async () => (await pathOf(reader)).startsWith('/channels/'), true);
    await reader.back();
    await answerTo(reader, 'mailing list');
    assert.equal(await pathOf(reader), '/search/?q=mailing+list');
  },
);

journey('what is typed on the search page is its address, which reload and back find again', async (reader) => {
  await reader.open('/about/');
  await reader.open('/search/');
  await canType(reader);
  await reader.type('slack');
  await answerTo(reader, 'slack');
  await becomes(() => pathOf(reader), '/search/?q=slack');
  await reader.reload();
  await answerTo(reader, 'slack');
  assert.equal((await titles(reader))[0], 'Slack chat');
  await reader.back();
  await arrivesAt(reader, 'About this guide');
});

journey('what is nowhere in the guide is not found, and the ways out are shown', async (reader) => {
  await reader.open('/search/?q=pineapple');
  await answerTo(reader, 'pineapple');
  assert.equal(await textOf(reader, STATUS), 'Nothing found for “pineapple”.');
  assert.equal(await countOf(reader, OPTIONS), 0);
  assert.ok(await isVisible(reader, WAYS_OUT));
  await reader.click({ role: 'link', name: 'A to Z', within: { role: 'main' } });
  await arrivesAt(reader, 'A to Z');
});
