/**
 * The search as a reader meets it: a combobox with a listbox (WAI-ARIA Authoring Practices). Names answer at once; sections
 * of the text come in under them, so that nothing moves that is about to be pressed.
 */
import { entryPath, withBase } from '../domain/links/paths.ts';
import { type NamedEntry, type PackedNames, unpackNames } from '../domain/search/names.ts';
import { indexNames, type NameIndex, type RankedEntry, rank } from '../domain/search/rank.ts';
import { COLLECTIONS } from '../schemas/collections.ts';
import { type FoundSection, markedNodes, searchText } from './text-search.ts';

/** A line of the list, wherever it comes from. */
interface Line {
  key: string;
  url: string;
  title: string;
  state: string;
  answer: string;
  sentence: Node[];
  group: string;
}

interface Question {
  q: string;
  kind: string;
  state: string;
}

/** How long to wait for the next letter before the whole text is asked, in milliseconds. */
const PAUSE = 150;
/** More names than this are a list, not an answer. */
const MOST_NAMES = 12;
const LONGEST_REPEATED = 80;
const STORED = 'search';
const TEXT_GROUP = 'In the text';

/** Brings the search in `root` to life. `packed` are the names on their way. */
export function showSearch(root: HTMLElement, packed: Promise<PackedNames>): void {
  const part = <T extends HTMLElement>(name: string) => find<T>(root, `[data-part="${name}"]`);
  const form = find<HTMLFormElement>(root, 'search form');
  const input = find<HTMLInputElement>(root, 'input[type=search]');
  const list = find<HTMLUListElement>(root, '[data-search-results]');
  const template = find<HTMLTemplateElement>(root, 'template');
  const selects = [...root.querySelectorAll('select')];
  const kindTitles = JSON.parse(root.dataset['kinds'] ?? '[]') as string[];
  const isPage = root.closest('dialog') === null;

  let index: NameIndex | undefined;
  let lines: Line[] = [];
  let active = -1;
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let literally = false;
  let openFirst = false;
  let textFailed = false;
  let settled = false;

  const settledNames = packed.then(
    (names) => {
      index = indexNames(unpackNames(names));
      answer();
    },
    () => {
      part('trouble').textContent = 'The names could not be loaded; the full text is searched instead.';
      part('trouble').hidden = false;
      if (input.value !== '') answer();
    },
  );

  const asked = (): Question => {
    const data = new FormData(form);
    const text = (name: string) => String(data.get(name) ?? '');
    return { q: text('q'), kind: text('kind'), state: text('state') };
  };

  /** Answers what stands in the form: names now, the text when no letter comes for a moment. */
  function answer(): void {
    clearTimeout(timer);
    turn += 1;
    const mine = turn;
    const { q } = asked();
    const ranking = index === undefined ? undefined : rank(index, q, literally);
    const names = (q.trim() === '' ? entriesByFilter() : (ranking?.results ?? [])).map(lineOfEntry);
    const waits = q.trim() !== '';
    list.setAttribute('aria-busy', String(waits));
    part('correction').hidden = ranking?.corrected === undefined;
    part('corrected').textContent = `Did you mean “${ranking?.corrected ?? ''}”? This is what is shown.`;
    draw(names, q, waits);
    if (!waits) return;
    timer = setTimeout(async () => {
      let sections: FoundSection[] = [];
      // Nothing is "not found" while the names are still on their way.
      await settledNames;
      if (mine !== turn) return;
      try {
        sections = await searchText(ranking?.corrected ?? q, index?.smallWords ?? new Set());
        textFailed = false;
        if (index !== undefined) part('trouble').hidden = true;
      } catch {
        textFailed = true;
        part('trouble').hidden = false;
      }
      if (mine !== turn) return;
      list.setAttribute('aria-busy', 'false');
      draw([...names, ...sectionsBeside(names, sections)], q, false, ranking?.near);
    }, PAUSE);
  }

  /** Without words a filter alone lists what it leaves. */
  function entriesByFilter(): { entry: NamedEntry }[] {
    const { kind, state } = asked();
    return kind === '' && state === '' ? [] : (index?.names.entries ?? []).map((entry) => ({ entry }));
  }

  function lineOfEntry({ entry }: { entry: NamedEntry }): Line {
    return {
      key: `${entry.kind}/${entry.id}`,
      url: withBase(import.meta.env.BASE_URL, entryPath(entry.kind, entry.id)),
      title: entry.title,
      state: entry.state,
      answer: entry.answer === entry.summary ? '' : entry.answer,
      sentence: [document.createTextNode(entry.summary)],
      group: kindTitles[COLLECTIONS.indexOf(entry.kind)] ?? '',
    };
  }

  /** Sections that say something which the names above them do not. */
  function sectionsBeside(names: readonly Line[], sections: readonly FoundSection[]): Line[] {
    return sections
      .filter(({ key, heading }) => heading !== '' || !names.some((line) => line.key === key))
      .map(({ key, url, title, heading, state, excerpt }) => ({
        key,
        url,
        title: heading === '' ? title : `${title}: ${heading}`,
        state,
        answer: '',
        sentence: markedNodes(excerpt),
        group: TEXT_GROUP,
      }));
  }

  function draw(all: Line[], q: string, waits: boolean, near: readonly RankedEntry[] = []): void {
    count(all);
    const { kind, state } = asked();
    const chosen = lines[active]?.url;
    const fitting = all.filter(
      (line) => (kind === '' || line.key.startsWith(`${kind}/`)) && (state === '' || line.state === state),
    );
    const texts = fitting.filter(({ group }) => group === TEXT_GROUP);
    lines = [
      ...grouped(
        fitting
          .filter(({ group }) => group !== TEXT_GROUP)
          .slice(0, q.trim() === '' ? Number.POSITIVE_INFINITY : MOST_NAMES),
      ),
      ...texts,
    ];
    list.replaceChildren(
      ...lines.flatMap((line, at) =>
        line.group === lines[at - 1]?.group ? [drawn(line, at)] : [heading(line.group), drawn(line, at)],
      ),
    );
    choose(chosen === undefined ? -1 : lines.findIndex(({ url }) => url === chosen));
    input.setAttribute('aria-expanded', String(lines.length > 0));
    part('foot').hidden = lines.length === 0;
    const repeated = [...q.trim()].slice(0, LONGEST_REPEATED).join('');
    const isDead = index === undefined && textFailed;
    const found =
      lines.length === 0
        ? isDead
          ? 'The search could not be loaded'
          : 'Nothing found'
        : lines.length === 1
          ? '1 result'
          : `${lines.length} results`;
    part('status').textContent =
      q.trim() === ''
        ? lines.length === 0
          ? ''
          : `${lines.length} entries.`
        : waits && lines.length === 0
          ? 'Searching …'
          : `${found} for “${repeated}”.`;
    part('nothing').hidden = waits || q.trim() === '' || lines.length > 0;
    part('near').hidden = near.length === 0;
    part('near-names').replaceChildren(...near.map(lineOfEntry).map(drawnNear));
    if (openFirst && lines.length > 0) open(false);
    if (!waits) openFirst = false;
  }

  function heading(text: string): HTMLElement {
    const item = document.createElement('li');
    item.className = 'group';
    item.setAttribute('role', 'presentation');
    item.textContent = text;
    return item;
  }

  function drawn(line: Line, at: number): Node {
    const copy = template.content.cloneNode(true) as DocumentFragment;
    const item = find<HTMLElement>(copy, '[data-search-result]');
    const link = find<HTMLAnchorElement>(copy, 'a');
    const set = (name: string, ...nodes: (Node | string)[]) =>
      find(copy, `[data-part="${name}"]`).replaceChildren(...nodes);
    item.dataset['searchKey'] = line.key;
    link.id = `search.result.${at}`;
    link.href = line.url;
    set('title', line.title);
    set('about', [line.group, line.state].filter(Boolean).join(' · '));
    set('answer', line.answer);
    set('sentence', ...line.sentence);
    return copy;
  }

  function drawnNear({ url, title }: Line): HTMLElement {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = url;
    link.textContent = title;
    item.append(link);
    return item;
  }

  /** Says in each filter how many lines it would leave. */
  function count(all: readonly Line[]): void {
    for (const select of selects) {
      for (const option of select.options) {
        option.dataset['word'] ??= option.text;
        const left = all.filter((line) =>
          select.name === 'kind'
            ? line.key.startsWith(option.value)
            : option.value === '' || line.state === option.value,
        ).length;
        option.text = all.length === 0 ? option.dataset['word'] : `${option.dataset['word']} (${left})`;
      }
    }
  }

  function choose(at: number): void {
    active = at;
    const options = [...list.querySelectorAll<HTMLElement>('[role=option]')];
    for (const [number, option] of options.entries()) option.setAttribute('aria-selected', String(number === at));
    const chosen = options[at];
    if (chosen === undefined) input.removeAttribute('aria-activedescendant');
    else {
      input.setAttribute('aria-activedescendant', chosen.id);
      chosen.scrollIntoView({ block: 'nearest' });
    }
    part('copy').textContent = `Copy link to “${lines[Math.max(0, at)]?.title ?? ''}”`;
    part('copied').textContent = '';
  }

  function open(newTab: boolean): void {
    const line = lines[Math.max(0, active)];
    if (line === undefined) {
      openFirst = list.getAttribute('aria-busy') === 'true';
      return;
    }
    openFirst = false;
    if (newTab) window.open(line.url, '_blank', 'noopener');
    else {
      keep('push');
      root.closest('dialog')?.close();
      location.assign(line.url);
    }
  }

  /** Keeps the question: the page in its address, the dialog for the next time it is opened. */
  function keep(as: 'push' | 'replace'): void {
    const question = asked();
    if (!isPage) {
      try {
        sessionStorage.setItem(STORED, JSON.stringify(question));
      } catch {
        // A browser that keeps nothing: the next dialog begins empty.
      }
      return;
    }
    const parameters = new URLSearchParams(Object.entries(question).filter(([, value]) => value !== ''));
    const address = parameters.size > 0 ? `?${parameters}` : location.pathname;
    if (as === 'push' && settled && address !== (location.search || location.pathname))
      history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    settled = as === 'push';
  }

  function fill(question: Partial<Question>): void {
    input.value = question.q ?? '';
    for (const select of selects) {
      const value = question[select.name as keyof Question] ?? '';
      // A kind or state that this guide does not know, as an old link may ask for, leaves everything chosen.
      select.value = [...select.options].some((option) => option.value === value) ? value : '';
    }
  }

  function fillFromAddress(): void {
    fill(Object.fromEntries(new URLSearchParams(location.search)));
    settled = input.value !== '';
    answer();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    open(false);
  });
  form.addEventListener('change', ({ target }) => {
    if (target === input) return;
    keep('push');
    answer();
  });
  const typed = () => {
    literally = false;
    active = -1;
    keep('replace');
    answer();
  };
  input.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) typed();
  });
  // Not every browser ends a composition with an input event.
  input.addEventListener('compositionend', typed);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const last = lines.length - 1;
    if (event.key === 'ArrowDown') choose(active >= last ? -1 : active + 1);
    else if (event.key === 'ArrowUp') choose(active < 0 ? last : active - 1);
    else if (event.key === 'Enter') open(event.ctrlKey || event.metaKey);
    else if (event.key === 'Escape') {
      // The browser would empty the box first, and close the dialog only then.
      if (isPage) {
        input.value = '';
        typed();
      } else root.closest('dialog')?.close();
    } else {
      // Home, End and the letters belong to the text that is being typed.
      if (event.key === 'Home' || event.key === 'End') choose(-1);
      return;
    }
    event.preventDefault();
  });
  part('literally').addEventListener('click', () => {
    literally = true;
    answer();
    input.focus();
  });
  part('copy').addEventListener('click', async () => {
    const url = new URL(lines[Math.max(0, active)]?.url ?? '', location.href).href;
    try {
      await navigator.clipboard.writeText(url);
      part('copied').textContent = 'Copied';
    } catch {
      // Refused by the browser, or not https: the address can still be taken from here.
      part('copied').textContent = url;
    }
  });

  // A result on the same page would scroll behind the dialog.
  root.addEventListener('click', ({ target, ctrlKey, metaKey, shiftKey }) => {
    const isLink = target instanceof Element && target.closest('a[href]') !== null;
    if (isLink && !ctrlKey && !metaKey && !shiftKey) root.closest('dialog')?.close();
  });

  if (isPage) {
    addEventListener('popstate', fillFromAddress);
    if (input.value === '') fillFromAddress();
    else answer();
    return;
  }
  if (input.value === '') {
    try {
      fill(JSON.parse(sessionStorage.getItem(STORED) ?? '{}') as Question);
      input.select();
    } catch {
      // Nothing kept, or nothing that can be read.
    }
  }
  answer();
}

/** Lines of one kind together, kinds in the order of their best line. */
function grouped(all: readonly Line[]): Line[] {
  const groups = new Map<string, Line[]>();
  for (const line of all) groups.set(line.group, [...(groups.get(line.group) ?? []), line]);
  return [...groups.values()].flat();
}

function find<T extends HTMLElement>(within: ParentNode, selector: string): T {
  const element = within.querySelector<T>(selector);
  if (element === null) throw new Error(`The search has no ${selector}.`);
  return element;
}
