import assert from 'node:assert/strict';
import childProcess, { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { access, chmod, cp, lstat, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { type TestContext, test } from 'node:test';
import { moveEntry } from '../../src/commands/move-entry.ts';
import { addressesOfKey, movedPages } from '../../src/domain/links/moves.ts';
import { checkContent } from '../../src/integrations/check-content.ts';
import { change, copyOf, VALID } from '../integrations/content-folder.ts';
import { filesBelow, fingerprint } from '../support/files.ts';
import { PROJECT } from '../support/site.ts';

const [OLD, NEW] = ['channels/quay-chat', 'channels/lamp-chat'];
/** Somebody who may not do everything, should these tests be run by one who may. */
const SOMEBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const COMMAND = join(PROJECT, 'src/commands/move.ts');

/** Every text of a folder, by its file. */
async function textsIn(folder: string): Promise<Map<string, string>> {
  const files = await filesBelow(folder);
  return new Map(
    await Promise.all(files.map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const)),
  );
}

/** A guide in which everything that can lead to the chat does, and whose addresses are published. */
async function guideThatLeadsToIt(t: Parameters<typeof copyOf>[1]): Promise<string> {
  const folder = await copyOf(VALID, t);
  const links = [
    'Ask [in the chat](/channels/quay-chat/#record "channels/quay-chat"), in [its list](/channels/#quay-chat), by [short',
    'address](/go/quay-chat/), or [there][chat]: <Address of="channels/quay-chat" />. The words channels/quay-chat and',
    '/channels/quay-chat/ stay, and so does `/channels/quay-chat/`.\n\n[chat]: /channels/quay-chat/\n',
  ].join('\n');
  const term = join(folder, 'terms/no-paid-keepers.mdx');
  await writeFile(term, `${await readFile(term, 'utf8')}\n${links}`);
  await change(
    term,
    'related: [concepts/lamp-round]',
    'related: [concepts/lamp-round, "channels/quay-chat"] # channels/quay-chat',
  );
  await writeFile(join(folder, 'moved.json'), '{\n  "channels/first-chat": "channels/quay-chat"\n}\n');
  await writeFile(
    join(folder, 'permalinks.txt'),
    `${[...(addressesOfKey(OLD) ?? []), '/go/first-chat/'].join('\n')}\n`,
  );
  assert.deepEqual((await checkContent(folder)).problems, []);
  return folder;
}

test('an entry gets another name, all that leads to it follows, and its old addresses lead on', async (t) => {
  const folder = await guideThatLeadsToIt(t);
  const changed = await moveEntry(folder, OLD, NEW);
  const { content, problems } = await checkContent(folder);
  assert.deepEqual(problems, []);
  assert.ok(content.knownKeys.has(NEW) && !content.knownKeys.has(OLD));
  assert.deepEqual(JSON.parse(await readFile(join(folder, 'moved.json'), 'utf8')), {
    'channels/first-chat': NEW,
    [OLD]: NEW,
  });
  assert.ok(changed.includes('content/terms/no-paid-keepers.mdx') && changed.includes(`content/${NEW}.mdx`));
});

for (const write of [
  (key: string) => `${key}.mdx`,
  (key: string) => `${key}/`,
  (key: string) => `/${key}/`,
  (key: string) => `content/${key}.mdx`,
  (key: string) => `./content/${key}.mdx`,
]) {
  test(`an entry is known as its file or its page is called too: ${write(OLD)}`, async (t) => {
    const folder = await copyOf(VALID, t);
    const changed = await moveEntry(folder, write(OLD), write(NEW));
    assert.ok(changed.includes(`content/${NEW}.mdx`), changed.join());
    assert.deepEqual(JSON.parse(await readFile(join(folder, 'moved.json'), 'utf8')), { [OLD]: NEW });
  });
}

test('nothing else in the files changes: comments, quotation marks and the words of readers stay', async (t) => {
  const folder = await guideThatLeadsToIt(t);
  const before = await textsIn(folder);
  await moveEntry(folder, OLD, NEW);
  const after = await textsIn(folder);
  for (const [file, text] of before) {
    const now = after.get(file === `${OLD}.mdx` ? `${NEW}.mdx` : file);
    if (file !== 'moved.json') assert.equal(now?.replaceAll('lamp-chat', 'quay-chat'), text, file);
  }
  const term = after.get('terms/no-paid-keepers.mdx') ?? '';
  assert.match(term, /related: \[concepts\/lamp-round, "channels\/lamp-chat"\] # channels\/quay-chat/);
  assert.match(
    term,
    /\(\/channels\/lamp-chat\/#record "channels\/quay-chat"\), in \[its list\]\(\/channels\/#lamp-chat\)/,
  );
  assert.match(
    term,
    /The words channels\/quay-chat and\n\/channels\/quay-chat\/ stay, and so does `\/channels\/quay-chat\/`/,
  );
});

test('files that begin with a byte order mark, and a comma too many, are read as the check reads them', async (t) => {
  const folder = await guideThatLeadsToIt(t);
  await change(join(folder, 'moved.json'), '"channels/quay-chat"', '"channels/quay-chat",');
  const files = ['moved.json', 'site.yaml', 'terms/no-paid-keepers.mdx', `${OLD}.mdx`];
  for (const file of files) await change(join(folder, file), /^/, '\uFEFF');
  assert.deepEqual((await checkContent(folder)).problems, []);
  await moveEntry(folder, OLD, NEW);
  const { content, problems } = await checkContent(folder);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    content.moves.map(({ from, to }) => [from, to]),
    [
      ['channels/first-chat', NEW],
      [OLD, NEW],
    ],
  );
  const term = await readFile(join(folder, 'terms/no-paid-keepers.mdx'), 'utf8');
  assert.match(term, /^\uFEFF---\n[\s\S]*related: \[concepts\/lamp-round, "channels\/lamp-chat"\]/);
});

test('a step, a term and a concept can have other names too, and an entry its old name again', async (t) => {
  const folder = await copyOf(VALID, t);
  for (const [from, to] of [
    ['steps/say-hello', 'steps/wave'],
    ['terms/no-paid-keepers', 'terms/free-hands'],
    ['concepts/lamp-round', 'concepts/walk'],
    ['concepts/walk', 'concepts/lamp-round'],
  ] as const) {
    await moveEntry(folder, from, to);
    assert.deepEqual((await checkContent(folder)).problems, [], `${from} → ${to}`);
  }
});

test('an entry that keeps its name in another folder keeps its short address too, and may move on', async (t) => {
  const folder = await copyOf(VALID, t);
  await writeFile(join(folder, 'moved.json'), '{ "terms/quay-chat": "channels/quay-chat" }');
  await moveEntry(folder, OLD, NEW);
  const { content, problems } = await checkContent(folder);
  assert.deepEqual(problems, []);
  const short = movedPages(content.moves).filter(({ file }) => file === 'go/quay-chat/index.html');
  assert.deepEqual(
    short.map(({ target }) => target),
    ['/channels/lamp-chat/'],
  );
});

for (const to of ['terms/quay-chat', 'terms/first-chat']) {
  test(`an old short address keeps leading where it led: ${to} is refused, and nothing changes`, async (t) => {
    const folder = await copyOf(VALID, t);
    await writeFile(join(folder, 'moved.json'), '{ "channels/first-chat": "channels/quay-chat" }');
    await moveEntry(folder, OLD, NEW);
    const before = await fingerprint(folder);
    const [, id] = to.split('/');
    await assert.rejects(
      moveEntry(folder, 'terms/no-paid-keepers', to),
      new RegExp(
        `^Error: "${id}" was the name of channels/${id}, and /go/${id}/ still leads to ${NEW}\\. Choose another`,
      ),
    );
    assert.deepEqual(await fingerprint(folder), before);
  });
}

const REFUSED: [what: string, from: string, to: string, says: RegExp][] = [
  [
    'an entry that is none',
    'channels/quay-chatt',
    NEW,
    /^Error: There is no entry "channels\/quay-chatt"\. Did you mean "channels\/quay-chat"\?/,
  ],
  ['a page', 'pages/about', 'pages/us', /^Error: There is no entry "pages\/about"/],
  ['a way out of the folder', 'channels/../site', NEW, /^Error: There is no entry/],
  ['a name that is taken', OLD, 'channels/lamp-round', /is the name of content\/concepts\/lamp-round\.mdx already/],
  ['its own name', OLD, OLD, /is the name of content\/channels\/quay-chat\.mdx already/],
  ['a name that cannot be an address', OLD, 'channels/Lamp Chat', /"Lamp Chat" cannot be an address/],
  [
    'the name under which hosts serve the page of the folder',
    OLD,
    'channels/index',
    /^Error: Hosts take "index" for the page of the folder\. Choose another name\.$/,
  ],
  ['a name with a way up', OLD, 'channels/../../x', /is not in the folder/],
  ['another folder', OLD, 'concepts/lamp-chat', /is not in the folder of "channels\/quay-chat"/],
  [
    'a meeting, which people have in their calendars',
    'meetings/evening-watch',
    'meetings/night-watch',
    /^Error: A meeting keeps its name/,
  ],
];
for (const [what, from, to, says] of REFUSED) {
  test(`${what} is refused, and nothing changes`, async (t) => {
    const folder = await copyOf(VALID, t);
    const before = await fingerprint(folder);
    await assert.rejects(moveEntry(folder, from, to), says);
    assert.deepEqual(await fingerprint(folder), before);
  });
}

test('content with a problem is not touched, and neither is one that would have one', async (t) => {
  const folder = await copyOf(VALID, t);
  // A name that escapes hide is not found, so the reference would lead nowhere.
  await change(
    join(folder, 'terms/no-paid-keepers.mdx'),
    'related: [concepts/lamp-round]',
    'related: ["concepts/lamp\\x2dround"]',
  );
  const before = await fingerprint(folder);
  await assert.rejects(
    moveEntry(folder, 'concepts/lamp-round', 'concepts/walk'),
    /^Error: Nothing was moved\.\ncontent\/terms\//,
  );
  assert.deepEqual(await fingerprint(folder), before);
  await rm(join(folder, 'site.yaml'));
  await assert.rejects(moveEntry(folder, OLD, NEW), /Mend the content first/);
});

const FILE_SYSTEMS: [what: string, env: NodeJS.ProcessEnv][] = [
  ['can exchange two folders', {}],
  ['cannot exchange two folders', { CANNOT_EXCHANGE: '1' }],
];
for (const [what, env] of FILE_SYSTEMS) {
  test(`a move that is killed before any of its changes leaves the old content or the new one, never half of one, where the file system ${what}`, (t) =>
    killedBeforeEachChange(t, env));
}

async function killedBeforeEachChange(t: Parameters<typeof copyOf>[1], own: NodeJS.ProcessEnv): Promise<void> {
  const left: string[] = [];
  for (let at = 1; ; at += 1) {
    const folder = await copyOf(VALID, t);
    const { status, signal } = spawnSync(
      process.execPath,
      ['--import', join(PROJECT, 'tests/support/killed-before-write.ts'), COMMAND, OLD, NEW],
      { env: { ...process.env, ...own, CONTENT_DIR: folder, KILL_AT: String(at) } },
    );
    const { content, problems } = await checkContent(folder);
    assert.deepEqual(problems, [], `killed before change ${at}`);
    const found = [OLD, NEW].filter((key) => content.knownKeys.has(key));
    assert.equal(found.length, 1, `killed before change ${at}: ${found}`);
    await clearBeside(folder);
    if (status === 0) break;
    assert.equal(signal, 'SIGKILL');
    left.push(...found);
  }
  // A copy, some files in it, and then the two folders change places; what is left to clear away comes last.
  assert.ok(left.length > 5, `${left.length} changes`);
  assert.deepEqual([...new Set(left)], [OLD, NEW]);
}

for (const [what, env] of FILE_SYSTEMS) {
  test(`what an editor saves while the folders change places is not lost, where the file system ${what}`, async (t) => {
    const folder = await copyOf(VALID, t);
    const before = await fingerprint(folder);
    whenFoldersChange(t, env['CANNOT_EXCHANGE'] === undefined, (time) => {
      if (time === 1) writeFileSync(join(folder, 'site.yaml'), 'mine');
    });
    await assert.rejects(
      moveEntry(folder, OLD, NEW),
      /^Error: The content was changed meanwhile, so nothing was moved\. Run it again\.$/,
    );
    assert.equal(await readFile(join(folder, 'site.yaml'), 'utf8'), 'mine');
    assert.deepEqual(Object.keys(await fingerprint(folder)), Object.keys(before));
  });
}

test('what an editor saves while they change places again is kept beside the content', async (t) => {
  const folder = await copyOf(VALID, t);
  whenFoldersChange(t, true, (time) => writeFileSync(join(folder, 'site.yaml'), `mine ${time}`));
  const refusal: Error = await moveEntry(folder, OLD, NEW).then(
    () => assert.fail('It was moved.'),
    (error) => error,
  );
  const [kept = ''] = /(?<=is in ).*(?=: take it over)/.exec(refusal.message) ?? [];
  t.after(() => rm(kept, { recursive: true }));
  assert.equal(await readFile(join(folder, 'site.yaml'), 'utf8'), 'mine 1');
  assert.equal(await readFile(join(kept, 'site.yaml'), 'utf8'), 'mine 2');
});

/** Does something just before two folders are exchanged, or cannot be. */
function whenFoldersChange(t: TestContext, canExchange: boolean, happens: (time: number) => void): void {
  let time = 0;
  const { spawn } = childProcess;
  childProcess.spawn = ((command: string, parameters: string[], options: object) => {
    time += 1;
    happens(time);
    return spawn(command, canExchange ? parameters : ['--no-experimental-ffi', ...parameters], options);
  }) as typeof spawn;
  syncBuiltinESMExports();
  t.after(() => {
    childProcess.spawn = spawn;
    syncBuiltinESMExports();
  });
}

test('what a move that was killed has left beside the content is cleared away by the next one', async (t) => {
  const folder = await copyOf(VALID, t);
  const [dead, alive] = [2 ** 30, process.ppid].map((pid) =>
    join(dirname(folder), `.${basename(folder)}-trial-${pid}`),
  );
  t.after(() => rm(alive ?? '', { recursive: true }));
  for (const path of [dead, `${dead}-old`, alive]) await cp(folder, path ?? '', { recursive: true });
  await moveEntry(folder, OLD, NEW);
  const beside = (await readdir(dirname(folder))).filter((name) => name.startsWith(`.${basename(folder)}-trial`));
  assert.deepEqual(beside, [basename(alive ?? '')], 'a process that still runs keeps its own');
});

/** Takes away what a killed move has left beside its folder, which is no part of the content. */
async function clearBeside(folder: string): Promise<void> {
  const beside = (await readdir(dirname(folder))).filter((name) => name.startsWith(`.${basename(folder)}-trial`));
  for (const name of beside) await rm(join(dirname(folder), name), { recursive: true });
}

test('the command says what it changed, and how it is used', async (t) => {
  const folder = await copyOf(VALID, t);
  const env = { ...process.env, CONTENT_DIR: folder };
  const { status, stdout } = spawnSync(process.execPath, [COMMAND, OLD, NEW], { env, encoding: 'utf8' });
  assert.equal(status, 0);
  assert.match(stdout, /^Changed: content\/channels\/lamp-chat\.mdx$/m);
  await access(join(folder, `${NEW}.mdx`));
  const used = spawnSync(process.execPath, [COMMAND, OLD], { env, encoding: 'utf8' });
  assert.equal(used.status, 2);
  assert.match(used.stderr, /npm run move channels\/slack channels\/chat/);
});

test('a move is made though some of the old content may not be removed: where that lies is said, and the next is made too', async (t) => {
  const parent = await mkdtemp(join(tmpdir(), 'guide-of-another-'));
  t.after(() => rm(parent, { recursive: true }));
  const folder = join(parent, 'content');
  await cp(VALID, folder, { recursive: true });
  for (const path of [parent, folder]) await chmod(path, 0o777);
  await chmod(join(folder, 'terms'), 0o555);
  const move = (from: string, to: string) =>
    spawnSync(process.execPath, [COMMAND, from, to], {
      env: { ...process.env, CONTENT_DIR: folder },
      encoding: 'utf8',
      ...SOMEBODY,
    });

  const first = move(OLD, NEW);
  const next = move('concepts/lamp-round', 'concepts/walk');
  const left = (await readdir(parent)).map((name) => join(parent, name)).filter((path) => path !== folder);
  // So that they can be removed after the test.
  for (const path of [folder, ...left]) await chmod(join(path, 'terms'), 0o755);
  assert.equal(first.status, 0, first.stderr);
  assert.match(first.stdout, /^Changed: content\/channels\/lamp-chat\.mdx$/m);
  assert.deepEqual(
    [first.stderr, next.stderr].sort(),
    left.sort().map((path) => `${path} may not be removed. Remove it, as an administrator if need be.\n`),
  );
  assert.equal(next.status, 0, next.stderr);
  for (const key of [NEW, 'concepts/walk']) await access(join(folder, `${key}.mdx`));
});

test('content that is reached by a link is moved in its own folder, and the link stays', async (t) => {
  const folder = await copyOf(VALID, t);
  const link = `${folder}-link`;
  await symlink(folder, link);
  t.after(() => rm(link));
  const before = await fingerprint(folder);
  const { status, stderr } = spawnSync(process.execPath, [COMMAND, 'terms/no-paid-keepers', 'terms/No'], {
    env: { ...process.env, CONTENT_DIR: link },
    encoding: 'utf8',
  });
  assert.equal(status, 1, stderr);
  assert.deepEqual(await fingerprint(folder), before);
  const moved = spawnSync(process.execPath, [COMMAND, OLD, NEW], { env: { ...process.env, CONTENT_DIR: link } });
  assert.equal(moved.status, 0);
  assert.ok((await lstat(link)).isSymbolicLink());
  await access(join(folder, `${NEW}.mdx`));
});
