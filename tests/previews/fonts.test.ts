import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partsFor, readRanges } from '../../src/previews/fonts.ts';

const RANGES = readRanges({
  cyrillic: 'U+0400-045F,U+2116',
  'latin-ext': 'U+0100-02BA',
  latin: 'U+0000-00FF,U+0131,U+2116',
});

const CASES: [words: string, parts: string[]][] = [
  ['Slack chat – für alle', ['latin']],
  ['Łódź', ['latin', 'latin-ext']],
  ['Привет', ['latin', 'cyrillic']],
  ['№ 1', ['latin']],
  ['灯', ['latin']],
  ['', ['latin']],
];
for (const [words, parts] of CASES) {
  test(`"${words}" needs ${parts.join(' and ')}`, () => assert.deepEqual(partsFor(words, RANGES), parts));
}
