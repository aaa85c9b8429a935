import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryBelow } from './build-cost.ts';
import { missingPoints, onePathOfEachKind, readScores } from './lighthouse.ts';
import { buildComparisons, growthFigures } from './peer.ts';
import { type Comparison, comparisonTable, missedComparisons, misses, tableOf } from './table.ts';
import { figuresOfPages, type PageLoad } from './weight.ts';

const GOOD: PageLoad = { requests: 1, bytes: 9_000, fonts: 0, script: 1_500, shift: 0 };
const whatIsMissed = (pages: readonly (readonly [string, PageLoad])[]) =>
  misses(figuresOfPages(pages)).map(({ what }) => what);

test('pages that meet every goal miss none, and the whole guide on one page may be larger', () => {
  assert.deepEqual(
    whatIsMissed([
      ['/terms/', GOOD],
      ['/all/', { ...GOOD, bytes: 14_000 }],
    ]),
    [],
  );
});

const WORSE: [fault: Partial<PageLoad>, told: string][] = [
  [{ bytes: 10_001 }, '/terms/'],
  [{ requests: 2 }, 'most requests (/terms/)'],
  [{ fonts: 1 }, 'web fonts (/terms/)'],
  [{ script: 2_001 }, 'most script run on load (/terms/)'],
  [{ shift: 0.001 }, 'largest layout shift (/terms/)'],
];
for (const [fault, told] of WORSE) {
  test(`a page with ${JSON.stringify(fault)} is told by its path`, () => {
    assert.deepEqual(
      whatIsMissed([
        ['/', GOOD],
        ['/terms/', { ...GOOD, ...fault }],
      ]),
      [told],
    );
  });
}

test('the whole guide on one page has a goal too', () => {
  assert.deepEqual(whatIsMissed([['/all/', { ...GOOD, bytes: 14_001 }]]), ['/all/']);
});

test('what was not measured meets no goal', () => {
  const unknown = { what: 'a', measured: Number.NaN, goal: 1, unit: 's' };
  assert.deepEqual(misses([unknown]), [unknown]);
  assert.match(tableOf('Title', [unknown]), /^MISS {2}a/m);
  assert.equal(misses(figuresOfPages([])).length, 4);
  const alone: Comparison = { what: 'b', ours: 1, theirs: undefined, unit: 's', goal: 1 };
  assert.deepEqual(missedComparisons([alone]), [alone]);
});

const cost = (seconds: number, megabytes: number) => ({ seconds, work: seconds, megabytes });
const missedOf = (size: number, ours: number, megabytes: number) =>
  missedComparisons(buildComparisons(new Map([[size, { ours: cost(ours, megabytes), theirs: cost(10, 500) }]]))).map(
    ({ what }) => what.trim(),
  );

test('a build may take as long as Starlight at 25 entries, three fifths at 1,000, and as much memory', () => {
  assert.deepEqual(missedOf(25, 10, 500), []);
  assert.deepEqual(missedOf(25, 10.1, 500), ['25 entries']);
  assert.deepEqual(missedOf(1000, 6, 500), []);
  assert.deepEqual(missedOf(1000, 6.1, 501), ['1000 entries', 'most memory at once']);
});

test('three times the entries may take three times as long', () => {
  const growth = (seconds: number) =>
    growthFigures(
      new Map([
        [1000, { ours: cost(10, 1) }],
        [3000, { ours: cost(seconds, 1) }],
      ]),
    );
  assert.deepEqual(misses(growth(30)), []);
  assert.equal(misses(growth(31)).length, 1);
  assert.equal(misses(growthFigures(new Map())).length, 1);
});

test('both sites stand side by side', () => {
  const table = comparisonTable('Title', [
    { what: 'time', ours: 6, theirs: 12, unit: 's', goal: 0.4 },
    { what: 'largest', ours: 20, theirs: undefined, unit: 's' },
  ]);
  assert.equal(
    table,
    [
      '',
      'Title',
      '               this guide  Starlight     share',
      'MISS  time     6 s         12 s          0.50   at most 0.40',
      '      largest  20 s        not measured',
      '',
    ].join('\n'),
  );
});

const FULL = { performance: 100, accessibility: 100, 'best-practices': 100, seo: 100 };

test('one bad run of Lighthouse is forgiven, two are not, and a score that is missing once is missing', () => {
  const slow = { ...FULL, performance: 99 };
  assert.deepEqual(misses(missingPoints('/', [FULL, slow, FULL])), []);
  assert.deepEqual(
    misses(missingPoints('/', [slow, FULL, slow])).map(({ what, measured }) => [what, measured]),
    [['/ performance', 1]],
  );
  const missing = readScores({ categories: { performance: { score: 1 }, accessibility: { score: null } } });
  assert.deepEqual(missing, {
    performance: 100,
    accessibility: Number.NaN,
    'best-practices': Number.NaN,
    seo: Number.NaN,
  });
  assert.equal(misses(missingPoints('/', [FULL, missing, FULL])).length, 3);
  assert.equal(misses(missingPoints('/', [])).length, 4);
});

test('a page that Lighthouse could not open ends the measuring', () => {
  assert.throws(() => readScores({ runtimeError: { message: 'NO_FCP' }, categories: {} }), /NO_FCP/);
});

test('Lighthouse looks at every list and page, and at one entry of each collection', () => {
  const paths = ['/', '/about/', '/terms/', '/terms/a/', '/terms/b/', '/channels/c/'];
  assert.deepEqual(onePathOfEachKind(paths), ['/', '/about/', '/terms/', '/terms/a/', '/channels/c/']);
});

test('the memory of a build is that of all its processes, and of no other', () => {
  const all = [
    [1, 0, 1024],
    [5, 3, 4096],
    [3, 2, 2048],
    [2, 1, 1024],
    [9, 1, 8192],
  ] as const;
  assert.equal(memoryBelow(2, all), 7);
});
