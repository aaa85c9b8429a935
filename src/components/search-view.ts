/**
 * The search as a reader meets it: a combobox with a listbox (WAI-ARIA Authoring Practices). Names answer at once; sections
 * of the text come in under them, so that nothing moves that is about to be pressed.
 */
import { grouped } from '../domain/search/grouped.ts';
import { type NamedEntry, type PackedNames, unpackNames } from '../domain/search/names.ts';
import { indexNames, type NameIndex, type Ranking, rank } from '../domain/search/rank.ts';
import { hasAll, wordsOf } from '../domain/search/words.ts';
import { find } from './find.ts';
import type { Pagefind } from './search-later.ts';
import { type Line, resultList } from './search-list.ts';
import { addressMemory, fill, type Question, questionIn, sessionMemory } from './search-question.ts';

/** How long to wait for the next letter before the whole text is asked, in milliseconds. */
const PAUSE = 150;
/** More names than this are a list, not an answer; the filters lead to the others. */
const MOST_NAMES = 20;
/** How much of a question is repeated in what is announced. Characters. */
const LONGEST_REPEATED = 80;
/** Where the browser keeps a question: for the dialog, and in the history for the way back from a result. */
const STORED = 'search';

/** What is on its way or was found for one question. */
interface Answer {
  names: readonly Line[];
  /** Nothing as long as the text has not answered. */
  sections?: readonly Line[];
  near?: readonly Line[];
}

type Later = typeof import('./search-later.ts');

/** What the search fetches, each when it is needed, and again when it did not arrive. */
export interface Sources {
  names(): Promise<PackedNames>;
  /** What can come after the first answer. */
  later(): Promise<Later>;
  pagefind(): Promise<Pagefind>;
}

/** Brings the search in `root` to life. */
export function showSearch(root: HTMLElement, sources: Sources): void {
  const part = (name: string) => find(root, `[data-part="${name}"]`);
  const form = find<HTMLFormElement>(root, 'search form');
  const input = find<HTMLInputElement>(root, 'input[type=search]');
  const list = find(root, '[data-search-results]');
  const selects = [...root.querySelectorAll('select')];
  const dialog = root.closest('dialog');
  const memory = dialog === null ? addressMemory() : sessionMemory(STORED);
  /** How readers call the kinds of entries. */
  const kindWords = new Map(
    [...selects.flatMap(({ options }) => [...options])].map(({ value, text }) => [value, text]),
  );
  const results = resultList(input, list, find<HTMLTemplateElement>(root, 'template'), (line) => {
    part('copy').textContent = `Copy link to “${line?.title ?? ''}”`;
    part('copied').textContent = '';
  });

  let index: NameIndex | undefined;
  let namesOnTheirWay: Promise<void> | undefined;
  let later: Later | undefined;
  let laterOnItsWay: Promise<Later> | undefined;
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let literally = false;
  let hasUnknownWord = false;
  let openWhenThere = false;

  /** The names, once; when they do not arrive, the next call is a new try. */
  function loadNames(): Promise<void> {
    namesOnTheirWay ??= sources.names().then(
      (packed) => {
        index = indexNames(unpackNames(packed));
        part('trouble').hidden = true;
        answer();
      },
      () => {
        namesOnTheirWay = undefined;
        say('trouble', 'The names could not be loaded; the full text is searched instead.');
      },
    );
    return namesOnTheirWay;
  }

  /** What comes after the first answer, likewise. A word that was not known may then be taken for another. */
  function loadLater(): Promise<Later> {
    laterOnItsWay ??= sources.later().then(
      (module) => {
        later = module;
        if (hasUnknownWord) answer();
        return module;
      },
      (error) => {
        laterOnItsWay = undefined;
        throw error;
      },
    );
    return laterOnItsWay;
  }

  /** Answers what stands in the form: names now, the text when no letter comes for a moment. */
  function answer(): void {
    clearTimeout(timer);
    turn += 1;
    const mine = turn;
    const question = questionIn(form);
    const isAsked = question.q.trim() !== '';
    const ranking = index === undefined ? undefined : rank(index, question.q, literally ? undefined : later?.nearWords);
    hasUnknownWord = ranking?.words.some(({ how }) => how === 'not at all') ?? false;
    const names = (isAsked ? (ranking?.results ?? []) : entriesByFilter(question)).map(({ entry }) => lineOf(entry));
    list.setAttribute('aria-busy', String(isAsked));
    part('correction').hidden = ranking?.corrected === undefined;
    say('corrected', `Did you mean “${ranking?.corrected ?? ''}”? This is what is shown.`, false);
    show(question, { names });
    if (index === undefined) void loadNames();
    const isStillAsked = () => mine === turn;
    if (isAsked) timer = setTimeout(() => answerFromText(question, names, ranking, isStillAsked), PAUSE);
  }

  /** Adds what the text says, unless the reader asks something else by then. */
  async function answerFromText(
    question: Question,
    names: readonly Line[],
    ranking: Ranking | undefined,
    isStillAsked: () => boolean,
  ): Promise<void> {
    // Nothing is "not found" while the names are still on their way.
    await loadNames();
    if (!isStillAsked()) return;
    let sections: Line[] = [];
    let isDead = false;
    try {
      const { sectionLines } = await loadLater();
      if (!isStillAsked()) return;
      const words = wordsOf(ranking?.corrected ?? question.q).filter((word) => !index?.smallWords.has(word));
      sections = await sectionLines(words, names, kindWords, hasAll, sources.pagefind);
      if (index !== undefined) part('trouble').hidden = true;
    } catch {
      isDead = index === undefined;
      if (!isDead) say('trouble', 'The full text cannot be searched right now; the names can.');
    }
    if (!isStillAsked()) return;
    list.setAttribute('aria-busy', 'false');
    show(question, { names, sections, near: ranking?.near.map(({ entry }) => lineOf(entry)) }, isDead);
  }

  function show(question: Question, { names, sections, near = [] }: Answer, isDead = false): void {
    const isAsked = question.q.trim() !== '';
    const waits = isAsked && sections === undefined;
    const fitting = names.filter((line) => fits(line, question));
    const lines = [
      ...grouped(isAsked ? fitting.slice(0, MOST_NAMES) : fitting, ({ group }) => group),
      ...(sections ?? []).filter((line) => fits(line, question)),
    ];
    results.show(lines);
    if (!waits) later?.countChoices(selects, [...names, ...(sections ?? [])], question, fits);
    part('foot').hidden = lines.length === 0;
    part('nothing').hidden = waits || !isAsked || lines.length > 0;
    part('near').hidden = near.length === 0;
    if (near.length > 0) later?.showNear(part('near-names'), near);
    const total = lines.length + Math.max(0, isAsked ? fitting.length - MOST_NAMES : 0);
    say('status', announcement(question.q.trim(), lines.length, total, waits, isDead), false);
    if (openWhenThere && lines.length > 0) open(false);
    if (!waits) openWhenThere = false;
  }

  function say(name: string, text: string, reveal = true): void {
    part(name).textContent = text;
    if (reveal) part(name).hidden = false;
  }

  /** Without words a filter alone lists what it leaves. */
  function entriesByFilter({ kind, state }: Question): { entry: NamedEntry }[] {
    return kind === '' && state === '' ? [] : (index?.names.entries ?? []).map((entry) => ({ entry }));
  }

  function lineOf(entry: NamedEntry): Line {
    return {
      key: `${entry.kind}/${entry.id}`,
      url: index?.names.kinds.find(({ id }) => id === entry.kind)?.pattern.replace(':id', entry.id) ?? '',
      title: entry.title,
      state: entry.state,
      answer: entry.answer,
      sentence: [entry.summary],
      group: kindWords.get(entry.kind) ?? '',
    };
  }

  /** Opens the chosen line, or the first; when there is none yet, as soon as there is one. */
  function open(newTab: boolean): void {
    const line = results.current();
    openWhenThere = line === undefined && list.getAttribute('aria-busy') === 'true';
    if (line === undefined) return;
    if (newTab) window.open(line.url, '_blank', 'noopener');
    else {
      leaveFor(line.url);
      location.assign(line.url);
    }
  }

  /** Before a result is opened: the way back leads to the search as it was. A place on this page is uncovered instead. */
  function leaveFor(url: string): void {
    memory.keep(questionIn(form), 'push');
    if (new URL(url, location.href).pathname === location.pathname) dialog?.close();
    else history.replaceState({ [STORED]: url }, '');
  }

  async function copy(url: string): Promise<void> {
    const address = new URL(url, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      say('copied', 'Copied');
    } catch {
      // Refused by the browser, or not https: the address can still be taken from here.
      say('copied', address);
    }
  }

  function typed(): void {
    literally = false;
    results.expect(undefined);
    memory.keep(questionIn(form), 'replace');
    answer();
  }

  function recall(): void {
    fill(form, memory.recall() ?? {});
    results.expect((history.state as Record<string, string> | null)?.[STORED]);
    answer();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    open(false);
  });
  form.addEventListener('change', ({ target }) => {
    if (target === input) return;
    memory.keep(questionIn(form), 'push');
    answer();
  });
  input.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) typed();
  });
  // Not every browser ends a composition with an input event.
  input.addEventListener('compositionend', typed);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') results.step(1);
    else if (event.key === 'ArrowUp') results.step(-1);
    else if (event.key === 'Enter') open(event.ctrlKey || event.metaKey);
    else if (event.key === 'Escape') {
      // The browser would empty the box first, and close the dialog only then.
      if (dialog !== null) dialog.close();
      else {
        input.value = '';
        typed();
      }
    } else {
      // Home, End and the letters belong to the text that is being typed.
      if (event.key === 'Home' || event.key === 'End') results.choose(-1);
      return;
    }
    event.preventDefault();
  });
  part('literally').addEventListener('click', () => {
    literally = true;
    answer();
    input.focus();
  });
  part('copy').addEventListener('click', () => copy(results.current()?.url ?? ''));
  root.addEventListener('click', ({ target, ctrlKey, metaKey, shiftKey }) => {
    if (!(target instanceof Element)) return;
    const item = target.closest('[data-search-result]');
    if (item !== null && target.closest('button') !== null) void copy(find<HTMLAnchorElement>(item, 'a').href);
    const link = target.closest('a');
    if (link !== null && !ctrlKey && !metaKey && !shiftKey) leaveFor(link.getAttribute('href') ?? '');
  });
  dialog?.addEventListener('close', () => history.replaceState(null, ''));
  if (dialog === null) addEventListener('popstate', recall);

  // What was typed before this code arrived is not overwritten.
  if (input.value !== '') answer();
  else {
    recall();
    if (dialog !== null) input.select();
  }
}

const fits = ({ key, state }: Line, question: Question): boolean =>
  key.startsWith(question.kind) && (question.state === '' || state === question.state);

/** What a screen reader is told, and everybody can read. */
function announcement(q: string, shown: number, total: number, waits: boolean, isDead: boolean): string {
  if (q === '') return shown === 0 ? '' : `${shown} entries.`;
  if (shown === 0 && waits) return 'Searching …';
  const repeated = [...q].slice(0, LONGEST_REPEATED).join('');
  const found =
    shown < total ? `The first ${shown} of ${total} results` : shown === 1 ? '1 result' : `${shown} results`;
  const nothing = isDead ? 'The search could not be loaded' : 'Nothing found';
  return `${shown === 0 ? nothing : found} for “${repeated}”.`;
}
