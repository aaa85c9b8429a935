import { createProcessor } from '@mdx-js/mdx';
import GithubSlugger from 'github-slugger';
import remarkGfm from 'remark-gfm';
import type { BodyFacts } from '../domain/content.ts';
import { didYouMean } from '../domain/suggest.ts';
import { MDX_COMPONENTS } from '../mdx/names.ts';
import { refuseAddress, refuseMailAddress } from '../schemas/address-fields.ts';
import type { Refusal } from '../schemas/checked.ts';
import { isId } from '../schemas/fields.ts';
import { writtenIdOf } from './remark-heading-ids.ts';

/** The parts of a Markdown tree (mdast and its MDX extension) that matter here. */
interface Node {
  type: string;
  name?: string | null;
  value?: string;
  url?: string;
  depth?: number;
  attributes?: { type: string; name?: string; value?: unknown }[];
  children?: Node[];
  position?: { start: { line: number } };
}

type BodyProblem = Refusal & { line: number; field: string };

const processor = createProcessor({ remarkPlugins: [remarkGfm] });
/** Headings below this level keep their ids on the page /all/, where two of them could be the same. */
const DEEPEST_HEADING = 3;
/** Nothing but comments, between which code could stand. */
const COMMENTS = /^(?:\s|\/\*(?:(?!\*\/)[\s\S])*\*\/)+$/;

/**
 * Reads the text of an entry: its headings with their ids, its links, the entries that
 * its components name; and everything that an author should write otherwise. A text that is not MDX has no facts.
 *
 * @param firstLine the line of the file on which the text begins
 */
export function readBody(text: string, firstLine: number): { facts: BodyFacts | undefined; problems: BodyProblem[] } {
  const facts: BodyFacts = { headings: [], links: [], mentions: [] };
  const problems: BodyProblem[] = [];
  const slugger = new GithubSlugger();

  let tree: Node;
  try {
    // With the lines of the front matter before it, all lines are those of the file, in the parser's own words too.
    tree = processor.parse('\n'.repeat(firstLine - 1) + text) as Node;
  } catch (error) {
    return { facts: undefined, problems: [explainSyntax(error)] };
  }

  const visit = (node: Node): void => {
    const line = node.position?.start.line ?? firstLine;
    const report = (field: string, found: string, advice: string) => problems.push({ line, field, found, advice });

    if (node.type === 'mdxjsEsm') {
      report(
        'text',
        'Imports and exports have no place in a text.',
        `Take the line out; these work without: ${componentNames.join(', ')}.`,
      );
    } else if (node.type.endsWith('Expression') && !COMMENTS.test(node.value ?? '')) {
      report('text', `"{${node.value}}" is code, not text.`, 'Write \\{ for a brace that readers should see.');
    } else if (node.type === 'heading') {
      const { depth = 2 } = node;
      if (depth === 1)
        report('text', 'A text has no heading of the first level.', 'Begin with ##; the title is the # already.');
      if (depth > DEEPEST_HEADING)
        report('text', `A text has no headings as deep as ${'#'.repeat(depth)}.`, 'Use ## and ### only.');
      const words = textOf(node).trim();
      const id = writtenIdOf(node);
      const proposed = slugger.slug(words);
      if (proposed === '')
        report('text', 'This heading has no letters.', 'Give it words that say what stands under it.');
      else if (id === undefined && depth > 1 && depth <= DEEPEST_HEADING) {
        report(
          'text',
          `The heading "${words}" has no id of its own, so its address would change with its words.`,
          `Write the id behind it: ${'#'.repeat(depth)} ${words} {/* #${isId(proposed) ? proposed : 'how-to-join'} */}`,
        );
      }
      facts.headings.push({ id: id ?? proposed, line });
    } else if (node.type === 'link' || node.type === 'definition') {
      readLink(node.url ?? '', line);
    } else if (node.type === 'image') {
      report('text', 'Texts have no pictures.', 'Say it in words.');
    } else if (node.type === 'footnoteDefinition') {
      // On the page /all/ the footnotes of all texts would have the same addresses.
      report('text', 'Texts have no footnotes.', 'Say it where it belongs, or in an <Aside>.');
    } else if (node.type.startsWith('mdxJsx')) readComponent(node, line, report);
    node.children?.forEach(visit);
  };

  function readLink(target: string, line: number): void {
    const inside = /^(\/(?!\/)|#)/.test(target);
    const refusal = inside ? undefined : refuseLink(target);
    if (refusal !== undefined) problems.push({ line, field: 'link', ...refusal });
    else facts.links.push({ target, line });
  }

  function readComponent(
    node: Node,
    line: number,
    report: (field: string, found: string, advice: string) => void,
  ): void {
    const name = node.name ?? '';
    if (!Object.hasOwn(MDX_COMPONENTS, name)) {
      report(
        'text',
        `<${name}> is not known here.`,
        didYouMean(name, componentNames, `Write Markdown, or one of: ${componentNames.join(', ')}.`),
      );
      return;
    }
    const { refersTo } = MDX_COMPONENTS[name as keyof typeof MDX_COMPONENTS] as { refersTo?: string };
    const attributes = node.attributes ?? [];
    const unknown = attributes.filter(({ type, name }) => type !== 'mdxJsxAttribute' || name !== refersTo);
    for (const { name: attribute = '{…}' } of unknown) {
      report(
        'text',
        `<${name}> has no attribute "${attribute}".`,
        refersTo ? `Write <${name} ${refersTo}="…" />` : 'Take it out.',
      );
    }
    if (refersTo === undefined) return;
    const example = `Write <${name} ${refersTo}="channels/slack" />`;
    const key = attributes.find((attribute) => attribute.name === refersTo)?.value;
    if (typeof key === 'string') facts.mentions.push({ key, line });
    else if (unknown.length === 0) report('text', `<${name}> does not say which entry it means.`, example);
    if (node.children?.length) report('text', `The text inside <${name}> would not be shown.`, example);
  }

  visit(tree);
  return { facts, problems };
}

const componentNames = Object.keys(MDX_COMPONENTS);

function refuseLink(target: string): Refusal | undefined {
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

function textOf(node: Node): string {
  // A comment is no part of what readers see, nor of the id that rehype-slug makes of it.
  if (node.type.endsWith('Expression')) return '';
  return node.value ?? node.children?.map(textOf).join('') ?? '';
}

/** Errors of the MDX parser carry a reason and mostly a line; see `VFileMessage`. */
function explainSyntax(error: unknown): BodyProblem {
  const { reason = String(error), line = 1 } = error as { reason?: string; line?: number };
  if (reason.endsWith('with acorn')) {
    const [what, advice] = reason.includes('import')
      ? ['A line that begins with "import" or "export"', 'Begin the line with another word.']
      : ['A text in braces', 'Write \\{ for a brace that readers should see.'];
    return { line, field: 'text', found: `${what} is read as code.`, advice };
  }
  // A tag without its end: what the parser calls the place is that of the paragraph, or missing.
  const lineOfTag = /^Expected a closing tag .*\((\d+):\d+/.exec(reason)?.[1];
  return {
    line: Number(lineOfTag ?? line),
    field: 'text',
    found: `The text cannot be read: ${reason.replace(/\.$/, '')}.`,
    advice: 'Close every tag, and write \\{ and \\< for signs that readers should see.',
  };
}
