import assert from 'node:assert/strict';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { change, copyOf } from '../integrations/content-folder.ts';
import { watchAnimations } from '../support/animations.ts';
import { arrivesAt, becomes, isInWindow, journeys } from '../support/reader.ts';
import { builtSite, PROJECT } from '../support/site.ts';

const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };
const STEP =
  'Onboard to a cluster: The source ends with an address: there was more detailed information on onboarding to a cluster. It says nothing more, and calls it no step. (closed)';
const SUMMARY = 'There is no SLA, so no promise about the level of service.';
/** What each button copies, of the entry and of a section in it. */
const FORMS: { button: string; entry: string; section: string }[] = [
  { button: 'Short address', entry: '{site}go/no-sla/', section: '{site}go/no-sla/#in-the-source' },
  {
    button: 'Markdown',
    entry: '[No SLA]({site}terms/no-sla/)',
    section: '[No SLA: In the source]({site}terms/no-sla/#in-the-source)',
  },
  {
    button: 'With the answer',
    entry: `No SLA: ${SUMMARY} (changed) {site}terms/no-sla/`,
    section: 'No SLA: In the source: Line 47 of the document, as of 6 December 2021. {site}terms/no-sla/#in-the-source',
  },
];

const journey = journeys();
const mark = (page: Page, name: string) => page.getByRole('link', { name: `Copy link to “${name}”`, exact: true });
const menu = (page: Page) => page.getByRole('dialog', { name: 'Copy the link' });
const button = (page: Page, name: string) => menu(page).getByRole('button', { name, exact: true });
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);

test(
  'by mouse: a press copies the address and says so, and each form of it is one press more',
  journey(async (page, { url }) => {
    await page.goto('/terms/no-sla/');
    for (const [name, address, form] of [
      ['No SLA', 'terms/no-sla/', 'entry'],
      ['In the source', 'terms/no-sla/#in-the-source', 'section'],
    ] as const) {
      await mark(page, name).click();
      await menu(page).getByText(`Copied: ${url}${address}`, { exact: true }).waitFor();
      assert.equal(await copied(page), url + address);
      for (const { button: label, ...forms } of FORMS) {
        const text = forms[form].replace('{site}', url);
        await button(page, label).click();
        await menu(page).getByText(`Copied: ${text}`, { exact: true }).waitFor();
        assert.equal(await copied(page), text);
      }
      await page.keyboard.press('Escape');
      await menu(page).waitFor({ state: 'hidden' });
    }
    assert.equal(new URL(page.url()).hash, '', 'the page stays where it is');
  }, CLIPBOARD),
);

test(
  'the answer of a section is how it begins',
  journey(async (page, { url }) => {
    await page.goto('/channels/general-mailing-list/');
    await mark(page, 'An archive, not a sign-up page').click();
    await button(page, 'With the answer').click();
    const text =
      'General mailing list: An archive, not a sign-up page: The source says to join “at” the address above, but that address is an archive page (/archives/list/), where messages are read. It names no page for signing up.';
    await becomes(() => copied(page), `${text} ${url}channels/general-mailing-list/#an-archive-not-a-sign-up-page`);
  }, CLIPBOARD),
);

test(
  'a section answers with its first sentence as it is seen, and with nothing where it has none',
  journey(async (page, { url }) => {
    await page.goto('/');
    await mark(page, 'What is known today').click();
    await button(page, 'With the answer').click();
    const title = await page.getByRole('heading', { level: 1 }).innerText();
    const first = await page.locator('.heading:has(#today-title) ~ p').first().innerText();
    await becomes(() => copied(page), `${title}: What is known today: ${first} ${url}#today-title`);
    for (const [path, name] of [
      ['/', 'Meetings'],
      ['/channels/', 'Which channel for what?'],
      ['/about/', 'When each entry is looked at again'],
      ['/about/', 'How the document came to be'],
    ] as const) {
      await page.goto(path);
      await mark(page, name).click();
      await menu(page).getByText('Copied:').waitFor();
      assert.equal(await button(page, 'With the answer').count(), 0, name);
      assert.equal(await button(page, 'Markdown').count(), 1, name);
    }
  }, CLIPBOARD),
);

test(
  'a page that does not exist has no link to copy',
  journey(
    async (page) => {
      await page.goto('/terms/not-there/');
      await arrivesAt(page, 'This page does not exist');
      assert.equal(await page.getByRole('link', { name: 'Copy link' }).count(), 0);
    },
    { provokes: [/404/] },
  ),
);

test(
  'by keyboard: Enter on the mark copies and leads into the menu, Escape leads back to the mark',
  journey(async (page, { url }) => {
    await page.goto('/channels/');
    await mark(page, 'Slack chat').focus();
    await page.keyboard.press('Enter');
    await menu(page).getByText('Copied:').waitFor();
    assert.equal(await copied(page), `${url}channels/slack/`);
    assert.equal(await focused(page), 'Short address');
    await page.keyboard.press('Enter');
    await becomes(() => copied(page), `${url}go/slack/`);
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'Markdown');
    await page.keyboard.press('Escape');
    await menu(page).waitFor({ state: 'hidden' });
    assert.equal(await page.evaluate(() => document.activeElement?.ariaLabel), 'Copy link to “Slack chat”');
  }, CLIPBOARD),
);

test(
  'by touch: marks can be seen and hit, and the menu goes away by a tap beside it',
  journey(
    async (page, { url }) => {
      await page.goto('/bring-your-project/');
      const step = mark(page, 'Onboard to a cluster');
      assert.equal(await step.evaluate((element) => getComputedStyle(element).opacity), '1');
      const box = await step.boundingBox();
      assert.ok(box !== null && box.width >= 24 && box.height >= 24);
      await step.tap();
      await menu(page).getByText('Copied:').waitFor();
      assert.equal(await copied(page), `${url}bring-your-project/#onboard-to-a-cluster`);
      await button(page, 'Short address').tap();
      await becomes(() => copied(page), `${url}go/onboard-to-a-cluster/`);
      await page.getByRole('heading', { level: 1 }).tap();
      await menu(page).waitFor({ state: 'hidden' });
    },
    { ...CLIPBOARD, hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } },
  ),
);

test(
  'where a browser refuses to copy, the address is shown instead; a heading of no entry has no short address',
  journey(async (page, { url }) => {
    await page.goto('/about/');
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: () => Promise.reject(new Error('refused')) },
      });
    });
    await mark(page, 'What the states mean').click();
    await menu(page).getByText(`Copy this: ${url}about/#what-the-states-mean`).waitFor();
    assert.equal(await button(page, 'Short address').count(), 0);
    assert.equal(await button(page, 'Markdown').count(), 1);
  }),
);

test(
  'when the menu does not arrive, the address is copied all the same, and the mark leads to its place like any link',
  journey(
    async (page, { url }) => {
      await page.route('**/_astro/link-menu.*', (route) => route.abort('failed'));
      await page.goto('/terms/no-sla/');
      await mark(page, 'In the source').click();
      await page.waitForURL('**/terms/no-sla/#in-the-source');
      assert.equal(await copied(page), `${url}terms/no-sla/#in-the-source`);
    },
    { ...CLIPBOARD, provokes: [/^request failed, .*link-menu/, /^console error: Failed to load resource/] },
  ),
);

test(
  'a mark says that it copies and opens something, and still is a link: Ctrl and the middle button open its place',
  journey(async (page, { url }) => {
    await page.goto('/terms/no-sla/');
    await page.evaluate(() => navigator.clipboard.writeText('as before'));
    const one = mark(page, 'In the source');
    assert.equal(await one.getAttribute('aria-haspopup'), 'dialog');
    for (const press of [{ modifiers: ['Control' as const] }, { button: 'middle' as const }]) {
      const opened = page.context().waitForEvent('page');
      await one.click(press);
      const another = await opened;
      await another.waitForURL(`${url}terms/no-sla/#in-the-source`);
      await another.close();
    }
    assert.equal(await menu(page).count(), 0);
    assert.equal(await copied(page), 'as before');
  }, CLIPBOARD),
);

test(
  'an address that is written out, and a letter from A to Z, lead where they say',
  journey(async (page) => {
    await page.goto('/all/');
    await page.getByRole('main').getByRole('link', { name: '/go/no-sla/' }).click();
    await arrivesAt(page, 'No SLA');
    await page.goto('/a-z/');
    await page.getByRole('heading', { level: 2 }).getByRole('link', { name: 'S', exact: true }).click();
    await page.waitForURL('**/a-z/#s');
    assert.equal(await menu(page).count(), 0);
  }),
);

test(
  'without scripts a mark is a plain link to its place, and says so',
  journey(
    async (page) => {
      await page.goto('/terms/no-sla/');
      const plain = page.getByRole('link', { name: 'Link to “In the source”', exact: true });
      assert.equal(await plain.getAttribute('aria-haspopup'), null);
      await plain.click();
      await page.waitForURL('**/terms/no-sla/#in-the-source');
      assert.ok(await isInWindow(page.getByRole('heading', { name: 'In the source' })));
    },
    { javaScriptEnabled: false },
  ),
);

for (const javaScriptEnabled of [true, false]) {
  const scripts = javaScriptEnabled ? 'with scripts' : 'without scripts';
  test(
    `${scripts} a short address leads to its entry at once, and back leads to where the reader was`,
    journey(
      async (page) => {
        await page.goto('/about/');
        await page.goto('/go/telemetry/');
        await arrivesAt(page, 'Telemetry');
        await page.waitForURL('**/terms/telemetry/');
        await page.goBack();
        await arrivesAt(page, 'About this guide');
        await page.goto('/go/onboard-to-a-cluster/');
        await page.waitForURL('**/bring-your-project/#onboard-to-a-cluster');
        await becomes(() => isInWindow(page.getByRole('heading', { name: 'Onboard to a cluster', exact: true })), true);
      },
      { javaScriptEnabled },
    ),
  );
}

test(
  'a short address takes the place behind it along',
  journey(async (page) => {
    await page.goto('/go/telemetry/#what-is-not-said');
    await page.waitForURL('**/terms/telemetry/#what-is-not-said');
  }),
);

test(
  'the place that an address names gets the focus, and Tab goes on from there',
  journey(async (page) => {
    await page.goto('/channels/general-mailing-list/#in-the-source');
    await becomes(() => focused(page), 'in-the-source');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.ariaLabel), 'Copy link to “In the source”');
    await page.goto('/terms/#telemetry');
    await becomes(() => focused(page), 'telemetry');
  }),
);

test(
  'what an address names is marked for a moment; where motion is not wanted, without any, until another place is named',
  journey(async (page) => {
    const place = page.getByRole('heading', { name: 'In the source' });
    const animations = () => place.evaluate((element) => element.getAnimations().length);
    const begun = await watchAnimations(page);
    await page.goto('/terms/no-sla/#in-the-source');
    const [first, ...others] = await begun();
    assert.deepEqual(first, {
      name: 'found',
      place: 'in-the-source',
      duration: 2500,
      iterations: 1,
      easing: 'ease-in',
    });
    assert.deepEqual(others, []);
    await becomes(animations, 0);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('/terms/telemetry/#in-the-source');
    await becomes(() => place.evaluate((element) => element.matches(':target')), true);
    assert.equal(await animations(), 0);
    const colour = (element: Element) => getComputedStyle(element).backgroundColor;
    assert.notEqual(await place.evaluate(colour), await page.getByRole('heading', { level: 1 }).evaluate(colour));
  }),
);

for (const [fragment, place] of [
  ['', '/'],
  ['#bring-your-project', '/bring-your-project/'],
  ['#there-are-3-parts-to-operating-first', '/concepts/'],
  ['#observing-and-interacting-with-the-ops-team', '/channels/'],
  ['#understanding-the-environment', '/terms/'],
  ['#getting-started-with-operate-first', '/'],
  ['#%E0%A4%A', '/#%E0%A4%A'],
  ['#constructor', '/#constructor'],
] as const) {
  test(
    `an address of the community's own, intro.html${fragment}, leads to ${place}`,
    journey(async (page, { url }) => {
      await page.goto(`/apps/content/about/intro.html${fragment}`);
      await page.waitForURL(new URL(place, url).href);
    }),
  );
}

/** A guide in which a heading got another id, a section went to another page, and a page got another name. */
const movedGuide = async (): Promise<string> => {
  const content = await copyOf(join(PROJECT, 'content'), test);
  await change(join(content, 'terms/telemetry.mdx'), '#what-is-not-said', '#what-nobody-says');
  await change(join(content, 'channels/general-mailing-list.mdx'), /## An archive, not a sign-up page .*/, '');
  const [old, now] = ['onboard-to-a-cluster', 'get-onto-a-cluster'];
  await rename(join(content, `steps/${old}.mdx`), join(content, `steps/${now}.mdx`));
  for (const name of await readdir(content, { recursive: true })) {
    if (!/\.mdx$|^changes\b.*\.yaml$/.test(name)) continue;
    const text = await readFile(join(content, name), 'utf8');
    await writeFile(
      join(content, name),
      text.replaceAll(`steps/${old}`, `steps/${now}`).replaceAll(`/#${old}`, `/#${now}`),
    );
  }
  const file = join(content, 'moved.json');
  const moved = {
    ...(JSON.parse(await readFile(file, 'utf8')) as Record<string, string>),
    '/terms/telemetry/#what-is-not-said': '/terms/telemetry/#what-nobody-says',
    '/channels/general-mailing-list/#an-archive-not-a-sign-up-page': '/about/#what-the-document-does-not-say',
    '/terms/data/': '/terms/telemetry/',
    '/terms/data/#facts': '/about/#the-source',
    [`steps/${old}`]: `steps/${now}`,
  };
  await writeFile(file, JSON.stringify(moved));
  return builtSite('moved', { CONTENT_DIR: content });
};
const movedJourney = journeys(movedGuide);

for (const javaScriptEnabled of [true, false]) {
  test(
    `${javaScriptEnabled ? 'with' : 'without'} scripts an old fragment of a heading with a new id leads to it`,
    movedJourney(
      async (page) => {
        await page.goto('/terms/telemetry/#what-is-not-said');
        await becomes(() => isInWindow(page.getByRole('heading', { name: 'What is not said' })), true);
        await page.goto('/terms/data/');
        await page.waitForURL('**/terms/telemetry/');
      },
      { javaScriptEnabled },
    ),
  );
}

test(
  'a fragment that moved to another page leads there, also when it is clicked on its old page',
  movedJourney(async (page) => {
    await page.goto('/channels/general-mailing-list/#an-archive-not-a-sign-up-page');
    await page.waitForURL('**/about/#what-the-document-does-not-say');
    await page.goto('/channels/general-mailing-list/');
    await page.evaluate(() => {
      location.hash = 'an-archive-not-a-sign-up-page';
    });
    await page.waitForURL('**/about/#what-the-document-does-not-say');
    await page.goto('/terms/data/#in-the-source');
    await page.waitForURL('**/terms/telemetry/#in-the-source');
  }),
);

test(
  'a step that got another name is met under its old address, and its short address leads straight to it',
  movedJourney(async (page) => {
    await page.goto('/bring-your-project/#onboard-to-a-cluster');
    await becomes(() => isInWindow(page.getByRole('heading', { name: 'Onboard to a cluster', exact: true })), true);
    await page.goto('/go/onboard-to-a-cluster/');
    await page.waitForURL('**/bring-your-project/#get-onto-a-cluster');
  }),
);

test(
  'where one place of a moved page went elsewhere, the others are taken along',
  movedJourney(async (page) => {
    await page.goto('/terms/data/#facts');
    await page.waitForURL('**/about/#the-source');
    await page.goto('/terms/data/#record');
    await page.waitForURL('**/terms/telemetry/#record');
  }),
);

test(
  'in lists, and of steps, the answer of an entry is its own',
  journey(async (page, { url }) => {
    await page.goto('/terms/');
    await mark(page, 'No SLA').click();
    await button(page, 'With the answer').click();
    await becomes(() => copied(page), `No SLA: ${SUMMARY} (changed) ${url}terms/no-sla/`);
    await page.goto('/bring-your-project/');
    await mark(page, 'Onboard to a cluster').click();
    await button(page, 'With the answer').click();
    await becomes(() => copied(page), `${STEP} ${url}bring-your-project/#onboard-to-a-cluster`);
    await page.goto('/');
    await mark(page, 'MOC/ODH sprint planning').click();
    await button(page, 'Short address').click();
    await becomes(() => copied(page), `${url}go/moc-odh-sprint-planning/`);
  }, CLIPBOARD),
);
