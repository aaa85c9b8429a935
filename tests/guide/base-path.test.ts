import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parseDocument } from 'htmlparser2';
import { linksOf } from '../../src/integrations/link-check.ts';
import { builtSite, type ServedSite, serve, sitemapPaths } from '../support/site.ts';

const BASE = '/guide/';
let site: ServedSite;
before(async () => {
  site = await serve(await builtSite('under-a-path', { BASE_PATH: BASE }), BASE);
});
after(() => site.stop());

interface Visit {
  status: number;
  ids: Set<string>;
  targets: string[];
}

async function visit(address: string): Promise<Visit> {
  const response = await fetch(address, { redirect: 'manual' });
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  const body = await response.text();
  const { ids, targets } = isPage
    ? linksOf({ file: '', path: '', document: parseDocument(body) })
    : { ids: [], targets: [] };
  return { status: response.status, ids: new Set(ids), targets: [...targets] };
}

test('under a base path every link stays below it, and arrives', async () => {
  const visits = new Map<string, Visit>();
  const waiting = [site.url];
  const lost: string[] = [];
  while (waiting.length > 0) {
    const from = waiting.pop() ?? '';
    if (visits.has(from)) continue;
    const page = await visit(from);
    visits.set(from, page);
    if (page.status !== 200) lost.push(`${from} answers ${page.status}`);
    for (const target of page.targets) {
      const url = new URL(target, from);
      if (url.origin !== new URL(site.url).origin) continue;
      if (!url.pathname.startsWith(BASE)) lost.push(`${from} leaves the base: ${target}`);
      else waiting.push(`${url.origin}${url.pathname}`);
    }
  }
  for (const [from, { targets }] of visits) {
    for (const target of targets) {
      const url = new URL(target, from);
      const place = visits.get(`${url.origin}${url.pathname}`);
      const fragment = decodeURIComponent(url.hash.slice(1));
      if (fragment !== '' && place !== undefined && !place.ids.has(fragment))
        lost.push(`${from} → ${target}: no such place`);
    }
  }
  assert.deepEqual(lost, []);

  const listed = await sitemapPaths(site.folder, BASE);
  const unlinked = listed.filter((path) => !visits.has(new URL(path.slice(1), site.url).href));
  assert.ok(listed.length > 25, `the sitemap lists ${listed.length} pages`);
  assert.deepEqual(unlinked, [], 'every page of the sitemap is linked from somewhere');
});
