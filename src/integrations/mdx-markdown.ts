import type { Refusal } from '../schemas/checked.ts';
import { COMPONENT_NAMES } from './mdx-components.ts';
import { type MdxNode, sourceOf, textOf } from './mdx-tree.ts';

/**
 * What is Markdown, and has no place in a text of the guide, or would show less than its author wrote.
 *
 * @param source the text that was parsed
 */
export function refuseMarkdown(node: MdxNode, source: string): Refusal | undefined {
  switch (node.type) {
    case 'mdxjsEsm':
    case 'mdxTextExpression':
    case 'mdxFlowExpression':
      return refuseCode(node);
    case 'image':
    case 'imageReference':
      return { found: 'Texts have no pictures.', advice: 'Say it in words.' };
    case 'footnoteDefinition':
      // On the page /all/ the footnotes of all texts would have the same addresses.
      return { found: 'Texts have no footnotes.', advice: 'Say it where it belongs, or in an <Aside>.' };
    case 'listItem':
      return typeof node.checked === 'boolean'
        ? { found: 'Texts have no boxes to tick.', advice: 'Write the words without [ ] or [x].' }
        : undefined;
    case 'link':
    case 'linkReference':
      return textOf(node).trim() === '' && node.url !== ''
        ? { found: 'This link has no words.', advice: 'Write in the square brackets what readers find there.' }
        : undefined;
    case 'code':
      return refuseFence(node, source);
    case 'table':
      return refuseTable(node);
    default:
      return undefined;
  }
}

/** Nothing but comments, between which code could stand. */
const COMMENTS = /^(?:\s|\/\*(?:(?!\*\/)[\s\S])*\*\/)+$/;

function refuseCode({ type, value = '' }: MdxNode): Refusal | undefined {
  if (type === 'mdxjsEsm') {
    const found = 'Imports and exports have no place in a text.';
    return { found, advice: `Take the line out; these work without: ${COMPONENT_NAMES.join(', ')}.` };
  }
  if (COMMENTS.test(value)) return undefined;
  return { found: `"{${value}}" is code, not text.`, advice: 'Write \\{ for a brace that readers should see.' };
}

/** A block of code ends where its author ended it, and not with the text. */
function refuseFence(node: MdxNode, source: string): Refusal | undefined {
  const lines = sourceOf(node, source).split('\n');
  const fence = /^(`{3,}|~{3,})/.exec(lines[0] ?? '')?.[1] ?? '```';
  const end = lines.length > 1 ? (/(`+|~+)[ \t]*$/.exec(lines.at(-1) ?? '')?.[1] ?? '') : '';
  if (!end.startsWith(fence)) {
    return { found: 'This block of code has no end.', advice: `End it with a line ${fence} of its own.` };
  }
  return node.value?.trim() === ''
    ? { found: 'This block of code is empty.', advice: 'Write the code between the two lines, or take them out.' }
    : undefined;
}

function refuseTable({ align = [], children: rows = [] }: MdxNode): Refusal | undefined {
  if (align.some((side) => side !== null)) {
    const found = 'The columns of a table have no sides: on a phone they are lines of a card.';
    return { found, advice: 'Write the line below the headings without colons: | --- | --- |' };
  }
  const [heading, ...others] = rows.map(({ children }) => children?.length ?? 0);
  return others.some((cells) => cells > (heading ?? 0))
    ? { found: 'A line of this table has more cells than there are headings.', advice: 'Give each column a heading.' }
    : undefined;
}
