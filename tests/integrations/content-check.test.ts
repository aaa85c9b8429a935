import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFile, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { fingerprint } from '../support/files.ts';
import { build, builtSite, PROJECT } from '../support/site.ts';
import { change, copyOf, VALID } from './content-folder.ts';

/** The list of other names, over as many lines as it takes. */
const ALIASES = /^aliases: \[[^\]]*\]/m;

/** The list of the facts that an entry retells, one a line. */
const FACTS = /^facts:\n(?: +- .*\n(?: {4,}.*\n)*)+/m;

/** What is done to a copy of the guide's own content, and what has to be said of it. */
interface Fault {
  spoil: (folder: string) => Promise<unknown>;
  file: string;
  /** Text of the line that has to be named; without it, the first line. */
  at?: string;
  field: string;
  found: string;
}

const replaced = (file: string, from: string, to: string) => (folder: string) => change(join(folder, file), from, to);
const added = (file: string, text: string) => (folder: string) => appendFile(join(folder, file), text);
const renamed = (from: string, to: string) => (folder: string) => rename(join(folder, from), join(folder, to));

/** One fault of each kind. */
const FAULTS: Fault[] = [
  {
    spoil: replaced('channels/slack.mdx', 'kind: chat', 'kind: chat\ncolour: red'),
    file: 'channels/slack.mdx',
    at: 'colour: red',
    field: 'colour',
    found: '"colour" is not a field here.',
  },
  {
    spoil: replaced('terms/benefit.mdx', 'point: 6\n', ''),
    file: 'terms/benefit.mdx',
    at: 'title:',
    field: 'point',
    found: 'This field is missing.',
  },
  {
    spoil: replaced('terms/no-backup.mdx', 'order: 5', 'order: fifth'),
    file: 'terms/no-backup.mdx',
    at: 'order: fifth',
    field: 'order',
    found: '"fifth" is not a number.',
  },
  {
    spoil: replaced('concepts/mass-open-cloud.mdx', 'checked: 2026-11-22', 'checked: 2026-02-30'),
    file: 'concepts/mass-open-cloud.mdx',
    at: 'checked: 2026-02-30',
    field: 'record.checked',
    found: '"2026-02-30" is not a day.',
  },
  {
    spoil: replaced('meetings/moc-odh-sprint-planning.mdx', 'America/New_York', 'EST'),
    file: 'meetings/moc-odh-sprint-planning.mdx',
    at: 'zone: EST',
    field: 'zone',
    found: '"EST" is a fixed offset that ignores summer time.',
  },
  {
    spoil: replaced('meetings/moc-odh-sprint-planning.mdx', 'weekday: wednesday', 'weekday: Wednesday'),
    file: 'meetings/moc-odh-sprint-planning.mdx',
    at: 'weekday: Wednesday',
    field: 'weekday',
    found: '"Wednesday" is not known here. Did you mean "wednesday"?',
  },
  {
    spoil: replaced('meetings/moc-odh-sprint-planning.mdx', 'time: "08:30"', 'time: 8:30'),
    file: 'meetings/moc-odh-sprint-planning.mdx',
    at: 'time: 8:30',
    field: 'time',
    found: '"8:30" is not a time of day.',
  },
  {
    spoil: replaced('concepts/operate-first.mdx', '[terms/open-source-initiative,', '[terms/open-source-initiatve,'),
    file: 'concepts/operate-first.mdx',
    at: 'related:',
    field: 'related[0]',
    found: '"terms/open-source-initiatve" does not exist. Did you mean "terms/open-source-initiative"?',
  },
  {
    spoil: replaced('channels/openinfralabs.mdx', 'related: [', 'related: [channels/openinfralabs, '),
    file: 'channels/openinfralabs.mdx',
    at: 'related:',
    field: 'related[0]',
    found: '"channels/openinfralabs" is this entry itself.',
  },
  {
    spoil: async (folder) => {
      await cp(join(folder, 'terms/stability.mdx'), join(folder, 'terms/slack.mdx'));
      await change(join(folder, 'terms/slack.mdx'), 'title: Stability', 'title: Slack in the rope');
      await change(join(folder, 'terms/slack.mdx'), ALIASES, 'aliases: []');
      await change(join(folder, 'terms/slack.mdx'), FACTS, 'facts: []\n');
    },
    file: 'terms/slack.mdx',
    field: 'file',
    found: '"slack" is already the id of content/channels/slack.mdx.',
  },
  {
    spoil: replaced('pages/about.mdx', 'title: About this guide', 'title: Stability'),
    file: 'terms/stability.mdx',
    at: 'title:',
    field: 'title',
    found: '"Stability" is already the title of content/pages/about.mdx.',
  },
  {
    spoil: replaced('channels/github-operate-first.mdx', 'aliases: [', 'aliases: [telemetry wave, coordination call, '),
    file: 'meetings/project-coordination.mdx',
    at: 'aliases:',
    field: 'aliases[2]',
    found: '"coordination call" is already a name of content/channels/github-operate-first.mdx.',
  },
  {
    spoil: replaced('terms/oi-labs-upstream.mdx', 'aliases: [', 'aliases: [stability, '),
    file: 'terms/oi-labs-upstream.mdx',
    at: 'aliases:',
    field: 'aliases[0]',
    found: '"stability" is already a name of content/terms/stability.mdx.',
  },
  {
    spoil: replaced('steps/join-and-introduce.mdx', 'sharedAliases: [', 'sharedAliases: [known to nobody else, '),
    file: 'steps/join-and-introduce.mdx',
    at: 'sharedAliases:',
    field: 'sharedAliases[0]',
    found: 'No other entry shares "known to nobody else".',
  },
  {
    spoil: added('steps/work-in-the-open.mdx', '\n<Aside>\n'),
    file: 'steps/work-in-the-open.mdx',
    at: '<Aside>',
    field: 'text',
    found: 'The text cannot be read: Expected a closing tag for `<Aside>`',
  },
  {
    spoil: added('steps/onboard-to-a-cluster.mdx', '\nIt is {new Date()}.\n'),
    file: 'steps/onboard-to-a-cluster.mdx',
    at: '{new Date()}',
    field: 'text',
    found: '"{new Date()}" is code, not text.',
  },
  {
    spoil: added('steps/bring-to-coordination-meeting.mdx', "\nimport Map from './Map.astro';\n"),
    file: 'steps/bring-to-coordination-meeting.mdx',
    at: 'import Map',
    field: 'text',
    found: 'Imports and exports have no place in a text.',
  },
  {
    spoil: added('terms/oi-labs-upstream.mdx', '\n<Asid>Beside it.</Asid>\n'),
    file: 'terms/oi-labs-upstream.mdx',
    at: '<Asid>',
    field: 'text',
    found: '<Asid> is not known here. Did you mean "Aside"?',
  },
  {
    spoil: added('terms/no-promise-to-ship.mdx', '\n<Aside kind="note">Beside it.</Aside>\n'),
    file: 'terms/no-promise-to-ship.mdx',
    at: '<Aside kind',
    field: 'text',
    found: '<Aside> has no attribute "kind".',
  },
  {
    spoil: replaced('pages/a-z.mdx', 'title: A to Z', 'title: A: to Z'),
    file: 'pages/a-z.mdx',
    at: 'title: A: to Z',
    field: 'front matter',
    found: 'Here a field begins inside the text of another.',
  },
  {
    spoil: replaced('terms/free-but-commitment.mdx', 'order: 7', 'order: 7\norder: 8'),
    file: 'terms/free-but-commitment.mdx',
    at: 'order: 8',
    field: 'front matter',
    found: 'The field "order" stands here twice.',
  },
  {
    spoil: (folder) => appendFile(join(folder, 'terms/open-source-initiative.mdx'), Buffer.from([0xe9])),
    file: 'terms/open-source-initiative.mdx',
    at: '\uFFFD',
    field: 'file',
    found: 'The file is not UTF-8 text.',
  },
  {
    spoil: (folder) => writeFile(join(folder, 'pages/search.mdx'), ''),
    file: 'pages/search.mdx',
    field: 'file',
    found: 'The file is empty.',
  },
  {
    spoil: (folder) => rm(join(folder, 'pages/all.mdx')),
    file: 'pages/all.mdx',
    field: 'file',
    found: 'This page is missing.',
  },
  {
    spoil: (folder) => cp(join(folder, 'pages/about.mdx'), join(folder, 'pages/frequently-asked.mdx')),
    file: 'pages/frequently-asked.mdx',
    field: 'file',
    found: 'There is no page "frequently-asked".',
  },
  {
    spoil: renamed('channels/general-mailing-list.mdx', 'channels/General Mailing List.mdx'),
    file: 'channels/General Mailing List.mdx',
    field: 'file',
    found: '"General Mailing List" cannot be an address.',
  },
  {
    spoil: renamed('concepts/open-infrastructure-labs.mdx', 'concepts/open-infrastructure-labs.md'),
    file: 'concepts/open-infrastructure-labs.md',
    field: 'file',
    found: '"open-infrastructure-labs.md" is not an .mdx file',
  },
  {
    spoil: added('pages/terms.mdx', '\nSee [the rest](/terms/the-rest-of-it/).\n'),
    file: 'pages/terms.mdx',
    at: 'the-rest-of-it',
    field: 'link',
    found: 'There is no page "/terms/the-rest-of-it/".',
  },
  {
    spoil: added('pages/channels.mdx', '\nSee [the lists](/channels/#three-mailing-list).\n'),
    file: 'pages/channels.mdx',
    at: '#three-mailing-list)',
    field: 'link',
    found: 'The page "/channels/" has no place "#three-mailing-list". Did you mean "#three-mailing-lists"?',
  },
  {
    spoil: replaced('channels/operate-first-users.mdx', 'url: "https:', 'url: "htps:'),
    file: 'channels/operate-first-users.mdx',
    at: 'htps:',
    field: 'addresses[0].url',
    found: '"htps:" is not a scheme that this guide links to.',
  },
  {
    spoil: added('pages/concepts.mdx', '\nSee [there](example.org/there).\n'),
    file: 'pages/concepts.mdx',
    at: 'example.org/there',
    field: 'link',
    found: '"example.org/there" is neither an address nor a path.',
  },
  {
    spoil: added('terms/telemetry.mdx', 'And so on, for a long time.\n'.repeat(80_000)),
    file: 'terms/telemetry.mdx',
    field: 'file',
    found: 'The file has 22',
  },
  {
    spoil: replaced('channels/oi-labs-dashboard.mdx', 'state: unknown', 'state: closed'),
    file: 'channels/oi-labs-dashboard.mdx',
    at: 'record:',
    field: 'record',
    found: 'The state "closed" has no evidence.',
  },
  {
    spoil: replaced('terms/no-sla.mdx', 'commit: "42f7a8d", ', ''),
    file: 'terms/no-sla.mdx',
    at: '- { what: The glossary',
    field: 'record.evidence[0]',
    found: 'This evidence cannot be looked up.',
  },
  {
    spoil: added('pages/home.mdx', '\nSee https://github.com/operate-first too.\n'),
    file: 'pages/home.mdx',
    at: 'https://github.com/operate-first too',
    field: 'link',
    found: 'https://github.com/operate-first is already spelled in content/channels/github-operate-first.mdx:13.',
  },
  {
    spoil: async (folder) => {
      const copy = join(folder, 'meetings/second-coordination.mdx');
      await cp(join(folder, 'meetings/project-coordination.mdx'), copy);
      await change(copy, 'title: Project Coordination meeting', 'title: Second coordination meeting');
      await change(copy, ALIASES, 'aliases: []');
      await change(copy, FACTS, 'facts: []\n');
      await change(copy, 'authuser=0&hs=122', 'authuser=1');
      // Another room is another revision; this one's fingerprint is right.
      await change(copy, /of: "[0-9a-f]{8}"/, 'of: "d147164a"');
    },
    file: 'meetings/second-coordination.mdx',
    at: 'url:',
    field: 'room.url',
    found: 'On 2020-01-08 this room is taken at that time by content/meetings/project-coordination.mdx.',
  },
  {
    spoil: replaced('site.yaml', 'language: en', 'language: English'),
    file: 'site.yaml',
    at: 'language: English',
    field: 'language',
    found: '"English" does not have the right form.',
  },
  {
    spoil: (folder) => mkdir(join(folder, 'chanels')),
    file: 'chanels',
    field: 'file',
    found: 'Nothing of this name belongs here. Did you mean "channels"?',
  },
];

async function spoiledCopy(folder: string): Promise<string> {
  for (const { spoil } of FAULTS) await spoil(folder);
  return folder;
}

/** The two lines that tell of a fault: the place, and what was found. */
async function telling(folder: string, { file, at, field, found }: Fault): Promise<string> {
  const text = at === undefined ? '' : await readFile(join(folder, file), 'utf8');
  const place = at === undefined ? 0 : text.indexOf(at);
  assert.notEqual(place, -1, `${file} has no ${at}`);
  return `content/${file}:${text.slice(0, place).split('\n').length}  ${field}\n  ${found}`;
}

async function assertAllAreTold(report: string, folder: string): Promise<void> {
  for (const fault of FAULTS) {
    const lines = await telling(folder, fault);
    assert.ok(report.includes(lines), `is not told:\n${lines}\n\nin:\n${report}`);
  }
  const files = new Set(FAULTS.map(({ file }) => file)).size;
  assert.ok(report.endsWith(`\n\n${FAULTS.length} problems in ${files} files.\n`), report);
}

function runCheck(contentDir: string) {
  return spawnSync(process.execPath, ['src/commands/check-content.ts'], {
    cwd: PROJECT,
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: contentDir },
  });
}

test('the content of this guide is fine', () => {
  const { status, stderr, stdout } = runCheck('content');
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /^The content is fine: \d+ entries, 13 pages\.\n$/);
});

test('a fault of each kind in the content of this guide: all of them are told at once', async (t) => {
  const folder = await spoiledCopy(await copyOf(join(PROJECT, 'content'), t));
  const { status, stderr, stdout } = runCheck(folder);
  await assertAllAreTold(stderr, folder);
  assert.equal(status, 1);
  assert.match(stdout, /^Not compared with an earlier version: [^\n]+\.\n$/);
});

/** A folder of content where a build finds its modules, which is inside the project. */
async function buildableCopyOf(content: string, name: string): Promise<string> {
  const folder = join(PROJECT, 'node_modules/.cache/guide-tests', `content-${name}`);
  await rm(folder, { recursive: true, force: true });
  await cp(content, folder, { recursive: true });
  return folder;
}

/** The text of a page, as it stands in the file. */
const pageOf = (site: string, path: string): Promise<string> => readFile(join(site, path, 'index.html'), 'utf8');

const NO_STACK = /^\s+at .+:\d+:\d+\)?$/m;

test('builds, one after the other into one folder', async (t) => {
  const content = await buildableCopyOf(VALID, 'harbour');
  const term = join(content, 'terms/no-paid-keepers.mdx');
  await change(term, 'title: No paid keepers', 'title: 2026-06-01');
  await change(term, 'It is done for', '+++\nyes: no\n+++\n\nIt is done for');
  for (const file of (await readdir(content, { recursive: true })).filter((name) => /\.(mdx|yaml)$/.test(name))) {
    const text = await readFile(join(content, file), 'utf8');
    await writeFile(join(content, file), `\uFEFF${text.replaceAll('\n', '\r\n')}`);
  }
  const site = await builtSite('harbour', { CONTENT_DIR: content });
  const finished = await fingerprint(site);

  await t.test('files with a byte order mark and line ends of Windows become pages like any other', async () => {
    const page = await pageOf(site, 'concepts/lamp-round');
    assert.match(page, /<title>Lamp round [^<]*Harbour Lights<\/title>/);
    assert.match(page, /<h1[^>]*>Lamp round<\/h1>/);
    assert.match(page, /<p>Two people walk along the quay/);
    assert.match(page, /<h2 id="what-to-carry"[^>]*>What to carry<\/h2>/);
    for (const path of ['', 'concepts/lamp-round', 'meetings/evening-watch', 'all', 'about', 'bring-your-project']) {
      assert.doesNotMatch(await pageOf(site, path), /\uFEFF|\r|&#xD;|&#13;|^---$/m, `stray characters on /${path}`);
    }
  });

  await t.test('what other readers of YAML take for a date, or for front matter, is a text on its page', async () => {
    const page = await pageOf(site, 'terms/no-paid-keepers');
    assert.match(page, /<h1[^>]*>2026-06-01<\/h1>/);
    assert.match(page, /<p>\+\+\+\nyes: no\n\+\+\+<\/p>\n?<p>It is done for the joy of it/);
  });

  await t.test('faults in the content stop a build before it begins, and are told without a stack', async () => {
    const spoiled = await spoiledCopy(await buildableCopyOf(join(PROJECT, 'content'), 'spoiled'));
    const { code, output } = await build('harbour', { CONTENT_DIR: spoiled });
    assert.notEqual(code, 0);
    for (const fault of FAULTS) assert.ok(output.includes(await telling(spoiled, fault)), output);
    assert.doesNotMatch(output, NO_STACK);
    assert.deepEqual(await fingerprint(site), finished, 'the last site has changed');
  });

  await t.test('an address that was published once and is gone stops a build', async () => {
    // So that the new site would not be the same as the last one.
    await change(join(content, 'concepts/lamp-round.mdx'), 'title: Lamp round', 'title: Lantern round');
    await writeFile(join(content, 'permalinks.txt'), '/\n/concepts/lamp-rounds/\n/concepts/lamp-round/#record\n');
    const { code, output } = await build('harbour', { CONTENT_DIR: content });
    assert.notEqual(code, 0);
    assert.match(
      output,
      /content\/permalinks\.txt:2 {2}address\n {2}The entry "concepts\/lamp-rounds" was published once, under one address, and is gone\. .+: "concepts\/lamp-rounds": "concepts\/lamp-round"\n\n1 problem in 1 file\./,
    );
    assert.doesNotMatch(output, NO_STACK);
    assert.deepEqual(await fingerprint(site), finished, 'the last site has changed');
  });
});
