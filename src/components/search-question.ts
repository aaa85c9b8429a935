import { putInHistory } from './put-in-history.ts';

/** What a reader asks: the words, and what the answer is narrowed to. */
export interface Question {
  q: string;
  kind: string;
  state: string;
}

/** Where a question is kept, so that reload, back and the next page find it again. */
export interface Memory {
  /** Nothing when nothing is kept, or nothing that can be read. */
  recall(): Partial<Question> | undefined;
  /** @param stands whether a reader means it as it is, and not as something that is still being typed */
  keep(question: Question, stands: boolean): void;
}

/** How long to wait for the next letter: before an address is written, and before the whole text is asked. Milliseconds. */
export const PAUSE = 150;
/** How much of what was typed an address has. Characters. */
const LONGEST_IN_ADDRESS = 400;

/**
 * The search page keeps its question in its address. The first change after a question that stands is a step for the back
 * button; what is typed after it takes its place.
 */
export function addressMemory(): Memory {
  let stands = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const recall = () => questionOf(new URLSearchParams(location.search));
  const write = (question: Question, willStand: boolean) => {
    const address = addressOf(question);
    const isSame = address === addressOf(recall());
    if (!isSame) putInHistory(null, address, stands ? 'pushState' : 'replaceState');
    stands = willStand || (stands && isSame);
  };
  const written = (question: Question) => {
    timer = undefined;
    write(question, false);
  };
  return {
    recall() {
      clearTimeout(timer);
      timer = undefined;
      const question = recall();
      stands = question.q !== '';
      return question;
    },
    // The first letter is written at once, the last one when no other comes: Safari counts how often an address changes.
    keep(question, willStand) {
      if (willStand || timer === undefined) write(question, willStand);
      clearTimeout(timer);
      timer = willStand ? undefined : setTimeout(written, PAUSE, question);
    },
  };
}

/** The dialog keeps it for the next time it is opened, on whatever page. */
export function sessionMemory(name: string): Memory {
  // Guides that share a host share its storage.
  const key = import.meta.env.BASE_URL + name;
  return {
    recall() {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Question>;
      } catch {
        return undefined;
      }
    },
    keep(question) {
      try {
        sessionStorage.setItem(key, JSON.stringify(question));
      } catch {
        // A browser that keeps nothing: the next dialog begins empty.
      }
    },
  };
}

export function questionOf(data: FormData | URLSearchParams): Question {
  const text = (name: string) => String(data.get(name) ?? '');
  return { q: text('q'), kind: text('kind'), state: text('state') };
}

/**
 * Two ways to write one question in an address are one here. Of a long one the address has the beginning: servers refuse addresses
 * of some thousand characters (RFC 9110, 4.1), and a sign may take nine of them. A sign that is cut in two is made a whole one (WHATWG
 * URL, 5.2).
 */
export function addressOf(question: Question, path = location.pathname): string {
  const short = { ...question, q: question.q.slice(0, LONGEST_IN_ADDRESS) };
  const parameters = new URLSearchParams(Object.entries(short).filter(([, value]) => value !== ''));
  return `${path}?${parameters}`.replace(/\?$/, '');
}

/** A box or a list to choose from, which has no default value that matters. */
interface Control extends HTMLElement {
  name: keyof Question;
  value: string;
  defaultValue: string;
  /** -1 in a list that does not have its value. */
  selectedIndex?: number;
}

/** Puts a question into the form. A kind or state that this guide does not know, as an old link may ask for, is left out. */
export function fill(form: HTMLFormElement, question: Partial<Question>): void {
  for (const control of form.querySelectorAll<Control>('[name]')) {
    // The value first: a box that has it already by default leaves the cursor at its beginning.
    control.value = question[control.name] ?? '';
    // WebKit takes a box that is not to be completed by the browser back to its default value, some time after a page that it
    // kept whole is shown again.
    control.defaultValue = control.value;
    if (control.selectedIndex === -1) control.value = '';
  }
}
