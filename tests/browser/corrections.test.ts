import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { journeys } from '../support/reader.ts';
import { builtSite, PROJECT } from '../support/site.ts';

/** A community that says where reports go; the guide's own knows of no such place. */
const journey = journeys(() =>
  builtSite('harbour-desk', { CONTENT_DIR: join(PROJECT, 'tests/fixtures/content/valid') }),
);
const inTheGuide = journeys();
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };
const PROOF = /a public page, a commit or a message in an archive helps most/;

const mark = (page: Page, name: string) => page.getByRole('link', { name: `Copy link to “${name}”`, exact: true });

/** What a report has in it when its form opens, by a link of this name. */
async function reportBy(page: Page, name: string, within = 'main') {
  const link = new URL(
    (await page.locator(within).getByRole('link', { name, exact: true }).getAttribute('href')) ?? '',
  );
  assert.equal(link.href.split('?')[0], 'https://harbour.example/keepers/guide/issues/new');
  return { title: link.searchParams.get('title'), body: link.searchParams.get('body') ?? '' };
}

test(
  'an entry is reported with its name, its words, its address and its state, and leads to the one file that it is made from',
  journey(async (page) => {
    await page.goto('/terms/no-paid-keepers/');
    const { title, body } = await reportBy(page, 'Something wrong?');
    assert.equal(title, 'Correction: No paid keepers (terms/no-paid-keepers)');
    assert.match(body, /^Address: https:\/\/guide\.example\/terms\/no-paid-keepers\/$/m);
    assert.match(body, /^The guide says: “.+”$/m);
    assert.match(body, /^State in the guide: changed$/m);
    assert.match(body, PROOF);
    assert.equal(
      await page.getByRole('link', { name: 'Edit this page' }).getAttribute('href'),
      'https://harbour.example/keepers/guide/edit/main/content/terms/no-paid-keepers.mdx',
    );
  }),
);

test(
  'a meeting has one state, wherever a reader is told of it and in whatever is reported',
  journey(async (page, { folder }) => {
    await page.goto('/meetings/evening-watch/');
    const state = await page.locator('dd .state').textContent();
    assert.match(state ?? '', /^(current|lapsed)$/, 'its record says unknown');
    const stateIn = ({ body }: { body: string }) => /^State in the guide: (.*)$/m.exec(body)?.[1];
    assert.deepEqual(stateIn(await reportBy(page, 'Something wrong?')), state);
    await mark(page, 'Evening watch').press('Enter');
    assert.deepEqual(stateIn(await reportBy(page, 'Something wrong?', '.link-menu')), state);
    await page.goto('/meetings/');
    assert.equal(await page.locator('#evening-watch .state').textContent(), state);
    await page.goto('/channels/');
    assert.equal(await page.locator('tr', { hasText: 'Evening watch' }).locator('.state').textContent(), state);
    const overview = await readFile(join(folder, 'llms.txt'), 'utf8');
    assert.equal(/evening-watch\.md\): .* \((\w+)\)$/m.exec(overview)?.[1], state);
  }),
);

test(
  'each step is reported, and edited, by itself',
  journey(async (page) => {
    await page.goto('/bring-your-project/');
    const { title, body } = await reportBy(page, 'Something wrong with “Say hello”?');
    assert.equal(title, 'Correction: Say hello (steps/say-hello)');
    assert.match(body, /^Address: https:\/\/guide\.example\/bring-your-project\/#say-hello$/m);
    await page.getByRole('link', { name: 'Edit “Say hello”' }).waitFor();
  }),
);

test(
  'a fact, and a section, are reported from the menu of their link marks',
  journey(async (page, { url }) => {
    await page.goto('/terms/no-paid-keepers/#ha-01');
    await mark(page, 'The keepers are volunteers.').press('Enter');
    const fact = await reportBy(page, 'Something wrong?', '.link-menu');
    assert.equal(fact.title, 'Correction: No paid keepers (ha-01)');
    assert.ok(
      fact.body.includes(`Address: ${url}terms/no-paid-keepers/#ha-01\nThe guide says: “The keepers are volunteers.”`),
    );
    assert.doesNotMatch(fact.body, /State in the guide/);
    await page.keyboard.press('Escape');
    await mark(page, 'In the source').press('Enter');
    const section = await reportBy(page, 'Something wrong?', '.link-menu');
    assert.equal(section.title, 'Correction: No paid keepers: In the source (terms/no-paid-keepers)');
    assert.ok(section.body.includes(`${url}terms/no-paid-keepers/#in-the-source`));
  }, CLIPBOARD),
);

test(
  'a fact in the list of the source is reported with the name of what retells it',
  journey(async (page, { url }) => {
    const reports: [fact: string, id: string, owner: string][] = [
      ['The keepers are volunteers.', 'ha-01', 'No paid keepers'],
      ['Whoever comes says hello first.', 'ha-02', 'Say hello'],
      ['The notebook is for everybody who lives near the harbour.', 'ha-03', 'The notebook, fact by fact'],
    ];
    await page.goto('/about/source/');
    for (const [fact, id, owner] of reports) {
      await mark(page, fact).press('Enter');
      const { title, body } = await reportBy(page, 'Something wrong?', '.link-menu');
      assert.equal(title, `Correction: ${owner} (${id})`);
      assert.ok(body.includes(`Address: ${url}about/source/#${id}\nThe guide says: “${fact}”`));
      await page.keyboard.press('Escape');
    }
  }, CLIPBOARD),
);

test(
  'where a guide knows of no place for reports, all of these lead to how it can be corrected',
  inTheGuide(async (page) => {
    await page.goto('/terms/no-sla/');
    const link = page.locator('main').getByRole('link', { name: 'Something wrong?' });
    assert.equal(await link.getAttribute('href'), '/about/#corrections');
    await mark(page, 'No SLA').press('Enter');
    const inMenu = page.locator('.link-menu').getByRole('link', { name: 'Something wrong?' });
    assert.match((await inMenu.getAttribute('href')) ?? '', /\/about\/#corrections$/);
    await inMenu.click();
    await page.getByText('No record says where that repository is').waitFor();
  }, CLIPBOARD),
);
