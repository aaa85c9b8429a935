import { didYouMean } from '../domain/suggest.ts';
import type { Refusal } from '../schemas/checked.ts';
import { MDX_COMPONENTS, type MdxComponent } from '../schemas/mdx-components.ts';
import { type MdxNode, textOf } from './mdx-tree.ts';

export const COMPONENT_NAMES = Object.keys(MDX_COMPONENTS);

/** What a component of a text says: what it names, and what its author should write otherwise. */
export function readComponent(
  node: MdxNode,
  parent: MdxNode,
): { entry?: string; shortForm?: string; refusals: Refusal[] } {
  const name = node.name ?? '';
  if (!Object.hasOwn(MDX_COMPONENTS, name)) {
    const otherwise = `Write Markdown, or one of: ${COMPONENT_NAMES.join(', ')}.`;
    const advice = didYouMean(name, COMPONENT_NAMES, otherwise);
    return { refusals: [{ found: `<${name}> is not known here.`, advice }] };
  }
  const { refersTo, among, example }: MdxComponent = MDX_COMPONENTS[name as keyof typeof MDX_COMPONENTS];
  const refusals = refuseAttributes(node, name, refersTo);
  if (refersTo === undefined) return { refusals: [...refusals, ...refuseBlock(node, parent, name)] };

  const advice = `Write <${name} ${refersTo}="${example}" />`;
  const named = node.attributes?.find((attribute) => attribute.name === refersTo)?.value;
  if (typeof named !== 'string' && refusals.length === 0) {
    refusals.push({ found: `<${name}> does not say which ${among} it means.`, advice });
  }
  if (node.children?.length) refusals.push({ found: `The text inside <${name}> would not be shown.`, advice });
  if (typeof named !== 'string') return { refusals };
  return { ...(among === 'entry' ? { entry: named } : { shortForm: named }), refusals };
}

function refuseAttributes({ attributes = [] }: MdxNode, name: string, refersTo: string | undefined): Refusal[] {
  const names = attributes.map(({ type, name: attribute }) => (type === 'mdxJsxAttribute' ? attribute : undefined));
  return names.flatMap((attribute, index): Refusal[] => {
    if (attribute === undefined || attribute !== refersTo) {
      const advice = refersTo ? `Write <${name} ${refersTo}="…" />` : 'Take it out.';
      return [{ found: `<${name}> has no attribute "${attribute ?? '{…}'}".`, advice }];
    }
    if (names.indexOf(attribute) === index) return [];
    return [{ found: `<${name}> has the attribute "${attribute}" twice.`, advice: 'Keep one of the two.' }];
  });
}

/** A component that is a block of its own, with words in it. */
function refuseBlock(node: MdxNode, parent: MdxNode, name: string): Refusal[] {
  if (textOf(node).trim() === '' && !node.children?.some(({ type }) => type.startsWith('mdxJsx'))) {
    return [{ found: `<${name}> has nothing in it.`, advice: 'Write what it should say, or take it out.' }];
  }
  const isAlone = parent.children?.every((child) => child.type.startsWith('mdxJsx') || textOf(child).trim() === '');
  if (node.type === 'mdxJsxFlowElement' || (parent.type === 'paragraph' && isAlone)) return [];
  const advice = `Write <${name}> and </${name}> on lines of their own, with a blank line before and behind.`;
  return [{ found: `<${name}> stands among the words of another block.`, advice }];
}
