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
  /** The heading under which it stands, in the readers' words. */
  group: string;
  /** What kind of entry it is, where the heading does not say so. */
  kind?: string;
}

/** The listbox of the combobox: what is shown, and which line is chosen. */
export interface ResultList {
  /** Shows other lines, under their headings. What was chosen stays chosen, when it is still there. */
  show(groups: ReadonlyMap<string, readonly Line[]>): readonly Line[];
  /** Chooses a line by its place; -1 chooses none. */
  choose(at: number): void;
  /** Chooses the next line or the one before, round and round by way of none. */
  step(by: 1 | -1): void;
  /** Chooses a line by where it leads, as soon as it is shown. */
  expect(url: string | undefined): void;
  /** The chosen line, if any is. */
  chosen(): Line | undefined;
  /** The chosen line, or else the first. */
  current(): Line | undefined;
}

/** @param told of the line that is chosen, or that none is */
export function resultList(root: HTMLElement, told: (line: Line | undefined) => void): ResultList {
  const input = find(root, 'input');
  const list = find(root, '[data-search-results]');
  let lines: readonly Line[] = [];
  let active = -1;
  let expected: string | undefined;
  let option: Element | undefined;
  let drawn = 0;
  /** What was drawn: lines, and groups by their first line. New lines are drawn anew, and so nothing seems to move. */
  const items = new WeakMap<Line, Element>();
  const groups = new WeakMap<Line, Element>();

  const copyOf = (template: string) =>
    find(find<HTMLTemplateElement>(root, `[data-part="${template}"]`).content, '*').cloneNode(true) as HTMLElement;

  const choose = (at: number): void => {
    active = at;
    expected = lines[at]?.url;
    option?.setAttribute('aria-selected', 'false');
    const before = option;
    option = at < 0 ? undefined : list.querySelectorAll('[role=option]')[at];
    option?.setAttribute('aria-selected', 'true');
    if (option === undefined) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', option.id);
    if (option !== before) option?.scrollIntoView({ block: 'nearest' });
    told(lines[at]);
  };

  return {
    choose,
    show(next) {
      lines = [...next.values()].flat();
      place(
        list,
        [...next].map(([name, some]) => groupOf(name, some)),
      );
      input.ariaExpanded = String(lines.length > 0);
      const wanted = expected;
      choose(wanted === undefined ? -1 : lines.findIndex(({ url }) => url === wanted));
      expected = wanted;
      return lines;
    },
    step(by) {
      const places = lines.length + 1;
      choose(((active + 1 + by + places) % places) - 1);
    },
    expect(url) {
      expected = url;
    },
    chosen: () => lines[active],
    current: () => lines[Math.max(0, active)],
  };

  function groupOf(name: string, some: readonly Line[]): Element {
    const first = some[0] as Line;
    const item = groups.get(first) ?? copyOf('group');
    groups.set(first, item);
    const group = find(item, 'div');
    group.ariaLabel = name;
    const heading = find(group, 'span');
    heading.textContent = name;
    place(group, [heading, ...some.map(itemOf)]);
    return item;
  }

  function itemOf(line: Line): Element {
    const known = items.get(line);
    if (known !== undefined) return known;
    const item = copyOf('result');
    const link = find<HTMLAnchorElement>(item, 'a');
    const set = (name: string, ...nodes: (Node | string)[]) =>
      find(item, `[data-part="${name}"]`).replaceChildren(...nodes);
    items.set(line, item);
    item.dataset['searchKey'] = line.key;
    drawn += 1;
    link.id = `search.result.${drawn}`;
    link.href = line.url;
    set('title', line.title);
    set('about', [line.kind, line.state].filter(Boolean).join(' · '));
    set('answer', line.answer);
    set('sentence', ...line.sentence);
    // Read aloud as parts, and not as one long sentence without a stop.
    link.ariaLabel = [...link.children].flatMap(({ textContent }) => textContent || []).join('. ');
    return item;
  }
}

/** Leaves what stays where it is: a press that has begun on it is to end on it, and a reader aloud keeps the place. */
function place(parent: Element, children: readonly Element[]): void {
  const wanted = new Set(children);
  for (const old of [...parent.children]) if (!wanted.has(old)) old.remove();
  for (const [at, child] of children.entries()) {
    if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] ?? null);
  }
}
