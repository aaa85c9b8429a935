import type { Mutation } from './mutation.ts';
import { rewritten } from './mutation.ts';

const CHANNEL = 'channels/slack.mdx';
const FILES = [CHANNEL, 'meetings/project-coordination.mdx', 'pages/home.mdx', 'site.yaml'];

type Row = [what: string, rewrite: (text: string) => string | Buffer, harmless?: string];

const BYTES: Row[] = [
  ['a byte order mark', (text) => `\uFEFF${text}`, 'editors on Windows write it, and no reader sees it'],
  ['two byte order marks', (text) => `\uFEFF\uFEFF${text}`],
  ['a byte order mark in the middle', (text) => text.replace('title: ', 'title: \uFEFF')],
  ['UTF-16', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16 without a mark', (text) => Buffer.from(text, 'utf16le')],
  ['UTF-16 of the other order', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ['Latin-1', (text) => Buffer.from(text.replace('title: ', 'title: é'), 'latin1')],
  ['a byte that is no UTF-8', (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0x0a])])],
  ['a letter cut in two', (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xe2, 0x82])])],
  ['an overlong slash', (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xc0, 0xaf])])],
  ['half a pair of surrogates', (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xed, 0xa0, 0xbd])])],
  ['UTF-8 that was read as Latin-1', (text) => text.replace('title: ', 'title: â€œ')],
  ['a replacement character', (text) => text.replace('title: ', 'title: \uFFFD')],
  ['a NUL', (text) => text.replace('title: ', 'title: \0')],
  ['nothing but NULs', () => Buffer.alloc(64)],
];

const LINES: Row[] = [
  ['line ends of Windows', (text) => text.replaceAll('\n', '\r\n'), 'editors on Windows write them'],
  ['line ends of old Macs', (text) => text.replaceAll('\n', '\r')],
  ['a carriage return within a line', (text) => text.replace('title: ', 'title: Old\r')],
  ['two carriage returns', (text) => text.replaceAll('\n', '\r\r\n')],
  ['line separators', (text) => text.replace('title: ', 'title: Old\u2028')],
  ['paragraph separators', (text) => text.replace('title: ', 'title: Old\u2029')],
  ['next lines', (text) => text.replace('title: ', 'title: Old\u0085')],
  ['form feeds', (text) => text.replace('title: ', 'title: Old\f')],
  ['vertical tabs', (text) => text.replace('title: ', 'title: Old\v')],
  ['no line end at the end', (text) => text.replace(/\n$/, ''), 'the last line needs none'],
  ['spaces at the ends of lines', (text) => text.replaceAll('\n', ' \n'), 'nobody sees them'],
];

const SIGNS: Row[] = [
  ['bell', '\u0007'],
  ['backspace', '\b'],
  ['escape', '\u001b[31m'],
  ['delete', '\u007f'],
  ['control of Latin-1', '\u0091'],
  ['zero width space', '\u200b'],
  ['word joiner', '\u2060'],
  ['soft hyphen', '\u00ad'],
  ['zero width non-joiner between Latin letters', 'Sl\u200cack'],
  ['zero width joiner between Latin letters', 'Sl\u200dack'],
  ['left-to-right mark', '\u200e'],
  ['right-to-left override', '\u202e'],
  ['left-to-right override', '\u202d'],
  ['right-to-left embedding', '\u202b'],
  ['pop of directions', '\u202c'],
  ['right-to-left isolate', '\u2067'],
  ['pop of isolates', '\u2069'],
  ['invisible plus', '\u2064'],
  ['tag letter', '\u{e0041}'],
  ['interlinear anchor', '\ufff9'],
  ['letter of private use', '\ue000'],
  ['no character', '\ufffe'],
  ['Hangul filler', '\u3164'],
].map(([what, sign]): Row => [`a ${what}`, (text) => text.replace('title: ', `title: ${sign}`)]);

const IN_TEXT: Row[] = [
  ['a zero width space in the text', (text) => `${text}\nWo\u200brds.\n`],
  ['a right-to-left override in the text', (text) => `${text}\nWords \u202esdrow.\n`],
  ['an escape in the text', (text) => `${text}\nWords \u001b[31m.\n`],
  ['letters that are put together', (text) => text.replace('title: ', 'title: Cafe\u0301 ')],
  ['letters that are put together in the text', (text) => `${text}\nA cafe\u0301.\n`],
  ['a heap of marks on a letter', (text) => text.replace('title: ', `title: Z${'\u0310\u0300'.repeat(20)} `)],
];

const row =
  (file: string, mutator: string) =>
  ([what, rewrite, harmless]: Row): Mutation => ({
    mutator,
    name: `${file} with ${what}`,
    file,
    spoil: rewritten(file, rewrite),
    ...(harmless === undefined ? {} : { harmless: { because: harmless, reads: 'the same' } }),
  });

/** Files that are no text, and signs that nobody sees or that show a text otherwise than it is. */
export const mutatedEncodings = async (): Promise<Mutation[]> => [
  ...FILES.flatMap((file) => BYTES.map(row(file, 'bytes that are no text'))),
  ...FILES.flatMap((file) => LINES.map(row(file, 'line ends'))),
  ...SIGNS.map(row(CHANNEL, 'signs that nobody sees')),
  ...IN_TEXT.map(row(CHANNEL, 'signs that nobody sees')),
  {
    mutator: 'signs that nobody sees',
    name: `${CHANNEL} with joiners where scripts and emoji need them`,
    file: CHANNEL,
    spoil: rewritten(CHANNEL, (text) => text.replace('title: Slack chat', 'title: "می\u200cخواهم 👩\u200d🚀"')),
    harmless: {
      because: 'Persian words and emoji are spelled with them',
      reads: { path: ['title'], value: 'می\u200cخواهم 👩\u200d🚀' },
    },
  },
  {
    mutator: 'signs that nobody sees',
    name: `${CHANNEL} with no-break spaces between words`,
    file: CHANNEL,
    spoil: rewritten(CHANNEL, (text) => text.replace('title: Slack chat', 'title: Slack\u00a0chat')),
    harmless: {
      because: 'typographers keep words together with it',
      reads: { path: ['title'], value: 'Slack\u00a0chat' },
    },
  },
];
