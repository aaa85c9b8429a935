import { createProcessor } from '@mdx-js/mdx';
import GithubSlugger from 'github-slugger';
import remarkGfm from 'remark-gfm';
import type { BodyFacts } from '../domain/content.ts';
import { didYouMean } from '../domain/suggest.ts';
import { MDX_COMPONENTS } from '../mdx/names.ts';
import { refuseAddress } from '../schemas/address-fields.ts';
import type { Refusal } from '../schemas/checked.ts';

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
const COMMENT = /^\s*\/\*[\s\S]*\*\/\s*$/;

/**
 * Reads the text of an entry: its headings with the ids that rehype-slug will give them, its links, the entries that
 * its components name; and everything that an author should write otherwise.
 *
 * @param firstLine the line of the file on which the text begins
 */
export function readBody(text: string, firstLine: number): { facts: BodyFacts; problems: BodyProblem[] } {
  const facts: BodyFacts = { headings: [], links: [], mentions: [] };
  const problems: BodyProblem[] = [];
  const slugger = new GithubSlugger();

  let tree: Node;
  try {
    tree = processor.parse(text) as Node;
  } catch (error) {
    return { facts, problems: [explainSyntax(error, firstLine)] };
  }

  const visit = (node: Node): void => {
    const line = (node.position?.start.line ?? 1) + firstLine - 1;
    const report = (field: string, found: string, advice: string) => problems.push({ line, field, found, advice });

    if (node.type === 'mdxjsEsm') {
      report(
        'text',
        'Imports and exports have no place in a text.',
        `Take the line out; these work without: ${componentNames.join(', ')}.`,
      );
    } else if (node.type.endsWith('Expression') && !COMMENT.test(node.value ?? '')) {
      report('text', `"{${node.value}}" is code, not text.`, 'Write \\{ for a brace that readers should see.');
    } else if (node.type === 'heading') {
      if (node.depth === 1)
        report('text', 'A text has no heading of the first level.', 'Begin with ##; the title is the # already.');
      const id = slugger.slug(textOf(node));
      if (id === '') report('text', 'This heading has no letters.', 'Give it words, so that it has an address.');
      facts.headings.push({ id, line });
    } else if (node.type === 'link' || node.type === 'definition') {
      readLink(node.url ?? '', line);
    } else if (node.type === 'image') {
      report('text', 'Texts have no pictures.', 'Say it in words.');
    } else if (node.type.startsWith('mdxJsx')) readComponent(node, line, report);
    node.children?.forEach(visit);
  };

  function readLink(target: string, line: number): void {
    const inside = target.startsWith('/') || target.startsWith('#');
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
    if (!(name in MDX_COMPONENTS)) {
      report(
        'text',
        `<${name}> is not known here.`,
        didYouMean(name, componentNames, `Write Markdown, or one of: ${componentNames.join(', ')}.`),
      );
      return;
    }
    const { refersTo } = MDX_COMPONENTS[name as keyof typeof MDX_COMPONENTS] as { refersTo?: string };
    const attributes = node.attributes ?? [];
    for (const { type, name: attribute } of attributes) {
      if (type !== 'mdxJsxAttribute' || attribute !== refersTo) {
        report(
          'text',
          `<${name}> has no attribute "${attribute ?? '{…}'}".`,
          refersTo ? `Write ${refersTo}="…".` : 'Take it out.',
        );
      }
    }
    if (refersTo === undefined) return;
    const key = attributes.find((attribute) => attribute.name === refersTo)?.value;
    if (typeof key === 'string') facts.mentions.push({ key, line });
    else
      report('text', `<${name}> does not say which entry it means.`, `Write <${name} ${refersTo}="channels/slack" />`);
  }

  visit(tree);
  return { facts, problems };
}

const componentNames = Object.keys(MDX_COMPONENTS);

function refuseLink(target: string): Refusal | undefined {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.test(target);
  // GFM turns a bare e-mail address into such a link.
  if (/^mailto:[^\s@]+@[^\s@]+$/.test(target)) return undefined;
  if (scheme) return refuseAddress(target);
  return {
    found: `"${target}" is neither an address nor a path.`,
    advice: 'Begin a path with a slash: /channels/slack/',
  };
}

function textOf(node: Node): string {
  return node.value ?? node.children?.map(textOf).join('') ?? '';
}

/** Errors of the MDX parser carry a reason and a place; see `VFileMessage`. */
function explainSyntax(error: unknown, firstLine: number): BodyProblem {
  const { reason, line, place } = error as {
    reason?: string;
    line?: number;
    place?: { line?: number; start?: { line: number } };
  };
  const inBody = line ?? place?.line ?? place?.start?.line ?? 1;
  return {
    line: inBody + firstLine - 1,
    field: 'text',
    found: `The text cannot be read: ${(reason ?? String(error)).replace(/\.$/, '')}.`,
    advice: 'Close every tag, and write \\{ and \\< for signs that readers should see.',
  };
}
