import type { NamedEntry, Names } from './names.ts';
import type { NearWord } from './slips.ts';
import { meaningfulWords, stemOf } from './words.ts';

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
const CERTAIN = { exactly: 1, byStem: 0.999, byBeginning: 0.9, bySlip: 0.65, bySlipInBeginning: 0.64, 'not at all': 0 };
/** How a word was found. */
const FOUND = { exactly: 1, byStem: 0.92, byBeginning: 0.8, bySlip: 0.7, bySlipInBeginning: 0.55, 'not at all': 0 };
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
/** Nobody types more; what is pasted beyond it is not looked at. Words, and characters of a query and of a word. */
const MOST_WORDS = 12;
const LONGEST_QUERY = 1000;
const LONGEST_WORD = 40;

type NameKind = keyof typeof WEIGHT;

/** A word of the names, and the names in which it is. */
export interface Word {
  text: string;
  names: Name[];
}

interface Name {
  entry: number;
  kind: NameKind;
  text: string;
  /** Its meaningful words. */
  words: Word[];
  /** Each two neighbouring words written as one: "on boarding" is found as "onboarding". */
  pairs: Word[];
}

/** The names of a guide, ready to be asked. */
export interface NameIndex {
  names: Names;
  words: ReadonlyMap<string, Word>;
  byStem: ReadonlyMap<string, Word[]>;
  smallWords: ReadonlySet<string>;
}

/** Finds what a word may have been meant to be (`nearWords`). It comes later than the rest of the search. */
export type FindNear = (words: NameIndex['words'], typed: string, isBeingTyped: boolean) => NearWord[];

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
  /** What each word of the query can mean. */
  meanings: Meaning[];
  /** When nothing knows enough of the query: what comes nearest, for a reader to judge. */
  near: RankedEntry[];
}

/** Makes the index; once, when the names have arrived. */
export function indexNames(names: Names): NameIndex {
  const smallWords = new Set(names.smallWords);
  const words = new Map<string, Word>();
  const byStem = new Map<string, Word[]>();

  const wordOf = (text: string): Word => {
    const known = words.get(text);
    if (known !== undefined) return known;
    const word: Word = { text, names: [] };
    words.set(text, word);
    const stem = stemOf(text);
    byStem.set(stem, [...(byStem.get(stem) ?? []), word]);
    return word;
  };
  const add = (entry: number, kind: NameKind, text: string): void => {
    const own = meaningfulWords(text, smallWords)
      // A single sign of an address, such as the 0 of "user=0", is nothing that anybody looks for.
      .filter((word) => kind !== 'address' || word.length > 1)
      .map(wordOf);
    const pairs = own.flatMap((word, at) => {
      const next = own[at + 1];
      return next === undefined || kind === 'sentence' ? [] : [wordOf(word.text + next.text)];
    });
    const name = { entry, kind, text, words: own, pairs };
    for (const word of new Set([...own, ...pairs])) word.names.push(name);
  };

  for (const [at, { title, names: others, addresses, summary, answer }] of names.entries.entries()) {
    add(at, 'title', title);
    for (const name of others) add(at, 'alias', name);
    for (const address of addresses) add(at, 'address', address);
    add(at, 'sentence', `${summary} ${answer}`);
  }
  for (const { names: shared, members } of names.groups) {
    for (const name of shared) for (const member of members) add(member, 'group', name);
  }
  return { names, words, byStem, smallWords };
}

/** What a query word can mean: words of the names, each with how well it fits. */
export interface Meaning {
  typed: string;
  importance: number;
  fits: ReadonlyMap<Word, number>;
  /** How the best of them was found. */
  how: keyof typeof FOUND;
}

/**
 * The entries that answer a query, best first. Never throws, whatever is typed.
 *
 * @param findNear without it every word is taken as it stands: slips are not put right
 */
export function rank(index: NameIndex, query: string, findNear?: FindNear): Ranking {
  const typed = meaningfulWords(query.slice(0, LONGEST_QUERY), index.smallWords).slice(0, MOST_WORDS);
  // An accent may be a sign of its own, behind its letter.
  const isOpen = /[\p{L}\p{M}\p{N}]$/u.test(query);
  const meanings = typed.map((word, at) =>
    meaningOf(
      index,
      word.slice(0, LONGEST_WORD),
      // Together with a neighbour it may be a word that names write as one.
      [(typed[at - 1] ?? '') + word, word + (typed[at + 1] ?? '')].filter((text) => text !== word),
      isOpen && at === typed.length - 1,
      // A word such as "when" is none that somebody mistyped.
      index.smallWords.has(word) ? undefined : findNear,
    ),
  );
  /** Of what is there of each query word, the share that is there of the whole query. */
  const asked = meanings.reduce((sum, { importance }) => sum + importance, 0);
  const weighed = (each: (meaning: Meaning, at: number) => number) =>
    meanings.reduce((sum, meaning, at) => sum + meaning.importance * each(meaning, at), 0) / asked;

  const best = new Map<number, { name: Name; fit: number; perWord: number[]; isSame: boolean }>();
  for (const name of namesWith(meanings.flatMap(({ fits }) => [...fits.keys()]))) {
    const weight = WEIGHT[name.kind];
    const share = weighed(({ fits }) => bestFit(name, fits));
    const begins = meanings[0]?.fits.has(name.words[0] as Word) ? FITTING.beginning : 0;
    const fit = weight * share * (FITTING.any + FITTING.coverage * coverageOf(name, meanings) + begins);
    const known = best.get(name.entry);
    best.set(name.entry, {
      ...(known === undefined || fit > known.fit ? { name, fit } : known),
      perWord: meanings.map(({ fits }, at) => Math.max(weight * bestFit(name, fits), known?.perWord[at] ?? 0)),
      isSame: known?.isSame || (name.kind !== 'sentence' && name.words.map(({ text }) => text).join() === typed.join()),
    });
  }

  const ranked = index.names.entries
    .flatMap((entry, number): RankedEntry[] => {
      const found = best.get(number);
      if (found === undefined) return [];
      const { name, fit, perWord, isSame } = found;
      const anywhere = weighed((_, at) => perWord[at] ?? 0);
      return [
        {
          entry,
          score: WHOLE_NAME * fit + ANY_WORD * anywhere + (isSame ? SAME_NAME : 0),
          known: weighed(({ how }, at) => (perWord[at] ? CERTAIN[how] : 0)),
          name: name.text,
          kind: name.kind,
        },
      ];
    })
    .sort((a, b) => b.score - a.score);
  const answers = ranked.filter(({ known }) => known >= KNOWN_SHARE);
  const floor = (answers[0]?.score ?? 0) * NOISE;
  return {
    results: answers.filter(({ score }) => score >= floor),
    meanings,
    near: answers.length > 0 ? [] : ranked.slice(0, MOST_NEAR),
  };
}

const bestFit = ({ words, pairs }: Name, fits: ReadonlyMap<Word, number>): number =>
  Math.max(0, ...[...words, ...pairs].map((word) => fits.get(word) ?? 0));

/** The share of a name's words that the query has. Guesses alone do not count: a short name would win by being guessed. */
function coverageOf({ kind, words, pairs }: Name, meanings: readonly Meaning[]): number {
  if (kind === 'sentence' || meanings.every(({ how }) => how.startsWith('bySlip'))) return 0;
  const has = (word: Word | undefined) => word !== undefined && meanings.some(({ fits }) => fits.has(word));
  return words.filter((word, at) => has(word) || has(pairs[at]) || has(pairs[at - 1])).length / words.length;
}

function meaningOf(
  index: NameIndex,
  typed: string,
  together: readonly string[],
  isBeingTyped: boolean,
  findNear?: FindNear,
): Meaning {
  const fits = new Map<Word, number>();
  let how = 'not at all' as Meaning['how'];
  const take = (word: Word | undefined, as: Meaning['how'], fit: number) => {
    if (word === undefined) return;
    fits.set(word, Math.max(fit, fits.get(word) ?? 0));
    if (CERTAIN[as] > CERTAIN[how]) how = as;
  };

  take(index.words.get(typed), 'exactly', FOUND.exactly);
  for (const text of together) take(index.words.get(text), 'byStem', FOUND.byStem);
  for (const word of index.byStem.get(stemOf(typed)) ?? []) take(word, 'byStem', FOUND.byStem);
  if ((isBeingTyped || typed.length >= SHORTEST_BEGINNING) && !/^\p{N}/u.test(typed)) {
    for (const word of index.words.values()) {
      if (word.text.length <= typed.length || !word.text.startsWith(typed)) continue;
      // The more of a word is there, the surer it is.
      const surer = (0.7 + 0.3 * (typed.length / word.text.length)) * (isBeingTyped ? 1 : 0.8);
      take(word, 'byBeginning', FOUND.byBeginning * surer);
    }
  }
  // A slip can make the beginning of another word, so a long one that is not known as it stands may be both.
  const isUnknown = how === 'not at all';
  if (isUnknown || (how !== 'exactly' && typed.length >= SHORTEST_DOUBTED)) {
    for (const { word, slips, isWhole } of findNear?.(index.words, typed, isBeingTyped && isUnknown) ?? []) {
      const as = isWhole ? 'bySlip' : 'bySlipInBeginning';
      take(word, as, FOUND[as] / slips);
    }
  }
  const entries = new Set([...namesWith([...fits.keys()])].map(({ entry }) => entry));
  return { typed, fits, how, importance: Math.log(1 + index.names.entries.length / Math.max(1, entries.size)) };
}

/** The names in which any of the words is. */
const namesWith = (words: readonly Word[]): Set<Name> => new Set(words.flatMap(({ names }) => names));
