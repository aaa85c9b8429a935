import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Cleaner, copyOf, VALID } from '../integrations/content-folder.ts';
import { PROJECT } from '../support/site.ts';

const DAY = ['--date', '2026-11-22'];

/** Writes a change without a terminal. */
const write = (folder: string, ...parameters: string[]) =>
  spawnSync(process.execPath, [join(PROJECT, 'src/commands/change.ts'), ...DAY, ...parameters], {
    env: { ...process.env, CONTENT_DIR: folder },
    encoding: 'utf8',
    input: '',
  });

test('a change is written into a file that is named by its day and its words', async (t) => {
  const folder = await copyOf(VALID, t);
  const said = ['--entries', 'channels/quay-chat', '--what', 'The chat moved.', '--why', 'The old server: gone.'];
  assert.equal(write(folder, ...said).status, 0);
  assert.equal(
    await readFile(join(folder, 'changes/2026-11-22-the-chat-moved.yaml'), 'utf8'),
    'date: 2026-11-22\nentries:\n  - channels/quay-chat\nwhat: The chat moved.\nwhy: "The old server: gone."\n',
  );
  const again = write(folder, ...said);
  assert.equal(again.status, 1);
  assert.match(again.stderr, /is there already/);
});

test('the name that is made of one long word is no longer than names may be', async (t) => {
  const folder = await copyOf(VALID, t);
  const { status, stderr } = write(folder, '--entries', '', '--what', 'a'.repeat(150), '--why', 'So.');
  assert.equal(status, 0, stderr);
  assert.ok((await changesIn(folder)).includes(`2026-11-22-${'a'.repeat(80)}.yaml`));
});

const REFUSED: [what: string, parameters: string[], says: RegExp][] = [
  [
    'an entry that is none',
    ['--entries', 'channels/chat', '--what', 'It moved.', '--why', 'So.'],
    /no entry channels\/chat/,
  ],
  [
    'an entry that is named twice',
    ['--entries', 'channels/quay-chat,channels/quay-chat', '--what', 'It moved.', '--why', 'So.'],
    /^--entries: channels\/quay-chat stands in the list already\. Take one out\.\n$/,
  ],
  ['nothing', ['--entries', '', '--what', '', '--why', 'So.'], /^--what: This field is empty\. What is different now/],
  [
    'a long story',
    ['--entries', '', '--what', 'A.', '--why', 'word '.repeat(60)],
    /^--why: This text has \d+ characters\. Write at most 240\./,
  ],
  ['words without a letter', ['--entries', '', '--what', '…', '--why', 'So.'], /--what: .*has no letter/],
  [
    'a day that is none',
    ['--entries', '', '--what', 'A.', '--why', 'B.', '--date', '2026-02-30'],
    /--date: .*is not a day/,
  ],
  [
    'a day that has not come yet',
    ['--entries', '', '--what', 'A.', '--why', 'B.', '--date', '2999-01-01'],
    /^--date: 2999-01-01 has not come yet\. Write today, or an earlier day\.\n$/,
  ],
  ...[81, 230].map((length): [string, string[], RegExp] => [
    `a name of ${length} letters`,
    ['--entries', '', '--what', 'A.', '--why', 'B.', '--name', 'a'.repeat(length)],
    new RegExp(`^--name: The name has ${length} characters\\. Keep it under 81\\.\\n$`),
  ]),
  ['a question that nobody can be asked', ['--entries', '', '--what', 'It moved.'], /--why: It is missing/],
];
for (const [what, parameters, says] of REFUSED) {
  test(`${what} is refused, and nothing is written`, async (t) => {
    const folder = await copyOf(VALID, t);
    const before = await readdir(join(folder, 'changes'));
    const { status, stderr } = write(folder, ...parameters);
    assert.equal(status, 1);
    assert.match(stderr, says);
    assert.deepEqual(await readdir(join(folder, 'changes')), before);
  });
}

/** What a person presses. */
const ENTER = '\r';
const CTRL_C = '\u0003';
/** Takes away what is proposed. */
const CTRL_U = '\u0015';
const QUESTIONS = ['Which entries', 'What is different', 'Why?', 'A name of a few words'];

interface Asked {
  code: number | null;
  signal: NodeJS.Signals | null;
  said: string;
  folder: string;
}

/** Begins to write a change at a terminal, and gives each answer when its question is there. */
async function atTerminal(t: Cleaner, answers: (string | NodeJS.Signals)[]): Promise<Asked> {
  const folder = await copyOf(VALID, t);
  const command = [join(PROJECT, 'src/commands/change.ts'), ...DAY];
  const child = spawn(process.execPath, ['--import', join(PROJECT, 'tests/support/as-a-terminal.ts'), ...command], {
    env: { ...process.env, CONTENT_DIR: folder },
    // One that waits for ever is a failure of its test, not of the whole run.
    timeout: 30_000,
  });
  t.after(async () => void child.kill('SIGKILL'));
  let said = '';
  let answered = 0;
  const hear = (chunk: Buffer): void => {
    said += chunk;
    // A pipe, unlike a terminal, keeps a command waiting that does not read from it any more.
    if (/Written: |Nothing was written/.test(said)) child.stdin.end();
    if (answered >= answers.length || !said.includes(QUESTIONS[answered] ?? '')) return;
    const answer = answers[answered++] ?? '';
    if (answer === 'SIGTERM' || answer === 'SIGHUP') child.kill(answer);
    else child.stdin.write(answer);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const [code, signal] = await once(child, 'close');
  return { code, signal, said, folder };
}

const changesIn = async (folder: string) => (await readdir(join(folder, 'changes'))).sort();

test('at a terminal it asks for what it was not told, and writes what it is answered', async (t) => {
  const answers = [
    `terms/no-paid-keepers${ENTER}`,
    `Socks too.${ENTER}`,
    `They are warm.${ENTER}`,
    `${CTRL_U}warm-socks${ENTER}`,
  ];
  const { code, said, folder } = await atTerminal(t, answers);
  assert.equal(code, 0, said);
  assert.equal(
    await readFile(join(folder, 'changes/2026-11-22-warm-socks.yaml'), 'utf8'),
    'date: 2026-11-22\nentries:\n  - terms/no-paid-keepers\nwhat: Socks too.\nwhy: They are warm.\n',
  );
});

test('the name that it proposes, the first words of what is different, is taken by pressing Enter', async (t) => {
  const answers = [ENTER, `Socks too.${ENTER}`, `They are warm.${ENTER}`, ENTER];
  const { code, said, folder } = await atTerminal(t, answers);
  assert.equal(code, 0, said);
  assert.deepEqual(await changesIn(folder), [...(await changesIn(VALID)), '2026-11-22-socks-too.yaml'].sort());
});

const GIVEN_UP: [when: string, answers: (string | NodeJS.Signals)[]][] = [
  ['at the first question', [CTRL_C]],
  ['in the middle of an answer', [ENTER, `Socks${CTRL_C}`]],
  ['at the last question', [ENTER, `Socks too.${ENTER}`, `They are warm.${ENTER}`, CTRL_C]],
];
for (const [when, answers] of GIVEN_UP) {
  test(`Ctrl-C ${when} writes nothing, and says so`, async (t) => {
    const { code, said, folder } = await atTerminal(t, answers);
    assert.equal(code, 130, said);
    assert.match(said, /Nothing was written\.\n/);
    assert.deepEqual(await changesIn(folder), await changesIn(VALID));
  });
}

for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
  test(`a terminal that is closed at the last question (${signal}) leaves nothing behind`, async (t) => {
    const asked = await atTerminal(t, [ENTER, `Socks too.${ENTER}`, `They are warm.${ENTER}`, signal]);
    assert.equal(asked.signal, signal, asked.said);
    assert.deepEqual(await changesIn(asked.folder), await changesIn(VALID));
  });
}
