import GithubSlugger from 'github-slugger';
import type { Refusal } from '../schemas/checked.ts';
import { isId } from '../schemas/fields.ts';
import { type MdxNode, textOf } from './mdx-tree.ts';
import { isWrittenId, writtenIdOf } from './remark-heading-ids.ts';

/** Headings below this level keep their ids on the page /all/, where two of them could be the same. */
const DEEPEST_HEADING = 3;

/** Reads the headings of one text, in their order. */
export function headingReader(): (heading: MdxNode) => { id: string; refusals: Refusal[] } {
  const slugger = new GithubSlugger();
  // The title of the page is the first level.
  let above = 1;
  return (heading) => {
    const { depth = 2 } = heading;
    const words = textOf(heading).trim();
    const id = writtenIdOf(heading);
    const proposed = slugger.slug(words);
    const refusals = [refuseLevel(depth, above), refuseWords(heading, depth, words, id, proposed)];
    above = depth;
    return { id: id ?? proposed, refusals: refusals.filter((refusal) => refusal !== undefined) };
  };
}

function refuseLevel(depth: number, above: number): Refusal | undefined {
  if (depth === 1) {
    return { found: 'A text has no heading of the first level.', advice: 'Begin with ##; the title is the # already.' };
  }
  if (depth > DEEPEST_HEADING) {
    return { found: `A text has no headings as deep as ${'#'.repeat(depth)}.`, advice: 'Use ## and ### only.' };
  }
  return depth > above + 1
    ? { found: 'A level of headings is left out above this one.', advice: `Write ${'#'.repeat(above + 1)} for it.` }
    : undefined;
}

function refuseWords(
  heading: MdxNode,
  depth: number,
  words: string,
  id: string | undefined,
  proposed: string,
): Refusal | undefined {
  if (proposed === '') {
    return { found: 'This heading has no letters.', advice: 'Give it words that say what stands under it.' };
  }
  if ((heading.children?.filter(isWrittenId).length ?? 0) > 1) {
    return { found: `The heading "${words}" has two ids.`, advice: 'Keep the one that was published first.' };
  }
  if (id !== undefined || depth === 1 || depth > DEEPEST_HEADING) return undefined;
  return {
    found: `The heading "${words}" has no id of its own, so its address would change with its words.`,
    advice: `Write the id behind it: ${'#'.repeat(depth)} ${words} {/* #${isId(proposed) ? proposed : 'how-to-join'} */}`,
  };
}
