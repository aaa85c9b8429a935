import assert from 'node:assert/strict';
import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { checkContent } from '../../src/integrations/check-content.ts';
import { mutatedAddresses } from './mutations/addresses.ts';
import { attacks } from './mutations/attacks.ts';
import { mutatedDates } from './mutations/dates.ts';
import { mutatedEncodings } from './mutations/encodings.ts';
import { mutatedFields } from './mutations/fields.ts';
import { mutatedFileNames } from './mutations/file-names.ts';
import { fullContent, ownContent } from './mutations/full-content.ts';
import { mutatedMdx } from './mutations/mdx.ts';
import { type Mutation, replaced } from './mutations/mutation.ts';
import { mutatedReferences } from './mutations/references.ts';
import { mutatedSizes } from './mutations/sizes.ts';
import { judge, type Trial, type Verdict } from './mutations/trial.ts';
import { mutatedYaml } from './mutations/yaml.ts';

/*
 * The guide's own content is spoiled in every way that its makers could think of, one slip at a time. Each slip is told with its
 * place and what to write instead, or is known to be harmless for a reason: then what readers get is compared.
 */

const THEMES: [theme: string, mutations: (content: string) => Promise<Mutation[]>][] = [
  ['fields that are missing, misspelt, doubled or of another type', mutatedFields],
  ['YAML that is broken, or means something else', mutatedYaml],
  ['texts that are broken, or show something else', mutatedMdx],
  ['bytes and signs that are no text', mutatedEncodings],
  ['references and links that lead nowhere', mutatedReferences],
  ['addresses that run code, or hide where they lead', mutatedAddresses],
  ['what is too long, too deep, or grows', mutatedSizes],
  ['days, times and zones that do not exist', mutatedDates],
  ['files with the wrong name, or that are none', mutatedFileNames],
  ['attacks on readers', attacks],
];

/** A place for trials, with a copy of the content that is spoiled again and again. */
async function trialOn(original: string): Promise<Trial> {
  const folder = await mkdtemp(join(tmpdir(), 'guide-bad-content-'));
  after(() => rm(folder, { recursive: true, force: true }));
  // Others than the one who runs the tests have to be able to look into them.
  for (const own of [original, folder]) await chmod(own, 0o755);
  const trial = { original, copy: join(folder, 'trial/content') };
  await cp(original, trial.copy, { recursive: true });
  return trial;
}

const trials = { full: await trialOn(await fullContent({ after })), own: await trialOn(await ownContent({ after })) };

test('what is spoiled is content in which nothing is wrong', async () => {
  for (const { original } of Object.values(trials)) assert.deepEqual((await checkContent(original)).problems, []);
});

const counts = new Map<string, Record<Verdict['outcome'], number>>();

for (const [theme, mutationsOf] of THEMES) {
  test(`authors are told of ${theme}`, async () => {
    const trial = mutationsOf === mutatedFields ? trials.full : trials.own;
    const mutations = await mutationsOf(trial.original);
    assert.equal(new Set(mutations.map(({ name }) => name)).size, mutations.length, 'every mutation has its own name');
    const faults: string[] = [];
    for (const mutation of mutations) {
      const verdict = await judge(mutation, trial);
      faults.push(...verdict.faults.map((fault) => `${short(mutation.name)} ${fault}`));
      const count = counts.get(mutation.mutator) ?? { told: 0, harmless: 0 };
      count[verdict.outcome] += 1;
      counts.set(mutation.mutator, count);
    }
    assert.deepEqual(faults, []);
  });
}

const short = (name: string): string => (name.length > 120 ? `${name.slice(0, 120)}…` : name);

test('at least three hundred slips were tried', (t) => {
  for (const [mutator, { told, harmless }] of counts) t.diagnostic(`${mutator}: ${told} told, ${harmless} harmless`);
  const total = [...counts.values()].reduce((sum, { told, harmless }) => sum + told + harmless, 0);
  t.diagnostic(`${total} in all`);
  assert.ok(total >= 300);
});

/** Mutations about which the trial has to complain: a trial that finds no fault in anything proves nothing. */
const PLANTED: [mutation: Omit<Mutation, 'mutator'>, fault: RegExp][] = [
  [
    {
      name: 'a word changed',
      file: 'pages/about.mdx',
      spoil: replaced('pages/about.mdx', 'one document', 'a document'),
    },
    /^passes silently$/,
  ],
  [
    {
      name: 'a title changed',
      file: 'channels/slack.mdx',
      spoil: replaced('channels/slack.mdx', 'title: Slack chat', 'title: Slack'),
      harmless: { because: 'nobody minds', reads: 'the same' },
    },
    /^is read as something else$/,
  ],
  [
    {
      name: 'a word changed, which is said to be none',
      file: 'pages/about.mdx',
      spoil: replaced('pages/about.mdx', 'one document', 'a document'),
      harmless: { because: 'nobody minds', reads: 'the same' },
    },
    /^becomes another page$/,
  ],
  [
    {
      name: 'an order that is none',
      file: 'channels/slack.mdx',
      spoil: replaced('channels/slack.mdx', 'order: 3', 'order: x'),
      harmless: { because: 'nobody minds', reads: 'the same' },
    },
    /^is told although it is harmless: "x" is not a number\.$/,
  ],
  [
    {
      name: 'an order that is none, and looked for elsewhere',
      file: 'channels/slack.mdx',
      spoil: replaced('channels/slack.mdx', 'order: 3', 'order: x'),
      field: 'order',
      at: 'title:',
    },
    /^is not told as channels\/slack\.mdx:2 order , but as content\/channels\/slack\.mdx:11 order "x" is not/,
  ],
];
for (const [mutation, fault] of PLANTED) {
  test(`the trial complains about ${mutation.name}`, async () => {
    const { faults } = await judge({ mutator: 'planted', ...mutation }, trials.own);
    assert.equal(faults.length, 1, faults.join('; '));
    assert.match(faults[0] ?? '', fault);
  });
}
