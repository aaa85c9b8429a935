import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { headersOfBuild } from '../../src/commands/pack.ts';
import { type Header, valueFor } from '../../src/domain/hosting/headers.ts';
import { filesBelow } from '../support/files.ts';
import { checkConfiguration, packedFor, type RunningNginx, startNginx } from '../support/nginx.ts';
import { theGuide } from '../support/site.ts';

let folder: string;
let packed: string;
let headers: Header[];
let files: string[];
let nginx: RunningNginx;
before(async () => {
  folder = await theGuide();
  packed = join(dirname(folder), 'packed');
  const port = await packedFor(folder, packed);
  headers = await headersOfBuild(folder);
  files = await filesBelow(folder);
  nginx = await startNginx(packed, port);
});
after(() => nginx.stop());

test('nginx accepts both configurations', () => {
  for (const name of ['nginx.conf', 'nginx-with-brotli.conf']) {
    const { code, output } = checkConfiguration(packed, name);
    assert.equal(code, 0, output);
    assert.match(output, /test is successful/);
  }
});

test('every file is sent with the headers that are meant for it', async () => {
  assert.ok(files.length > 100, `${files.length} files`);
  const wrong: string[] = [];
  for (const file of files) {
    const response = await fetch(nginx.url + file.replace(/(^|\/)index\.html$/, '$1'));
    await response.arrayBuffer();
    if (response.status !== 200) wrong.push(`${file}: ${response.status}`);
    for (const header of headers) {
      const expected = header.httpsOnly === true ? null : valueFor(header, file);
      const actual = response.headers.get(header.name);
      if (actual !== expected) wrong.push(`${file}: ${header.name} is ${actual}, not ${expected}`);
    }
  }
  assert.deepEqual(wrong, []);
});
