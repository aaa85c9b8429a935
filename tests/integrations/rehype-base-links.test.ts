import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rehypeBaseLinks } from '../../src/integrations/rehype-base-links.ts';

/** Where a link of a text leads once it is published below `/guide/`. */
function published(href: string): unknown {
  const link = { type: 'element', tagName: 'a', properties: { href, title: 'Tides' } };
  const paragraph = { type: 'element', tagName: 'p', children: [link] };
  rehypeBaseLinks({ base: '/guide/' })({ type: 'root', children: [paragraph] });
  assert.equal(link.properties.title, 'Tides');
  return link.properties.href;
}

const LINKS: [href: string, published: string, why: string][] = [
  ['/terms/tides/#record', '/guide/terms/tides/#record', 'it is of the guide'],
  ['/', '/guide/', 'it is home'],
  ['#record', '#record', 'it stays on its page'],
  ['https://tides.example/', 'https://tides.example/', 'it leads out'],
  ['mailto:keeper@harbour.example', 'mailto:keeper@harbour.example', 'it is a letter'],
];
for (const [href, now, why] of LINKS) {
  test(`a link to ${href} in a text leads to ${now} in a guide below /guide/: ${why}`, () =>
    assert.equal(published(href), now));
}
