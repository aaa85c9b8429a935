import assert from 'node:assert/strict';
import type { Place } from '../support/engines/engine.ts';
import { journey } from '../support/engines/journeys.ts';
import { arrivesAt, hasFocus, isInWindow, isVisible, pathOf } from '../support/engines/looking.ts';
import { becomes } from '../support/reader.ts';

const WAY = { role: 'navigation', name: 'Reading order' } as const;
const SKIP_LINK: Place = { css: 'a.skip' };

journey('a reader gets from home by a list to an entry, and reads on and back from there', async (reader) => {
  await reader.open('/');
  await arrivesAt(reader, 'Getting started with Operate First');
  await reader.click({ role: 'link', name: 'Channels', within: { role: 'navigation', name: 'Main' } });
  await arrivesAt(reader, 'Channels');
  await reader.click({ role: 'link', name: 'Slack chat', within: { role: 'main' } });
  await arrivesAt(reader, 'Slack chat');
  await reader.click({ role: 'link', name: 'Next: Operate-first-users list', within: WAY });
  await arrivesAt(reader, 'Operate-first-users list');
  await reader.click({ role: 'link', name: 'Previous: Slack chat', within: WAY });
  await arrivesAt(reader, 'Slack chat');
  assert.equal(await pathOf(reader), '/channels/slack/');
  await reader.back();
  await arrivesAt(reader, 'Operate-first-users list');
});

journey('the evidence of an entry is closed, and opens and closes by a click', async (reader) => {
  await reader.open('/channels/slack/');
  const record: Place = { css: 'main details summary' };
  const evidence: Place = { css: 'main details summary + *' };
  assert.equal(await isVisible(reader, evidence), false);
  await reader.click(record);
  await becomes(() => isVisible(reader, evidence), true);
  await reader.click(record);
  await becomes(() => isVisible(reader, evidence), false);
});

journey(
  'the first stop of the Tab key skips what every page has, and the next one is in the content',
  async (reader) => {
    for (const path of ['/', '/terms/telemetry/']) {
      await reader.open(path);
      await reader.press('Tab');
      await becomes(() => hasFocus(reader, SKIP_LINK), true);
      assert.ok(await isInWindow(reader, SKIP_LINK), 'it is seen when it has the focus');
      await reader.press('Enter');
      await becomes(() => pathOf(reader), `${path}#content`);
      await reader.press('Tab');
      assert.ok(await reader.evaluate(() => document.activeElement?.closest('main') !== null), path);
    }
  },
);
