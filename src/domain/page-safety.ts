import type { Refusal } from '../schemas/checked.ts';

/** An element of a built page. */
export interface PageElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** What stands in it as plain text: of styles and scripts, all of it. */
  text: string;
  /** Whether it stands in what an author wrote below front matter. */
  isWritten: boolean;
}

/** Attributes whose value a browser may open, load or send to (HTML Standard, "Attributes"; SVG 2, 16.1). */
const ADDRESSES = [
  'action',
  'background',
  'cite',
  'classid',
  'codebase',
  'data',
  'formaction',
  'href',
  'icon',
  'longdesc',
  'manifest',
  'poster',
  'profile',
  'src',
  'xlink:href',
];
/** What a link may lead to; `webcal:` is how calendars are subscribed, and no author can write it. */
const SCHEMES = ['http:', 'https:', 'mailto:', 'webcal:'];
/** Elements that hold another page, run a program, or change what every address means. */
const NEVER = ['applet', 'base', 'embed', 'frame', 'frameset', 'iframe', 'object', 'portal'];
/** Of links in the head, those that only name an address; all others are fetched. */
const NAMES_ONLY = ['canonical', 'alternate', 'next', 'prev', 'search', 'license', 'author', 'help'];
/** What Markdown becomes, and what the components for authors are made of. */
const OF_A_TEXT =
  'a blockquote br code del div em h2 h3 h4 hr li ol p pre span strong table tbody td th thead tr ul'.split(' ');

/**
 * Why an element of a built page could run code, change the page, or ask another host; nothing when it could not. The check of
 * the content refuses all of it by name and line; this is the last look, whatever way it took.
 *
 * @param site where the guide is published: `https://guide.example`
 */
export function dangersOf(element: PageElement, site: string): Refusal[] {
  const { name, attributes, isWritten } = element;
  const dangers: Refusal[] = [];
  const add = (found: string, advice: string) => dangers.push({ found, advice });
  const tag = `<${name}>`;

  if (NEVER.includes(name)) add(`${tag} can hold or change anything.`, 'Take it out.');
  if (isWritten && !OF_A_TEXT.includes(name)) add(`${tag} stands in a text.`, 'Write Markdown.');
  for (const attribute of Object.keys(attributes)) {
    if (/^on/i.test(attribute)) add(`${tag} runs code in "${attribute}".`, 'Listen for the event in a script.');
    if (attribute === 'style') add(`${tag} has styles of its own.`, 'Write a class and a rule.');
    if (attribute === 'srcdoc') add(`${tag} holds a page in "srcdoc".`, 'Take it out.');
  }
  for (const [attribute, address] of addressesIn(element)) {
    if (OWN_PATH.test(address)) continue;
    const url = URL.parse(address, `${site}/`);
    const shown = `${tag} has "${address}" as "${attribute}"`;
    if (url === null || !SCHEMES.includes(url.protocol)) {
      add(`${shown}, which is no address of the web.`, 'Take it out.');
    } else if (url.host !== hostOf(site) && isFetched(element, attribute)) {
      add(`${shown}, so readers ask another host.`, 'Copy the file into public/, or take it out.');
    }
  }
  return dangers;
}

/**
 * A fragment, or a path of the guide itself: most links of a page, which need no parser. What a parser would take for another host
 * has a slash, a backslash or a sign that it leaves out behind the first slash (URL Standard, 4.4).
 */
const OWN_PATH = /^(?:#|\/(?:$|[\w.~-]))/;

type Address = [attribute: string, address: string];

/** Where an element leads to, or what it is made of. */
function addressesIn({ name, attributes, text }: PageElement): Address[] {
  const written: Address[] = [];
  for (const [attribute, value] of Object.entries(attributes))
    for (const address of addressesInAttribute(attribute, value)) written.push([attribute, address]);
  if (name === 'style') return [...written, ...urlsIn(text).map((address): Address => ['url()', address])];
  if (name !== 'meta' || !/^refresh$/i.test(attributes['http-equiv'] ?? '')) return written;
  return [...written, ['content', /url\s*=\s*['"]?([^'"]*)/i.exec(attributes['content'] ?? '')?.[1] ?? '']];
}

function addressesInAttribute(attribute: string, value: string): string[] {
  if (attribute === 'ping') return value.split(/\s+/);
  if (/^(?:image)?srcset$/.test(attribute)) {
    return value.split(',').map((candidate) => candidate.trim().split(/\s/)[0] ?? '');
  }
  return ADDRESSES.includes(attribute) ? [value] : [];
}

/** What styles load (CSS Values 4, 4.5; CSS Cascade 5, 2). */
const urlsIn = (css: string): string[] =>
  [...css.matchAll(/(?:url\(\s*|@import\s+)(?:"([^"]*)"|'([^']*)'|([^\s"')]+))/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );

/** Whether a browser asks for an address by itself, or sends something to it. Only a link waits for its reader. */
function isFetched({ name, attributes }: PageElement, attribute: string): boolean {
  if (attribute === 'cite' || attribute === 'longdesc' || attribute === 'profile') return false;
  if ((name === 'a' || name === 'area') && attribute !== 'ping') return false;
  if (name === 'link') return !(attributes['rel'] ?? '').split(/\s+/).every((rel) => NAMES_ONLY.includes(rel));
  return true;
}

let ownHost: { site: string; host: string } | undefined;

/** Asked for every link of every page, and always the same. */
function hostOf(site: string): string {
  if (ownHost?.site !== site) ownHost = { site, host: new URL(site).host };
  return ownHost.host;
}
