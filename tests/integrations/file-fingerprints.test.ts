import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withFingerprints } from '../../src/integrations/file-fingerprints.ts';

const FINGERPRINTS = new Map([['/guide/names.json', 'Rk3b-9_x']]);

for (const quote of ['"', "'", '`']) {
  test(`a script asks for the names of its build, written in ${quote}`, () => {
    assert.equal(
      withFingerprints(`<script>fetch(${quote}/guide/names.json${quote})</script>`, FINGERPRINTS),
      `<script>fetch(${quote}/guide/names.json?Rk3b-9_x${quote})</script>`,
    );
  });
}

test('links and other addresses stay as they are', () => {
  const html = '<a href="/guide/names.json">Names</a><script>fetch("/names.json")</script>';
  assert.equal(withFingerprints(html, FINGERPRINTS), html);
});
