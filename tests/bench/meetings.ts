import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { encodeStarts } from '../../src/domain/meetings/instants.ts';
import { occurrencesBetween } from '../../src/domain/meetings/recurrence.ts';
import type { Figure } from './table.ts';

const MOST_BYTES = 1024;

/** The script that says when a meeting is next, as it stands in a page, and five years of odd weeks to say it of. */
export async function meetingFigures(folder: string): Promise<Figure[]> {
  const page = await readFile(join(folder, 'meetings/project-coordination/index.html'), 'utf8');
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
