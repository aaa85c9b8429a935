import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headerRules, placeRules } from '../../../src/domain/hosting/nginx.ts';

test('a header that says the same everywhere is one line; one with exceptions looks at the path below the base path', () => {
  const rules = headerRules(
    [
      { name: 'X-Everywhere', value: 'a "b"' },
      { name: 'X-Some-Where', value: 'rest', except: [{ paths: /^tides\/.*\.html$/, value: 'tides' }] },
      { name: 'X-Safe', value: 'safe', httpsOnly: true },
    ],
    '/lamp.room/',
  );
  assert.equal(
    rules,
    String.raw`add_header X-Everywhere "a \"b\"" always;

map $uri $x_some_where {
  "~^/lamp\.room/tides\/.*\.html$" "tides";
  default "rest";
}
add_header X-Some-Where $x_some_where always;

map $reader_scheme $x_safe {
  https "safe";
  default "";
}
add_header X-Safe $x_safe always;
`,
  );
});

test('a value that nginx could not read is refused, as is an exception that could stand anywhere in a path', () => {
  assert.throws(() => headerRules([{ name: 'X-Long', value: 'a'.repeat(4095) }], '/'), /cannot read 4095 characters/);
  assert.throws(
    () => headerRules([{ name: 'X', value: '', except: [{ paths: /tides/, value: '' }] }], '/'),
    /has to begin with \^/,
  );
});

test('below a path, the host’s own address leads to the guide', () => {
  assert.match(placeRules('/guide/'), /location = \/ \{\n {2}return 302 \/guide\/;/);
  assert.match(placeRules('/guide/'), /^error_page 403 404 =404 \/guide\/404\.html;/);
  assert.doesNotMatch(placeRules('/'), /302/);
});
