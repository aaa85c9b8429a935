import assert from 'node:assert/strict';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { MAIN_ANCHOR } from '../../src/domain/links/anchors.ts';
import { placesOf } from '../../src/domain/links/places.ts';
import { readBuiltPages } from '../../src/integrations/built-pages.ts';
import { CHANGES_FOLDER } from '../../src/integrations/changes-folder.ts';
import { checkContent } from '../../src/integrations/check-content.ts';
import { splitFrontMatter } from '../../src/integrations/front-matter.ts';
import { linksOf } from '../../src/integrations/link-check.ts';
import { folderSchemas } from '../../src/schemas/index.ts';
import { site as siteSchema } from '../../src/schemas/site.ts';
import { settings } from '../../src/site.ts';
import { change, VALID } from '../integrations/content-folder.ts';
import { builtSite, PROJECT, theGuide } from '../support/site.ts';

/*
 * The check knows each place of the site without building it, and no other. A place that it does not know is published and can never
 * go again; one that is not there is promised to whoever links to it.
 */

test('the check knows the places of the guide', async () =>
  assertPlacesAreKnown(await theGuide(), settings.contentDir));

const MADE_UP: [what: string, name: string, write: (folder: string) => Promise<void>][] = [
  ['that has every section', 'filled', async () => undefined],
  ['that has nothing but what it must have', 'bare', leaveOutWhatMayBe],
  ['with names that begin with letters beyond A to Z', 'letters', useOtherLetters],
];
for (const [what, name, write] of MADE_UP) {
  test(`the check knows the places of a guide ${what}`, async () => {
    // A build finds its modules inside the project.
    const folder = join(PROJECT, 'node_modules/.cache/guide-tests', `content-${name}`);
    await rm(folder, { recursive: true, force: true });
    await cp(VALID, folder, { recursive: true });
    await write(folder);
    await assertPlacesAreKnown(await builtSite(name, { CONTENT_DIR: folder }), folder);
  });
}

async function assertPlacesAreKnown(site: string, contentDir: string): Promise<void> {
  const { content, problems } = await checkContent(contentDir);
  assert.deepEqual(problems, []);
  const known = placesOf(content);
  const pages = (await readBuiltPages(site)).map(linksOf);
  const built = pages.flatMap(({ path, ids, places }) =>
    [...ids.filter((id) => id === MAIN_ANCHOR), ...places].map((id) => `${path}#${id}`),
  );
  const told = pages.flatMap(({ path }) => [...(known.get(path) ?? [])].map((id) => `${path}#${id}`));
  assert.deepEqual(told.sort(), built.sort());
}

/** The shape of each kind of file that is left, by its folder. */
const SCHEMAS: Record<string, z.ZodType> = { ...folderSchemas, 'site.yaml': siteSchema };

/** Takes out every text, every change that was written down, and every field without which a file still has its shape. */
async function leaveOutWhatMayBe(folder: string): Promise<void> {
  await rm(join(folder, CHANGES_FOLDER), { recursive: true });
  for (const file of (await readdir(folder, { recursive: true })).filter((name) => /\.(mdx|yaml)$/.test(name))) {
    const text = await readFile(join(folder, file), 'utf8');
    const front = splitFrontMatter(text)?.yaml;
    const document = parseDocument(front ?? text);
    const schema = SCHEMAS[file.split('/')[0] ?? ''];
    visit(document, {
      Map: (_, map) => {
        for (const pair of [...map.items]) {
          const at = map.items.indexOf(pair);
          map.items.splice(at, 1);
          if (schema?.safeParse(document.toJS()).success !== true) map.items.splice(at, 0, pair);
        }
      },
    });
    const yaml = document.toString({ lineWidth: 0 });
    await writeFile(join(folder, file), front === undefined ? yaml : `---\n${yaml}---\n`);
  }
}

async function useOtherLetters(folder: string): Promise<void> {
  await change(join(folder, 'concepts/lamp-round.mdx'), 'aliases: [', 'aliases: [Łódź, Ærø, Þing, Ωmega, 東京, ');
}
