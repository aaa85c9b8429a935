import { didYouMean } from '../domain/suggest.ts';
import type { Refusal } from '../schemas/checked.ts';
import { MDX_COMPONENTS, type MdxComponent } from '../schemas/mdx-components.ts';
import { type MdxNode, sourceOf, textOf } from './mdx-tree.ts';

export const COMPONENT_NAMES = Object.keys(MDX_COMPONENTS);

/** A sign that is written as HTML names or numbers it. */
const CHARACTER_REFERENCE = /&#?\w+;/;

/**
 * What a component of a text says: what it names, and what its author should write otherwise.
 *
 * @param source the text that was parsed
 */
export function readComponent(
  node: MdxNode,
  parent: MdxNode,
  source: string,
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
  const naming = node.attributes?.find((attribute) => attribute.name === refersTo);
  const named = naming?.value;
  if (typeof named !== 'string' && refusals.length === 0) {
    refusals.push({ found: `<${name}> does not say which ${among} it means.`, advice });
  }
  // Names are looked for in texts as they are written: by whoever moves an entry, and by programs that read no MDX.
  const [reference] = CHARACTER_REFERENCE.exec(naming ? sourceOf(naming, source) : '') ?? [];
  if (reference !== undefined && typeof named === 'string') {
    const itself = `Write the sign itself: <${name} ${refersTo}="${named}" />`;
    refusals.push({ found: `<${name}> says "${reference}" for a sign.`, advice: itself });
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
