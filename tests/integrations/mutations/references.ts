import type { Mutation } from './mutation.ts';
import { added, replaced } from './mutation.ts';

/** What a reference may wrongly say, and what the report has to answer. */
const WRONG: [what: string, written: string, says: RegExp][] = [
  ['an entry that is not there', 'channels/nowhere', /does not exist/],
  ['an entry with a slip', 'channels/slak', /Did you mean "channels\/slack"\?/],
  ['the wrong kind', 'terms/slack', /"channels\/slack"/],
  ['a kind with a slip', 'chanels/slack', /"channels\/slack"/],
  ['no kind', 'slack', /"channels\/slack"/],
  ['capital letters', 'channels/Slack', /"channels\/slack"/],
  ['a kind in capital letters', 'Channels/slack', /"channels\/slack"/],
  ['a slash before', '/channels/slack', /"channels\/slack"/],
  ['a slash behind', 'channels/slack/', /"channels\/slack"/],
  ['its file', 'channels/slack.mdx', /"channels\/slack"/],
  ['its path', 'content/channels/slack.mdx', /./],
  ['a way up', '../channels/slack', /"channels\/slack"/],
  ['a page', 'pages/about', /./],
  ['two kinds', 'channels/terms/slack', /./],
  ['an address', 'https://operatefirst.slack.com/', /./],
  ['nothing', '""', /./],
  ['a space', '" "', /./],
  ['the title', 'Slack chat', /./],
  ['a space in it', 'channels /slack', /"channels\/slack"/],
  ['a place', 'channels/slack#two-addresses-without-encryption', /./],
  ['a word that every object has', 'channels/constructor', /does not exist/],
];

/** Where references stand. */
const PLACES: [file: string, from: string | RegExp, to: (written: string) => string, field: string][] = [
  ['concepts/operate-first.mdx', /^related: \[/m, (written) => `related: [${written}, `, 'related[0]'],
  ['steps/join-and-introduce.mdx', /^where: \[/m, (written) => `where: [${written}, `, 'where[0]'],
  ['pages/home.mdx', 'to: concepts/operate-first }', (written) => `to: ${written} }`, 'tasks[0].to'],
  ['site.yaml', 'ask: channels/general-mailing-list', (written) => `ask: ${written}`, 'search.ask'],
];

/** References in front matter, in texts and in links that lead nowhere, or back. */
export const mutatedReferences = async (): Promise<Mutation[]> => [
  ...PLACES.flatMap(([file, from, to, field]) =>
    WRONG.map(
      ([what, written, says]): Mutation => ({
        mutator: `reference in ${field.replace(/\[0\]/, '')}`,
        name: `${file} with ${what} as ${field}`,
        file,
        field,
        says,
        at: to(written).split(/[[,]/)[0] ?? '',
        spoil: replaced(file, from, to(written)),
      }),
    ),
  ),
  ...WRONG.map(([what, written, says]): Mutation => {
    const text = `<Address of="${written.replaceAll('"', '')}" />`;
    return {
      mutator: 'reference in a text',
      name: `terms/benefit.mdx with ${what} in a text`,
      file: 'terms/benefit.mdx',
      field: 'text',
      at: text,
      says,
      spoil: added('terms/benefit.mdx', text),
    };
  }),
  {
    mutator: 'reference to itself',
    name: 'channels/slack.mdx that is related to itself',
    file: 'channels/slack.mdx',
    field: 'related[0]',
    says: /this entry itself/,
    spoil: replaced('channels/slack.mdx', 'related: [', 'related: [channels/slack, '),
  },
  {
    mutator: 'reference to itself',
    name: 'steps/join-and-introduce.mdx that happens in itself',
    file: 'steps/join-and-introduce.mdx',
    field: 'where[0]',
    says: /this entry itself/,
    spoil: replaced('steps/join-and-introduce.mdx', 'where: [', 'where: [steps/join-and-introduce, '),
  },
  {
    mutator: 'reference to itself',
    name: 'channels/slack.mdx that shows its own address in its text',
    file: 'channels/slack.mdx',
    spoil: added('channels/slack.mdx', '<Address of="channels/slack" />'),
    harmless: { because: 'the address of an entry may stand in its own text', reads: 'more text' },
  },
  {
    mutator: 'reference to itself',
    name: 'channels/slack.mdx that links to itself',
    file: 'channels/slack.mdx',
    spoil: added('channels/slack.mdx', '[Slack](/channels/slack/)'),
    says: /the page that it stands on/,
  },
  {
    mutator: 'reference twice',
    name: 'channels/slack.mdx that is related to one entry twice',
    file: 'channels/slack.mdx',
    says: /already/,
    spoil: replaced('channels/slack.mdx', 'related: [', 'related: [channels/general-mailing-list, '),
  },
  ...(
    [
      ['a page that is not there', '/nowhere/', /There is no page/],
      ['a page with a slip', '/chanels/slack/', /"\/channels\/slack\/"/],
      ['a page without its last slash', '/channels/slack', /"\/channels\/slack\/"/],
      ['a page in capital letters', '/Channels/Slack/', /"\/channels\/slack\/"/],
      ['a page of the wrong kind', '/terms/slack/', /"\/channels\/slack\/"/],
      ['a step as a page', '/steps/join-and-introduce/', /"\/bring-your-project\/#join-and-introduce"/],
      ['a file', '/channels/slack.mdx', /./],
      ['a file of the site', '/preview.png', /./],
      ['a place that is not there', '/channels/#nowhere', /has no place/],
      ['a place with a slip', '/channels/#three-mailing-list', /"#three-mailing-lists"/],
      ['a place in capital letters', '/channels/#Three-Mailing-Lists', /"#three-mailing-lists"/],
      ['a place without its page', '#what-is-not-said', /./],
      ['a bare number sign', '#', /./],
      ['an empty place', '/channels/#', /./],
      ['two places', '/channels/#three-mailing-lists#record', /./],
      ['no slash', 'channels/slack/', /./],
      ['a way up', '../channels/slack/', /./],
      ['a way up and down', '/terms/../channels/slack/', /./],
      ['a dot', './channels/slack/', /./],
      ['two slashes', '/channels//slack/', /./],
      ['backslashes', '\\\\channels\\\\slack', /./],
      ['an encoded slash', '/channels%2Fslack/', /./],
      ['an encoded letter', '/channels/sl%61ck/', /./],
      ['a broken encoding', '/channels/%E0%A4%A/', /./],
      ['a space', '</channels/ slack/>', /./],
    ] as [string, string, RegExp][]
  ).map(
    ([what, target, says]): Mutation => ({
      mutator: 'link within the guide',
      name: `terms/benefit.mdx with a link to ${what}`,
      file: 'terms/benefit.mdx',
      field: 'link',
      at: `[words](${target})`,
      says,
      spoil: added('terms/benefit.mdx', `[words](${target})`),
    }),
  ),
  ...['/channels/?x=1', '/search/?q=chat', '/search/?q=chat#content'].map(
    (target): Mutation => ({
      mutator: 'link within the guide',
      name: `terms/benefit.mdx with a link to ${target}`,
      file: 'terms/benefit.mdx',
      spoil: added('terms/benefit.mdx', `[words](${target})`),
      harmless: { because: 'the page is there, and takes or leaves a question', reads: 'more text' },
    }),
  ),
];
