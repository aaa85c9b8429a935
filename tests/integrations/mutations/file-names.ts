import { spawnSync } from 'node:child_process';
import { chmod, copyFile, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mutation } from './mutation.ts';

const CHANNEL = 'channels/slack.mdx';

const renamed = (to: string) => (folder: string) => rename(join(folder, CHANNEL), join(folder, to));
const copied = (to: string) => (folder: string) => {
  const from = to.startsWith('meetings/') ? 'meetings/project-coordination.mdx' : CHANNEL;
  return copyFile(join(folder, from), join(folder, to));
};

const NAMES = [
  'channels/Slack.mdx',
  'channels/SLACK.MDX',
  'channels/slack.MDX',
  'channels/slack chat.mdx',
  'channels/slack .mdx',
  'channels/ slack.mdx',
  'channels/slack#1.mdx',
  'channels/slack?.mdx',
  'channels/slack&co.mdx',
  'channels/slack%20chat.mdx',
  'channels/slack+chat.mdx',
  'channels/slack_chat.mdx',
  'channels/slack--chat.mdx',
  'channels/-slack.mdx',
  'channels/_slack.mdx',
  'channels/slack-.mdx',
  'channels/slack..mdx',
  'channels/slack.old.mdx',
  'channels/slack.en.mdx',
  'channels/slack:chat.mdx',
  'channels/slack\\chat.mdx',
  'channels/slack\nchat.mdx',
  'channels/slack\u200b.mdx',
  'channels/släck.mdx',
  'channels/sla\u0308ck.mdx',
  'channels/チャット.mdx',
  'channels/💬.mdx',
  'channels/<script>.mdx',
  "channels/sla'ck.mdx",
  'channels/slack.md',
  'channels/slack.markdown',
  'channels/slack.mdoc',
  'channels/slack.txt',
  'channels/slack.html',
  'channels/slack.mdx.txt',
  'channels/slack.mdx~',
  'channels/slack',
  'channels/mdx',
  'channels/.slack.mdx',
  'channels/.mdx',
  'channels/_draft.mdx',
  `channels/${'a'.repeat(240)}.mdx`,
  `channels/${'a'.repeat(100)}.mdx`,
  'slack.mdx',
  'chat/slack.mdx',
  'Channels/slack.mdx',
];

const RESERVED: [to: string, why: string][] = [
  ['channels/terms.mdx', 'a part of every guide'],
  ['channels/content.mdx', 'a part of every guide'],
  ['channels/index.mdx', 'the page of the folder'],
  ['meetings/index.mdx', 'the page of the folder'],
  ['meetings/all.mdx', 'a calendar'],
  ['meetings/project-coordination-if-continued.mdx', 'a calendar'],
  ['terms/slack.mdx', 'the id of another entry'],
  ['pages/slack.mdx', 'no page'],
  ['pages/404.mdx', 'no page'],
  ['pages/index.mdx', 'no page'],
];

/** Names that a host, an address or a tool would read as something else, and files that are none. */
export const mutatedFileNames = async (): Promise<Mutation[]> =>
  mutations().map((mutation) => ({ ...mutation, isWide: true }));

const mutations = (): Mutation[] => [
  ...NAMES.map(
    (to): Mutation => ({
      mutator: 'name of a file',
      name: `a channel in a file named ${JSON.stringify(to)}`,
      file: to.split('/').length === 2 && /^(chat|Channels)\//.test(to) ? (to.split('/')[0] ?? '') : to,
      field: 'file',
      spoil: async (folder) => {
        await mkdir(join(folder, to, '..'), { recursive: true });
        await renamed(to)(folder);
      },
    }),
  ),
  ...RESERVED.map(
    ([to, why]): Mutation => ({
      mutator: 'name that is taken',
      name: `an entry in ${to}, which is ${why}`,
      file: to,
      field: 'file',
      spoil: copied(to),
    }),
  ),
  ...(
    [
      ['a folder in a folder', 'channels/old', 'channels/old', (folder) => mkdir(join(folder, 'channels/old'))],
      [
        'an entry in a folder in a folder',
        'channels/old',
        'channels/old/slack.mdx',
        async (folder) => {
          await mkdir(join(folder, 'channels/old'));
          await copied('channels/old/slack.mdx')(folder);
        },
      ],
      [
        'a folder with the name of a file',
        'channels/chat.mdx',
        'channels/chat.mdx',
        (folder) => mkdir(join(folder, 'channels/chat.mdx')),
      ],
      [
        'a folder in the place of a file',
        CHANNEL,
        CHANNEL,
        async (folder) => {
          await rm(join(folder, CHANNEL));
          await mkdir(join(folder, CHANNEL));
        },
      ],
      ['an empty file', CHANNEL, CHANNEL, (folder) => writeFile(join(folder, CHANNEL), '')],
      ['a file of spaces', CHANNEL, CHANNEL, (folder) => writeFile(join(folder, CHANNEL), ' \n\t\n')],
      ['a file that is gone', CHANNEL, 'permalinks.txt', (folder) => rm(join(folder, CHANNEL))],
      [
        'a link to nothing',
        CHANNEL,
        CHANNEL,
        async (folder) => {
          await rm(join(folder, CHANNEL));
          await symlink('nowhere.mdx', join(folder, CHANNEL));
        },
      ],
      [
        'a link to itself',
        CHANNEL,
        CHANNEL,
        async (folder) => {
          await rm(join(folder, CHANNEL));
          await symlink('slack.mdx', join(folder, CHANNEL));
        },
      ],
      [
        'a link to a file elsewhere',
        CHANNEL,
        CHANNEL,
        async (folder) => {
          await rename(join(folder, CHANNEL), join(folder, '..', 'slack.mdx'));
          await symlink('../../slack.mdx', join(folder, CHANNEL));
        },
      ],
      [
        'a link to a folder',
        'channels/chat.mdx',
        'channels/chat.mdx',
        (folder) => symlink('../terms', join(folder, 'channels/chat.mdx')),
      ],
      [
        'a pipe',
        CHANNEL,
        CHANNEL,
        async (folder) => {
          await rm(join(folder, CHANNEL));
          spawnSync('mkfifo', [join(folder, CHANNEL)]);
        },
      ],
      ['a file that may not be read', CHANNEL, CHANNEL, (folder) => chmod(join(folder, CHANNEL), 0)],
      ['a folder that may not be read', 'channels', 'channels', (folder) => chmod(join(folder, 'channels'), 0)],
      [
        'a file in the place of a folder',
        'channels',
        'channels',
        async (folder) => {
          await rm(join(folder, 'channels'), { recursive: true });
          await writeFile(join(folder, 'channels'), 'Later.\n');
        },
      ],
      ['a folder that is gone', 'channels', 'channels', (folder) => rm(join(folder, 'channels'), { recursive: true })],
      ['the settings as a folder', 'site.yaml', 'site.yaml', (folder) => inPlace(folder, 'site.yaml')],
      [
        'the settings under another name',
        'site.yaml',
        'site.yaml',
        (folder) => rename(join(folder, 'site.yaml'), join(folder, 'site.yml')),
      ],
      ['the addresses as a folder', 'permalinks.txt', 'permalinks.txt', (folder) => inPlace(folder, 'permalinks.txt')],
      [
        'the addresses in UTF-16',
        'permalinks.txt',
        'permalinks.txt',
        (folder) => writeFile(join(folder, 'permalinks.txt'), '/\n/about/\n', 'utf16le'),
      ],
      ['the moves as a folder', 'moved.json', 'moved.json', (folder) => inPlace(folder, 'moved.json')],
      [
        'the moves in UTF-16',
        'moved.json',
        'moved.json',
        (folder) => writeFile(join(folder, 'moved.json'), '{ "/a/": "/" }', 'utf16le'),
      ],
      [
        'moves that are cut off',
        'moved.json',
        'moved.json',
        (folder) => writeFile(join(folder, 'moved.json'), '{ "/a/": "/'),
      ],
      [
        'moves that are a list',
        'moved.json',
        'moved.json',
        (folder) => writeFile(join(folder, 'moved.json'), '["/a/"]'),
      ],
      ['no moves in the file', 'moved.json', 'moved.json', (folder) => writeFile(join(folder, 'moved.json'), '')],
      [
        'a move twice',
        'moved.json',
        'moved.json',
        (folder) => writeFile(join(folder, 'moved.json'), '{ "/a/": "/",\n"/a/": "/about/" }'),
      ],
      [
        'a move to a script',
        'moved.json',
        'moved.json',
        (folder) => writeFile(join(folder, 'moved.json'), '{ "/a/": "javascript:alert(1)" }'),
      ],
      [
        'a move to another host',
        'moved.json',
        'moved.json',
        (folder) => writeFile(join(folder, 'moved.json'), '{ "/a/": "//example.org/" }'),
      ],
      [
        'a move out of the site',
        'moved.json',
        'moved.json',
        (folder) => writeFile(join(folder, 'moved.json'), '{ "/../a/": "/" }'),
      ],
      [
        'a move in a circle',
        'moved.json',
        'moved.json',
        (folder) => writeFile(join(folder, 'moved.json'), '{ "/a/": "/b/", "/b/": "/a/" }'),
      ],
      [
        'a move to itself',
        'moved.json',
        'moved.json',
        (folder) => writeFile(join(folder, 'moved.json'), '{ "/a/": "/a/" }'),
      ],
      [
        'moves in moves',
        'moved.json',
        'moved.json',
        (folder) => writeFile(join(folder, 'moved.json'), '{"a":'.repeat(10_000)),
      ],
      [
        'a file that is not content',
        'notes.txt',
        'notes.txt',
        (folder) => writeFile(join(folder, 'notes.txt'), 'Later.\n'),
      ],
      [
        'a picture',
        'channels/slack.png',
        'channels/slack.png',
        (folder) => writeFile(join(folder, 'channels/slack.png'), ''),
      ],
    ] as [string, string, string, (folder: string) => Promise<unknown>][]
  ).map(
    ([what, , file, spoil]): Mutation => ({
      mutator: file.includes('.') && !file.includes('/') ? 'files of the guide as a whole' : 'file that is none',
      name: `${file}: ${what}`,
      file: file === 'channels/old/slack.mdx' ? 'channels/old' : file,
      spoil,
    }),
  ),
  ...(
    [
      ['a file of the system', 'channels/.DS_Store'],
      ['a file that an editor keeps open', 'channels/.slack.mdx.swp'],
      ['a shadow of a Mac', 'channels/._slack.mdx'],
    ] as const
  ).map(
    ([what, name]): Mutation => ({
      mutator: 'files of tools',
      name: `${name}: ${what}`,
      file: name,
      spoil: (folder) => writeFile(join(folder, name), Buffer.from([0, 5, 22, 7])),
      harmless: { because: 'tools leave it there, and no page is made of it', reads: 'the same', isNoEntry: true },
    }),
  ),
  {
    mutator: 'files of tools',
    name: 'channels/.#slack.mdx: a lock of an editor',
    file: 'channels/.#slack.mdx',
    spoil: (folder) => symlink('somebody@machine.1234', join(folder, 'channels/.#slack.mdx')),
    harmless: { because: 'tools leave it there, and no page is made of it', reads: 'the same', isNoEntry: true },
  },
];

async function inPlace(folder: string, file: string): Promise<void> {
  await rm(join(folder, file));
  await mkdir(join(folder, file));
}
