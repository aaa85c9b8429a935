import assert from 'node:assert/strict';
import type { Place, Reader } from '../support/engines/engine.ts';
import { journey } from '../support/engines/journeys.ts';
import { arrivesAt, countOf, textOf } from '../support/engines/looking.ts';
import { answerTo, IN_THE_TEXT, titles } from '../support/engines/searching.ts';
import { becomes } from '../support/reader.ts';

const NOTE: Place = { css: '.saved-copy' };

/** Whether the copy for reading offline is whole, and its worker answers. */
const hasCopy = (reader: Reader): Promise<boolean> =>
  reader.evaluate(async () => {
    const registration = await navigator.serviceWorker?.getRegistration();
    return registration?.active?.state === 'activated' && navigator.serviceWorker.controller !== null;
  });

journey(
  'after one visit home is reloaded, another page is read and the search answers without the network',
  async (reader) => {
    await reader.open('/');
    await becomes(() => hasCopy(reader), true);
    await reader.site.stop();

    await reader.reload();
    await arrivesAt(reader, 'Getting started with Operate First');
    assert.match((await textOf(reader, NOTE)) ?? '', /^This site cannot be reached\. You are reading the copy/);

    await reader.open('/terms/telemetry/');
    await arrivesAt(reader, 'Telemetry');
    assert.match((await textOf(reader, NOTE)) ?? '', /less than a day ago\.$/);

    await reader.open('/search/?q=mailing+list');
    await answerTo(reader, 'mailing list');
    assert.match((await titles(reader))[0] ?? '', /list$/);
    assert.ok((await countOf(reader, IN_THE_TEXT)) > 0, 'the full text answers too');
  },
  { settings: { keepsCopy: true } },
);

journey(
  'whose browser keeps no copy reads nothing without the network',
  async (reader) => {
    await reader.open('/');
    await reader.site.stop();
    await assert.rejects(reader.reload());
  },
  { mayProvoke: [/^request failed, NS_ERROR_CONNECTION_REFUSED: /] },
);
