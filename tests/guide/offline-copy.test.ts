import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fingerprintOfFile, type OfflineCopy } from '../../src/domain/offline/copy.ts';
import { fileOfPath } from '../../src/integrations/built-pages.ts';
import { theGuide } from '../support/site.ts';

test('the copy for reading offline knows every file by what lies there: nothing changed it after it was written', async () => {
  const folder = await theGuide();
  const worker = await readFile(join(folder, 'offline-worker.js'), 'utf8');
  const [, copy = ''] = /^const OFFLINE_COPY=(\{.*?\});/s.exec(worker) ?? [];
  const { files } = JSON.parse(copy) as OfflineCopy;
  assert.ok(Object.keys(files).length > 150);
  const wrong: string[] = [];
  for (const [path, fingerprint] of Object.entries(files)) {
    const bytes = await readFile(join(folder, fileOfPath(`/${path}`)));
    if (fingerprintOfFile(createHash('sha256').update(bytes).digest()) !== fingerprint) wrong.push(path);
  }
  assert.deepEqual(wrong, []);
});
