import { XMLParser } from 'fast-xml-parser';
import sax from 'sax';

type Node = Record<string, unknown>;

/** What a reader's program makes of a feed. */
export interface ReadFeed {
  /** What RFC 4287 asks for and the feed has not, one line each. */
  faults: string[];
  entries: { id: string; title: string; updated: string; link: string }[];
}

const ATOM = 'http://www.w3.org/2005/Atom';
/** RFC 3339, as RFC 4287, 3.3, asks for it. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const ALL = ['id', 'title', 'updated', 'author', 'link', 'entry', 'content', 'name'];

/** Reads a feed as a program would that knows nothing of this guide, and holds it against RFC 4287, 4.1.1 and 4.1.2. */
export function readFeed(xml: string): ReadFeed {
  const feed = rootOf(xml);
  if ('fault' in feed) return { faults: [`is no XML: ${feed.fault}`], entries: [] };
  const entries = nodesOf(feed, 'entry');
  const faults = [
    ...(feed['@_xmlns'] === ATOM ? [] : ['the feed is not in the namespace of Atom']),
    ...faultsOf('the feed', feed),
    ...(linkOf(feed, 'self') === undefined ? ['the feed does not link to itself'] : []),
    ...entries.flatMap((entry, at) => [
      ...faultsOf(`entry ${at + 1}`, entry),
      ...(nodesOf(entry, 'content').length > 0 || linkOf(entry, 'alternate') !== undefined
        ? []
        : [`entry ${at + 1} has neither content nor a link to it`]),
      ...(hasAuthor(entry) || hasAuthor(feed) ? [] : [`entry ${at + 1} has no author, nor has the feed`]),
    ]),
  ];
  const ids = [feed, ...entries].map((node) => textOf(node, 'id'));
  if (new Set(ids).size < ids.length) faults.push('two have the same id');
  return {
    faults,
    entries: entries.map((entry) => ({
      id: textOf(entry, 'id'),
      title: textOf(entry, 'title'),
      updated: textOf(entry, 'updated'),
      link: linkOf(entry, 'alternate') ?? '',
    })),
  };
}

/** The feed as it is parsed; the parser alone forgives what is not well-formed. */
function rootOf(xml: string): Node {
  try {
    sax.parser(true).write(xml).close();
  } catch (error) {
    return { fault: String(error) };
  }
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    isArray: (name) => ALL.includes(name),
  });
  return parser.parse(xml)['feed'] ?? {};
}

/** What a feed and an entry have in common: exactly one id, title and moment each, of the right kind. */
function faultsOf(where: string, node: Node): string[] {
  const faults = ['id', 'title', 'updated']
    .map((name) => ({ name, count: nodesOf(node, name).length }))
    .filter(({ count }) => count !== 1)
    .map(({ name, count }) => `${where} has ${count} times ${name}`);
  if (!URL.canParse(textOf(node, 'id'))) faults.push(`the id of ${where} is no address`);
  if (textOf(node, 'title').trim() === '') faults.push(`the title of ${where} is empty`);
  const moment = textOf(node, 'updated');
  if (!MOMENT.test(moment) || Number.isNaN(Date.parse(moment))) faults.push(`${where} says no moment`);
  return faults;
}

const nodesOf = (node: Node, name: string): Node[] => (node[name] ?? []) as Node[];
const textOf = (node: Node, name: string): string => String(nodesOf(node, name)[0] ?? '');
const hasAuthor = (node: Node): boolean => nodesOf(node, 'author').some((author) => textOf(author, 'name') !== '');
const linkOf = (node: Node, relation: string): string | undefined =>
  nodesOf(node, 'link').find((link) => link['@_rel'] === relation)?.['@_href'] as string | undefined;
