import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { Terminal } from '../../src/commands/answer.ts';
import { newEntry } from '../../src/commands/new-entry.ts';
import { Stopped } from '../../src/commands/stopped.ts';
import { checkContent } from '../../src/integrations/check-content.ts';
import { change, copyOf, VALID } from '../integrations/content-folder.ts';
import { fingerprint } from '../support/files.ts';
import { PROJECT } from '../support/site.ts';
import { CTRL_C, ENTER, terminal } from '../support/terminal.ts';

type Options = Record<string, string>;

/** What the author of a new entry hears, without a terminal; or with one that asks for what is left. */
function write(contentDir: string, kind: string, options: Options, terminal?: Terminal): Promise<string> {
  const parameters = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  return newEntry({ kind, parameters, contentDir, terminal, today: '2026-07-01' });
}

const summary = 'Words that answer the question by themselves.';
const MEETING = {
  title: 'Morning coffee',
  summary,
  weekday: 'monday',
  time: '08:30',
  zone: 'Europe/Lisbon',
  rule: 'odd weeks',
  years: '2026; 2027',
  room: 'https://rooms.harbour.example/coffee',
  'good-for': 'waking up; talking',
};
const CHANNEL = {
  title: 'Lamp list',
  summary,
  aliases: 'the list; letters',
  kind: 'mailing-list',
  address: 'https://lists.harbour.example/lamps',
  'good-for': 'long questions, with time',
  audience: 'Everybody.',
  join: 'Write to it: "hello".',
};
const GOOD: [kind: string, id: string, options: Options][] = [
  ['meeting', 'meetings/morning-coffee', MEETING],
  ['meeting', 'meetings/tide', { ...MEETING, title: 'The tide', rule: 'last of the month', minutes: '30', id: 'tide' }],
  [
    'meeting',
    'meetings/feast',
    { ...MEETING, title: 'Feast', rule: 'on 2026-07-13 2026-08-10', contact: 'a@harbour.example' },
  ],
  ['channel', 'channels/lamp-list', CHANNEL],
  ['concept', 'concepts/the-quay', { title: 'The quay', summary, role: 'the place', inside: 'lamps stand' }],
  [
    'term',
    'terms/no-noise',
    { title: 'No noise', summary, rule: 'Be quiet.', means: 'Whisper.', agreement: 'expected', point: '2' },
  ],
  [
    'step',
    'steps/buy-a-torch',
    { title: 'Buy a torch', summary, when: 'in-order', need: 'Money', doing: 'Go out; Buy one', have: 'A torch.' },
  ],
];
for (const [kind, key, options] of GOOD) {
  test(`a new ${kind}, ${key}, is a file in which nothing is wrong, and its author hears where it is read`, async (t) => {
    const folder = await copyOf(VALID, t);
    const said = await write(folder, kind, options);
    const { content, problems } = await checkContent(folder);
    assert.deepEqual(problems, []);
    const entry = content.entries.find(({ collection, id }) => `${collection}/${id}` === key);
    assert.equal(entry?.data.title, options['title']);
    assert.equal(entry?.data.order, 2, 'it is the last one of its list');
    for (const place of [`/go/${key.split('/')[1]}/`, `In A to Z:     ${options['title']}`])
      assert.ok(said.includes(place));
  });
}

test('every field of the new file has a line that says what it is for, and those that may be left out are named', async (t) => {
  const folder = await copyOf(VALID, t);
  await write(folder, 'channel', CHANNEL);
  const text = await readFile(join(folder, 'channels/lamp-list.mdx'), 'utf8');
  assert.match(text, /^# The name, as a reader would say it\.\ntitle: Lamp list$/m);
  assert.match(text, /^# Who runs it, if the source says so\.\n# hostedBy:$/m);
});

test('what people type for a page may be a name of a new entry too, as the check says; the title of a page may not', async (t) => {
  const folder = await copyOf(VALID, t);
  await change(join(folder, 'pages/changes.mdx'), 'aliases: []', 'aliases: [letters]');
  await write(folder, 'channel', CHANNEL);
  assert.deepEqual((await checkContent(folder)).problems, []);
  const [, title = ''] = /^title: (.*)$/m.exec(await readFile(join(folder, 'pages/changes.mdx'), 'utf8')) ?? [];
  await assert.rejects(
    write(folder, 'channel', { ...CHANNEL, title }),
    /--title: .* is already a name of content\/pages\/changes\.mdx/,
  );
});

const REFUSED: [what: string, kind: string, options: Options, says: RegExp][] = [
  ['a kind that is none', 'meting', MEETING, /^"meting" is nothing that can be new\. Did you mean "meeting"\?/],
  ['an option that is none', 'meeting', { ...MEETING, where: 'here' }, /Unknown option '--where'/],
  [
    'a weekday with a capital letter',
    'meeting',
    { ...MEETING, weekday: 'Monday' },
    /^--weekday: "Monday" is not known here\. Did you mean "monday"\?/,
  ],
  ['a zone that ignores summer time', 'meeting', { ...MEETING, zone: 'EST' }, /^--zone: "EST" is a fixed offset/],
  [
    'a time that is none',
    'meeting',
    { ...MEETING, time: '8.30' },
    /^--time: "8\.30" is not a time of day\. Write hours and minutes/,
  ],
  ['a rule that nobody understands', 'meeting', { ...MEETING, rule: 'now and then' }, /^--rule: /],
  [
    'a day that does not exist',
    'meeting',
    { ...MEETING, rule: 'every 3 weeks from 2026-02-30' },
    /^--rule: "2026-02-30" is not a day/,
  ],
  ['a year that is a word', 'meeting', { ...MEETING, years: 'all' }, /^--years: "all" is not a/],
  [
    'an address without a scheme',
    'channel',
    { ...CHANNEL, address: 'lists.harbour.example' },
    /^--address: .* has no scheme/,
  ],
  [
    'a summary that is too short',
    'channel',
    { ...CHANNEL, summary: 'A list.' },
    /^--summary: This text has 7 characters\. Write at least 20\./,
  ],
  ['an empty title', 'channel', { ...CHANNEL, title: '' }, /^--title: This field is empty/],
  [
    'the title of another entry',
    'channel',
    { ...CHANNEL, title: 'Quay Chat' },
    /^--title: "Quay Chat" is already a name of content\/channels\/quay-chat\.mdx/,
  ],
  [
    'another name that is taken',
    'channel',
    { ...CHANNEL, aliases: 'letters; wages' },
    /^--aliases: "wages" is already a name/,
  ],
  ['an id with capitals', 'channel', { ...CHANNEL, id: 'LampList' }, /^--id: "LampList" cannot be an address/],
  [
    'the id under which hosts serve the page of the folder',
    'channel',
    { ...CHANNEL, title: 'Index' },
    /^--id: Hosts take "index" for the page of the folder\. Choose another name\.$/,
  ],
  [
    'the id of an entry of another kind',
    'channel',
    { ...CHANNEL, id: 'lamp-round' },
    /^--id: "lamp-round" is the name of content\/concepts\/lamp-round\.mdx/,
  ],
  ['a question that nobody can be asked', 'term', { title: 'No noise', summary }, /^--rule: It is missing/],
  // Only all files together know this.
  [
    'a meeting in a room that is taken',
    'meeting',
    {
      ...MEETING,
      weekday: 'friday',
      time: '18:30',
      rule: 'weekly',
      room: 'https://rooms.harbour.example/watch?again=1',
    },
    /^Nothing was written\.\ncontent\/meetings\//,
  ],
];
for (const [what, kind, options, says] of REFUSED) {
  test(`${what} is refused, and nothing is written`, async (t) => {
    const folder = await copyOf(VALID, t);
    const before = await fingerprint(folder);
    await assert.rejects(write(folder, kind, options), ({ message }: Error) => says.test(message));
    assert.deepEqual(await fingerprint(folder), before);
    const left = (await readdir(dirname(folder))).filter(
      (name) => name.includes('-trial-') && name.includes(folder.split('/').at(-1) ?? ''),
    );
    assert.deepEqual(left, []);
  });
}

test('the name of an entry that has moved is refused, because its short address still leads to that one', async (t) => {
  const folder = await copyOf(VALID, t);
  await writeFile(join(folder, 'moved.json'), '{ "terms/lamp-list": "channels/quay-chat" }');
  const before = await fingerprint(folder);
  await assert.rejects(write(folder, 'channel', CHANNEL), ({ message }: Error) =>
    /^--id: "lamp-list" was the name of terms\/lamp-list, and \/go\/lamp-list\/ still leads to channels\/quay-chat\./.test(
      message,
    ),
  );
  assert.deepEqual(await fingerprint(folder), before);
});

test('a person at a terminal is asked for what is missing, and hears what is wrong', async (t) => {
  const folder = await copyOf(VALID, t);
  const { join: _, ...options } = CHANNEL;
  const screen = terminal(['Write.', ENTER, ENTER]);
  await write(folder, 'channel', options, screen);
  assert.match(screen.shown(), /How does somebody join\?/);
  assert.match(screen.shown(), /lamp-list/, 'the end of the address is proposed');
  assert.deepEqual((await checkContent(folder)).problems, []);
});

test('whoever interrupts the last question leaves the content as it was', async (t) => {
  const folder = await copyOf(VALID, t);
  const before = await fingerprint(folder);
  await assert.rejects(
    write(folder, 'channel', CHANNEL, terminal([CTRL_C])),
    (error) => error instanceof Stopped && error.status === 130,
  );
  assert.deepEqual(await fingerprint(folder), before);
});

test('the command ends with a status, and says on the error output why nothing was written', () => {
  const command = [join(PROJECT, 'src/commands/new.ts'), 'channel', '--title', 'Quay chat'];
  const env = { ...process.env, CONTENT_DIR: VALID };
  const { status, stderr } = spawnSync(process.execPath, command, { env, encoding: 'utf8', input: '' });
  assert.equal(status, 1);
  assert.match(stderr, /^--title: "Quay chat" is already a name of content\/channels\/quay-chat\.mdx\.\n$/);
});
