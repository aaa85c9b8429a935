import satori from 'satori';
import type { AnyState } from '../domain/state.ts';
import { LOGO } from '../shown/logo.ts';
import { STATE_SHAPES } from '../shown/state-shapes.ts';
import { COLOURS, STATE_COLOURS } from './colours.ts';
import { FACES, type Face, type Fonts, fontsFor } from './fonts.ts';
import { SIZE } from './size.ts';
import type { PreviewWords } from './words.ts';

/** The paper around everything; nothing that has to be read comes nearer to the edge. */
const MARGIN = 72;
/** The height of a line, in parts of its size. */
const LEADING = 1.3;
const BETWEEN = ' · ';
const ELLIPSIS = '…';

/** The coloured edge at the top, and the sign of the community once more, large and pale, cut by the corner. */
const EDGE = 14;
const WATERMARK = { left: 812, top: 268, size: 480 };

/** The parts of a picture from the top: who says it, what it says, and what became of that. */
const SIGN = { left: MARGIN, top: 63, size: 46 };
const COMMUNITY = { left: MARGIN + 62, top: 64, height: 44, size: 34 };
const BODY = { left: MARGIN, top: 138, height: 374 };
const MARK = { left: MARGIN, top: 548, size: 26 };
const STATE = { left: MARGIN + 42, top: 541, height: 40, size: 30 };
const PLACES = { left: MARGIN, top: 541, height: 40, size: 28 };

const KIND = { size: 28, after: 6 };
/** The sizes and lines that a title may have; it has the first in which all of it stands, and the summary below it. */
const TITLES = [
  { size: 96, lines: 1 },
  { size: 76, lines: 2 },
  { size: 62, lines: 2 },
  { size: 52, lines: 3 },
  { size: 46, lines: 3 },
] as const;
const SMALLEST_TITLE = TITLES[4];
const TITLE_LEADING = 1.14;
/** A title is never so narrow, in parts of its size for each character; what is too long even so need not be tried. */
const NARROWEST = 0.4;
/** A short summary can be read from afar; a long one has to find room. */
const SUMMARY = { size: 34, longFrom: 140, longSize: 29, leading: 1.42, before: 20 };

/** Some words in one style. */
interface Text {
  words: string;
  face: Face;
  size: number;
  colour: string;
  leading?: number;
  before?: number;
  after?: number;
  /** Where to end in an ellipsis. Without it, all words stand there, and none is alone on the last line. */
  lines?: number;
}

/** Texts below each other, in the middle of their room. */
interface Column {
  left: number;
  top: number;
  height: number;
  texts: readonly Text[];
}

/**
 * A picture as vectors. A library breaks the words into lines and turns them into outlines; the shapes stand in places of
 * their own and are written down, because the library would make a picture in the picture of each.
 */
export async function svgOf(words: PreviewWords): Promise<string> {
  const { community, foot } = words;
  const shapes = [
    `<path fill="${COLOURS.page}" d="M0 0h${SIZE.width}v${SIZE.height}H0z"/>`,
    logo(WATERMARK, COLOURS.sheet),
    `<path fill="${COLOURS.accent}" d="M0 0h${SIZE.width}v${EDGE}H0z"/>`,
    logo(SIGN, COLOURS.accent),
    'state' in foot ? mark(MARK, foot.state) : '',
  ];
  const head: Text = { words: community, face: 'title', size: COMMUNITY.size, lines: 1, colour: COLOURS.text };
  const end: Text =
    'state' in foot
      ? { words: foot.state, face: 'strong', size: STATE.size, lines: 1, colour: colourOf(foot.state) }
      : { words: foot.places.join(BETWEEN), face: 'text', size: PLACES.size, lines: 1, colour: COLOURS.quiet };
  const texts = await fitting(words, [
    { ...COMMUNITY, texts: [head] },
    { ...('state' in foot ? STATE : PLACES), texts: [end] },
  ]);
  return texts.replace(/^<svg[^>]*>/, (start) => start + shapes.join(''));
}

/** All texts, with the title in the largest size that leaves room for the summary. */
async function fitting(words: PreviewWords, others: readonly Column[]): Promise<string> {
  const fonts = await fontsFor(JSON.stringify(words) + BETWEEN + ELLIPSIS);
  const { kind, title, summary } = words;
  const label: Text = { ...KIND, words: kind.join(BETWEEN), face: 'strong', lines: 1, colour: COLOURS.accent };
  const labels = kind.length === 0 ? [] : [label];
  const heading = { words: title, face: 'title', leading: TITLE_LEADING, colour: COLOURS.text } as const;
  const size = summary.length < SUMMARY.longFrom ? SUMMARY.size : SUMMARY.longSize;
  const answer: Text = { ...SUMMARY, words: summary, face: 'text', size, colour: COLOURS.text };

  for (const { size, lines } of TITLES) {
    if (title.length * size * NARROWEST > lines * (SIZE.width - 2 * MARGIN)) continue;
    const texts = [...labels, { ...heading, size }, answer];
    const { svg, extents } = await laidOut(fonts, [...others, { ...BODY, texts }]);
    const [first, heightOfTitle] = [extents.at(-texts.length), extents.at(-2)?.height ?? 0];
    // What is too high for its room stands out of it at both ends.
    const isInside = first !== undefined && first.top >= BODY.top;
    if (isInside && Math.round(heightOfTitle / (size * TITLE_LEADING)) <= lines) return svg;
  }
  // Nobody wrote so much yet. The title has its lines, the summary those that are left.
  const above = [...labels, { ...heading, ...SMALLEST_TITLE }];
  const lines = Math.floor((BODY.height - heightOf(above) - SUMMARY.before) / (size * SUMMARY.leading));
  const { svg } = await laidOut(fonts, [...others, { ...BODY, texts: [...above, { ...answer, lines }] }]);
  return svg;
}

/** The height that texts take at most. */
const heightOf = (texts: readonly Text[]): number =>
  texts.reduce(
    (sum, { size, leading = LEADING, lines = 1, before = 0, after = 0 }) =>
      sum + before + size * leading * lines + after,
    0,
  );

/** Texts as outlines on a picture without a ground, and where each of them stands. */
async function laidOut(
  { fonts, families }: Fonts,
  columns: readonly Column[],
): Promise<{ svg: string; extents: Extent[] }> {
  const boxOf = ({ words, face, size, colour, leading = LEADING, before = 0, after = 0, lines }: Text) =>
    box(words, {
      display: 'block',
      fontFamily: families[face],
      fontWeight: FACES[face].weight,
      fontSize: size,
      lineHeight: leading,
      color: colour,
      marginTop: before,
      marginBottom: after,
      wordBreak: 'break-word',
      // The library loses words when it has to do both.
      ...(lines === undefined ? { textWrap: face === 'title' ? 'balance' : 'pretty' } : { lineClamp: lines }),
    });
  const columnOf = ({ left, top, height, texts }: Column) => {
    const width = SIZE.width - left - MARGIN;
    return box(texts.map(boxOf), { position: 'absolute', left, top, width, height, ...DOWNWARDS });
  };
  const extents: Extent[] = [];
  const svg = await satori(box(columns.map(columnOf), SIZE), {
    ...SIZE,
    fonts,
    onNodeDetected: ({ top, height, textContent }) => {
      if (textContent !== undefined) extents.push({ top, height });
    },
  });
  return { svg, extents };
}

/** Where something stands, from the top of the picture. */
interface Extent {
  top: number;
  height: number;
}

const DOWNWARDS = { flexDirection: 'column', justifyContent: 'center' };

/** An element as the library takes it. It was made for components; this much of them is enough here. */
const box = (children: unknown, style: Record<string, string | number>) => ({
  type: 'div',
  key: null,
  props: { style: { display: 'flex', ...style }, children },
});

const logo = ({ left, top, size }: typeof SIGN, colour: string): string => {
  const paths = LOGO.map((path) => `<path d="${path}"/>`).join('');
  return `<g transform="translate(${left} ${top}) scale(${size / 32})" fill="${colour}">${paths}</g>`;
};

/** The shape of a state, as `StateMark` draws it. */
function mark({ left, top, size }: typeof MARK, state: AnyState): string {
  const { path, hollow } = STATE_SHAPES[state];
  const colour = colourOf(state);
  const paint = `fill="${hollow ? 'none' : colour}" stroke="${colour}" stroke-width="${hollow ? 1.75 : 1}"`;
  return `<path transform="translate(${left} ${top}) scale(${size / 10})" ${paint} stroke-linejoin="round" d="${path}"/>`;
}

const colourOf = (state: AnyState): string => STATE_COLOURS[STATE_SHAPES[state].role];
