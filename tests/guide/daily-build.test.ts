import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { PROJECT } from '../support/site.ts';

test('a published guide is built anew every day, because the day decides which meetings are current', async () => {
  const { on } = parse(await readFile(join(PROJECT, '.github/workflows/publish.yml'), 'utf8'));
  const [{ cron }] = on.schedule;
  assert.match(cron, /^\d+ \d+ \* \* \*$/);
});
