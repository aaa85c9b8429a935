import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { everyAddress, openToLook } from '../support/addresses.ts';
import { journeys } from '../support/reader.ts';

/** Longer than a reader with a magnifying glass needs to get from a heading to its mark, in milliseconds. */
const A_WHILE = 3000;
/** The parts that only the pointer or the keyboard bring to sight; each is looked at below. */
const SHOWN_ON_THE_WAY = ['[data-mark]', '.skip', '.visually-hidden'];

const journey = journeys();

test(
  'the mark beside a heading covers nothing, can be come to by pointer, and stays (WCAG 1.4.13)',
  journey(async (page) => {
    await page.goto('/terms/no-sla/');
    const heading = page.getByRole('heading', { name: 'In the source' });
    const mark = page.getByRole('link', { name: 'Copy link to “In the source”' });
    const opacity = () => mark.evaluate((element) => getComputedStyle(element).opacity);
    assert.equal(await opacity(), '0');
    await heading.scrollIntoViewIfNeeded();
    const before = await heading.boundingBox();

    await heading.hover();
    assert.equal(await opacity(), '1');
    assert.deepEqual(await heading.boundingBox(), before, 'nothing moves');
    const place = (await mark.boundingBox()) ?? assert.fail();
    const under = await page.evaluate(
      ({ x, y, width, height }) =>
        document.elementsFromPoint(x + width / 2, y + height / 2).map(({ localName }) => localName),
      place,
    );
    assert.ok(!under.includes('h2') && !under.includes('p'), 'nothing is under it');

    await mark.hover();
    assert.equal(await opacity(), '1');
    await page.waitForTimeout(A_WHILE);
    assert.equal(await opacity(), '1', 'it stays as long as the pointer');
  }),
);

test(
  'the link that skips what every page has lies over nothing but the name of the site, and goes with the next key',
  journey(async (page) => {
    await page.goto('/terms/no-sla/');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the content' });
    const { x, y, width, height } = (await skip.boundingBox()) ?? assert.fail();
    const brand = (await page.locator('.brand').boundingBox()) ?? assert.fail();
    assert.ok(x + width < brand.x + brand.width + width / 2 && y + height < brand.y + brand.height + height);
    await page.keyboard.press('Tab');
    assert.equal(await skip.evaluate((element) => element.getBoundingClientRect().width), 1);
  }),
);

test(
  'nothing else comes and goes with the pointer or the keyboard, and nothing has a bubble of the browser',
  journey(async (page, { folder }) => {
    for (const path of await everyAddress(folder)) {
      await openToLook(page, path);
      assert.equal(await page.locator('body [title]').count(), 0, path);
      assert.deepEqual(await comingAndGoing(page, SHOWN_ON_THE_WAY), [], path);
    }
  }),
);

test(
  'something more that comes with the pointer is noticed',
  journey(
    async (page) => {
      await page.goto('/about/');
      await page.addStyleTag({ content: 'p:hover::after { content: "more"; position: absolute }' });
      assert.deepEqual(await comingAndGoing(page, SHOWN_ON_THE_WAY), ['p:hover::after']);
    },
    { bypassCSP: true },
  ),
);

/** Rules by which something appears or goes away with the pointer or the keyboard. */
const comingAndGoing = (page: Page, known: readonly string[]): Promise<string[]> =>
  page.evaluate((parts) => {
    const shows = [
      'display',
      'visibility',
      'opacity',
      'content',
      'position',
      'clip-path',
      'transform',
      'scale',
      'translate',
    ];
    const rulesIn = (rules: CSSRuleList): CSSStyleRule[] =>
      [...rules].flatMap((rule) => [
        ...(rule instanceof CSSStyleRule ? [rule] : []),
        ...('cssRules' in rule ? rulesIn(rule.cssRules as CSSRuleList) : []),
      ]);
    return [...document.styleSheets]
      .flatMap(({ cssRules }) => rulesIn(cssRules))
      .filter(
        ({ selectorText, style }) =>
          /:hover|:focus|:active/.test(selectorText) && shows.some((name) => style.getPropertyValue(name)),
      )
      .map(({ selectorText }) => selectorText)
      .filter((selector) => !parts.some((part) => selector.includes(part)));
  }, known);
