import { readFile } from 'node:fs/promises';
import { inPackage } from './packages.ts';

/** The fonts of the pictures: those that the site names for its titles and its text, in the weights that are drawn. */
export const FACES = {
  title: { family: 'noto-serif', weight: 600 },
  text: { family: 'noto-sans', weight: 400 },
  strong: { family: 'noto-sans', weight: 600 },
} as const;
export type Face = keyof typeof FACES;

/** The packages that the fonts come from. */
export const FONT_PACKAGES = ['@fontsource/noto-serif', '@fontsource/noto-sans'];

/** A file of a font, as the layout takes it. */
interface Font {
  name: string;
  weight: (typeof FACES)[Face]['weight'];
  style: 'normal';
  data: Buffer;
}

/** The fonts for some words, and what `font-family` says for each face, so that every sign is found. */
export interface Fonts {
  fonts: Font[];
  families: Record<Face, string>;
}

/** Which signs are in which part of a family: the first and the last of every row of signs. */
export type Ranges = ReadonlyMap<string, readonly (readonly [number, number])[]>;

/** A family comes in parts, each with the signs of some scripts. These are asked first; most words need one alone. */
const FIRST_PARTS = ['latin', 'latin-ext'];

const sets = new Map<string, Promise<Fonts>>();

/** The fonts for some words. Only parts with their signs are read, and once, because that takes longer than to draw. */
export async function fontsFor(words: string): Promise<Fonts> {
  const needed = await Promise.all(
    (Object.keys(FACES) as Face[]).map(
      async (face) => [face, partsFor(words, await rangesOf(FACES[face].family))] as const,
    ),
  );
  const name = JSON.stringify(needed);
  const set = sets.get(name) ?? readSet(needed);
  sets.set(name, set);
  return set;
}

/** The parts that have the signs of some words, the first one in any case. What no part has needs none. */
export function partsFor(words: string, ranges: Ranges): string[] {
  const has = (part: string, sign: number) => ranges.get(part)?.some(([from, to]) => from <= sign && sign <= to);
  const needed = new Set(FIRST_PARTS.slice(0, 1));
  for (const character of new Set(words)) {
    const sign = character.codePointAt(0) ?? 0;
    const part = [...needed, ...FIRST_PARTS, ...ranges.keys()].find((candidate) => has(candidate, sign));
    if (part !== undefined) needed.add(part);
  }
  return [...needed];
}

/** What a package says of its parts: `"latin": "U+0000-00FF,U+0131"`. */
export function readRanges(written: Record<string, string>): Ranges {
  const rowOf = (text: string) => {
    const [from = '', to = from] = text.replace('U+', '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  };
  return new Map(Object.entries(written).map(([part, rows]) => [part, rows.split(',').map(rowOf)]));
}

const known = new Map<string, Promise<Ranges>>();
function rangesOf(family: string): Promise<Ranges> {
  const ranges =
    known.get(family) ??
    readFile(inPackage(`@fontsource/${family}`, 'unicode.json'), 'utf8').then((text) => readRanges(JSON.parse(text)));
  known.set(family, ranges);
  return ranges;
}

async function readSet(needed: readonly (readonly [Face, string[]])[]): Promise<Fonts> {
  const fonts = needed.flatMap(([face, parts]) => parts.map((part) => readFont(face, part)));
  const families = needed.map(([face, parts]) => [face, parts.map((part) => nameOf(face, part)).join(', ')] as const);
  return { fonts: await Promise.all(fonts), families: Object.fromEntries(families) as Record<Face, string> };
}

const nameOf = (face: Face, part: string): string => `${FACES[face].family}-${part}`;

async function readFont(face: Face, part: string): Promise<Font> {
  const { family, weight } = FACES[face];
  const file = inPackage(`@fontsource/${family}`, `files/${family}-${part}-${weight}-normal.woff`);
  return { name: nameOf(face, part), weight, style: 'normal', data: await readFile(file) };
}
