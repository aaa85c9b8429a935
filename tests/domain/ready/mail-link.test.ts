import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LONGEST_MAIL_LINK, mailLink } from '../../../src/domain/ready/mail-link.ts';

const partsOf = (link = '') => {
  const [to = '', query = ''] = link.replace(/^mailto:/, '').split('?');
  const fields = query.split('&').map((field) => field.split('=').map(decodeURIComponent));
  return { to: decodeURIComponent(to), fields };
};

test('a mail link says to whom, the subject and the text, and nothing else', () => {
  const letter = { to: 'list+tag@example.org', subject: 'A & B = 100 %?', body: 'One\nTwo & “three” 🦀' };
  assert.deepEqual(partsOf(mailLink(letter)), {
    to: 'list+tag@example.org',
    fields: [
      ['subject', 'A & B = 100 %?'],
      ['body', 'One\r\nTwo & “three” 🦀'],
    ],
  });
});

test('a line break in a subject does not begin another header', () => {
  const link =
    mailLink({ to: 'a@example.org', subject: 'Hello\r\nBcc: all@example.org', body: '&cc=b@example.org' }) ?? '';
  assert.doesNotMatch(link.split('&body=')[0] ?? '', /%0[ad]/i);
  assert.deepEqual(
    partsOf(link).fields.map(([name]) => name),
    ['subject', 'body'],
  );
});

test('half of a letter does not break the link', () => {
  assert.deepEqual(partsOf(mailLink({ to: 'a@example.org', subject: '\ud83e', body: '\udd80' })).fields, [
    ['subject', '\ufffd'],
    ['body', '\ufffd'],
  ]);
});

test('there is no link that mail programs would cut', () => {
  const letter = (length: number) => mailLink({ to: 'a@example.org', subject: 's', body: 'x'.repeat(length) });
  const { length: around = 0 } = letter(0) ?? '';
  assert.equal(letter(LONGEST_MAIL_LINK - around)?.length, LONGEST_MAIL_LINK);
  assert.equal(letter(LONGEST_MAIL_LINK - around + 1), undefined);
});
