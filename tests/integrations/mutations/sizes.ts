import type { Mutation } from './mutation.ts';
import { added, replaced, rewritten } from './mutation.ts';

const CHANNEL = 'channels/slack.mdx';
const TERM = 'terms/no-backup.mdx';
const SITE = 'site.yaml';
const many = (count: number, text: string) => text.repeat(count);

/** Front matter and texts that are too long, too deep, or grow when they are read. */
export const mutatedSizes = async (): Promise<Mutation[]> => [
  ...(
    [
      ['a title of 81 letters', 'title: Slack chat', `title: ${many(81, 'a')}`],
      ['a title of 50,000 letters', 'title: Slack chat', `title: ${many(50_000, 'a')}`],
      ['a title of 100,000 letters', 'title: Slack chat', `title: ${many(100_000, 'a')}`],
      ['a name of a field of 50,000 letters', 'title: Slack chat', `title: Slack chat\n${many(50_000, 'a')}: b`],
      ['a kind of 50,000 letters', 'kind: chat', `kind: ${many(50_000, 'a')}`],
      ['a day of 50,000 letters', 'checked: 2026-11-22', `checked: ${many(50_000, '1')}`],
      ['a day of 50,000 letters in quotes', 'checked: 2026-11-22', `checked: "${many(50_000, '1')}"`],
      ['a reference of 50,000 letters', 'related: [', `related: [channels/${many(50_000, 'a')}, `],
      ['an address of 50,000 letters', 'http://operatefirst.slack.com/', `http://example.org/${many(50_000, 'a')}`],
      ['an address of 3,000 letters', 'http://operatefirst.slack.com/', `http://example.org/${many(3_000, 'a')}`],
      ['a host of 50,000 letters', 'http://operatefirst.slack.com/', `http://${many(50_000, 'a')}.org/`],
      ['a repository of 50,000 letters', 'repository: operate-first/community', `repository: a/${many(50_000, 'b')}`],
      ['a number of 50,000 digits', 'order: 3', `order: ${many(50_000, '9')}`],
      ['10,000 lists in lists', 'order: 3', `order: ${many(10_000, '[')}${many(10_000, ']')}`],
      ['100 lists in lists', 'order: 3', `order: ${many(100, '[')}${many(100, ']')}`],
      ['10,000 groups in groups', 'order: 3', `order: ${many(10_000, '{a: ')}1${many(10_000, '}')}`],
      ['10,000 lists that are not closed', 'order: 3', `order: ${many(10_000, '[')}`],
      ['10,000 groups that are not closed', 'order: 3', `order: ${many(10_000, '{')}`],
      ['10,000 dashes', 'order: 3', `order:\n  ${many(10_000, '- ')}1`],
      ['10,000 question marks', 'order: 3', `order:\n  ${many(10_000, '? ')}1`],
      [
        '400 levels of indentation',
        'order: 3',
        `order:\n${Array.from({ length: 400 }, (_, i) => `${many(i + 1, ' ')}a:`).join('\n')} 1`,
      ],
      ['10,000 fields', 'order: 3', `order: 3\n${Array.from({ length: 9_000 }, (_, i) => `f${i}: 1`).join('\n')}`],
      [
        '10,000 other names',
        'aliases: [',
        `aliases: [${Array.from({ length: 10_000 }, (_, i) => `n${i}`).join(', ')}, `,
      ],
      ['10,000 times the same other name', 'aliases: [', `aliases: [${many(10_000, 'same, ')}`],
      ['10,000 aliases of YAML', 'aliases: [', `hostedBy: &a b\naliases: [${many(10_000, '*a, ')}`],
      ['10,000 anchors', 'aliases: [', `aliases: [${Array.from({ length: 9_000 }, (_, i) => `&a${i} b`).join(', ')}, `],
      [
        'a billion laughs',
        'order: 3',
        `order: 3\na0: &a0 [lol]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${many(9, `*a${i}, `)}*a${i}]`).join('\n')}`,
      ],
      ['10,000 tags', 'aliases: [', `aliases: [${many(10_000, '!!str a, ')}`],
      ['10,000 comments', 'order: 3', `order: 3\n${many(10_000, '# more\n')}`],
    ] as [string, string, string][]
  ).map(
    ([what, from, to]): Mutation => ({
      mutator: 'size: fields',
      name: `${CHANNEL} with ${what}`,
      file: CHANNEL,
      spoil: replaced(CHANNEL, from, to),
      ...(what === '10,000 comments' ? { harmless: { because: 'nobody sees them', reads: 'the same' } } : {}),
    }),
  ),
  ...(
    [
      ['10,000 lists in lists', `id: ${many(10_000, '[')}${many(10_000, ']')}`],
      ['an id of 50,000 letters', `id: ${many(50_000, 'a')}`],
      ['an id of 300 letters', `id: ${many(300, 'a')}`],
      [
        'a billion laughs',
        `id: x\na0: &a0 [lol]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${many(9, `*a${i}, `)}*a${i}]`).join('\n')}`,
      ],
    ] as [string, string][]
  ).map(
    ([what, to]): Mutation => ({
      mutator: 'size: fields',
      name: `${SITE} with ${what}`,
      file: SITE,
      spoil: replaced(SITE, 'id: operate-first', to),
    }),
  ),
  ...(
    [
      ['100,000 letters', many(100_000, 'a')],
      ['5,000 quotations in quotations', `${many(5_000, '> ')}a`],
      ['500 quotations in quotations', `${many(500, '> ')}a`],
      ['5,000 lists in lists', `${many(5_000, '- ')}a`],
      ['200 lists in lists', `${many(200, '- ')}a`],
      ['5,000 tags in tags', `${many(5_000, '<Aside>')}a${many(5_000, '</Aside>')}`],
      ['100 tags in tags', `${many(100, '<Aside>\n')}a\n${many(100, '</Aside>\n')}`],
      ['20,000 tags that are not closed', many(12_000, '<Aside>')],
      ['50,000 opening brackets', many(50_000, '[')],
      ['5,000 opening brackets', many(5_000, '[')],
      ['20,000 links that are not closed', many(20_000, '[a](')],
      ['50,000 stars', many(50_000, '*')],
      ['20,000 stars with letters', many(20_000, '*a ')],
      ['10,000 stars and lines', many(10_000, '*a_ ')],
      ['50,000 ticks', many(50_000, '`')],
      ['ticks of every length', Array.from({ length: 400 }, (_, i) => many(i + 1, '`')).join(' ')],
      ['50,000 braces', many(50_000, '{')],
      ['20,000 braces in braces', many(20_000, '{') + many(20_000, '}')],
      ['10,000 entities', many(10_000, '&amp;')],
      ['90,000 line ends', many(90_000, '\n')],
      ['2,000 headings', Array.from({ length: 2_000 }, (_, i) => `## H {/* #h-${i} */}`).join('\n\n')],
      ['a table of 300 columns', `|${many(300, ' a |')}\n|${many(300, ' - |')}\n|${many(300, ' 1 |')}`],
      ['10,000 lines of a table', `| a |\n| - |\n${many(10_000, '| 1 |\n')}`],
      ['5,000 footnotes', Array.from({ length: 5_000 }, (_, i) => `[^${i}]`).join(' ')],
      ['10,000 links', many(9_000, '[a](/) ')],
      ['20,000 struck words that are not closed', many(20_000, '~~a ')],
      ['10,000 exclamation marks and brackets', many(10_000, '![')],
      ['an expression with 20,000 brackets', `{${many(20_000, '(')}${many(20_000, ')')}}`],
      ['a word of 20,000 letters', many(20_000, 'a')],
    ] as [string, string][]
  ).map(
    ([what, text]): Mutation => ({
      mutator: 'size: texts',
      name: `${TERM} with ${what}`,
      file: TERM,
      spoil: added(TERM, text),
      ...(HARMLESS[what] === undefined ? {} : { harmless: { because: HARMLESS[what], reads: 'more text' } }),
    }),
  ),
  {
    mutator: 'size: texts',
    name: `${TERM} of 3 MB`,
    file: TERM,
    says: /kB/,
    spoil: rewritten(TERM, (text) => text + many(100_000, 'And so on, for a long time. ')),
  },
  {
    mutator: 'size: texts',
    name: `${SITE} of 3 MB`,
    file: SITE,
    says: /kB/,
    spoil: rewritten(SITE, (text) => text + many(100_000, '# And so on, for a long time.\n')),
  },
];

const HARMLESS: Record<string, string> = {
  '90,000 line ends': 'blank lines are nothing',
  '2,000 headings': 'each is a place of its own, and the file is no larger than others',
  'a table of 300 columns': 'each is a line of a card on a phone',
};
