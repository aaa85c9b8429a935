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
  /** `push` makes a step for the back button. */
  keep(question: Question, as: 'push' | 'replace'): void;
}

/** The search page keeps its question in its address. */
export function addressMemory(): Memory {
  // The first change after a question that stands is a step of its own; the letters that follow are not.
  let stands = false;
  return {
    recall() {
      const question: Partial<Question> = Object.fromEntries(new URLSearchParams(location.search));
      stands = Boolean(question.q);
      return question;
    },
    keep(question, as) {
      const parameters = new URLSearchParams(Object.entries(question).filter(([, value]) => value !== ''));
      const address = parameters.size > 0 ? `?${parameters}` : location.pathname;
      const isStep = as === 'push' && stands && address !== (location.search || location.pathname);
      if (isStep) history.pushState(null, '', address);
      else history.replaceState(null, '', address);
      stands = as === 'push';
    },
  };
}

/** The dialog keeps it for the next time it is opened, on whatever page. */
export function sessionMemory(name: string): Memory {
  return {
    recall() {
      try {
        return JSON.parse(sessionStorage.getItem(name) ?? '{}') as Partial<Question>;
      } catch {
        return undefined;
      }
    },
    keep(question) {
      try {
        sessionStorage.setItem(name, JSON.stringify(question));
      } catch {
        // A browser that keeps nothing: the next dialog begins empty.
      }
    },
  };
}

export function questionIn(form: HTMLFormElement): Question {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '');
  return { q: text('q'), kind: text('kind'), state: text('state') };
}

/** Puts a question into the form. A kind or state that this guide does not know, as an old link may ask for, is left out. */
export function fill(form: HTMLFormElement, question: Partial<Question>): void {
  for (const control of form.elements) {
    const value = question[control.getAttribute('name') as keyof Question] ?? '';
    if (control instanceof HTMLInputElement) control.value = value;
    else if (control instanceof HTMLSelectElement) {
      control.value = [...control.options].some((option) => option.value === value) ? value : '';
    }
  }
}
