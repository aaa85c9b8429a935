import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editLink, LONGEST_REPORT_LINK, reportLink } from '../../../src/domain/corrections/report.ts';

const FORM = 'https://tracker.example/keepers/guide/issues/new';
const entry = {
  key: 'channels/quay-chat',
  title: 'Quay “chat” & "talk" = 100 % 🦀',
  says: 'The chat of the keepers, “by day”.',
  url: 'https://guide.example/channels/quay-chat/',
  state: 'closed',
};

test('an issue has the title, the key, the address and the state of the entry, every sign as it was', () => {
  const link = new URL(reportLink(entry, { url: FORM }) ?? '');
  assert.equal(`${link.origin}${link.pathname}`, FORM);
  assert.deepEqual([...link.searchParams.keys()], ['title', 'body']);
  assert.equal(link.searchParams.get('title'), `Correction: ${entry.title} (${entry.key})`);
  const body = link.searchParams.get('body') ?? '';
  for (const words of [entry.key, entry.title, entry.says, entry.url, 'State in the guide: closed', 'look it up']) {
    assert.ok(body.includes(words), `${words} in: ${body}`);
  }
});

test('a fact, which has no state of its own, says nothing of one', () => {
  const link = new URL(reportLink({ ...entry, key: 'te-12', state: undefined }, { url: FORM }) ?? '');
  assert.doesNotMatch(link.searchParams.get('body') ?? '', /State|undefined/);
});

test('what the address of a form says already stays, such as a label', () => {
  const link = new URL(reportLink(entry, { url: `${FORM}?labels=guide` }) ?? '');
  assert.deepEqual([...link.searchParams.keys()], ['labels', 'title', 'body']);
});

test('a page that is no form for issues is opened as it is', () => {
  assert.equal(reportLink(entry, { url: 'https://harbour.example/desk' }), 'https://harbour.example/desk');
});

test('a letter has the same words, and one subject of one line', () => {
  const link = reportLink({ ...entry, title: 'Two\r\nBcc: all@example.org' }, { email: 'keepers@harbour.example' });
  const [to, query = ''] = (link ?? '').split('?');
  assert.equal(to, 'mailto:keepers@harbour.example');
  const fields = query.split('&').map((field) => field.split('=').map(decodeURIComponent));
  assert.deepEqual(
    fields.map(([name]) => name),
    ['subject', 'body'],
  );
  assert.equal(fields[0]?.[1], 'Correction: Two Bcc: all@example.org (channels/quay-chat)');
  assert.match(fields[1]?.[1] ?? '', /State in the guide: closed\r\n\r\n/);
});

for (const [what, desk] of [
  ['issue', { url: FORM }],
  ['letter', { email: 'keepers@harbour.example' }],
] as const) {
  test(`no link to a new ${what} is longer than programs take; it rather says less`, () => {
    for (const length of [1, 40, 80, 200, 2_000]) {
      const link = reportLink({ ...entry, title: '🦀'.repeat(length) }, desk) ?? '';
      assert.ok(link.length > 0 && link.length <= LONGEST_REPORT_LINK, `${length}: ${link.length}`);
    }
  });
}

test('a guide that names no place for reports has no such link', () => {
  assert.equal(reportLink(entry, {}), undefined);
});

test('an entry is edited in its own file, with one slash before it', () => {
  for (const folder of ['https://tracker.example/edit/main', 'https://tracker.example/edit/main/']) {
    assert.equal(editLink('terms/moc', folder), 'https://tracker.example/edit/main/content/terms/moc.mdx');
  }
});
