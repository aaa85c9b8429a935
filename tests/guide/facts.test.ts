import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { BuiltPage } from '../../src/integrations/built-pages.ts';
import facts from '../fixtures/facts.json' with { type: 'json' };
import { pagesByPath, partOf, type ReadableText, readableText } from '../support/built-text.ts';
import { theGuide } from '../support/site.ts';

/** Rows of the list of facts whose entry is not an entry of the guide, and the page that says them. */
const PAGE_OF: Record<string, string> = {
  'three-parts': '/concepts/',
  'both-meetings': '/meetings/',
  'mailing-lists': '/channels/',
  'start-here': '/',
};
const PAGE_OF_SECTION: Record<string, string> = { steps: '/bring-your-project/' };

/** A row of the list; `exact` and `keywords` are what its page must say. */
interface Fact {
  id: string;
  kind: string;
  collection: string;
  entry: string;
  statement: string;
  exact: string[];
  keywords: string[][];
}
const isWanted = (row: (typeof facts)[number]): boolean => row.kind === 'fact' || row.kind === 'discrepancy';
const wanted = facts.filter(isWanted) as Fact[];
let pages: Map<string, BuiltPage>;
before(async () => {
  pages = await pagesByPath(await theGuide());
});

/** What the guide says about the entry of a fact: its page, or for a step its section. */
function wordsAbout({ collection, entry }: Fact): ReadableText {
  const isStep = collection === 'steps' && entry !== 'section' && !(entry in PAGE_OF);
  const sectionPath = PAGE_OF_SECTION[collection] ?? `/${collection}/`;
  const path = PAGE_OF[entry] ?? (entry === 'section' || isStep ? sectionPath : `/${collection}/${entry}/`);
  const page = pages.get(path);
  assert.ok(page, `there is a page ${path}`);
  return readableText(partOf(page, isStep ? entry : undefined));
}

test('the list has all 77 facts and 13 gaps of the document', () => {
  const count = (kind: string) => wanted.filter((fact) => fact.kind === kind).length;
  assert.deepEqual({ facts: count('fact'), gaps: count('discrepancy') }, { facts: 77, gaps: 13 });
});

for (const fact of wanted) {
  test(`${fact.id}: ${fact.statement}`, () => {
    const { text, targets } = wordsAbout(fact);
    const lower = text.toLowerCase();
    for (const exact of fact.exact) {
      assert.ok(text.includes(exact) || targets.includes(exact), `says exactly "${exact}"; it says: ${text}`);
    }
    for (const group of fact.keywords) {
      assert.ok(
        group.some((word) => lower.includes(word.toLowerCase())),
        `says one of ${group.join(', ')}; it says: ${text}`,
      );
    }
  });
}
