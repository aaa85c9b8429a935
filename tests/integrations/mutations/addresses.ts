import type { Mutation } from './mutation.ts';
import { added, replaced } from './mutation.ts';

/** Addresses that run code, hide where they lead, or are none. */
const WRONG: [what: string, address: string][] = [
  ['a script', 'javascript:alert(1)'],
  ['a script in capitals', 'JaVaScRiPt:alert(1)'],
  ['a script behind a space', ' javascript:alert(1)'],
  ['a script with a tab', 'java\tscript:alert(1)'],
  ['a script with a line break', 'java\nscript:alert(1)'],
  ['a script with a carriage return', 'java\rscript:alert(1)'],
  ['a script behind a control character', '\u0001javascript:alert(1)'],
  ['a script with slashes', 'javascript://example.org/%0aalert(1)'],
  ['a script behind an entity', '&#106;avascript:alert(1)'],
  ['a script behind an entity without its end', '&#106avascript:alert(1)'],
  ['a script with an encoded colon', 'javascript&colon;alert(1)'],
  ['a script with an encoded letter', '%6Aavascript:alert(1)'],
  ['a script of Microsoft', 'vbscript:msgbox(1)'],
  ['a script of old Netscape', 'livescript:alert(1)'],
  ['a page in itself', 'data:text/html,<script>alert(1)</script>'],
  ['a page in itself, in base 64', 'data:text/html;base64,PHNjcmlwdD4='],
  ['a picture in itself', 'data:image/svg+xml,<svg onload=alert(1)>'],
  ['a blob', 'blob:https://example.org/1'],
  ['a file', 'file:///etc/passwd'],
  ['the source of a page', 'view-source:https://example.org'],
  ['another program', 'ms-word:ofe|u|https://example.org'],
  ['a telephone', 'tel:+1'],
  ['no scheme', 'example.org/page'],
  ['the scheme of the page', '//example.org/page'],
  ['one slash', 'https:/example.org'],
  ['three slashes', 'https:///example.org'],
  ['backslashes', 'https:\\\\example.org'],
  ['a backslash for a slash', 'https:/\\example.org'],
  ['a backslash in the host', 'https://example.org\\@evil.example'],
  ['a name before the host', 'https://operate-first.cloud@evil.example/'],
  ['a name and a password before the host', 'https://name:password@example.org/'],
  ['an encoded at sign in the host', 'https://operate-first.cloud%40evil.example/'],
  ['a space', 'https://example.org/a b'],
  ['a space of no width', 'https://exam\u200bple.org/'],
  ['a bidi override', 'https://example.org/\u202egpj.exe'],
  ['a quote', 'https://example.org/"onclick="alert(1)'],
  ['a bracket', 'https://example.org/<script>'],
  ['a host of spaces', 'https://%20/'],
  ['no host', 'https://'],
  ['a port that is none', 'https://example.org:99999/'],
  ['a dot for a host', 'https://./'],
  ['a host of many parts with a sign in the last one', `https://${'abcd.'.repeat(40)}abcd!/`],
  ['a broken encoding', 'https://example.org/%zz'],
  ['a full stop behind', 'https://example.org/page.'],
  ['a bracket behind', 'https://example.org/page)'],
  ['nothing', ''],
];

const quoted = (text: string): string => JSON.stringify(text);

/** Where addresses stand in front matter. */
const FIELDS: [file: string, from: RegExp, to: (address: string) => string, field: string][] = [
  [
    'channels/openinfralabs.mdx',
    /url: "http:\/\/lists\.opendev\.org\/cgi[^"]*"/,
    (address) => `url: ${quoted(address)}`,
    'addresses[0].url',
  ],
  [
    'meetings/project-coordination.mdx',
    /shortUrl: "[^"]*"/,
    (address) => `shortUrl: ${quoted(address)}`,
    'room.shortUrl',
  ],
  [
    'channels/openinfralabs.mdx',
    /evidence: \{ url: "[^"]*"/,
    (address) => `evidence: { url: ${quoted(address)}`,
    'record.lastSign.evidence.url',
  ],
  [
    'site.yaml',
    /^corrections:\n[\s\S]*$/m,
    (address) => `corrections:\n  says: Tell us.\n  edit: ${quoted(address)}\n`,
    'corrections.edit',
  ],
];

const MAIL: [what: string, address: string][] = [
  ['a scheme', 'mailto:name@example.org'],
  ['a script', 'javascript:alert(1)@example.org'],
  ['no host', 'name@'],
  ['no name', '@example.org'],
  ['a host without a dot', 'name@example'],
  ['two at signs', 'a@b@example.org'],
  ['a space', 'na me@example.org'],
  ['a line break', 'name@example.org\nBcc: all@example.org'],
  ['a question', 'name@example.org?bcc=all@example.org'],
  ['a subject', 'name@example.org?subject=hello'],
  ['an encoded line break', 'name@example.org%0Abcc:all'],
  ['two addresses', 'a@example.org,b@example.org'],
  ['brackets', 'Name <name@example.org>'],
  ['a quote', '"><script>"@example.org'],
  ['a dot behind', 'name@example.org.'],
];

/** Addresses that lead to code, to nowhere, or elsewhere than they seem. */
export const mutatedAddresses = async (): Promise<Mutation[]> => [
  ...FIELDS.flatMap(([file, from, to, field]) =>
    WRONG.filter(([what]) => !BEHIND.includes(what)).map(
      ([what, address]): Mutation => ({
        mutator: 'address in a field',
        name: `${file} with ${what} as ${field}`,
        file,
        // What nobody sees is found before anybody knows in which field it stands.
        ...(UNSEEN.includes(what) ? {} : { field }),
        spoil: replaced(file, from, to(address)),
      }),
    ),
  ),
  ...WRONG.filter(([what]) => !IN_A_FIELD_ONLY.includes(what)).map(
    ([what, address]): Mutation => ({
      mutator: 'address in a link',
      name: `pages/about.mdx with a link to ${what}`,
      file: 'pages/about.mdx',
      spoil: added('pages/about.mdx', `[words](${/[ )]/.test(address) ? `<${address}>` : address})`),
    }),
  ),
  ...WRONG.filter(([what]) => !IN_A_FIELD_ONLY.includes(what)).map(
    ([what, address]): Mutation => ({
      mutator: 'address in a definition',
      name: `pages/about.mdx with a definition of ${what}`,
      file: 'pages/about.mdx',
      spoil: added('pages/about.mdx', `See [words].\n\n[words]: ${/[ )]/.test(address) ? `<${address}>` : address}`),
    }),
  ),
  ...MAIL.map(
    ([what, address]): Mutation => ({
      mutator: 'e-mail address',
      name: `meetings/project-coordination.mdx with ${what} in the e-mail address`,
      file: 'meetings/project-coordination.mdx',
      field: 'invite.contact',
      spoil: replaced('meetings/project-coordination.mdx', 'contact: bburns@redhat.com', `contact: ${quoted(address)}`),
    }),
  ),
  ...MAIL.filter(([what]) => !IN_A_FIELD_ONLY.includes(what)).map(
    ([what, address]): Mutation => ({
      mutator: 'e-mail address',
      name: `pages/about.mdx with ${what} in a link to an e-mail address`,
      file: 'pages/about.mdx',
      spoil: added('pages/about.mdx', `[us](<mailto:${address}>)`),
    }),
  ),
];

const UNSEEN = ['a space of no width', 'a bidi override'];
/** What a whole address may end in, and what a sentence may put behind it. */
const BEHIND = ['a full stop behind', 'a bracket behind', 'a broken encoding'];
/** What Markdown does not let into a link in the first place, or means something else there. */
const IN_A_FIELD_ONLY = [
  ...BEHIND,
  'a line break',
  'brackets',
  'a bracket',
  'a script with a line break',
  'a script with a carriage return',
];
