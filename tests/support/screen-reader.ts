import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import type { virtual } from '@guidepup/virtual-screen-reader';
import type { Page } from 'playwright-core';

const SCREEN_READER = fileURLToPath(import.meta.resolve('@guidepup/virtual-screen-reader/browser.js'));
const SERVED_AS = '/virtual-screen-reader.js';
/** More steps than any page has; a reading that has not come to its end by then goes round in circles. */
const MOST_STEPS = 2_000;

/**
 * What a screen reader says of a page that is open, from its beginning to its end, one phrase a line.
 *
 * @param page in a window with `bypassCSP`: the policy of the guide lets no script in that is not its own
 */
export async function spokenOn(page: Page): Promise<string> {
  await page.route(`**${SERVED_AS}`, (route) => route.fulfill({ path: SCREEN_READER }));
  const phrases = await page.evaluate(
    async ({ address, most }) => {
      const reader = ((await import(address)) as { virtual: typeof virtual }).virtual;
      await reader.start({ container: document.body });
      for (let step = 0; step < most && (await reader.lastSpokenPhrase()) !== 'end of document'; step++)
        await reader.next();
      const log = await reader.spokenPhraseLog();
      await reader.stop();
      return log;
    },
    { address: SERVED_AS, most: MOST_STEPS },
  );
  assert.equal(phrases.at(-1), 'end of document', 'the reading has come to its end');
  return `${phrases.join('\n')}\n`;
}
