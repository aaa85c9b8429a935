/** Answers whether a project is ready, and writes the letters, from what a reader fills in. Nothing of it leaves the browser. */
import {
  type Answer,
  type Answers,
  answersIn,
  fragmentOf,
  type Question,
  termsInWords,
} from '../domain/ready/answers.ts';
import { doubtAbout } from '../domain/ready/doubts.ts';
import { type Filled, fillBody, fillSubject, GAPS, gapsIn } from '../domain/ready/letter.ts';
import { mailLink } from '../domain/ready/mail-link.ts';
import { keepInHistory, keepInStorage, keptInHistory, keptInStorage, whenTakenOut } from './ready-memory.ts';

/** Longer addresses are cut by some of the programs that people send them with. In characters. */
const LONGEST_LINK = 8_000;
/** How long after the last letter everything is put into the history once more, in milliseconds. */
const PAUSE = 1000;

/** Not `find.ts`: what two scripts share becomes a request of its own, and the search has none to spare. */
const find = <T extends HTMLElement = HTMLElement>(within: ParentNode, selector: string) =>
  within.querySelector(selector) as T;

const section = document.querySelector('.ready') as HTMLElement;
/** Not a form element: nothing is handed in, and Enter in a field does nothing. */
const form = find(section, '.answers');
const part = (name: string, within: HTMLElement = form) => find(within, `[data-part="${name}"]`);
const say = (text: string) => part('said').replaceChildren(text);

const questions = [...form.querySelectorAll<HTMLElement>('[data-question]')].map((place) => ({
  place,
  id: place.dataset['question'] ?? '',
  title: find(place, 'a').textContent,
}));
const fields = ['project', 'repository', 'what', 'learn'] as const;
type Control = HTMLInputElement | HTMLTextAreaElement;
const controls = (name: string) => [...form.querySelectorAll<Control>(`[name="${name}"]`)];
const isChoice = ({ type }: Control) => type === 'radio';
const textOf = (name: string) =>
  controls(name).find((control) => !isChoice(control) || (control as HTMLInputElement).checked)?.value ?? '';

/** An empty text takes a choice back. */
function setValue(name: string, text: string): void {
  for (const control of controls(name)) {
    if (isChoice(control)) (control as HTMLInputElement).checked = control.value === text;
    else control.value = text;
  }
}

const letters = [...form.querySelectorAll<HTMLElement>('.letter')].map((place) => {
  const text = find<HTMLTextAreaElement>(place, 'textarea');
  const subject = part('subject', place);
  // The texts of the page have gaps; what is `written` is made from them, and any other text is by hand.
  return {
    place,
    text,
    subject,
    to: find(place, 'a').textContent,
    emptySubject: subject.textContent,
    written: text.value,
  };
});
const NAMES = [...questions.map(({ id }) => id), ...fields, ...letters.map(({ text }) => text.name)];

/** What a reader has answered and typed. A letter counts when it was changed by hand. */
function answers(): Answers {
  const given: Answers = Object.fromEntries(
    [...questions.map(({ id }) => id), ...fields].map((name) => [name, textOf(name)]),
  );
  for (const { text, written } of letters) given[text.name] = text.value === written ? '' : text.value;
  return given;
}

/** Puts answers where nothing has been answered or typed yet: what the browser has put back itself is newer. */
function putBack(given: Answers, evenIfFilled = false): void {
  for (const name of NAMES) {
    const text = given[name] ?? '';
    const letter = letters.find((candidate) => candidate.text.name === name);
    const isFilled = letter ? letter.text.value !== letter.text.defaultValue : textOf(name) !== '';
    if (isFilled && !evenIfFilled) continue;
    if (text !== '') setValue(name, text);
    else if (evenIfFilled && !letter) setValue(name, '');
  }
}

function clearAll(): void {
  for (const name of NAMES) setValue(name, '');
  for (const letter of letters) {
    letter.text.value = letter.text.defaultValue;
    letter.written = letter.text.defaultValue;
  }
  remembers.checked = false;
  show();
  keep();
  say('Everything is cleared.');
}

const answered = () => questions.map((question) => ({ ...question, answer: answerOf(question.id) }));

const filled = (): Filled => ({
  ...Object.fromEntries(fields.map((name) => [name, textOf(name)])),
  terms: termsInWords(answered()),
});

/** Shows what follows from the answers: what is open, and the letters. */
function show(): void {
  change(part('result'), resultOf(answered()));
  for (const name of fields) change(find(form, `#ready\\.${name}\\.doubt`), doubtAbout(name, textOf(name)) ?? '');
  for (const letter of letters) showLetter(letter, filled());
}

/** Whoever listens hears a text only when it has changed. */
function change(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}

function answerOf(id: string): Answer | undefined {
  const value = textOf(id);
  return value === '' ? undefined : (value as Answer);
}

function resultOf(given: readonly Question[]): string {
  const left = given.filter(({ answer }) => answer === undefined).length;
  if (left === given.length) return '';
  const open = given.filter(({ answer }) => answer === 'no' || answer === 'unsure').map(({ title }) => title);
  const unanswered = left === 0 ? '' : ` ${left} of ${given.length} not answered yet.`;
  if (open.length > 0)
    return `${open.length} open: ${open.join(', ')}. Why it matters stands under the question.${unanswered}`;
  return left === 0
    ? 'Nothing that the guide asks stands in the way.'
    : `Nothing stands in the way so far.${unanswered}`;
}

function showLetter(letter: (typeof letters)[number], filled: Filled): void {
  const { place, text, subject, to, emptySubject } = letter;
  const isByHand = text.value !== letter.written;
  if (!isByHand) {
    letter.written = fillBody(text.defaultValue, filled);
    if (text.value !== letter.written) text.value = letter.written;
  }
  const line = fillSubject(emptySubject, filled);
  change(subject, line);
  part('anew', place).hidden = !isByHand;

  const gaps = gapsIn(`${line} ${text.value}`).map((name) => GAPS[name]);
  const link = mailLink({ to, subject: line, body: text.value });
  find<HTMLAnchorElement>(place, 'a').href = link ?? `mailto:${to}`;
  const hint = [
    gaps.length > 0 && `Still to fill in: ${gaps.join(', ')}.`,
    link === undefined && 'This is too long to be handed to a mail program: copy the text instead.',
  ]
    .filter((sentence) => sentence !== false)
    .join(' ');
  change(find(place, '[role=status]'), hint);
}

let timer: ReturnType<typeof setTimeout> | undefined;
const remembers = part('remember') as HTMLInputElement;

/** What is worth keeping. */
function worthKeeping(): Answers | undefined {
  const given = answers();
  return Object.values(given).some((text) => text !== '') ? given : undefined;
}

function keep(): void {
  const given = worthKeeping();
  keepInHistory(given);
  const isKept = keepInStorage(remembers.checked ? given : undefined);
  if (isKept || !remembers.checked) return;
  say('This browser does not keep anything for this page.');
  remembers.checked = false;
}

/** Answers of somebody who has sent a link take the place of others, and leave the address, where they would grow old. */
function takeFromAddress(): void {
  const given = answersIn(location.hash, section.id, NAMES);
  if (given === undefined) return;
  history.replaceState(history.state, '', `#${section.id}`);
  putBack(given, true);
  say('The answers are filled in from the address.');
  section.scrollIntoView();
  show();
  keep();
}

async function copy(text: string, said: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(said);
  } catch {
    say(`Copying is not allowed here. Copy this: ${text}`);
  }
}

form.addEventListener('input', () => {
  say('');
  show();
  // At once, because a reload by accident comes without a warning; and again, if the browser has refused this one.
  keep();
  clearTimeout(timer);
  timer = setTimeout(() => keepInHistory(worthKeeping()), PAUSE);
});
remembers.addEventListener('change', () => {
  keep();
  if (remembers.checked) say('Kept in this browser until you clear it or take the mark away.');
});
form.addEventListener('click', ({ target }) => {
  const button = (target as Element).closest('button');
  const letter = letters.find(({ place }) => button && place.contains(button));
  if (button?.dataset['part'] === 'share') {
    const { href } = new URL(`#${fragmentOf(section.id, answers())}`, location.href);
    if (href.length > LONGEST_LINK)
      say(
        `The link would have ${href.length.toLocaleString('en')} characters, which is too long to be sent. Copy the letters instead.`,
      );
    else void copy(href, 'The link is copied. Whoever opens it sees your answers.');
  } else if (button?.dataset['part'] === 'clear') {
    clearAll();
  } else if (letter && button?.dataset['part'] === 'copy') {
    void copy(letter.text.value, 'The text is copied.');
  } else if (letter && button?.dataset['part'] === 'anew') {
    letter.text.value = letter.written;
    show();
    keep();
    letter.text.focus();
  }
});
// Not when the page is left: what is put into the history then is lost.
form.addEventListener('change', keep);
addEventListener('hashchange', takeFromAddress);

// What the browser has put back itself may be by hand, or what was written from the fields.
for (const letter of letters) {
  const written = fillBody(letter.text.defaultValue, filled());
  if (letter.text.value !== letter.text.defaultValue) letter.written = written;
}
const remembered = keptInStorage();
const before = keptInHistory() ?? remembered;
remembers.checked = remembered !== undefined;
whenTakenOut(() => {
  remembers.checked = false;
});
if (before) putBack(before);
show();
takeFromAddress();
// What the browser has put back itself is not in the history yet.
keep();
