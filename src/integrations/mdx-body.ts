import type { BodyFacts } from '../domain/content.ts';
import { refuseAddress, refuseMailAddress } from '../schemas/address-fields.ts';
import type { Refusal } from '../schemas/checked.ts';
import { strangeSigns } from '../schemas/signs.ts';
import { readComponent } from './mdx-components.ts';
import { headingReader } from './mdx-headings.ts';
import { leftoversIn } from './mdx-leftovers.ts';
import { refuseMarkdown } from './mdx-markdown.ts';
import { parseMdx } from './mdx-syntax.ts';
import type { MdxNode } from './mdx-tree.ts';

type BodyProblem = Refusal & { line: number; field: string };

/**
 * Reads the text of an entry: its headings with their ids, its links, the entries that
 * its components name; and everything that an author should write otherwise. A text that is not MDX has no facts.
 *
 * @param firstLine the line of the file on which the text begins
 */
export function readBody(text: string, firstLine: number): { facts: BodyFacts | undefined; problems: BodyProblem[] } {
  const source = '\n'.repeat(firstLine - 1) + text;
  const parsed = parseMdx(source);
  if ('problem' in parsed) return { facts: undefined, problems: [{ field: 'text', ...parsed.problem }] };

  const facts: BodyFacts = { headings: [], links: [], mentions: [], shortForms: [] };
  const problems: BodyProblem[] = [];
  const readHeading = headingReader();

  const visit = (node: MdxNode, parent: MdxNode): void => {
    const line = node.position?.start.line ?? firstLine;
    const report = (field: string, refusal: Refusal | undefined) => {
      if (refusal !== undefined) problems.push({ field, line, ...refusal });
    };
    report('text', refuseMarkdown(node, source));
    report('text', refuseTermWithin(node));
    report('text', refuseStrangeSign(node));
    if (node.type === 'heading') {
      const { id, refusals } = readHeading(node);
      facts.headings.push({ id, line });
      for (const refusal of refusals) report('text', refusal);
    } else if (node.type === 'link' || node.type === 'definition') {
      const refusal = refuseLink(node.url ?? '');
      if (refusal === undefined) facts.links.push({ target: node.url ?? '', line });
      report('link', refusal);
    } else if (node.type === 'text') {
      for (const leftover of leftoversIn(node, source)) report('text', leftover);
    } else if (node.type.startsWith('mdxJsx')) {
      const { entry, shortForm, refusals } = readComponent(node, parent, source);
      if (entry !== undefined) facts.mentions.push({ key: entry, line });
      if (shortForm !== undefined) facts.shortForms.push({ id: shortForm, line });
      for (const refusal of refusals) report('text', refusal);
    }
    for (const child of node.children ?? []) visit(child, node);
  };

  visit(parsed.tree, parsed.tree);
  problems.push(...refuseDefinitions(parsed.tree));
  return { facts, problems };
}

/** What is wrong with where a link leads; inside the guide, only the rules know which pages there are. */
function refuseLink(target: string): Refusal | undefined {
  if (/^(\/(?!\/)|#)/.test(target)) return undefined;
  if (target === '') return { found: 'This link leads nowhere.', advice: 'Write where it leads, in the brackets.' };
  const mail = /^mailto:(.*)$/i.exec(target)?.[1];
  // GFM turns a bare e-mail address into such a link.
  if (mail !== undefined) return refuseMailAddress(mail);
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return refuseAddress(target);
  return {
    found: `"${target}" is neither an address nor a path.`,
    advice: 'Begin an address with https:// and a path with a slash, for example: /channels/slack/',
  };
}

/** Written as a reference, such as `&shy;`, a sign is not seen in the file, but readers get it all the same. */
function refuseStrangeSign({ type, value, title }: MdxNode): Refusal | undefined {
  const [sign] = strangeSigns(type === 'text' ? (value ?? '') : (title ?? ''));
  return sign && { found: sign.found, advice: sign.advice };
}

/** A short form is a link that opens; headings and links are links already. */
function refuseTermWithin(node: MdxNode): Refusal | undefined {
  if (!['heading', 'link', 'linkReference'].includes(node.type)) return undefined;
  if (!nodesIn(node).some(({ name }) => name === 'Term')) return undefined;
  const what = node.type === 'heading' ? 'heading' : 'link';
  return {
    found: `<Term> stands in a ${what}.`,
    advice: `Write the short form as it is there, and <Term> where it stands outside of a ${what}.`,
  };
}

/** Every address that is written apart from its links has a name of its own, and is led to. */
function refuseDefinitions(tree: MdxNode): BodyProblem[] {
  const nodes = nodesIn(tree);
  const definitions = nodes.filter(({ type }) => type === 'definition');
  const used = nodes.filter(({ type }) => type.endsWith('Reference')).map(({ identifier }) => identifier);
  return definitions.flatMap(({ identifier, label = '', position }, index): BodyProblem[] => {
    const place = { field: 'link', line: position?.start.line ?? 1 };
    if (definitions.findIndex((other) => other.identifier === identifier) < index) {
      return [{ ...place, found: `[${label}] is already defined above.`, advice: 'Keep one of the two.' }];
    }
    if (used.includes(identifier)) return [];
    return [{ ...place, found: `No link leads to [${label}].`, advice: `Write [${label}] where it should stand.` }];
  });
}

const nodesIn = (node: MdxNode): MdxNode[] => [node, ...(node.children?.flatMap(nodesIn) ?? [])];
