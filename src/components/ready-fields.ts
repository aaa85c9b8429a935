/** The questions and fields of the form, and what is in them. */
import type { Answer } from '../domain/ready/answers.ts';
import { find } from './find.ts';

export const section = find(document, '.ready');
/** Not a form element: nothing is handed in, and Enter in a field does nothing. */
export const form = find(section, '.answers');
export const part = (name: string, within: HTMLElement = form) => find(within, `[data-part="${name}"]`);

export const questions = [...form.querySelectorAll('fieldset')].map((place) => ({
  name: find<HTMLInputElement>(place, 'input').name,
  title: find(place, 'a').textContent,
  weSay: place.dataset['weSay'] ?? '',
  isCondition: place.dataset['condition'] !== undefined,
}));
export const fields = ['project', 'repository', 'what', 'learn'] as const;
type Control = HTMLInputElement | HTMLTextAreaElement;
const controls = (name: string) => [...form.querySelectorAll<Control>(`[name="${name}"]`)];
const isChoice = ({ type }: Control) => type === 'radio';
export const textOf = (name: string) =>
  controls(name).find((control) => !isChoice(control) || (control as HTMLInputElement).checked)?.value ?? '';

/** An empty text takes a choice back. */
export function setValue(name: string, text: string): void {
  for (const control of controls(name)) {
    if (isChoice(control)) (control as HTMLInputElement).checked = control.value === text;
    else control.value = text;
  }
}

/** What a field is told of what is in it: described by it, because a status alone is heard once. */
export function noteOf(name: string): HTMLElement {
  const [control] = controls(name);
  const note = control?.nextElementSibling as HTMLElement;
  note.id = `${name}.note`;
  control?.setAttribute('aria-describedby', note.id);
  return note;
}

/** The questions with their answers. */
export const answered = () => questions.map((question) => ({ ...question, answer: answerOf(question.name) }));

function answerOf(name: string): Answer | undefined {
  const value = textOf(name);
  return value === '' ? undefined : (value as Answer);
}

/** Whoever listens hears a text only when it has changed. */
export function change(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
