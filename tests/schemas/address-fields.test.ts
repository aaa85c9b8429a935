import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuseAddress, refuseMailAddress } from '../../src/schemas/address-fields.ts';

const ADDRESSES: [address: string, found: string | undefined][] = [
  ['https://example.org', undefined],
  ['http://operatefirst.slack.com/', undefined],
  ['HTTPS://EXAMPLE.ORG/', undefined],
  ['https://meet.google.com/kea-qtds-enp?authuser=0&hs=122', undefined],
  ['https://lists.operate-first.cloud/archives/list/community@lists.operate-first.cloud/', undefined],
  ['https://example.org:8080/a#b', undefined],
  ['https://münchen.example/straße', undefined],
  ['htps://example.org', '"htps:" is not a scheme that this guide links to.'],
  ['ftp://example.org', '"ftp:" is not a scheme that this guide links to.'],
  ['javascript:alert(1)', '"javascript:" is not a scheme that this guide links to.'],
  ['mailto:name@example.org', '"mailto:" is not a scheme that this guide links to.'],
  ['example.org/page', '"example.org/page" has no scheme.'],
  ['//example.org', '"//example.org" has no scheme.'],
  ['www.example.org', '"www.example.org" has no scheme.'],
  ['', '"" has no scheme.'],
  ['https:/example.org', '"https:/example.org" is not an address.'],
  ['https://', '"https://" is not an address.'],
  ['https:///path', '"https:///path" is not an address.'],
  ['https://exa^mple.org', '"https://exa^mple.org" has the sign ^ in it, which no address has.'],
  ['https://example.org/"onclick="', '"https://example.org/"onclick="" has the sign " in it, which no address has.'],
  [
    'https://example.org\\@evil.example',
    '"https://example.org\\@evil.example" has the sign \\ in it, which no address has.',
  ],
  [
    'https://example.org@evil.example/',
    '"https://example.org@evil.example/" seems to lead to example.org, and leads to evil.example.',
  ],
  ['https://./', '"https://./" names no host.'],
  ['https://[::1]:8080/', undefined],
  ['https://a_b.example.org./', undefined],
  [`https://${'abcd.'.repeat(40)}abcd!/`, `"https://${'abcd.'.repeat(40)}abcd!/" names no host.`],
  [`https://example.org/${'a'.repeat(1_980)}`, undefined],
  [`https://example.org/${'a'.repeat(1_981)}`, 'This address has 2001 characters.'],
  ['https://example.org/a b', '"https://example.org/a b" has a space in it.'],
  ['https://example.org\n', '"https://example.org\n" has a space in it.'],
];
for (const [address, found] of ADDRESSES) {
  test(`${JSON.stringify(address)} ${found === undefined ? 'is an address' : 'is refused as an address'}`, () => {
    assert.equal(refuseAddress(address)?.found, found);
  });
}

const MAIL_ADDRESSES: [address: string, isAddress: boolean][] = [
  ['bburns@redhat.com', true],
  ['community@lists.operate-first.cloud', true],
  ['first.last+tag@example.org', true],
  ['mailto:name@example.org', false],
  ['name@example', false],
  ['name@', false],
  ['@example.org', false],
  ['name at example.org', false],
  ['a@b@example.org', false],
  ['name@example.org?bcc=all', false],
  ['name@example.org.', false],
  ['"name"@example.org', false],
  ['jörg@müller.example', true],
  [`${'a'.repeat(250)}@example.org`, false],
  ['', false],
];
for (const [address, isAddress] of MAIL_ADDRESSES) {
  test(`"${address}" ${isAddress ? 'is' : 'is no'} e-mail address`, () => {
    assert.deepEqual(refuseMailAddress(address), isAddress ? undefined : refusalOf(address));
  });
}

function refusalOf(address: string) {
  return {
    found: `"${address}" is not an e-mail address.`,
    advice: 'Write it without mailto:, for example: name@example.org',
  };
}
