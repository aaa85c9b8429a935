import assert from 'node:assert/strict';
import type { Place, Reader } from '../support/engines/engine.ts';
import { journey } from '../support/engines/journeys.ts';
import { arrivesAt, hasFocus, isInWindow, pathOf } from '../support/engines/looking.ts';
import { becomes } from '../support/reader.ts';

const SECTION: Place = { css: '#what-is-not-said' };

/** Whether the page draws attention to a place, as it does to the one that its address names. */
const isMarked = (reader: Reader, place: Place): Promise<boolean> =>
  reader.look(place, ([first]) => first !== undefined && getComputedStyle(first).animationName !== 'none');

journey('a link to a section opens its page at it, in view, marked and with the focus', async (reader) => {
  await reader.open('/terms/telemetry/#what-is-not-said');
  await becomes(() => isInWindow(reader, SECTION), true);
  assert.ok(await isMarked(reader, SECTION));
  assert.equal(await isMarked(reader, { css: '#in-the-source' }), false, 'other sections are not marked');
  await becomes(() => hasFocus(reader, SECTION), true);
  await reader.press('Tab');
  assert.ok(
    await hasFocus(reader, { role: 'link', name: 'Copy link to “What is not said”' }),
    'the Tab key goes on from there',
  );
});

journey('a link far down on the page of everything lands there', async (reader) => {
  await reader.open('/all/#telemetry');
  await becomes(() => isInWindow(reader, { css: '#telemetry h2, #telemetry h3, h2#telemetry, h3#telemetry' }), true);
});

journey('a short address leads on with the place behind it, and back leads to where the reader was', async (reader) => {
  await reader.open('/about/');
  await reader.open('/go/telemetry/#what-is-not-said');
  await becomes(() => pathOf(reader), '/terms/telemetry/#what-is-not-said');
  await becomes(() => isInWindow(reader, SECTION), true);
  await reader.back();
  await arrivesAt(reader, 'About this guide');
});

journey('an address that the document had before leads to where it is now', async (reader) => {
  for (const [fragment, place] of [
    ['', '/'],
    ['#bring-your-project', '/bring-your-project/'],
    ['#understanding-the-environment', '/terms/'],
  ]) {
    await reader.open(`/apps/content/about/intro.html${fragment}`);
    await becomes(() => pathOf(reader), place);
  }
});
