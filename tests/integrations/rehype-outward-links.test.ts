import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rehypeOutwardLinks } from '../../src/integrations/rehype-outward-links.ts';

const LINKS: [href: string, words: string, told: object][] = [
  ['https://example.org/a', 'the page', { rel: ['external'], className: ['outward'] }],
  ['http://example.org/a', 'the page', { rel: ['external'], className: ['outward'] }],
  ['HTTPS://example.org/a', 'the page', { rel: ['external'], className: ['outward'] }],
  ['https://example.org/a', 'https://example.org/a', { rel: ['external'] }],
  ['https://example.org/a', 'example.org/a', { rel: ['external'], className: ['outward'] }],
  ['/channels/', 'the channels', {}],
  ['#here', 'here', {}],
  ['mailto:a@example.org', 'a@example.org', {}],
];
for (const [href, words, told] of LINKS) {
  test(`“${words}”, a link to ${href}, is told ${JSON.stringify(told)}`, () => {
    const strong = { type: 'element', tagName: 'strong', children: [{ type: 'text', value: words }] };
    const link = { type: 'element', tagName: 'a', properties: { href }, children: [strong] };
    rehypeOutwardLinks()({ type: 'root', children: [{ type: 'element', tagName: 'p', children: [link] }] });
    assert.deepEqual(link.properties, { href, ...told });
  });
}
