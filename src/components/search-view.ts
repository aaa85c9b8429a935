/**
 * The search as a reader meets it: a combobox with a listbox (WAI-ARIA Authoring Practices). Names answer at once; sections
 * of the text come in under them, so that nothing moves that is about to be pressed.
 */
import { type NamedEntry, stateAt, unpackNames } from '../domain/search/names.ts';
import { indexNames, type NameIndex, rank } from '../domain/search/rank.ts';
import { asShown } from '../domain/search/shown.ts';
import { stemOf, wordsOf } from '../domain/search/words.ts';
import { find } from './find.ts';
import { type Line, resultList } from './search-list.ts';
import {
  addressMemory,
  addressOf,
  fill,
  PAUSE,
  putInHistory,
  type Question,
  questionOf,
  sessionMemory,
} from './search-question.ts';

/** Sections of the text that are shown; nobody reads further. */
const MOST_SECTIONS = 12;
/** How long the text waits for the names, and a reader for the text, in milliseconds. */
const LONGEST_WAIT = 4000;
/** How much of a question is repeated in what is announced. Characters. */
const LONGEST_REPEATED = 80;
/** Where the browser keeps a question: for the dialog, and in the history for the way back from a result. */
const STORED = 'search';

/** What is on its way or was found for one question. */
interface Answer {
  names: readonly Line[];
  /** Nothing as long as something is still on its way. */
  sections?: readonly Line[];
  near?: readonly Line[] | undefined;
  /** What could not be searched; nothing when nothing could. */
  trouble?: string | undefined;
}

/** What of the search can come after the first answer. */
const fetchLater = () => import('./search-later.ts');
type Later = Awaited<ReturnType<typeof fetchLater>>;

/**
 * Brings the search in `root` to life.
 *
 * @param firstNames the file of names, which was asked for when this code was
 * @param fetchNames asks for it again
 */
export function showSearch(
  root: HTMLElement,
  firstNames: Promise<Response>,
  fetchNames: () => Promise<Response>,
): void {
  const part = (name: string) => find(root, `[data-part="${name}"]`);
  const form = find<HTMLFormElement>(root, 'search form');
  const input = find<HTMLInputElement>(root, 'input[type=search]');
  const list = find(root, '[data-search-results]');
  const selects = [...root.querySelectorAll('select')];
  const dialog = root.closest('dialog');
  const asked = () => questionOf(new FormData(form));
  const memory = dialog === null ? addressMemory() : sessionMemory(STORED);
  /** How readers call the kinds of entries. A page is of none: its title says what it is. */
  const kindWords = new Map(
    [...root.querySelectorAll<HTMLOptionElement>('option:not([value=pages])')].map(({ value, text }) => [value, text]),
  );
  const template = (name: string) => part(name) as HTMLTemplateElement;
  let chosen: Line | undefined;
  const results = resultList(input, list, template('result'), template('group'), (line) => {
    chosen = line;
    later?.showChosen(root, line);
  });

  let index: NameIndex | undefined;
  let file: Promise<Response> | undefined = firstNames;
  let namesOnTheirWay: Promise<void> | undefined;
  let later: Later | undefined;
  let laterOnItsWay: Promise<Later> | undefined;
  /** What is still to be done for the question that was asked last. */
  let timer: ReturnType<typeof setTimeout> | undefined;
  let literally = false;
  let hasUnknownWord = false;
  let openWhenThere = false;

  /** The names, once; when they do not arrive, or make no sense, the next call is a new try. */
  function loadNames(): Promise<void> {
    namesOnTheirWay ??= (file ?? fetchNames())
      .then((response) => response.json())
      .then((packed) => {
        index = indexNames(unpackNames(packed));
      })
      .then(answer, () => {
        namesOnTheirWay = undefined;
      });
    file = undefined;
    return namesOnTheirWay;
  }

  /** What comes after the first answer, likewise. A word that was not known may then be taken for another. */
  function loadLater(): Promise<Later> {
    laterOnItsWay ??= fetchLater().then(
      (module) => {
        later = module;
        module.showChosen(root, chosen);
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
    const question = asked();
    const hasWords = question.q.trim() !== '';
    const isNarrowed = question.kind + question.state !== '';
    const ranking = index && rank(index, question.q, literally ? undefined : later?.nearWords);
    hasUnknownWord = ranking?.meanings.some(({ how }) => how === 'not at all') ?? false;
    // Without words a filter alone lists what it leaves.
    const found = hasWords ? ranking?.results.map(({ entry }) => entry) : isNarrowed ? index?.names.entries : [];
    const names = found?.map(lineOf) ?? [];
    const waits = hasWords || (isNarrowed && index === undefined);
    list.ariaBusy = String(waits);
    const corrected = ranking && later?.correctionOf(ranking);
    later?.showCorrection(part('correction'), corrected);
    show(question, waits ? { names } : { names, sections: [], trouble: '' });
    timer = waits ? setTimeout(complete, PAUSE) : undefined;
    if (index === undefined) void loadNames();

    /** Adds what the text says, unless the reader asks something else by then. */
    async function complete(): Promise<void> {
      const mine = timer;
      const told = (sections: readonly Line[], trouble: string | undefined) => {
        if (mine !== timer) return;
        list.ariaBusy = 'false';
        show(question, { names, sections, near: ranking?.near.map(({ entry }) => lineOf(entry)), trouble });
      };
      // Whatever it was, a reader can only be told what is missing.
      const withoutText = () => told([], index && 'The full text cannot be searched right now; the names can.');
      // Nothing is "not found" while the names are still on their way.
      await Promise.race([loadNames(), new Promise((giveUp) => setTimeout(giveUp, LONGEST_WAIT))]);
      const late = setTimeout(withoutText, LONGEST_WAIT);
      const rules = { wordsOf, stemOf, smallWords: index?.smallWords };
      const text = await loadLater()
        .then(async ({ sectionLines, NAMES_LOST }) => ({
          lines: mine === timer ? await sectionLines(corrected ?? question.q, names, kindWords, rules) : [],
          trouble: index ? '' : hasWords ? NAMES_LOST : undefined,
        }))
        .catch(() => undefined);
      clearTimeout(late);
      if (text === undefined) withoutText();
      else
        told(
          text.lines.map((line) => ({ ...line, state: stateAt(line.state, Date.now()) })),
          text.trouble,
        );
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
    const total = ofNames.length + ofText.length;
    say('status', isAsked ? announcement(q, count, total, waits, trouble === undefined) : '');
    if (openWhenThere && count > 0) open(false);
    if (waits) return;
    openWhenThere = false;
    say('trouble', trouble ?? '');
    later?.showNear(part('near'), near);
    later?.countChoices(selects, question, (other) => left(other).flat().length);
  }

  function say(name: string, text: string): void {
    part(name).textContent = text;
  }

  function lineOf({ kind, id, title, state, answer, summary }: NamedEntry): Line {
    return {
      key: `${kind}/${id}`,
      url: index?.names.kinds.find((known) => known.id === kind)?.pattern.replace(':id', id) ?? '',
      title,
      state: stateAt(state, Date.now()),
      answer,
      sentence: [summary],
      group: kindWords.get(kind) ?? '',
    };
  }

  /** Opens the chosen line, or the first; when there is none yet, as soon as there is one. */
  function open(newTab: boolean): void {
    const line = results.current();
    openWhenThere = !newTab && line === undefined && list.ariaBusy === 'true';
    if (line === undefined) {
      input.focus();
      if (list.ariaBusy !== 'true' && input.value.trim() === '') say('status', 'Type what you are looking for first.');
      return;
    }
    if (newTab) window.open(line.url, '_blank', 'noopener');
    else {
      leaveFor(line.url);
      location.assign(line.url);
    }
  }

  /** Before a result is opened: the way back leads to the search as it was. A place on this page is uncovered instead. */
  function leaveFor(url: string): void {
    const question = asked();
    memory.keep(question, true);
    if (new URL(url, location.href).pathname === location.pathname) dialog?.close();
    else putInHistory({ ...history.state, [STORED]: { ...question, url } });
  }

  /** Copies an address, and says so where the reader looks: on the button that was pressed. */
  function copy(url: string, button: HTMLElement): void {
    void loadLater()
      .then(
        ({ copied }) => copied(url, button),
        // The address can still be taken from here.
        () => (button.textContent = url),
      )
      .then((text) => say('copied', text));
  }

  /** Answers something else than before: what was to be opened for that is not opened any more. */
  function ask(): void {
    openWhenThere = false;
    answer();
  }

  function typed(): void {
    literally = false;
    results.expect(undefined);
    ask();
    memory.keep(asked(), false);
  }

  /** Begins where the reader left, here or with the dialog of another page. */
  function recall(): void {
    literally = false;
    const left = (history.state as Record<string, Question & { url: string }> | null)?.[STORED];
    fill(form, { ...memory.recall(), ...left });
    results.expect(left?.url);
    ask();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    open(false);
  });
  form.addEventListener('change', ({ target }) => {
    if (target === input) return;
    ask();
    memory.keep(asked(), true);
  });
  input.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) typed();
  });
  // Not every browser ends a composition with an input event.
  input.addEventListener('compositionend', typed);
  input.addEventListener('keydown', (event) => {
    // Safari ends a composition before the Enter that confirmed it; only this code tells that it was not meant for the list.
    if (event.isComposing || (event as { keyCode: number }).keyCode === 229) return;
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
    ask();
    input.focus();
  });
  part('copy').addEventListener('click', ({ currentTarget }) =>
    copy(chosen?.url ?? addressOf(asked(), form.dataset['searchAction']), currentTarget as HTMLElement),
  );
  root.addEventListener('click', ({ target, ctrlKey, metaKey, shiftKey }) => {
    if (!(target instanceof Element)) return;
    const button = target.closest<HTMLElement>('[data-search-result] button');
    if (button !== null) copy((button.previousElementSibling as HTMLAnchorElement).href, button);
    const link = target.closest('a');
    if (link !== null && !ctrlKey && !metaKey && !shiftKey) leaveFor(link.getAttribute('href') ?? '');
  });
  dialog?.addEventListener('close', () => {
    openWhenThere = false;
  });
  if (dialog === null) addEventListener('popstate', recall);
  // A page that the browser kept whole shows what was asked last, not what was asked when it was left.
  addEventListener('pageshow', ({ persisted }) => persisted && recall());

  // What was typed before this code arrived is not overwritten.
  if (input.value !== '') {
    fill(form, { ...memory.recall(), q: input.value });
    typed();
  } else {
    recall();
    if (dialog !== null) input.select();
  }
}

/** What a screen reader is told, and everybody can read. */
function announcement(q: string, shown: number, total: number, waits: boolean, isDead: boolean): string {
  if (shown === 0 && waits) return 'Searching …';
  const some = shown < total ? `The first ${shown} of ${total} results` : `${shown} result${shown === 1 ? '' : 's'}`;
  const none = isDead ? 'The search could not be loaded' : 'Nothing found';
  const repeated = [...q].slice(0, LONGEST_REPEATED).join('');
  return `${shown === 0 ? none : some}${q === '' ? '' : ` for “${repeated}”`}.`;
}
