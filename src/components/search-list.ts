import { find } from './find.ts';

/** A line of the list, wherever it comes from. */
export interface Line {
  /** The entry that it leads to: `channels/slack`. */
  key: string;
  url: string;
  title: string;
  state: string;
  /** The answer itself, where it is more than the sentence. */
  answer: string;
  sentence: readonly (Node | string)[];
  /** The heading under which it stands. */
  group: string;
  /** What kind of entry it is, where the heading does not say so. */
  kind?: string;
}

/** The listbox of the combobox: what is shown, and which line is chosen. */
export interface ResultList {
  /** Shows other lines. What was chosen stays chosen, when it is still there. */
  show(lines: readonly Line[]): void;
  /** Chooses a line by its place; -1 chooses none. */
  choose(at: number): void;
  /** Chooses the next line or the one before, round and round by way of none. */
  step(by: 1 | -1): void;
  /** Chooses a line by where it leads, as soon as it is shown. */
  expect(url: string | undefined): void;
  /** The chosen line, or else the first. */
  current(): Line | undefined;
}

export function resultList(
  input: HTMLInputElement,
  list: HTMLElement,
  template: HTMLTemplateElement,
  chosen: (line: Line | undefined) => void,
): ResultList {
  let lines: readonly Line[] = [];
  let active = -1;
  let expected: string | undefined;

  const choose = (at: number): void => {
    active = at;
    expected = lines[at]?.url;
    for (const [number, option] of list.querySelectorAll('[role=option]').entries()) {
      option.setAttribute('aria-selected', String(number === at));
      if (number !== at) continue;
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }
    if (at < 0) input.removeAttribute('aria-activedescendant');
    chosen(lines[Math.max(0, at)]);
  };

  return {
    choose,
    show(next) {
      lines = next;
      list.replaceChildren(
        ...lines.flatMap((line, at) =>
          line.group === lines[at - 1]?.group ? [drawn(line, at)] : [heading(line.group), drawn(line, at)],
        ),
      );
      input.setAttribute('aria-expanded', String(lines.length > 0));
      const wanted = expected;
      choose(wanted === undefined ? -1 : lines.findIndex(({ url }) => url === wanted));
      expected = wanted;
    },
    step(by) {
      const places = lines.length + 1;
      choose(((active + 1 + by + places) % places) - 1);
    },
    expect(url) {
      expected = url;
    },
    current: () => lines[Math.max(0, active)],
  };

  function drawn(line: Line, at: number): Node {
    const copy = template.content.cloneNode(true) as DocumentFragment;
    const link = find<HTMLAnchorElement>(copy, 'a');
    const set = (name: string, ...nodes: (Node | string)[]) =>
      find(copy, `[data-part="${name}"]`).replaceChildren(...nodes);
    find(copy, '[data-search-result]').dataset['searchKey'] = line.key;
    link.id = `search.result.${at}`;
    link.href = line.url;
    set('title', line.title);
    set('about', [line.kind, line.state].filter(Boolean).join(' · '));
    set('answer', line.answer);
    set('sentence', ...line.sentence);
    return copy;
  }
}

function heading(text: string): HTMLElement {
  const item = document.createElement('li');
  item.className = 'group';
  item.setAttribute('role', 'presentation');
  item.textContent = text;
  return item;
}
