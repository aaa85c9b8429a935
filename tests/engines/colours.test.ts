import assert from 'node:assert/strict';
import { objectionsTo } from '../support/engines/axe.ts';
import type { Engine, EngineName, Reader } from '../support/engines/engine.ts';
import { journey } from '../support/engines/journeys.ts';
import { answerTo, OPTIONS } from '../support/engines/searching.ts';
import { isBlank, keep } from '../support/picture.ts';
import { becomes } from '../support/reader.ts';

/** One of each kind of page. */
const PAGES = ['/', '/channels/', '/terms/no-sla/', '/meetings/', '/bring-your-project/', '/search/?q=mailing'];

async function open(reader: Reader, path: string): Promise<void> {
  await reader.open(path);
  if (path.includes('?q=')) await answerTo(reader, path.split('=')[1] ?? '');
}

async function pictureOf(reader: Reader, engine: Engine, name: string): Promise<Buffer> {
  const picture = await reader.picture();
  await keep(picture, `${engine.name}/${name.replace(/[^a-z0-9]+/g, '-')}`);
  return picture;
}

journey(
  'who likes it dark gets dark pages, to which axe has nothing to object',
  async (reader, engine) => {
    for (const path of PAGES) {
      await open(reader, path);
      assert.deepEqual(await objectionsTo(reader), [], path);
      assert.ok(
        (await ground(reader)).every((part) => part < 64),
        `${path} has a dark ground`,
      );
      assert.equal(isBlank(await pictureOf(reader, engine, `dark ${path}`)), false, path);
    }
  },
  { settings: { colours: 'dark' } },
);

/** The colour on which the page is written: its red, green and blue, from 0 to 255. */
async function ground(reader: Reader): Promise<number[]> {
  const colour = await reader.look({ css: 'html' }, ([html]) => getComputedStyle(html as Element).backgroundColor);
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour)?.slice(1).map(Number);
  assert.ok(parts, `${colour} is a colour of sRGB`);
  return parts;
}

/** What each engine tells a page of a reader who needs strong contrast. */
const TOLD: Record<EngineName, string> = {
  chromium: '(forced-colors: active)',
  firefox: '(forced-colors: active)',
  webkit: '(prefers-contrast: more)',
};

journey(
  'who needs forced colours gets pages that can be read and used in them',
  async (reader, engine) => {
    for (const path of PAGES) {
      await open(reader, path);
      assert.ok(await reader.evaluate((media) => matchMedia(media).matches, TOLD[engine.name]), TOLD[engine.name]);
      assert.equal(isBlank(await pictureOf(reader, engine, `forced ${path}`)), false, path);
    }
    assert.notEqual(await reader.evaluate(focusLine), 'none', 'the box shows that the keyboard is there');
    await becomes(() => looksOf(reader).then(({ length }) => length > 1), true);
    const [first, second] = await looksOf(reader);
    assert.equal(first, second, 'no result is chosen');
    await reader.press('ArrowDown');
    const [chosen, other] = await looksOf(reader);
    assert.notEqual(chosen, other, 'the chosen result can be told from the others');
  },
  { settings: { colours: 'forced' } },
);

/** The line around what has the focus, or around the box that it is in; runs in the page. */
function focusLine(): string {
  const around = document.activeElement?.closest('.box') ?? document.activeElement;
  return around === null ? 'none' : getComputedStyle(around).outlineStyle;
}

/** What a result looks like besides its words: its colours and the lines around it. */
const looksOf = (reader: Reader): Promise<string[]> =>
  reader.look(OPTIONS, (options) =>
    options.map((option) => {
      const { color, backgroundColor, outline, border } = getComputedStyle(option);
      return [color, backgroundColor, outline, border].join(' | ');
    }),
  );
