import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { encodeStarts } from '../../src/domain/meetings/instants.ts';
import { occurrencesBetween } from '../../src/domain/meetings/recurrence.ts';
import { build, PROJECT } from '../support/site.ts';
import type { Figure } from './table.ts';

const MOST_BYTES = 1024;

/** A guide whose meeting is still on, by the clock of this moment. In seconds since 1970. */
const LIVELY_GUIDE = join(PROJECT, 'tests/fixtures/content/valid');
const WHILE_IT_IS_ON = Date.UTC(2026, 6, 1) / 1000;

/** The script that says when a meeting is next, as it stands in a page, and five years of odd weeks to say it of. */
export async function meetingFigures(): Promise<Figure[]> {
  const { code, output, folder } = await build('bench-meetings', {
    CONTENT_DIR: LIVELY_GUIDE,
    SOURCE_DATE_EPOCH: String(WHILE_IT_IS_ON),
  });
  assert.equal(code, 0, output);
  const page = await readFile(join(folder, 'meetings/evening-watch/index.html'), 'utf8');
  await rm(folder, { recursive: true });
  const scripts = [...page.matchAll(/<script type="module">(.*?)<\/script>/gs)].map(([, code = '']) => code);
  const script = scripts.find((code) => code.includes('data-starts'));
  assert.ok(script, 'the page carries the script of meetings');
  const schedule = {
    weekday: 'wednesday',
    time: '08:30',
    zone: 'America/New_York',
    rule: { kind: 'isoWeekParity', parity: 'odd', weekSystem: 'stated' },
  } as const;
  const starts = occurrencesBetween(schedule, '2026-01-01', '2030-12-31').map(({ start }) => start.epochMilliseconds);
  const bytes = gzipSync(script + encodeStarts(starts)).length;
  return [{ what: `script with ${starts.length} starts`, measured: bytes, goal: MOST_BYTES, unit: 'B' }];
}
