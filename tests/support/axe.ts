import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import axe, { type Result } from 'axe-core';
import type { Page } from 'playwright-core';

/** Every rule of the engine, by name: also the experimental ones, good practice, and what only the level AAA asks. */
const EVERY_RULE = axe.getRules().map(({ ruleId }) => ruleId);

/** What a rule says of one place of a page. */
export interface Finding {
  rule: string;
  /** What is wrong, or what a person has to look at. */
  why: string;
  /** The place, as a selector. */
  place: string;
}

export interface Examination {
  violations: readonly Finding[];
  /** What the engine cannot decide. */
  undecided: readonly Finding[];
}

/** The engine without its comments, which browsers read in half the time. */
const source = readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Puts the engine into the page that is open; a page that is opened after it needs it anew. */
export const bringAxe = async (page: Page): Promise<unknown> => page.evaluate(await source);

/** What every rule says of a page as it stands, nothing being left out. */
export async function examine(page: Page): Promise<Examination> {
  await page.evaluate(tellPaintedColours);
  const { passes, violations, incomplete, inapplicable } = await page.evaluate(
    (values) =>
      (window as unknown as { axe: typeof axe }).axe.run({
        runOnly: { type: 'rule', values },
        resultTypes: ['violations', 'incomplete'],
      }),
    EVERY_RULE,
  );
  await page.evaluate(takeBackColours);
  const asked = new Set([...passes, ...violations, ...incomplete, ...inapplicable].map(({ id }) => id));
  assert.deepEqual(
    EVERY_RULE.filter((rule) => !asked.has(rule)),
    [],
    'every rule was asked',
  );
  assert.ok(passes.length > 0, 'axe has looked at the page');
  return { violations: violations.flatMap(findingsOf), undecided: incomplete.flatMap(findingsOf) };
}

/**
 * Where readers force their colours, Chromium paints text in them, but answers axe, which asks with what letters are filled,
 * with the author's; and what has no background axe takes for white. So that what is painted is judged, the page says it.
 * Remove when `-webkit-text-fill-color` follows `color`.
 */
function tellPaintedColours(): void {
  if (!matchMedia('(forced-colors: active)').matches) return;
  document.documentElement.style.background = 'Canvas';
  for (const element of document.querySelectorAll<HTMLElement>('body *'))
    element.style?.setProperty('-webkit-text-fill-color', getComputedStyle(element).color);
}

function takeBackColours(): void {
  document.documentElement.style.background = '';
  for (const element of document.querySelectorAll<HTMLElement>('body *'))
    element.style?.removeProperty('-webkit-text-fill-color');
}

const findingsOf = ({ id, help, nodes }: Result): Finding[] =>
  nodes.map(({ target, any, all, none }) => ({
    rule: id,
    why: [...any, ...all, ...none].map(({ message }) => message).join('; ') || help,
    place: target.join(' '),
  }));
