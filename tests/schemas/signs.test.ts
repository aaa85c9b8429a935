import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strangeSigns } from '../../src/schemas/signs.ts';

/** What is found, and where. */
const TEXTS: [text: string, found: string | undefined, index?: number][] = [
  ['Words, “quoted”, with\ttabs\nand lines.\r\n', undefined],
  ['Łódź, 東京, עִבְרִית, हिन्दी, ไทย, Größe', undefined],
  [
    '👩\u200d🚀 👩🏽\u200d🚀 ❤️\u200d🔥 🏳️\u200d🌈 🇩🇪 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    undefined,
  ],
  ['می\u200cخواهم, क्\u200dष', undefined],
  ['שלום\u200e (2)', undefined],
  ['a\u00a0b', undefined],
  ['São, Ã, €', undefined],
  ['one\rtwo', 'Here a line ends with a carriage return alone.', 3],
  ['a\u0007', 'Here is a control character (U+0007), which no text has.', 1],
  ['a\u0085b', 'Here is a control character (U+0085), which no text has.', 1],
  ['a\ud83d', 'Here is a control character (U+D83D), which no text has.', 1],
  ['a\ufffe', 'Here is a control character (U+FFFE), which no text has.', 1],
  ['a\u2028b', 'Here is a line break that editors hide (U+2028).', 1],
  ['a\u202eb', 'Here is a sign that turns the words behind it around (U+202E).', 1],
  ['a\u2067b', 'Here is a sign that turns the words behind it around (U+2067).', 1],
  ['ab\u200bc', 'Here is a sign that nobody sees (U+200B).', 2],
  ['ab\u00adc', 'Here is a sign that nobody sees (U+00AD).', 2],
  ['ab\ufeffc', 'Here is a sign that nobody sees (U+FEFF).', 2],
  ['Sl\u200dack', 'Here is a sign that nobody sees (U+200D).', 2],
  ['\u200dslack', 'Here is a sign that nobody sees (U+200D).', 0],
  ['one\ntwo \u200e', 'Here is a sign that nobody sees (U+200E).', 8],
  ['a\u{e0041}', 'Here is a sign that nobody sees (U+E0041).', 1],
  ['a\ue000', 'Here is a sign of no script (U+E000), which readers see as a box.', 1],
  ['a\ufffd', '"\ufffd" is what remains of a letter that a program could not read.', 1],
  ['cafÃ©', '"Ã©" is what remains of a letter that a program could not read.', 3],
  ['â€œso', '"â€œ" is what remains of a letter that a program could not read.', 0],
  ['cafe\u0301', '"e\u0301" is put together from several signs, so a search for the word does not find it.', 3],
  [`Z${'\u0336\u0310'.repeat(4)}`, 'Here is a heap of marks on one letter.', 1],
];
for (const [text, found, index] of TEXTS) {
  test(`${JSON.stringify(text)} ${found === undefined ? 'is a text like any other' : 'has a strange sign'}`, () => {
    const [first] = strangeSigns(text);
    assert.deepEqual([first?.found, first?.index], [found, index]);
    assert.equal(first === undefined || first.advice.length > 0, true);
  });
}

test('letters that are put together are shown as one', () => {
  assert.equal(strangeSigns('cafe\u0301')[0]?.advice, 'Write it as one: é');
});

test('of each kind the first one is told', () => {
  assert.deepEqual(
    strangeSigns('a\u200b\u200b\u202eb\u202e').map(({ index }) => index),
    [3, 1],
  );
});
