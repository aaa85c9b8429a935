import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { serialize } from 'node:v8';
import { searchIndex } from '../../src/integrations/search-index.ts';

const FILE = 'pagefind-entry.json';

test('a search index that cannot be read is none, and the server goes on', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'guide-index-'));
  t.after(() => rm(folder, { recursive: true }));
  const archive = join(folder, 'index');
  const warnings: string[] = [];
  const url = await serving(archive, t, warnings);
  const ask = async () => {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    return [response.status, await response.text()];
  };

  assert.deepEqual(await ask(), [404, '']);
  await writeFile(archive, serialize(new Map([[FILE, Buffer.from('{}')]])));
  assert.deepEqual(await ask(), [200, '{}']);
  const whole = await readFile(archive);
  for (const damaged of [whole.subarray(0, -4), Buffer.alloc(0), serialize('of another version')]) {
    await writeFile(archive, damaged);
    assert.deepEqual(await ask(), [404, '']);
  }
  assert.equal(warnings.length, 4);
  assert.match(warnings[0] ?? '', /build the site once: npm run build$/);
});

/** The part of the dev server that answers with the search index; its address is that of one file of it. */
async function serving(archive: string, t: { after(clean: () => void): void }, warnings: string[]): Promise<string> {
  const begin = searchIndex(archive).hooks['astro:server:setup'] as unknown as (options: object) => void;
  let answer: RequestListener | undefined;
  const middlewares = { use: (listener: RequestListener) => (answer = listener) };
  begin({ server: { middlewares }, logger: { warn: (words: string) => warnings.push(words) } });
  const server = createServer((request, response) => answer?.(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => server.close());
  t.after(() => server.closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/pagefind/${FILE}`;
}
