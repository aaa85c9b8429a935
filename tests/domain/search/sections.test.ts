import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sectionsOf, type TextPiece } from '../../../src/domain/search/sections.ts';

const entry = (key: string, id?: string): TextPiece => ({ kind: 'entry', key, id });
const heading = (id: string, text: string): TextPiece => ({ kind: 'heading', id, text });
const end: TextPiece = { kind: 'end' };
const text = (words: string): TextPiece => ({ kind: 'text', text: words });

/** Sections as lines: the key, the path, the heading if there is one, the text. */
const linesOf = (pieces: TextPiece[]) =>
  sectionsOf('/p/', pieces).map(({ key, path, heading, text }) => [key, path, heading ?? '-', text].join(' | '));

const PAGES: [what: string, pieces: TextPiece[], sections: string[]][] = [
  ['a page without text', [], []],
  ['an entry without headings is one section', [entry('terms/a'), text('Words.')], ['terms/a | /p/ | - | Words.']],
  [
    'each heading begins a section with its own address',
    [entry('terms/a'), text('One.'), heading('two', 'Two'), text('Second.'), heading('three', 'Three'), text('Third.')],
    ['terms/a | /p/ | - | One.', 'terms/a | /p/#two | Two | Second.', 'terms/a | /p/#three | Three | Third.'],
  ],
  [
    'each entry of a page begins a section, and headings belong to the entry that they stand in',
    [
      ...[entry('steps/a', 'a'), text('One.'), end],
      ...[entry('steps/b', 'b'), text('Two.'), heading('c', 'C'), text('Three.'), end],
    ],
    ['steps/a | /p/#a | - | One.', 'steps/b | /p/#b | - | Two.', 'steps/b | /p/#c | C | Three.'],
  ],
  [
    'behind an entry within another one the outer one goes on in its section',
    [entry('pages/a'), heading('b', 'B'), text('One, '), entry('steps/c', 'c'), text('Two.'), end, text('three.'), end],
    ['pages/a | /p/#b | B | One, three.', 'steps/c | /p/#c | - | Two.'],
  ],
  [
    'a heading behind an entry within another one belongs to the outer one',
    [entry('pages/a'), entry('steps/b', 'b'), text('One.'), end, heading('c', 'C'), text('Two.'), end],
    ['steps/b | /p/#b | - | One.', 'pages/a | /p/#c | C | Two.'],
  ],
  [
    'what stands before the first entry, or behind the last one, belongs to nothing',
    [text('Menu'), heading('menu', 'Menu'), entry('terms/a'), text('Words.'), end, text('Foot'), heading('foot', 'F')],
    ['terms/a | /p/ | - | Words.'],
  ],
  [
    'a section without text is left out',
    [entry('terms/a'), text(' \n '), heading('b', 'B'), text('Words.')],
    ['terms/a | /p/#b | B | Words.'],
  ],
  [
    'text comes in one line, its spaces once',
    [entry('terms/a'), text('One\n  word'), text(' and'), text('\tmore. ')],
    ['terms/a | /p/ | - | One word and more.'],
  ],
];
for (const [what, pieces, sections] of PAGES) {
  test(what, () => assert.deepEqual(linesOf(pieces), sections));
}
