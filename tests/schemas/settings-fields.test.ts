import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuseBasePath, refuseEpoch, refuseSiteUrl } from '../../src/schemas/settings-fields.ts';

type Case = [written: string, found: string | undefined];
const notAPath = (text: string) => `"${text}" is not a path of letters a to z, digits, - . _ ~ and slashes.`;
const notASecond = (text: string) => `"${text}" is not a second of the years 1970 to 2999.`;

const HOSTS: Case[] = [
  ['https://example.org', undefined],
  ['https://example.org/', undefined],
  ['HTTP://localhost:4321', undefined],
  ['https://münchen.example', undefined],
  ['http://[::1]:8080/', undefined],
  ['https://example.org/foo', '"https://example.org/foo" has more than a host.'],
  ['https://example.org//', '"https://example.org//" has more than a host.'],
  ['https://example.org?', '"https://example.org?" has more than a host.'],
  ['https://example.org/#top', '"https://example.org/#top" has more than a host.'],
  ['https://user:secret@example.org', 'It has a user name or a password.'],
  ['https://user@example.org', 'It has a user name or a password.'],
  ['ftp://example.org', '"ftp:" is not a scheme that this guide links to.'],
  ['example.org', '"example.org" has no scheme.'],
  [' https://example.org', '" https://example.org" has a space in it.'],
  ['https://', '"https://" is not an address.'],
];
const PATHS: Case[] = [
  ['/', undefined],
  ['/guide/', undefined],
  ['guide', undefined],
  ['//a//b', undefined],
  ['/v1.2/~me/a-b_c/', undefined],
  ...[
    'https://example.org/guide/',
    '/führer/',
    '/a b/',
    '/a?b/',
    '/a#b/',
    '/%41/',
    '/../x/',
    '.',
    'a/./b',
    'C:/guide',
  ].map((text): Case => [text, notAPath(text)]),
];
const SECONDS: Case[] = [
  ['0', undefined],
  ['1638748800', undefined],
  ['32503679999', undefined],
  ...['32503680000', '1638748800000', '-1', '1.5', '1e9', ' 1', '2021-12-06', '0x10', 'now'].map(
    (text): Case => [text, notASecond(text)],
  ),
];

const TABLES = {
  refuseSiteUrl: [refuseSiteUrl, HOSTS],
  refuseBasePath: [refuseBasePath, PATHS],
  refuseEpoch: [refuseEpoch, SECONDS],
} as const;
for (const [name, [refuse, cases]] of Object.entries(TABLES)) {
  for (const [written, found] of cases) {
    test(`${name}: "${written}" is ${found === undefined ? 'taken' : 'refused'}`, () =>
      assert.equal(refuse(written)?.found, found));
  }
}
