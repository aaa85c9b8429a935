import assert from 'node:assert/strict';
import type { Place, Reader } from '../support/engines/engine.ts';
import { journey } from '../support/engines/journeys.ts';
import { countOf, isVisible, pathOf, textOf } from '../support/engines/looking.ts';
import { answerTo, canType, typed } from '../support/engines/searching.ts';
import { becomes } from '../support/reader.ts';

const MENU_SAYS: Place = { css: '.link-menu [role=status]' };
const CALENDAR = 'https://guide.example/meetings/project-coordination.ics';

/** What is in the clipboard: what the search box says when it is pasted there. No permission is needed for that. */
async function pasted(reader: Reader): Promise<string | undefined> {
  await reader.open('/search/');
  await canType(reader);
  await reader.press('Control+v');
  await becomes(async () => ((await typed(reader)) ?? '') !== '', true);
  return typed(reader);
}

/** A browser that refuses to copy. */
const refuseToCopy = (reader: Reader): Promise<void> =>
  reader.evaluate(() => {
    const clipboard = { writeText: () => Promise.reject(new DOMException('refused', 'NotAllowedError')) };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard });
  });

journey('a copy button copies the address of a calendar, and says so', async (reader) => {
  await reader.open('/meetings/project-coordination/');
  await reader.click({ role: 'button', name: 'Copy the address' });
  await becomes(() => countOf(reader, { role: 'button', name: 'Copied' }), 1);
  assert.equal(await pasted(reader), CALENDAR);
});

journey('the mark beside a title copies its address, and each form of it is one press more', async (reader) => {
  const { url } = reader.site;
  for (const [button, text] of [
    ['Short address', `${url}go/no-sla/`],
    ['Markdown', `[No SLA](${url}terms/no-sla/)`],
  ] as const) {
    await reader.open('/terms/no-sla/');
    await reader.click({ role: 'link', name: 'Copy link to “No SLA”' });
    await becomes(() => textOf(reader, MENU_SAYS), `Copied: ${url}terms/no-sla/`);
    await reader.click({ role: 'button', name: button });
    await becomes(() => textOf(reader, MENU_SAYS), `Copied: ${text}`);
    assert.equal(await pasted(reader), text);
  }
});

journey(
  'the mark beside a heading copies the address of its section, and the page stays where it is',
  async (reader) => {
    const address = `${reader.site.url}terms/telemetry/#what-is-not-said`;
    await reader.open('/terms/telemetry/');
    await reader.click({ role: 'link', name: 'Copy link to “What is not said”' });
    await becomes(() => textOf(reader, MENU_SAYS), `Copied: ${address}`);
    assert.equal(await pathOf(reader), '/terms/telemetry/');
  },
);

journey('a search is copied by its address', async (reader) => {
  await reader.open('/search/?q=slack');
  await answerTo(reader, 'slack');
  await reader.click({ css: '[data-part=copy]' });
  await becomes(() => textOf(reader, { css: '[data-part=copied]' }), 'Copied');
  assert.equal(await pasted(reader), `${reader.site.url}search/?q=slack`);
});

journey('where copying is refused, the address is shown, and can be selected and copied by hand', async (reader) => {
  const address = `${reader.site.url}terms/no-sla/`;
  await reader.open('/terms/no-sla/');
  await refuseToCopy(reader);
  await reader.click({ role: 'link', name: 'Copy link to “No SLA”' });
  await becomes(() => textOf(reader, MENU_SAYS), `Copy this: ${address}`);
  const selected = await reader.look(MENU_SAYS, ([said]) => {
    const text = said?.firstChild as Text;
    const begin = text.data.indexOf('http');
    getSelection()?.setBaseAndExtent(text, begin, text, text.length);
    return `${getSelection()}`;
  });
  assert.equal(selected, address);
  await reader.press('Control+c');
  assert.equal(await pasted(reader), address);

  await reader.open('/meetings/project-coordination/');
  await refuseToCopy(reader);
  await reader.click({ role: 'button', name: 'Copy the address' });
  await becomes(() => countOf(reader, { role: 'button', name: 'Copying is not allowed here' }), 1);
  assert.ok(await isVisible(reader, { text: CALENDAR }), 'it stands beside the button');
});
