import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { type HttpsProxy, startHttpsProxy } from '../support/https-proxy.ts';
import { packed, type RunningNginx, startNginx } from '../support/nginx.ts';
import { type Assessment, assess, ensureObservatory } from '../support/observatory.ts';
import { theGuide } from '../support/site.ts';

/** All that a site can get without being in browsers' lists, using cookies, or fetching its scripts from somewhere. */
const LEAST = 130;

let target: string;
before(async () => {
  const folder = await theGuide();
  target = await packed(folder, join(dirname(folder), 'packed-for-observatory'));
  await ensureObservatory();
});

async function assessed(): Promise<Assessment> {
  let nginx: RunningNginx | undefined;
  let proxy: HttpsProxy | undefined;
  try {
    nginx = await startNginx(target);
    proxy = await startHttpsProxy(nginx.url);
    return await assess(proxy.httpPort, proxy.httpsPort, proxy.certificate);
  } finally {
    await proxy?.stop();
    await nginx?.stop();
  }
}

test('MDN’s HTTP Observatory gives the shipped configuration A+ by https, and says so when a header is gone', async (t) => {
  const { grade, score, lines } = await assessed();
  t.diagnostic(`HTTP Observatory: ${score}, ${grade}`);
  for (const line of lines) t.diagnostic(line);
  assert.ok(lines.length >= 10, `${lines.length} tests were made`);
  assert.equal(grade, 'A+');
  assert.ok(score >= LEAST, `${score}`);

  const file = join(target, 'nginx/headers.conf');
  const rules = await readFile(file, 'utf8');
  await writeFile(file, rules.replace(/add_header Content-Security-Policy .*;/, ''));
  const faulty = await assessed();
  t.diagnostic(`With the policy in the pages alone: ${faulty.score}, ${faulty.grade}`);
  assert.ok(faulty.score < LEAST);
});
