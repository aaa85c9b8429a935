import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doubtAbout } from '../../../src/domain/ready/doubts.ts';

test('an empty field and an ordinary one raise no doubt', () => {
  for (const [field, text] of [
    ['project', ''],
    ['project', '  '],
    ['project', 'Tide 🦀'],
    ['repository', 'https://example.org/a?b#c'],
    ['what', 'שלום'],
  ] as const)
    assert.equal(doubtAbout(field, text), undefined, text);
});

test('what is odd is said, and says what happens', () => {
  for (const [field, text, doubt] of [
    ['project', '!!!', /no letter/],
    ['learn', '🦀', /no letter/],
    ['project', 'x'.repeat(101), /long for a name/],
    ['what', 'x'.repeat(10_000), /10,000 characters/],
    ['repository', 'somewhere', /whole web address/],
    ['repository', 'javascript:alert(1)', /whole web address/],
    ['repository', 'https://exa mple.org', /whole web address/],
  ] as const)
    assert.match(doubtAbout(field, text) ?? '', doubt, text);
});
