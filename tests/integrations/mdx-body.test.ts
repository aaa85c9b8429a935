import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile } from '@mdx-js/mdx';
import rehypeSlug from 'rehype-slug';
import remarkGfm from 'remark-gfm';
import { readBody } from '../../src/integrations/mdx-body.ts';
import { remarkHeadingIds } from '../../src/integrations/remark-heading-ids.ts';

/** The text begins on this line of its file. */
const FIRST_LINE = 10;
const factsOf = (text: string) => {
  const { facts, problems } = readBody(text, FIRST_LINE);
  assert.deepEqual(problems, []);
  return facts;
};

const HEADINGS: [text: string, headings: string[]][] = [
  ['## What to carry {/* #what-to-carry */}', ['10 what-to-carry']],
  ['Words.\n\n## A {/* #a */}\n\n### B {/*#b*/}\n', ['12 a', '14 b']],
  ['## Other words {/* #what-to-carry */}', ['10 what-to-carry']],
  ['## The `code` and *its* [place](/about/) {/* #the-code */}', ['10 the-code']],
  ['## Größe 東京 {/* #size */}', ['10 size']],
  ['Under {/* #under */}\n---', ['10 under']],
  ['```\n## Not one\n```', []],
  ['<Aside>\n  ## Inside {/* #inside */}\n</Aside>', ['11 inside']],
];
const WITHOUT_ID: [text: string, advice: string][] = [
  ['## What to carry', 'Write the id behind it: ## What to carry {/* #what-to-carry */}'],
  ['## Größe 東京', 'Write the id behind it: ## Größe 東京 {/* #how-to-join */}'],
  ['## A {/* no id */}', 'Write the id behind it: ## A {/* #a */}'],
  ['## A {/* #Capital */}', 'Write the id behind it: ## A {/* #a */}'],
];
for (const [text, advice] of WITHOUT_ID) {
  test(`${JSON.stringify(text)} has no id that would stay when its words change`, () => {
    assert.deepEqual(
      readBody(text, FIRST_LINE).problems.map((problem) => problem.advice),
      [advice],
    );
  });
}

for (const [text, headings] of HEADINGS) {
  test(`headings of ${JSON.stringify(text)}: ${headings.join(', ') || 'none'}`, () => {
    assert.deepEqual(
      factsOf(text)?.headings.map(({ id, line }) => `${line} ${id}`),
      headings,
    );
  });

  test(`the page of ${JSON.stringify(text)} has the same ids`, async () => {
    assert.deepEqual(
      await idsOnThePage(text),
      headings.map((heading) => heading.split(' ')[1]),
    );
  });
}

interface Tree {
  tagName?: string;
  properties?: { id?: string };
  children?: Tree[];
}

/** The ids that headings get when the text becomes a page. */
async function idsOnThePage(text: string): Promise<(string | undefined)[]> {
  const ids: (string | undefined)[] = [];
  const collect = (node: Tree): void => {
    if (/^h\d$/.test(node.tagName ?? '')) ids.push(node.properties?.id);
    node.children?.forEach(collect);
  };
  await compile(text, { remarkPlugins: [remarkGfm, remarkHeadingIds], rehypePlugins: [rehypeSlug, () => collect] });
  return ids;
}

const LINKS: [text: string, links: string[]][] = [
  ['[A](/channels/slack/)', ['10 /channels/slack/']],
  ['Words,\n[a](#b) and [c](/d/#e "title")', ['11 #b', '11 /d/#e']],
  ['[A][b]\n\n[b]: https://example.org/b', ['12 https://example.org/b']],
  ['See https://example.org/bare.', ['10 https://example.org/bare']],
  ['See www.example.org.', ['10 http://www.example.org']],
  [
    'Write to **name@example.org** or [us](mailto:us@example.org).',
    ['10 mailto:name@example.org', '10 mailto:us@example.org'],
  ],
  ['| a |\n| --- |\n| [b](/c/) |', ['12 /c/']],
  ['`[a](nowhere)`', []],
];
for (const [text, links] of LINKS) {
  test(`links of ${JSON.stringify(text)}: ${links.join(', ') || 'none'}`, () => {
    assert.deepEqual(
      factsOf(text)?.links.map(({ target, line }) => `${line} ${target}`),
      links,
    );
  });
}

test('entries that components name are mentioned, with their lines', () => {
  assert.deepEqual(factsOf('Words, <Address\n  of="channels/slack" />.\n\n<Address of="meetings/x" />')?.mentions, [
    { key: 'channels/slack', line: 10 },
    { key: 'meetings/x', line: 13 },
  ]);
});

const FINE = [
  '',
  '<Aside>\n  Words.\n</Aside>',
  '<Gap>Words with [a link](/about/).</Gap>',
  '{/* A comment. */}',
  'Words {/* one */ /* two */} and more.',
  '\\{ and \\<',
  'a < b',
  '| a | b |\n| --- | --- |\n| 1 | 2 |',
  '~~struck~~ and *stressed* and `{code}`',
  '```\n<b>{code}\n```',
];
for (const text of FINE) {
  test(`${JSON.stringify(text)} may be written`, () => assert.deepEqual(readBody(text, FIRST_LINE).problems, []));
}

const REFUSED: [text: string, problem: string][] = [
  ['# Title', '10 text: A text has no heading of the first level.'],
  ['Words.\n\n#### Deep', '12 text: A text has no headings as deep as ####.'],
  ['## …', '10 text: This heading has no letters.'],
  ['![A lamp](/lamp.png)', '10 text: Texts have no pictures.'],
  ['Words.\n\n{1 + 1}', '12 text: "{1 + 1}" is code, not text.'],
  ['{/* a */ b /* c */}', '10 text: "{/* a */ b /* c */}" is code, not text.'],
  ['{}', '10 text: "{}" is code, not text.'],
  ["import A from './a.ts'", '10 text: Imports and exports have no place in a text.'],
  ['export const a = 1', '10 text: Imports and exports have no place in a text.'],
  ['export your logs', '10 text: A line that begins with "import" or "export" is read as code.'],
  ['In {two words} of', '10 text: A text in braces is read as code.'],
  ['<br />', '10 text: <br> is not known here.'],
  ['<Asside>Words.</Asside>', '10 text: <Asside> is not known here.'],
  ['<constructor />', '10 text: <constructor> is not known here.'],
  ['<>Words.</>', '10 text: <> is not known here.'],
  ['<Aside kind="note">Words.</Aside>', '10 text: <Aside> has no attribute "kind".'],
  ['<Aside {...all}>Words.</Aside>', '10 text: <Aside> has no attribute "{…}".'],
  ['<Address />', '10 text: <Address> does not say which entry it means.'],
  ['<Address of />', '10 text: <Address> does not say which entry it means.'],
  ['<Address of={place} />', '10 text: <Address> does not say which entry it means.'],
  ['<Address to="channels/slack" />', '10 text: <Address> has no attribute "to".'],
  ['<Address of="channels/slack">here</Address>', '10 text: The text inside <Address> would not be shown.'],
  ['[A](slack)', '10 link: "slack" is neither an address nor a path.'],
  ['[A](//example.org)', '10 link: "//example.org" is neither an address nor a path.'],
  ['[A](htps://example.org)', '10 link: "htps:" is not a scheme that this guide links to.'],
  ['[A](mailto:us)', '10 link: "us" is not an e-mail address.'],
  ['[A]()', '10 link: This link leads nowhere.'],
  ['[A][b]\n\n[b]: slack', '12 link: "slack" is neither an address nor a path.'],
  ['Words.[^1]\n\n[^1]: More.', '12 text: Texts have no footnotes.'],
];
for (const [text, problem] of REFUSED) {
  test(`${JSON.stringify(text)} is refused once, on its line`, () => {
    const { problems } = readBody(text, FIRST_LINE);
    assert.deepEqual(
      problems.map(({ line, field, found }) => `${line} ${field}: ${found}`),
      [problem],
    );
  });
}

/** What would show otherwise than its author sees it, or not at all; a stroke before a sign says that it is meant. */
const LEFT_OVER: [text: string, problem: string][] = [
  ['![A lamp][lamp]\n\n[lamp]: https://example.org/lamp.png', '10 text: Texts have no pictures.'],
  ['```\ncode', '10 text: This block of code has no end.'],
  ['Words.\n\n~~~\ncode\n```', '12 text: This block of code has no end.'],
  ['```\n```', '10 text: This block of code is empty.'],
  ['### Deep {/* #deep */}', '10 text: A level of headings is left out above this one.'],
  ['## A {/* #a */} {/* #b */}', '10 text: The heading "A" has two ids.'],
  ['##A heading', '10 text: A heading was meant here, and none is read.'],
  ['Words.\n\n- one\n-two', '13 text: A line of a list was meant here, and none is read.'],
  ['| a | b |\n| --- |\n| 1 | 2 |', '10 text: A table was meant here, and none is read.'],
  ['| a |\n| --- |\n| 1 | 2 |', '10 text: A line of this table has more cells than there are headings.'],
  ['| a |\n| :-: |\n| 1 |', '10 text: The columns of a table have no sides: on a phone they are lines of a card.'],
  ['[words](/about us/)', '10 text: A link was meant here, and none is read.'],
  ['[words][nowhere]', '10 text: A link was meant here, and none is read.'],
  ['[](/about/)', '10 text: This link has no words.'],
  ['[one]: /about/', '10 link: No link leads to [one].'],
  ['See [one].\n\n[one]: /about/\n[one]: /terms/', '13 link: [one] is already defined above.'],
  ['a `b', '10 text: This backtick has no second one.'],
  ['a **b', '10 text: These two stars have no second pair.'],
  ['Words.[^1]', '10 text: Texts have no footnotes.'],
  ['- [x] a', '10 text: Texts have no boxes to tick.'],
  ['A &nbps; b', '10 text: "&nbps;" is no sign that HTML has a name for.'],
  ['<Aside>\n</Aside>', '10 text: <Aside> has nothing in it.'],
  ['Words <Aside>and words</Aside>.', '10 text: <Aside> stands among the words of another block.'],
  ['<Address of="a" of="b" />', '10 text: <Address> has the attribute "of" twice.'],
  ['<!-- a -->', '10 text: "<!--" is read as a tag.'],
  ['<https://example.org>', '10 text: "<https://example.org>" is read as a tag.'],
  ['a'.repeat(5_001), '10 text: Here are 5001 characters without a blank line.'],
  [`${'> '.repeat(40)}a`, '10 text: Lists, quotations or tags stand in each other too many times.'],
];
for (const [text, problem] of LEFT_OVER) {
  test(`${JSON.stringify(text.slice(0, 60))} is refused, because readers would not see what is written`, () => {
    const { problems } = readBody(text, FIRST_LINE);
    assert.deepEqual(
      problems.map(({ line, field, found }) => `${line} ${field}: ${found}`),
      [problem],
    );
  });
}

const STROKES = ['\\`', '\\*\\*a', '\\[a](b', 'a\n\\| b', '\\##a', '#b4mad', 'a & b; c', '&amp; &lt; &nbsp;', '5 - 3'];
for (const text of STROKES) {
  test(`${JSON.stringify(text)} is meant as it is written`, () =>
    assert.deepEqual(readBody(text, FIRST_LINE).problems, []));
}

const UNREADABLE: [text: string, line: number, reason: string][] = [
  ['Words.\n\n<Aside>\n  Words.', 12, 'Expected a closing tag for `<Aside>` (12:1-12:8)'],
  ['Words\nand <b>more.', 11, 'Expected a closing tag for `<b>` (11:5-11:8) before the end of `paragraph`'],
  [
    '<Aside>\n  Words.\n</Gap>',
    12,
    'Unexpected closing tag `</Gap>`, expected corresponding closing tag for `<Aside>` (10:1-10:8)',
  ],
  ['Words {and', 10, 'Unexpected end of file in expression, expected a corresponding closing brace for `{`'],
];
for (const [text, line, reason] of UNREADABLE) {
  test(`${JSON.stringify(text)} cannot be read, and its facts are not known`, () => {
    const { facts, problems } = readBody(text, FIRST_LINE);
    assert.equal(facts, undefined);
    assert.deepEqual(
      problems.map(({ line, found }) => [line, found]),
      [[line, `The text cannot be read: ${reason}.`]],
    );
  });
}

const UNSEEN_REFERENCES: [text: string, sign: string][] = [
  ['Words &#x202e;turned', 'U+202E'],
  ['Ti&shy;de', 'U+00AD'],
  ['A&ZeroWidthSpace;b', 'U+200B'],
  ['[a](/about/ "b&#8203;")', 'U+200B'],
];
for (const [text, sign] of UNSEEN_REFERENCES) {
  test(`a sign that nobody sees is refused as a reference too: ${text}`, () => {
    const problems = readBody(text, FIRST_LINE).problems.map(({ found, line }) => `${line} ${found}`);
    const [problem = '', ...others] = problems;
    assert.deepEqual(others, []);
    assert.ok(problem.startsWith(`${FIRST_LINE} `) && problem.includes(sign), problem);
  });
}

test('what a reference stands for in ordinary writing stays', () => {
  factsOf('One &amp; two, 1 &lt; 2, no&nbsp;break, &eacute;, `&shy;`');
});
