import assert from 'node:assert/strict';
import { objectionsTo } from '../support/engines/axe.ts';
import type { Engine, Reader } from '../support/engines/engine.ts';
import { journey } from '../support/engines/journeys.ts';
import { answerTo, canType } from '../support/engines/searching.ts';
import { isBlank, keep } from '../support/picture.ts';
import { sitemapPaths } from '../support/site.ts';

/**
 * What can be said against the page that is open, when all its evidence is. What the browser says itself is looked at later;
 * what axe says of every address depends little on the engine, and is asked in `tests/browser/`.
 */
async function faultsOf(reader: Reader, engine: Engine, name: string): Promise<string[]> {
  await reader.look({ css: 'details' }, (all) => {
    for (const details of all) (details as HTMLDetailsElement).open = true;
  });
  const picture = await reader.picture();
  await keep(picture, `${engine.name}/${name.replace(/[^a-z0-9]+/g, '-')}`);
  return isBlank(picture) ? [`${name}: the picture of it is blank`] : [];
}

journey('every address of the sitemap is shown, without a complaint of the browser', async (reader, engine) => {
  const paths = await sitemapPaths(reader.site.folder);
  assert.ok(paths.length > 20);
  const faults: string[] = [];
  for (const path of paths) {
    await reader.open(path);
    faults.push(...(await faultsOf(reader, engine, path)));
  }
  assert.deepEqual(faults, []);
});

journey(
  'so are the answers of the search, on its page and over another, and the page for lost readers',
  async (reader, engine) => {
    const faults: string[] = [];
    for (const query of ['mailing list', 'wensday', 'institutions', 'pineapple']) {
      await reader.open(`/search/?${new URLSearchParams({ q: query })}`);
      await answerTo(reader, query);
      faults.push(...(await faultsOf(reader, engine, `search for ${query}`)));
      faults.push(...(await objectionsTo(reader)));
    }
    await reader.open('/terms/telemetry/');
    await reader.press('/');
    await canType(reader);
    await reader.type('mailing list');
    await answerTo(reader, 'mailing list');
    await reader.press('ArrowDown');
    faults.push(...(await faultsOf(reader, engine, 'search over a page')));
    await reader.open('/404.html');
    faults.push(...(await faultsOf(reader, engine, '404')));
    assert.deepEqual(faults, []);
  },
);
