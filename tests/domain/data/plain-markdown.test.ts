import assert from 'node:assert/strict';
import { test } from 'node:test';
import { borrowedWords, plainMarkdown } from '../../../src/domain/data/plain-markdown.ts';

const REPLACEMENTS = {
  labels: { Aside: 'Added', Gap: 'Open' },
  addressOf: (key: string) => (key.endsWith('gone') ? undefined : `https://harbour.example/${key}`),
  shortForm: (id: string) => (id === 'gone' ? undefined : `${id.toUpperCase()} (meaning)`),
  absoluteUrl: (path: string) => `https://guide.example${path}`,
};
const plain = (mdx: string) => plainMarkdown(mdx, REPLACEMENTS);

test('ordinary Markdown stays as it is, tables included', () => {
  const text = '## A heading\n\nA *word*, `code` and **weight**.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n- one\n- two';
  assert.equal(plain(text), text.replace('*word*', '_word_'));
});

test('links within the guide become whole addresses, others stay', () => {
  assert.equal(
    plain('[one](/terms/#x) and [two](https://other.example/)'),
    '[one](https://guide.example/terms/#x) and [two](https://other.example/)',
  );
});

test('additions and gaps are quotations with a word before them, addresses are spelled out', () => {
  assert.equal(plain('<Aside>\n  Some *words*.\n</Aside>'), '> **Added.**\n>\n> Some _words_.');
  assert.equal(
    plain('<Gap>\n  See <Address\n  of="channels/quay-chat" />.\n</Gap>'),
    '> **Open.**\n>\n> See `https://harbour.example/channels/quay-chat`.',
  );
});

test('lines that end as on Windows end as everywhere else', () => {
  const text = '## A heading\n\nTwo lines\nof words.\n\n```sh\none\ntwo\n```\n\n<Aside>\n  Some\n  words.\n</Aside>';
  for (const end of ['\r\n', '\r']) assert.equal(plain(text.replaceAll('\n', end)), plain(text));
});

test('a short form comes with what it stands for', () => {
  assert.equal(plain('There is no <Term id="sla" />.'), 'There is no SLA (meaning).');
});

test('ids of headings and comments are gone, and nothing is left of the space before them', () => {
  assert.equal(plain('## A heading {/* #an-id */}\n\n{/* for authors */}\n\nText.'), '## A heading\n\nText.');
});

test('a component that nobody has thought of is no Markdown', () => {
  assert.throws(() => plain('<Chart of="waves" />'), /<Chart> cannot be written as Markdown yet/);
});

test('what a text borrows is known without reading it, however its author writes the names', () => {
  const address = 'https://harbour.example/channels/quay-chat';
  for (const of of [
    'of="channels/quay-chat"',
    "of='channels/quay-chat'",
    'of = "channels/quay-chat"',
    "\n  of=\n'channels/quay-chat'",
  ]) {
    const mdx = `See <Address ${of} />.`;
    assert.equal(plain(mdx), `See \`${address}\`.`);
    assert.deepEqual(borrowedWords(mdx, REPLACEMENTS), [REPLACEMENTS.labels, [address], []], of);
  }
  assert.deepEqual(borrowedWords("No <Term id='sla' />.", REPLACEMENTS).at(-1), ['SLA (meaning)']);
});

test('what a text only shows, as code or in a comment, it does not borrow', () => {
  const code = 'Write `<Address of="channels/gone" />` or `<Term id="gone" />`.';
  assert.deepEqual(borrowedWords(`${code} {/* <Term id="gone" /> */}`, REPLACEMENTS), [REPLACEMENTS.labels, [], []]);
  assert.equal(plain(code), code);
  assert.throws(
    () => plain('<Address of="channels/gone" />'),
    /^Error: <Address> names "channels\/gone", which is not there\.$/,
  );
});
