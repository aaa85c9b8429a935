import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { pagesAfterScripts } from '../support/after-scripts.ts';
import { filesBelow } from '../support/files.ts';
import { checkFiles, checkPages, type Objection } from '../support/nu-html-checker.ts';
import { journeys } from '../support/reader.ts';
import { theGuide } from '../support/site.ts';

/** Fewer pages than this would mean that they were looked for in the wrong place. */
const FEWEST_PAGES = 30;

/** What readers have of it: a sign to empty it, and on phones the right key. Browsers tell of it as a combobox. */
const SEARCH_BOX = 'ARIA in HTML allows a combobox, WAI-ARIA 1.2, on a text box, and not on a search box.';

/** What the checker has not learnt yet, and where it stands. One that nothing needs any more has to go. */
const LEFT_ASIDE: readonly { message: RegExp; because: string }[] = [
  { message: /^CSS: Unrecognized at-rule “@container”/, because: 'CSS Conditional Rules Level 5, section 5' },
  {
    message: /^CSS: “container-type”: Property .* doesn't exist/,
    because: 'CSS Conditional Rules Level 5, section 4.1',
  },
  {
    message: /^CSS: “field-sizing”: Property .* doesn't exist/,
    because: 'CSS Basic User Interface Level 4, section 5',
  },
  { message: /^CSS: “vector-effect”: Property .* doesn't exist/, because: 'SVG 2, section 8.13' },
  {
    message: /^Inline style violates Content Security Policy \(meta tag\): blocked by “style-src” directive \(missing/,
    because: 'A style is allowed by its hash, CSP 3, section 6.7.3.3; browsers would complain in every journey.',
  },
  {
    message: /^Attribute “aria-activedescendant” value should either refer to a descendant element/,
    because: 'A combobox may refer into the list that it controls, WAI-ARIA 1.2, section 6.6.',
  },
  { message: /^Bad value “combobox” for attribute “role” on element “input”/, because: SEARCH_BOX },
  { message: /^Attribute “aria-expanded” not allowed on element “input”/, because: SEARCH_BOX },
];
const needed = new Set<string>();

const journey = journeys();
let folder: string;
before(async () => {
  folder = await theGuide();
});

test('the Nu HTML Checker has no error and no warning for any page', async () => {
  const pages = (await filesBelow(folder)).filter((file) => file.endsWith('.html'));
  assert.ok(pages.length >= FEWEST_PAGES, `there are ${pages.length} pages`);
  assert.deepEqual(against(await checkFiles(pages.map((page) => join(folder, page)))), []);
});

test(
  'it has none for pages after their scripts have run, whatever is open',
  journey(
    async (page) => {
      assert.deepEqual(against(await checkPages(await pagesAfterScripts(page))), []);
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  ),
);

test('everything that is left aside is still needed', () => {
  assert.deepEqual(
    LEFT_ASIDE.filter(({ because }) => !needed.has(because)),
    [],
  );
});

test('a role that an element has anyway, an attribute that it cannot have, and an id twice are noticed', async () => {
  const html = `<!doctype html><html lang="en"><title>Planted</title>
    <main role="main" id="a"><p id="a" href="#">Words.</p></main>`;
  const found = against(await checkPages([{ name: 'planted', html }])).join('\n');
  assert.match(found, /“main” role is unnecessary for element “main”/);
  assert.match(found, /Duplicate ID “a”/);
  assert.match(found, /“href” not allowed on element “p”/);
});

/** What speaks against pages, without what is left aside. */
function against(objections: readonly Objection[]): string[] {
  return objections.flatMap(({ place, message }) => {
    const explanation = LEFT_ASIDE.find((aside) => aside.message.test(message));
    if (explanation === undefined) return `${place} ${message}`;
    needed.add(explanation.because);
    return [];
  });
}
