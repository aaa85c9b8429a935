/** Answers whether a project is ready, and writes the letters, from what a reader fills in. Nothing of it leaves the browser. */

import { type Answers, answersIn, BEFORE_ANSWERS, fragmentOf, withNamesOfToday } from '../domain/ready/answers.ts';
import { doubtAbout } from '../domain/ready/doubts.ts';
import { fillBody } from '../domain/ready/letter.ts';
import { verdictOn } from '../domain/ready/verdict.ts';
import { copy } from './copying.ts';
import { putInHistory } from './put-in-history.ts';
import { answered, change, fields, form, noteOf, part, questions, section, setValue, textOf } from './ready-fields.ts';
import { copyLetter, filled, letters, showLetters, writeLetters } from './ready-letters.ts';
import {
  keepInHistory,
  keepInStorage,
  keptInHistory,
  keptInStorage,
  type Step,
  takeOutOfStorage,
  whenStorageChanges,
} from './ready-memory.ts';

/** Longer addresses are cut by some of the programs that people send them with. In characters. */
const LONGEST_LINK = 8_000;
/** How long after the last letter everything is put into the history once more, in milliseconds. */
const PAUSE = 1000;

const say = (text: string) => part('said').replaceChildren(text);
const doubts = fields.map((name) => ({ name, note: noteOf(name) }));

/** Shows what follows from the answers: whether the project is ready, and the letters. */
function show(): void {
  const result = part('result');
  change(result, verdictOn(answered(), result.dataset['today'] ?? ''));
  for (const { name, note } of doubts) change(note, doubtAbout(name, textOf(name)) ?? '');
  writeLetters();
}

const NAMES = [...questions.map(({ name }) => name), ...fields, ...letters.map(({ text }) => text.name)];
/** By the names that questions and letters had before their entries were given others: those of today. */
const namesOfToday = new Map<string, string>(Object.entries(JSON.parse(form.dataset['moved'] ?? '{}')));

/** What a reader has answered and typed. A letter counts when it was changed by hand. */
function answers(): Answers {
  const given: Answers = Object.fromEntries(
    [...questions.map(({ name }) => name), ...fields].map((name) => [name, textOf(name)]),
  );
  for (const { text, written } of letters) given[text.name] = text.value === written ? '' : text.value;
  return given;
}

/**
 * Puts answers where nothing has been answered or typed yet, and in the place of texts that are known and may go.
 *
 * @param given a name that is not in it has no text
 */
function putBack(given: Answers, inPlaceOf: Answers = {}): void {
  const now = answers();
  const put = withNamesOfToday(given, namesOfToday);
  for (const name of NAMES) {
    if (now[name] !== '' && now[name] !== inPlaceOf[name]) continue;
    const letter = letters.find(({ text }) => text.name === name);
    setValue(name, put[name] ?? letter?.written ?? '');
  }
}

const clearing = part('clear');
const CLEAR = clearing.textContent;
/** What was cleared last, until something else is filled in: the button that cleared it puts it back. */
let cleared: Step | undefined;

function clearAll(): void {
  cleared = stepNow();
  putBack({}, cleared.given);
  remembers.checked = false;
  takeOutOfStorage();
  show();
  keepStep();
  clearing.textContent = 'Put everything back';
  say('Everything is cleared.');
}

function putClearedBack({ given, isKept }: Step): void {
  forgetCleared();
  putBack(given);
  remembers.checked = isKept;
  show();
  keep();
  say('Everything is back.');
}

function forgetCleared(): void {
  cleared = undefined;
  clearing.textContent = CLEAR;
}

let timer: ReturnType<typeof setTimeout> | undefined;
const remembers = part('remember') as HTMLInputElement;
let broughtAt: number | undefined;

const stepNow = (): Step => ({ given: answers(), isKept: remembers.checked, broughtAt });

/** Keeps, as browsers do, what is in the form while this step of the history lasts. */
const keepStep = (): void => keepInHistory(stepNow());

/**
 * Puts back what a step of the history has.
 *
 * @param inPlaceOf what is known to be older, and may go
 */
function putStepBack(step: Step | undefined, inPlaceOf?: Answers): void {
  const draft = keptInStorage();
  // What another page has kept since is newer, but for a step whose answers were never meant to be kept.
  remembers.checked = draft !== undefined && (step?.isKept ?? true);
  broughtAt = step?.broughtAt;
  if (draft && remembers.checked) putBack(draft, inPlaceOf ?? step?.given);
  else if (step) putBack(step.given, inPlaceOf);
}

/** After what the reader did, and never by itself: what was kept may be newer than what a page has that is opened again. */
function keep(): void {
  keepStep();
  if (!remembers.checked || keepInStorage(answers())) return;
  say('This browser does not keep this, and nothing older either: it keeps nothing, or is full.');
  remembers.checked = false;
}

/** Answers of somebody who has sent a link take the place of others, and leave the address, where they would grow old. */
function takeFromAddress(): void {
  const { hash } = location;
  const given = answersIn(hash, section.id, [...NAMES, ...namesOfToday.keys()]);
  if (hash.startsWith(`#${section.id}${BEFORE_ANSWERS}`)) {
    putInHistory(history.state, `#${section.id}`);
    section.scrollIntoView();
  }
  if (given !== undefined) {
    broughtAt = Date.now();
    putBack(given, answers());
    // They are not the reader's own, which stay kept.
    const areOthersKept = remembers.checked;
    remembers.checked = false;
    say(
      `The answers are filled in from the address.${areOthersKept ? ' Those that this browser keeps are still there, without that address.' : ''}`,
    );
    show();
  }
  // A step of the history that a link has made has nothing yet.
  keepStep();
}

/** Goes along with the history. Steps between which no link brought answers are places of one page, where what is newest stays. */
function goAlong(): void {
  const step = keptInHistory();
  if (step && step.broughtAt !== broughtAt) {
    forgetCleared();
    say('');
    putStepBack(step, answers());
    show();
  }
  takeFromAddress();
}

function keepOrForget(): void {
  if (!remembers.checked) takeOutOfStorage();
  keep();
  if (remembers.checked) say('Kept in this browser until you clear it or take the mark away.');
}

async function copyLink(button: HTMLElement): Promise<void> {
  const { href } = new URL(`#${fragmentOf(section.id, answers())}`, location.href);
  if (href.length > LONGEST_LINK)
    say(
      `The link would have ${href.length.toLocaleString('en')} characters, which is too long to be sent. Copy the letters instead.`,
    );
  else if (await copy(href, button)) say('The link is copied. Whoever opens it sees your answers.');
  else say(`Copying is not allowed here. Copy this: ${href}`);
}

form.addEventListener('input', () => {
  say('');
  forgetCleared();
  show();
  // At once, because a reload by accident comes without a warning; and again, if the browser has refused this one.
  keep();
  clearTimeout(timer);
  timer = setTimeout(keepStep, PAUSE);
});
remembers.addEventListener('change', keepOrForget);
form.addEventListener('click', ({ target }) => {
  const button = (target as Element).closest('button');
  const letter = letters.find(({ place }) => button && place.contains(button));
  const what = button?.dataset['part'];
  if (button && what === 'share') {
    void copyLink(button);
  } else if (what === 'clear') {
    if (cleared) putClearedBack(cleared);
    else clearAll();
  } else if (button && letter && what === 'copy') {
    void copyLetter(letter, button);
  } else if (letter && what === 'anew') {
    letter.text.value = letter.written;
    showLetters();
    keep();
    letter.text.focus();
  }
});
// Not when the page is left: what is put into the history then is lost.
form.addEventListener('change', () => {
  showLetters();
  keep();
});
// Two steps may have one address, because answers leave it: then no hash changes.
addEventListener('popstate', goAlong);

// What the browser has put back itself may be by hand, or what was written from the fields.
for (const letter of letters) {
  const written = fillBody(letter.text.defaultValue, filled());
  if (letter.text.value !== letter.text.defaultValue) letter.written = written;
}
const step = keptInHistory();
// The browser puts back only a mark that was there when the step was kept.
const isJustTicked = remembers.checked && !step?.isKept;
putStepBack(step);
if (isJustTicked) remembers.checked = true;
whenStorageChanges(() => {
  if (!remembers.checked) return;
  const given = keptInStorage();
  remembers.checked = given !== undefined;
  if (given) putBack(given, answers());
  show();
  keepStep();
});
// That this did not arrive at first.
say('');
show();
takeFromAddress();
if (isJustTicked) keepOrForget();
