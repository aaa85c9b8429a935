import type { NamedEntry, Names } from './names.ts';
import { lettersMissing, lettersOf, slipsAllowed, slipsBetween, stemOf, wordsOf } from './words.ts';

/*
 * The ranking. A query is cut into words; each word is looked up among all words of all names; an entry is worth
 *
 *   score = WHOLE_NAME × (how well one of its names fits the query) + ANY_WORD × (how much of the query it knows at all)
 *           + SAME_NAME, when the query is one of its own names to the letter
 *
 * and is shown when it knows at least KNOWN_SHARE of what was asked. Rare words count more than common ones.
 */

/** What a name that says just what was asked is worth, against words found anywhere. */
const WHOLE_NAME = 1;
const ANY_WORD = 0.5;
const SAME_NAME = 0.5;
/** What kind of name it is. */
const WEIGHT = { title: 1, alias: 0.86, group: 0.86, address: 0.8, sentence: 0.35 };
/** How much of a fit comes from the words being there, from nothing else being there, and from beginning alike. */
const FITTING = { any: 0.6, coverage: 0.3, beginning: 0.1 };
/** How much of the asked a word counts as known; a guess is worth less than a word, or nonsense would find something. */
const CERTAIN = { exactly: 1, byStem: 1, byBeginning: 0.9, bySlip: 0.65, bySlipInBeginning: 0.65, 'not at all': 0 };
/** How a word was found. */
const FOUND = { exactly: 1, byStem: 0.92, byBeginning: 0.8, bySlip: 0.7, bySlipInBeginning: 0.55 };
/** An entry has to know this share of the query, or a wrong answer would be shown for no answer. */
const KNOWN_SHARE = 0.62;
/** Entries that are worth less than this share of the best one are noise. */
const NOISE = 0.3;
/** A beginning of fewer letters counts only in the word that is being typed. */
const SHORTEST_BEGINNING = 3;
/** A shorter word that begins or inflects a known one is not doubted. Letters. */
const SHORTEST_DOUBTED = 6;
/** How many near names are offered where nothing answers. */
const MOST_NEAR = 3;
/** Nobody types more; what is pasted beyond it is not looked at. Words. */
const MOST_WORDS = 12;
const LONGEST_WORD = 40;

type NameKind = keyof typeof WEIGHT;

interface Name {
  entry: number;
  kind: NameKind;
  text: string;
  /** All its words in their order, to see whether the query is the same. */
  plain: string;
  /** Its meaningful words, as numbers of the vocabulary. */
  words: number[];
  /** Each two neighbouring words written as one: "on boarding" is found as "onboarding". */
  pairs: number[];
}

/** The names of a guide, ready to be asked. */
export interface NameIndex {
  names: Names;
  list: Name[];
  /** All words, in alphabetical order, with where they are: numbers of names. */
  vocabulary: { word: string; stem: string; letters: number; inNames: number[]; inEntries: number }[];
  /** Places in the vocabulary by word and by stem. */
  byWord: Map<string, number>;
  byStem: Map<string, number[]>;
  smallWords: Set<string>;
}

/** How a query word was understood, for readers ("did you mean") and for authors (`npm run search`). */
export interface Understood {
  typed: string;
  /** The word it was taken for, when it was not taken literally. */
  taken: string | undefined;
  how: keyof typeof FOUND | 'not at all';
}

export interface RankedEntry {
  entry: NamedEntry;
  score: number;
  /** The share of the query that the entry knows. */
  known: number;
  /** The name that fitted best, and what kind of name it is. */
  name: string;
  kind: NameKind;
}

export interface Ranking {
  results: RankedEntry[];
  words: Understood[];
  /** What the query was taken for, when a word of it was corrected. */
  corrected: string | undefined;
  /** When nothing knows enough of the query: what comes nearest, for a reader to judge. */
  near: RankedEntry[];
}

/** Makes the index; once, when the names have arrived. */
export function indexNames(names: Names): NameIndex {
  const smallWords = new Set(names.smallWords);
  const byWord = new Map<string, number>();
  const vocabulary: NameIndex['vocabulary'] = [];
  const list: Name[] = [];

  const numberOf = (word: string): number => {
    const known = byWord.get(word);
    if (known !== undefined) return known;
    byWord.set(word, vocabulary.length);
    vocabulary.push({ word, stem: stemOf(word), letters: lettersOf(word), inNames: [], inEntries: 0 });
    return vocabulary.length - 1;
  };
  const add = (entry: number, kind: NameKind, text: string): void => {
    const allWords = wordsOf(text);
    // A single sign of an address, such as the 0 of "user=0", is nothing that anybody looks for.
    const looked = kind === 'address' ? allWords.filter((word) => word.length > 1) : allWords;
    const words = meaningful(looked, smallWords).map(numberOf);
    const pairs =
      kind === 'sentence'
        ? []
        : words.slice(1).map((word, at) => numberOf(`${vocabulary[words[at] ?? 0]?.word}${vocabulary[word]?.word}`));
    for (const word of new Set([...words, ...pairs])) vocabulary[word]?.inNames.push(list.length);
    list.push({ entry, kind, text, plain: allWords.join(' '), words, pairs });
  };

  for (const [index, entry] of names.entries.entries()) {
    add(index, 'title', entry.title);
    for (const name of entry.names) add(index, 'alias', name);
    for (const address of entry.addresses) add(index, 'address', address);
    add(index, 'sentence', `${entry.summary} ${entry.answer}`);
  }
  for (const { name, members } of names.groups) for (const member of members) add(member, 'group', name);

  const byStem: NameIndex['byStem'] = new Map();
  for (const [number, { stem, inNames }] of vocabulary.entries()) {
    byStem.set(stem, [...(byStem.get(stem) ?? []), number]);
    const item = vocabulary[number];
    if (item) item.inEntries = new Set(inNames.map((name) => list[name]?.entry)).size;
  }
  return { names, list, vocabulary, byWord, byStem, smallWords };
}

/** The words that carry meaning; all of them, when none does. */
function meaningful(words: readonly string[], smallWords: ReadonlySet<string>): string[] {
  const left = words.filter((word) => !smallWords.has(word));
  return left.length > 0 ? left : [...words];
}

/** What a query word can mean: words of the vocabulary, each with how well it fits. */
interface Meaning {
  typed: string;
  importance: number;
  fits: Map<number, number>;
  how: Understood['how'];
}

/**
 * The entries that answer a query, best first. Never throws, whatever is typed.
 *
 * @param literally takes every word as it stands: slips are not put right
 */
export function rank(index: NameIndex, query: string, literally = false): Ranking {
  const typed = meaningful(wordsOf(query.slice(0, 1000)), index.smallWords).slice(0, MOST_WORDS);
  const isOpen = /[\p{L}\p{N}]$/u.test(query);
  const meanings = meaningsOf(
    index,
    typed.map((word) => word.slice(0, LONGEST_WORD)),
    isOpen,
    literally,
  );
  const asked = meanings.reduce((sum, { importance }) => sum + importance, 0);
  const words = meanings.map((meaning) => understood(index, meaning));
  if (asked === 0) return { results: [], words, corrected: undefined, near: [] };

  const plain = wordsOf(query.slice(0, 1000)).join(' ');
  const best = new Map<number, { name: Name; fit: number; perWord: number[] }>();
  const same = new Set<number>();
  for (const name of namesWith(index, meanings)) {
    const fits = meanings.map(({ fits }) => bestFit(name, fits));
    const share = fits.reduce((sum, fit, at) => sum + fit * (meanings[at]?.importance ?? 0), 0) / asked;
    const coverage = name.kind === 'sentence' ? 0 : coverageOf(name, meanings);
    const begins = name.words.length > 0 && (meanings[0]?.fits.has(name.words[0] ?? -1) ?? false);
    const fit =
      WEIGHT[name.kind] * share * (FITTING.any + FITTING.coverage * coverage + (begins ? FITTING.beginning : 0));
    if (name.plain === plain && name.kind !== 'sentence') same.add(name.entry);
    const known = best.get(name.entry);
    const perWord = fits.map((value, at) => Math.max(value * WEIGHT[name.kind], known?.perWord[at] ?? 0));
    best.set(name.entry, known === undefined || fit > known.fit ? { name, fit, perWord } : { ...known, perWord });
  }

  const ranked = [...best].flatMap(([number, { name, fit, perWord }]): (RankedEntry & { number: number })[] => {
    const entry = index.names.entries[number];
    if (entry === undefined) return [];
    const weighed = (value: (at: number) => number) =>
      meanings.reduce((sum, { importance }, at) => sum + importance * value(at), 0) / asked;
    const known = weighed((at) => ((perWord[at] ?? 0) > 0 ? CERTAIN[meanings[at]?.how ?? 'not at all'] : 0));
    const score = WHOLE_NAME * fit + ANY_WORD * weighed((at) => perWord[at] ?? 0) + (same.has(number) ? SAME_NAME : 0);
    return [{ entry, number, score, known, name: name.text, kind: name.kind }];
  });
  ranked.sort((a, b) => b.score - a.score || a.number - b.number);
  const answers = ranked.filter(({ known }) => known >= KNOWN_SHARE);
  const floor = (answers[0]?.score ?? 0) * NOISE;
  return {
    results: answers.filter(({ score }) => score >= floor).map(({ number: _, ...result }) => result),
    words,
    corrected: answers.length > 0 ? correctionOf(words) : undefined,
    near: answers.length > 0 ? [] : ranked.slice(0, MOST_NEAR),
  };
}

function bestFit(name: Name, fits: ReadonlyMap<number, number>): number {
  let best = 0;
  for (const word of name.words) best = Math.max(best, fits.get(word) ?? 0);
  for (const pair of name.pairs) best = Math.max(best, fits.get(pair) ?? 0);
  return best;
}

/** The share of a name's words that the query has. Guesses alone do not count: a short name would win by being guessed. */
function coverageOf(name: Name, meanings: readonly Meaning[]): number {
  const sure = meanings.filter(({ how }) => how !== 'bySlip' && how !== 'bySlipInBeginning');
  const has = (number: number) => sure.length > 0 && meanings.some(({ fits }) => fits.has(number));
  const met = name.words.filter((word, at) => has(word) || has(name.pairs[at] ?? -1) || has(name.pairs[at - 1] ?? -1));
  return met.length / Math.max(1, name.words.length);
}

/** Each query word with its meanings; together with a neighbour it may be a word that names write as one. */
function meaningsOf(index: NameIndex, typed: readonly string[], isOpen: boolean, literally: boolean): Meaning[] {
  return typed.map((word, at) => {
    const neighbours = [(typed[at - 1] ?? '') + word, word + (typed[at + 1] ?? '')].filter((text) => text !== word);
    const together = neighbours.flatMap((text) => index.byWord.get(text) ?? []);
    return meaningOf(index, word, together, isOpen && at === typed.length - 1, literally);
  });
}

function meaningOf(
  index: NameIndex,
  typed: string,
  together: readonly number[],
  isBeingTyped: boolean,
  literally: boolean,
): Meaning {
  const fits = new Map<number, number>();
  const take = (word: number, fit: number) => fits.set(word, Math.max(fit, fits.get(word) ?? 0));
  let how: Understood['how'] = 'not at all';

  for (const word of together) {
    take(word, FOUND.byStem);
    how = 'byStem';
  }
  const exact = index.byWord.get(typed);
  if (exact !== undefined) {
    take(exact, FOUND.exactly);
    how = 'exactly';
  }
  for (const word of index.byStem.get(stemOf(typed)) ?? []) {
    take(word, FOUND.byStem);
    if (how === 'not at all') how = 'byStem';
  }
  if (isBeingTyped || typed.length >= SHORTEST_BEGINNING) {
    const isNumber = /^\p{N}/u.test(typed);
    for (const [number, { word }] of index.vocabulary.entries()) {
      if (isNumber || word.length <= typed.length || !word.startsWith(typed)) continue;
      // The more of a word is there, the surer it is.
      take(number, FOUND.byBeginning * (0.7 + 0.3 * (typed.length / word.length)) * (isBeingTyped ? 1 : 0.8));
      if (how === 'not at all') how = 'byBeginning';
    }
  }
  // A slip can make the beginning of another word, so a long one that is not known as it stands may be both.
  if (!literally && (how === 'not at all' || (how !== 'exactly' && typed.length >= SHORTEST_DOUBTED))) {
    const slip = takeSlips(index, typed, isBeingTyped && how === 'not at all', take);
    if (how === 'not at all') how = slip;
  }

  const entries = new Set(
    [...fits.keys()].flatMap((word) => index.vocabulary[word]?.inNames.map((name) => index.list[name]?.entry) ?? []),
  );
  const all = index.names.entries.length;
  return { typed, fits, how, importance: Math.log(1 + all / Math.max(1, entries.size)) };
}

/** What a word that nobody knows may have been meant to be. */
function takeSlips(
  index: NameIndex,
  typed: string,
  isBeingTyped: boolean,
  take: (word: number, fit: number) => void,
): Understood['how'] {
  let how: Understood['how'] = 'not at all';
  if (/^\p{N}/u.test(typed) || typed.length < 3) return how;
  let fewest = 3;
  const near: { number: number; slips: number; whole: boolean }[] = [];
  const typedLetters = lettersOf(typed);
  for (const [number, { word, letters }] of index.vocabulary.entries()) {
    const limit = slipsAllowed(word.length);
    if (limit === 0 || lettersMissing(typedLetters, letters) > limit) continue;
    if (!isBeingTyped && word.length - typed.length > limit) continue;
    const { whole, beginning } = slipsBetween(typed, word, limit);
    if (whole <= limit) near.push({ number, slips: whole, whole: true });
    else if (isBeingTyped && typed.length >= 4 && beginning <= 1) near.push({ number, slips: beginning, whole: false });
    else continue;
    if (whole <= limit) fewest = Math.min(fewest, whole);
  }
  for (const { number, slips, whole } of near) {
    // A word that is nearer leaves no room for one that is farther.
    if (slips > fewest || (!whole && fewest < 3)) continue;
    take(number, (whole ? FOUND.bySlip : FOUND.bySlipInBeginning) / slips);
    how = whole ? 'bySlip' : how === 'bySlip' ? how : 'bySlipInBeginning';
  }
  return how;
}

/** The names in which any of the words is. */
function* namesWith(index: NameIndex, meanings: readonly Meaning[]): Generator<Name> {
  const seen = new Set<number>();
  for (const { fits } of meanings) {
    for (const word of fits.keys()) for (const name of index.vocabulary[word]?.inNames ?? []) seen.add(name);
  }
  for (const number of seen) {
    const name = index.list[number];
    if (name !== undefined) yield name;
  }
}

function understood(index: NameIndex, { typed, fits, how }: Meaning): Understood {
  if (how === 'exactly' || how === 'not at all') return { typed, taken: undefined, how };
  const [best] = [...fits].sort((a, b) => b[1] - a[1]);
  return { typed, taken: best === undefined ? undefined : index.vocabulary[best[0]]?.word, how };
}

/** The query with its slips put right; nothing when there were none. Beginnings and endings are no slips. */
function correctionOf(words: readonly Understood[]): string | undefined {
  if (!words.some(({ how }) => how === 'bySlip')) return undefined;
  return words.map(({ typed, taken, how }) => (how === 'bySlip' ? (taken ?? typed) : typed)).join(' ');
}
