import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { PROJECT } from '../support/site.ts';

const workflow = async (name: string) => parse(await readFile(join(PROJECT, '.github/workflows', name), 'utf8'));

test('a published guide is built anew every day, because the day decides which meetings are current', async () => {
  const { on, jobs } = await workflow('daily.yml');
  const [{ cron }] = on.schedule;
  assert.match(cron, /^\d+ \d+ \* \* \*$/);
  assert.equal(jobs.publish.uses, './.github/workflows/publish.yml');
});

test('what is merged is published also when GitHub has stopped the clock of a quiet repository', async () => {
  const { on, jobs } = await workflow('publish.yml');
  assert.deepEqual(Object.keys(on), ['push', 'pull_request', 'workflow_dispatch', 'workflow_call']);
  const { jobs: daily } = await workflow('daily.yml');
  const needed = Object.assign({ contents: 'read' }, ...Object.values(jobs).map((job) => (job as Job).permissions));
  assert.deepEqual(daily.publish.permissions, needed, 'who calls it may do as much as it does');
});

interface Job {
  permissions?: Record<string, string>;
}
