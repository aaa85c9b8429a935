import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { type ConfigData, HtmlValidate, type Message, StaticConfigLoader } from 'html-validate';
import { filesBelow } from '../support/files.ts';
import { theGuide } from '../support/site.ts';

const CONFIG: ConfigData = {
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // A fingerprint guards against another host; the guide's own scripts come from where its pages come from.
    'require-sri': ['error', { target: 'crossorigin' }],
    // The results of a combobox are a listbox (WAI-ARIA Authoring Practices); a <select> cannot hold links.
    'prefer-native-element': ['error', { exclude: ['listbox'] }],
  },
};
/** Tables turn into cards by their `display`, and lose their meaning in Safari with it; their roles give it back. */
const ROLE_OF_A_TABLE = /^Redundant role "\w+" on <(table|thead|tbody|tr|th|td)>$/;
/** Fewer pages than this would mean that they were looked for in the wrong place. */
const FEWEST_PAGES = 30;

const validator = new HtmlValidate(new StaticConfigLoader(CONFIG));
let folder: string;
before(async () => {
  folder = await theGuide();
});

test('every page is valid and accessible HTML, without an error and without a warning', async () => {
  const pages = (await filesBelow(folder)).filter((file) => file.endsWith('.html'));
  assert.ok(pages.length >= FEWEST_PAGES, `there are ${pages.length} pages`);
  const problems = await Promise.all(
    pages.map(async (page) => {
      const { results } = await validator.validateFile(join(folder, page));
      return results.flatMap(({ messages }) => messages.filter(isProblem).map((message) => inWords(page, message)));
    }),
  );
  assert.deepEqual(problems.flat(), []);
});

test('a page that is not valid is noticed', async () => {
  const { errorCount, results } = await validator.validateString('<p>One<p>two <img src="x.png">');
  assert.ok(errorCount > 0);
  assert.ok(results[0]?.messages.every(isProblem));
});

const isProblem = ({ ruleId, message }: Message): boolean =>
  !(ruleId === 'no-redundant-role' && ROLE_OF_A_TABLE.test(message));

const inWords = (page: string, { ruleId, message, line, column, selector }: Message): string =>
  `${page}:${line}:${column} ${ruleId}: ${message} (${selector})`;
