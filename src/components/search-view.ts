/**
 * The search as a reader meets it: a combobox with a listbox (WAI-ARIA Authoring Practices). Names answer at once; sections
 * of the text come in under them, so that nothing moves that is about to be pressed.
 */
import { find } from './find.ts';
import { putInHistory } from './put-in-history.ts';
import { answersIn } from './search-answers.ts';
import { addressMemory, addressOf, fill, type Question, questionOf, sessionMemory } from './search-question.ts';

/** Where the browser keeps a question: for the dialog, and in the history for the way back from a result. */
const STORED = 'search';

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
  const form = find<HTMLFormElement>(root, 'form');
  const input = find<HTMLInputElement>(root, 'input');
  const list = find(root, '[data-search-results]');
  const dialog = root.closest('dialog');
  const asked = () => questionOf(new FormData(form));
  const memory = dialog === null ? addressMemory() : sessionMemory(STORED);
  let openWhenThere = false;
  const { results, answer, loadLater } = answersIn(
    root,
    asked,
    (hasLines) => {
      if (openWhenThere && hasLines) open(false);
      openWhenThere = false;
    },
    firstNames,
    fetchNames,
  );

  /** Opens the chosen line, or the first; when there is none yet, as soon as there is one. */
  function open(newTab: boolean): void {
    const line = results.current();
    openWhenThere = !newTab && line === undefined && list.ariaBusy === 'true';
    if (line === undefined) {
      input.focus();
      if (list.ariaBusy !== 'true' && input.value.trim() === '')
        part('status').textContent = 'Type what you are looking for first.';
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
  async function copy(url: string, button: HTMLElement): Promise<void> {
    const later = await loadLater();
    // The address can still be taken from there.
    if (later === undefined) button.textContent = url;
    part('copied').textContent = later ? await later.copied(url, button) : url;
  }

  /** Answers something else than before: what was to be opened for that is not opened any more. */
  function ask(literally?: boolean): void {
    openWhenThere = false;
    answer(literally);
  }

  function typed(): void {
    results.expect(undefined);
    ask(false);
    memory.keep(asked(), false);
  }

  /** Begins where the reader left, here or with the dialog of another page. */
  function recall(): void {
    const left = (history.state as Record<string, Question & { url: string }> | null)?.[STORED];
    fill(form, { ...memory.recall(), ...left });
    results.expect(left?.url);
    ask(false);
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
    ask(true);
    input.focus();
  });
  part('copy').addEventListener('click', ({ currentTarget }) => {
    const url = results.chosen()?.url ?? addressOf(asked(), form.dataset['searchAction']);
    void copy(url, currentTarget as HTMLElement);
  });
  root.addEventListener('click', (event) => {
    const target = event.target as Element;
    const button = target.closest<HTMLElement>('[data-search-result] button');
    if (button !== null) void copy((button.previousElementSibling as HTMLAnchorElement).href, button);
    const link = target.closest('a');
    if (link !== null && !event.ctrlKey && !event.metaKey && !event.shiftKey) leaveFor(link.getAttribute('href') ?? '');
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
