/** What the search answers: names at once; sections of the text under them, so that nothing moves that is about to be pressed. */
import { type NamedEntry, type Names, stateAt, unpackNames } from '../domain/search/names.ts';
import { indexNames, type NameIndex, type RankedEntry, rank } from '../domain/search/rank.ts';
import { asShown } from '../domain/search/shown.ts';
import { stemOf, wordsOf } from '../domain/search/words.ts';
import { find } from './find.ts';
import { type Line, type ResultList, resultList } from './search-list.ts';
import { once } from './search-once.ts';
import { PAUSE, type Question } from './search-question.ts';

/** Sections of the text that are shown; nobody reads further. */
const MOST_SECTIONS = 12;
/** How long the text waits for the names, and a reader for the text, in milliseconds. */
const LONGEST_WAIT = 4000;
/** How much of a question is repeated in what is announced. Characters. */
const LONGEST_REPEATED = 80;

/** What is on its way or was found for one question. */
interface Answer {
  names: readonly Line[];
  /** Nothing as long as something is still on its way. */
  sections?: readonly Line[];
  near?: readonly Line[];
  /** What could not be searched; nothing when nothing could. */
  trouble?: string | undefined;
}

/** What of the search can come after the first answer. */
const fetchLater = () => import('./search-later.ts');
type Later = Awaited<ReturnType<typeof fetchLater>>;

export interface Answers {
  results: ResultList;
  /**
   * Answers what is asked: names now, the text when no letter comes for a moment.
   *
   * @param literally whether its words are meant as they are typed; not said, it is as before
   */
  answer(literally?: boolean): void;
  /** What can come later; nothing when it does not come. */
  loadLater(): Promise<Later | undefined>;
}

/**
 * @param asked what stands in the form
 * @param shown told when lines are shown, and in the end when there are none
 * @param firstNames the file of names, which was asked for when this code was
 * @param fetchNames asks for it again
 */
export function answersIn(
  root: HTMLElement,
  asked: () => Question,
  shown: (hasLines: boolean) => void,
  firstNames: Promise<Response>,
  fetchNames: () => Promise<Response>,
): Answers {
  const part = (name: string) => find(root, `[data-part="${name}"]`);
  const list = find(root, '[data-search-results]');
  /** How readers call the kinds of entries. A page is of none: its title says what it is. */
  const kindWords = new Map(
    [...root.querySelectorAll<HTMLOptionElement>('option:not([value=pages])')].map(({ value, text }) => [value, text]),
  );
  const results = resultList(root, (line) => later?.showChosen(root, line));
  let file: Promise<Response> | undefined = firstNames;
  let index: NameIndex | undefined;
  /** How each entry is shown. */
  let lines = new Map<NamedEntry, Line>();
  let later: Later | undefined;
  let isLiteral = false;
  /** Whether there is one, all is asked again when the rest has come, which may know what it is near to. */
  let hasUnknownWord = false;
  /** What is still to be done for the question that was asked last. */
  let timer: ReturnType<typeof setTimeout> | undefined;

  const loadNames = once(
    async () => {
      const coming = file ?? fetchNames();
      file = undefined;
      const made = indexNames(unpackNames(await (await coming).json()));
      // All at once: names of a newer build may make no sense here.
      lines = new Map(made.names.entries.map((entry) => [entry, lineOf(entry, made.names)]));
      index = made;
    },
    () => answer(),
  );

  const loadLater = once(fetchLater, (module) => {
    later = module;
    module.showChosen(root, results.chosen());
    if (hasUnknownWord) answer();
  });

  /** New lines for every question in words: those that were there would seem to move. */
  const linesOf = (ranked: readonly RankedEntry[] = []) =>
    ranked.map(({ entry }) => ({ ...(lines.get(entry) as Line) }));

  function answer(literally = isLiteral): void {
    isLiteral = literally;
    clearTimeout(timer);
    const question = asked();
    const hasWords = question.q.trim() !== '';
    const isNarrowed = question.kind + question.state !== '';
    const ranking = index && rank(index, question.q, literally ? undefined : later?.nearWords);
    hasUnknownWord = ranking?.meanings.some(({ how }) => how === 'not at all') ?? false;
    // Without words a filter alone lists what it leaves.
    const names = hasWords ? linesOf(ranking?.results) : isNarrowed ? [...lines.values()] : [];
    const waits = hasWords || (isNarrowed && index === undefined);
    list.ariaBusy = String(waits);
    const corrected = ranking && later?.correctionOf(ranking);
    later?.showCorrection(part('correction'), corrected);
    show(question, waits ? { names } : { names, sections: [], trouble: '' });
    timer = hasWords || isNarrowed ? setTimeout(complete, PAUSE) : undefined;
    if (index === undefined) void loadNames();

    /** Adds what the text says, unless the reader asks something else by then. */
    async function complete(): Promise<void> {
      const mine = timer;
      const told = (sections: readonly Line[], trouble: string | undefined) => {
        if (mine !== timer) return;
        list.ariaBusy = 'false';
        show(question, { names, sections, near: linesOf(ranking?.near), trouble });
      };
      // Whatever it was, a reader can only be told what is missing.
      const withoutText = () => told([], index && 'The full text cannot be searched right now; the names can.');
      // Nothing is "not found" while the names are still on their way.
      await Promise.race([loadNames(), new Promise((giveUp) => setTimeout(giveUp, LONGEST_WAIT))]);
      const late = setTimeout(withoutText, LONGEST_WAIT);
      await loadLater();
      const known = { wordsOf, stemOf, stateAt, kindWords, smallWords: index?.smallWords };
      const sections =
        mine === timer
          ? await later?.sectionLines(corrected ?? question.q, names, known).catch(() => undefined)
          : undefined;
      clearTimeout(late);
      if (sections === undefined) withoutText();
      else told(sections, index ? '' : hasWords ? later?.NAMES_LOST : undefined);
    }
  }

  function show(question: Question, { names, sections, near = [], trouble }: Answer): void {
    const q = question.q.trim();
    const left = ({ kind, state }: Question) => {
      const fitting = (some: readonly Line[] = []) =>
        some.filter((line) => line.key.startsWith(kind) && (state === '' || line.state === state));
      return [fitting(names), fitting(sections)] as const;
    };
    const [ofNames, ofText] = left(question);
    const groupOf = ({ group }: Line) => group;
    const count = results.show(
      new Map([
        ...asShown(ofNames, groupOf, q === '' ? ofNames.length : undefined),
        ...asShown(ofText, groupOf, MOST_SECTIONS),
      ]),
    ).length;
    const waits = sections === undefined;
    const isAsked = question.kind + question.state + q !== '';
    part('foot').hidden = count === 0;
    part('nothing').hidden = waits || !isAsked || count > 0;
    const of = q === '' ? '' : ` for “${[...q].slice(0, LONGEST_REPEATED).join('')}”`;
    const total = ofNames.length + ofText.length;
    part('status').textContent = isAsked ? announcement(of, count, total, waits, trouble === undefined) : '';
    if (!waits || count > 0) shown(count > 0);
    if (waits) return;
    part('trouble').textContent = trouble ?? '';
    later?.showNear(part('near'), near);
    later?.countChoices(root, question, (other) => left(other).flat().length, of);
  }

  function lineOf({ kind, id, title, state, answer, summary }: NamedEntry, { kinds }: Names): Line {
    return {
      key: `${kind}/${id}`,
      url: kinds.get(kind)?.replace(':id', id) ?? '',
      title,
      state: stateAt(state, Date.now()),
      answer,
      sentence: [summary],
      group: kindWords.get(kind) ?? '',
    };
  }

  return { results, answer, loadLater };
}

/** What a screen reader is told, and everybody can read. */
function announcement(of: string, shown: number, total: number, waits: boolean, isDead: boolean): string {
  if (shown === 0 && waits) return 'Searching …';
  const some = shown < total ? `The first ${shown} of ${total} results` : `${shown} result${shown === 1 ? '' : 's'}`;
  const none = isDead ? 'The search could not be loaded' : 'Nothing found';
  return `${shown === 0 ? none : some}${of}.`;
}
