import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ALL_STATES } from '../../src/domain/state.ts';
import { COLOURS, STATE_COLOURS } from '../../src/previews/colours.ts';
import { draw } from '../../src/previews/draw.ts';
import type { PreviewWords } from '../../src/previews/words.ts';
import { LOGO } from '../../src/shown/logo.ts';
import { STATE_SHAPES } from '../../src/shown/state-shapes.ts';
import { readPng } from '../support/png.ts';
import { PROJECT } from '../support/site.ts';

const SHORT: PreviewWords = {
  community: 'Harbour Lights',
  kind: ['Channels', 'mailing list'],
  title: 'No SLA',
  summary: 'There is no SLA, and no promise of light.',
  foot: { state: 'unknown' },
};

/** As long as the schemas allow. */
const LONGEST: PreviewWords = {
  ...SHORT,
  title: 'The evening meeting of everyone who keeps the lamps of the old harbour burning t'.slice(0, 79).concat('.'),
  summary: 'Alternate Wednesdays at half past eight in the room above the harbour office. '.repeat(4).slice(0, 260),
};

/** Words that cannot be broken, in the widest of letters. */
const WIDEST: PreviewWords = {
  community: 'W'.repeat(40),
  kind: ['W'.repeat(80), 'mailing list'],
  title: 'W'.repeat(80),
  summary: 'W'.repeat(260),
  foot: { places: Array.from({ length: 5 }, () => 'W'.repeat(24)) },
};

const bytesOf = async (words: PreviewWords): Promise<Buffer> => Buffer.from(await draw(words));
const areSame = async (one: PreviewWords, other: PreviewWords): Promise<boolean> =>
  (await bytesOf(one)).equals(await bytesOf(other));

test('the same words give the same bytes, other words others', async () => {
  assert.ok(await areSame(SHORT, SHORT));
  for (const other of [{ community: 'Others' }, { kind: ['Terms'] }, { title: 'No SLO' }, { summary: 'Other words.' }])
    assert.ok(!(await areSame(SHORT, { ...SHORT, ...other })), JSON.stringify(other));
});

/** The middle of the shape at the bottom, and its left edge. */
const SHAPE = { x: 85, y: 561, left: 71 };

test('every state has a picture of its own, with its shape in its colour', async () => {
  const pictures = await Promise.all(ALL_STATES.map((state) => bytesOf({ ...SHORT, foot: { state } })));
  assert.equal(new Set(pictures.map((bytes) => bytes.toString('base64'))).size, ALL_STATES.length);
  for (const [index, state] of ALL_STATES.entries()) {
    const { colourAt } = readPng(pictures[index] ?? Buffer.alloc(0));
    const { role, hollow } = STATE_SHAPES[state];
    const across = Array.from({ length: 28 }, (_, x) => colourAt(SHAPE.left + x, SHAPE.y));
    assert.ok(across.includes(STATE_COLOURS[role]), state);
    const isFilled = colourAt(SHAPE.x - 3, SHAPE.y + 3) === STATE_COLOURS[role];
    assert.equal(isFilled, !hollow, state);
  }
});

for (const [name, words] of Object.entries({ short: SHORT, 'as long as they may be': LONGEST })) {
  test(`when the title and the summary are ${name}, they stand there to the last sign`, async () => {
    for (const field of ['title', 'summary'] as const) {
      const changed = words[field].replace(/.$/, '!');
      assert.ok(!(await areSame(words, { ...words, [field]: changed })), field);
    }
  });
}

for (const [name, words] of Object.entries({ SHORT, LONGEST, WIDEST })) {
  test(`no word of ${name} comes near the edge, or one part near another`, async () => {
    const { width, height, colourAt } = readPng(await bytesOf(words));
    const isLight = (x: number, y: number) => /^#(?:[ef].){3}$/.test(colourAt(x, y));
    const inked: string[] = [];
    for (let y = 20; y < height; y++) {
      const isBetween = y < 60 || (y > 116 && y < 136) || (y > 522 && y < 540) || y > 585;
      for (let x = 0; x < width; x++) {
        if ((isBetween || x < 70 || x > width - 70) && !isLight(x, y)) inked.push(`${x}, ${y}`);
      }
    }
    assert.deepEqual(inked.slice(0, 5), []);
  });
}

test('the longest words of an author make a picture of at most 60 kB', async () => {
  assert.equal(LONGEST.title.length, 80);
  assert.equal(LONGEST.summary.length, 260);
  assert.ok((await bytesOf(LONGEST)).length <= 60_000);
});

test('signs outside of Latin are drawn, and such as no font has do no harm', async () => {
  assert.ok(!(await areSame({ ...SHORT, title: 'Łódź' }, { ...SHORT, title: 'Đódź' })));
  assert.ok((await bytesOf({ ...SHORT, title: '灯 <b>&amp; 🎉' })).length > 0);
});

test('the colours are those of the site', async () => {
  const sheets = ['tokens.css', 'states.css'].map((name) => readFile(join(PROJECT, 'src/styles', name), 'utf8'));
  const tokens = (await Promise.all(sheets)).join('');
  const light = (role: string) => {
    const name = new RegExp(`--color-${role}: var\\((--[a-z]+)\\)`).exec(tokens)?.[1];
    return new RegExp(`${name}: light-dark\\((#[0-9a-f]{6}),`).exec(tokens)?.[1];
  };
  for (const [role, colour] of Object.entries(COLOURS)) assert.equal(colour, light(role), role);
  for (const [state, colour] of Object.entries(STATE_COLOURS)) assert.equal(colour, light(`state-${state}`), state);
});

test('the sign before the name is that of the favicon', async () => {
  const favicon = await readFile(join(PROJECT, 'public/favicon.svg'), 'utf8');
  assert.deepEqual(
    [...favicon.matchAll(/ d="([^"]+)"/g)].map(([, path]) => path),
    LOGO,
  );
});
