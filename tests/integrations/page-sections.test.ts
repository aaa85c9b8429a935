import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from 'htmlparser2';
import { sectionsOfPage } from '../../src/integrations/page-sections.ts';

/** Sections as lines: the key, the path, the heading if there is one, the text. */
const linesOf = (html: string): string[] =>
  sectionsOfPage('/p/', parseDocument(html)).map(({ key, path, heading, text }) =>
    [key, path, heading ?? '-', text].join(' | '),
  );

const PAGES: [what: string, html: string, sections: string[]][] = [
  [
    'the text behind an entry belongs to the page again, and to the section that it stood in before',
    '<main data-search-key="pages/a"><p>First.</p><h2 id="b">B</h2><p>Before.</p><section id="c" data-search-key="steps/c"><h2>C</h2><p>Within.</p></section><p>Behind.</p></main>',
    ['pages/a | /p/ | - | First.', 'pages/a | /p/#b | B | Before. Behind.', 'steps/c | /p/#c | - | C Within.'],
  ],
  [
    'a heading without an id leads to the section around it',
    '<main data-search-key="pages/a"><p>First.</p><section id="b" data-search-key="steps/b">Step.</section><section id="c"><h2>Ready?</h2><p>Answer.</p></section></main>',
    ['pages/a | /p/ | - | First.', 'steps/b | /p/#b | - | Step.', 'pages/a | /p/#c | Ready? | Answer.'],
  ],
  [
    'a heading that has an id keeps it, whatever is around',
    '<main data-search-key="pages/a"><section id="b"><h2 id="b-title">B</h2><p>Words.</p></section></main>',
    ['pages/a | /p/#b-title | B | Words.'],
  ],
  [
    'a part with a heading for the search comes after the running text of its own entry',
    '<main data-search-key="pages/a"><section data-search-key="steps/b" id="b"><details id="c" data-search-heading="C">Aside.</details><p>Running.</p></section><section data-search-key="steps/d" id="d">Next.</section></main>',
    ['steps/b | /p/#b | - | Running.', 'steps/b | /p/#c | C | Aside.', 'steps/d | /p/#d | - | Next.'],
  ],
  [
    'what nobody searches for, and what is in no entry, is left out',
    '<h2 id="a">Menu</h2><main data-search-key="pages/a"><nav>Way.</nav><p data-search-skip>Skipped.</p><p>Words.</p></main><p>Foot.</p>',
    ['pages/a | /p/ | - | Words.'],
  ],
  [
    'a comma stays behind its link, and the words of neighbouring blocks stay apart',
    '<main data-search-key="pages/a"><p>Read <a href="/b/"><em>this</em></a>, (<code>that</code>).</p><ul><li>One</li><li>Two</li></ul></main>',
    ['pages/a | /p/ | - | Read this, (that). One Two'],
  ],
  [
    'of a page whose text is that of others, only its summary is there',
    '<main data-search-skip><div data-search-key="pages/a"><p>Summary.</p></div><section data-search-key="steps/b" id="b">Its own.</section><section><p data-search-key="steps/c">Of others.</p></section></main>',
    ['pages/a | /p/ | - | Summary.', 'steps/b | /p/#b | - | Its own.'],
  ],
];
for (const [what, html, sections] of PAGES) {
  test(what, () => assert.deepEqual(linesOf(html), sections));
}
