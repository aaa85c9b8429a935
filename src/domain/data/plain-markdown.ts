import type { Nodes, Parent, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

/** What a guide's own components become where there is only Markdown. */
export interface Replacements {
  /** How an addition and a gap are announced. */
  labels: Readonly<Record<'Aside' | 'Gap', string>>;
  /** The address of an entry, `channels/slack`, that `<Address of="…" />` shows; nothing when there is none. */
  addressOf(key: string): string | undefined;
  /** A short form, `sla`, that `<Term id="…" />` explains: as words, with what it stands for; nothing when there is none. */
  shortForm(id: string): string | undefined;
  /** A path of the guide as a whole address. */
  absoluteUrl(path: string): string;
}

const reader = unified().use(remarkParse).use(remarkMdx).use(remarkGfm);
const writer = unified().use(remarkGfm).use(remarkStringify, { bullet: '-', rule: '-', emphasis: '_' });

/**
 * The text of an entry as plain Markdown (CommonMark with GFM tables), for readers who have no use for components: links are whole
 * addresses, additions and gaps are quotations with a word before them, comments are gone. Lines end in LF, however they ended.
 *
 * @throws when a text has a component that is not known here, or that names what is not there
 */
export function plainMarkdown(mdx: string, replacements: Replacements): string {
  const tree = reader.parse(mdx.replace(/\r\n?/g, '\n'));
  const replaced: Root = { type: 'root', children: replace(tree.children, replacements) as RootContent[] };
  return writer.stringify(replaced).trim();
}

/**
 * What stands elsewhere and is part of a text all the same: words of its components, addresses and short forms. Found without
 * reading the text as Markdown, for those who want to know whether they have to. What is not there stands in code or in a comment.
 */
export function borrowedWords(mdx: string, { labels, addressOf, shortForm }: Replacements): unknown[] {
  const named = (component: string) =>
    [...mdx.matchAll(new RegExp(`<${component}\\s+\\w+\\s*=\\s*(["'])(.*?)\\1`, 'gs'))].map(([, , name = '']) => name);
  const isThere = (words: string | undefined) => words !== undefined;
  return [labels, named('Address').map(addressOf).filter(isThere), named('Term').map(shortForm).filter(isThere)];
}

function replace(nodes: readonly Nodes[], replacements: Replacements): Nodes[] {
  return nodes.flatMap((node): Nodes[] => {
    switch (node.type) {
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        // Ids of headings, and what authors tell each other.
        return [];
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return component(node, replacements);
      case 'link':
      case 'definition': {
        const url = node.url.startsWith('/') ? replacements.absoluteUrl(node.url) : node.url;
        return [{ ...node, url, ...('children' in node ? inside(node, replacements) : {}) }] as Nodes[];
      }
      default:
        return ['children' in node ? ({ ...node, ...inside(node, replacements) } as Nodes) : node];
    }
  });
}

const inside = (node: Parent, replacements: Replacements) => ({
  children: trimmed(replace(node.children as Nodes[], replacements)),
});

/** Without the space that stood before a comment at the end. */
function trimmed(nodes: Nodes[]): Nodes[] {
  const last = nodes.at(-1);
  return last?.type === 'text' ? [...nodes.slice(0, -1), { ...last, value: last.value.trimEnd() }] : nodes;
}

type Component = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

function component(node: Component, replacements: Replacements): Nodes[] {
  const { name } = node;
  if (name === 'Aside' || name === 'Gap') {
    const label: Nodes = {
      type: 'paragraph',
      children: [{ type: 'strong', children: [{ type: 'text', value: `${replacements.labels[name]}.` }] }],
    };
    return [{ type: 'blockquote', children: [label, ...inside(node, replacements).children] } as Nodes];
  }
  if (name === 'Address') return [{ type: 'inlineCode', value: wordsFor(node, 'of', replacements.addressOf) }];
  if (name === 'Term') return [{ type: 'text', value: wordsFor(node, 'id', replacements.shortForm) }];
  throw new Error(`<${name}> cannot be written as Markdown yet.`);
}

/** The words for what a component names, in the attribute of this name. */
function wordsFor(
  { name, attributes }: Component,
  attribute: string,
  wordsOf: (named: string) => string | undefined,
): string {
  const found = attributes.find((candidate) => candidate.type === 'mdxJsxAttribute' && candidate.name === attribute);
  const named = String(found?.value ?? '');
  const words = wordsOf(named);
  if (words === undefined) throw new Error(`<${name}> names "${named}", which is not there.`);
  return words;
}
