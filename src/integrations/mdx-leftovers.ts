import type { Refusal } from '../schemas/checked.ts';
import { type MdxNode, sourceOf } from './mdx-tree.ts';

type Row = [mark: RegExp, found: string, advice: string];

/**
 * Marks of Markdown that stand among the words, because something of them is missing. A stroke before a mark says that
 * readers should see it.
 */
const MARKS: Row[] = [
  [
    /^(?:#{7}|#{2,6}[^\s#]|#{1,6}\u{a0})/mv,
    'A heading was meant here, and none is read.',
    'Write two or three # and a space, for example: ## How to join {/* #how-to-join */}',
  ],
  [/^(?:[\-+*]|\d+[.\)]|>)\u{a0}/mv, 'A no-break space stands where Markdown needs a space.', 'Write a plain space.'],
  [/^-\p{L}/mv, 'A line of a list was meant here, and none is read.', 'Write a space behind the dash, or \\-'],
  [
    /^\|/mv,
    'A table was meant here, and none is read.',
    'Give the second line as many parts as the first: | --- | --- |',
  ],
  [
    /^\[[^\]\n]+\]:/mv,
    'An address for links was meant here, and none is read.',
    'Write it behind the colon, for example: [slack]: /channels/slack/',
  ],
  [
    /^:::|^\[!\p{L}+\]/mv,
    'This mark means nothing here.',
    'Write <Aside>, the words and </Aside> on lines of their own.',
  ],
  [
    /`/v,
    'This backtick has no second one.',
    'Write one on each side of the code, or \\` for a sign that readers should see.',
  ],
  [
    /\*\*/v,
    'These two stars have no second pair.',
    'Write them on each side of the bold words, without a space inside.',
  ],
  [/\[\^/v, 'Texts have no footnotes.', 'Say it where it belongs, or in an <Aside>.'],
  [
    /\[[^\[\]\n]*\][\(\[]|\)\[|\[\[/v,
    'A link was meant here, and none is read.',
    'Write the words and an address without spaces, for example: [Slack](/channels/slack/)',
  ],
];

/** A name between & and ; that HTML does not know: the others are signs by now. */
const ENTITY = /&[a-z][a-z0-9]*;/i;

/** What is left of Markdown in a text node, with the line on which it stands. */
export function leftoversIn(node: MdxNode, source: string): (Refusal & { line: number })[] {
  const written = sourceOf(node, source);
  const line = node.position?.start.line ?? 1;
  const startsLine = /(?:^|\n)[ \t]*(?:>[ \t]*)*$/.test(source.slice(0, node.position?.start.offset));
  const entity = ENTITY.exec(node.value ?? '')?.[0];
  return [
    ...MARKS.flatMap(([mark, found, advice]) => {
      const place = firstPlain(mark, written, startsLine);
      if (place === undefined) return [];
      return [{ line: line + written.slice(0, place).split('\n').length - 1, found, advice }];
    }),
    ...(entity !== undefined && written.includes(entity)
      ? [{ line, found: `"${entity}" is no sign that HTML has a name for.`, advice: 'Write the sign itself.' }]
      : []),
  ];
}

/** Where a mark stands first without a stroke before it; a mark of the beginning of a line only where a line begins. */
function firstPlain(mark: RegExp, written: string, startsLine: boolean): number | undefined {
  for (const { index } of written.matchAll(new RegExp(mark.source, `${mark.flags}g`))) {
    if (index === 0 && mark.source.startsWith('^') && !startsLine) continue;
    const strokes = /\\*$/.exec(written.slice(0, index))?.[0].length ?? 0;
    if (strokes % 2 === 0) return index;
  }
  return undefined;
}
