import assert from 'node:assert/strict';
import { decodeStarts } from '../../src/domain/meetings/instants.ts';
import { sentenceAt } from '../../src/domain/meetings/next.ts';
import { weekSentence } from '../../src/domain/meetings/week-line.ts';
import type { Reader } from '../support/engines/engine.ts';
import { journey } from '../support/engines/journeys.ts';
import { countOf, isVisible, textOf, textsOf } from '../support/engines/looking.ts';
import { theCommunity } from '../support/engines/weekly-call.ts';
import { becomes } from '../support/reader.ts';

/** Where the meeting is held, and where its reader lives: half an hour apart from any full one. */
const MEETING_ZONE = 'America/New_York';
const READER_ZONE = 'Asia/Kolkata';
const today = () => Temporal.Now.plainDateISO(READER_ZONE);
const NEXT = { css: '[data-starts]' };

journey(
  "a meeting's page says when it is next, by the reader's clock, in the reader's zone",
  async (reader) => {
    await reader.open('/meetings/weekly-call/');
    const starts = await reader.look(NEXT, ([place]) => place?.dataset['starts'] ?? '');
    const next = decodeStarts(starts).find((start) => start > Date.now()) ?? 0;
    const there = Temporal.Instant.fromEpochMilliseconds(next).toZonedDateTimeISO(READER_ZONE);
    const clock = there.toPlainTime().toString({ smallestUnit: 'minute' });
    assert.match(
      (await textOf(reader, NEXT)) ?? '',
      new RegExp(`^Next: .* at ${clock} your time \\(.*08:30 in New York`),
    );
    await becomes(async () => (await textOf(reader, NEXT)) === expected(starts), true);
  },
  { site: theCommunity, settings: { timeZone: READER_ZONE } },
);

journey(
  'the list of meetings says which week it is where the reader lives, and marks it',
  async (reader) => {
    await reader.open('/meetings/');
    await becomes(async () => (await textOf(reader, { css: '[data-week-line]' })) === weekSentence(`${today()}`), true);
    assert.equal(await countOf(reader, { css: '[data-today]:not([visibility])' }), 1);
  },
  { settings: { timeZone: READER_ZONE } },
);

journey(
  'a lapsed meeting names no date; what is calculated opens by a click, and none of it has passed',
  async (reader) => {
    await reader.open('/meetings/project-coordination/');
    assert.ok((await textsOf(reader, { css: 'main .state' })).includes('lapsed'));
    assert.equal(await countOf(reader, NEXT), 0);
    const dates = { css: 'main details.projection time' };
    assert.equal(await isVisible(reader, dates), false);
    await reader.click({ text: 'If the rule still held (calculated, not announced)' });
    await becomes(() => isVisible(reader, dates), true);
    const shown = await visibleStarts(reader);
    assert.ok(shown.length > 0);
    assert.deepEqual(
      shown.filter((start) => Date.parse(start) < Date.now()),
      [],
    );
  },
);

const visibleStarts = (reader: Reader): Promise<string[]> =>
  reader.look({ css: 'main details.projection time' }, (times) =>
    times.filter((time) => time.checkVisibility()).map((time) => (time as HTMLTimeElement).dateTime),
  );

/** What another program, the one that runs this test, makes of the same list. */
const expected = (starts: string): string =>
  sentenceAt(Date.now(), {
    starts: decodeStarts(starts),
    duration: undefined,
    zone: MEETING_ZONE,
    readerZone: READER_ZONE,
    language: 'en-GB',
  });
