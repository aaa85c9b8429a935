import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chromium } from 'playwright-core';
import { chromiumOptions, LEFT_OUT } from '../support/browser.ts';

const ARGUMENT = '--disable-features=';

test('what Playwright has Chromium leave, the tests have it leave too', async () => {
  const server = await chromium.launchServer(chromiumOptions());
  const [own = '', ...others] = server.process().spawnargs.filter((argument) => argument.startsWith(ARGUMENT));
  await server.close();
  assert.ok(others.length > 0, 'Playwright names nothing any more, or names it otherwise');
  const features = own.slice(ARGUMENT.length).split(',');
  assert.deepEqual(
    features.filter((feature) => !LEFT_OUT.includes(feature)),
    [],
  );
});
