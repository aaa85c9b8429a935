/**
 * `?since=2026-11-22` leaves only the changes from that day on; what is no day leaves all of them. Both are said. A change that the
 * fragment names is shown whatever its day.
 */
import { spokenDate } from '../domain/dates.ts';
import { sinceIn } from '../domain/since.ts';
import { find } from './find.ts';

const since = sinceIn(location.search);
const asked = new URLSearchParams(location.search).get('since');
const line = find(document, '[data-since]');
const changes = [...document.querySelectorAll<HTMLElement>('[data-changed]')];
const isOlder = (change: HTMLElement) => (change.dataset['changed'] ?? '') < (since ?? '');

/** Leaves the changes since that day, and the one that is named, which is where the browser could not go while it was hidden. */
function narrow(): void {
  const named = document.getElementById(location.hash.slice(1));
  for (const change of changes) change.hidden = isOlder(change) && !change.contains(named);
  named?.scrollIntoView();
}

/** Says something above the changes, before the way to all of them. */
function say(words: string): void {
  line.prepend(`${words} `);
  line.hidden = false;
}

const form = find<HTMLFormElement>(document, '[data-since-form]');
form.hidden = false;

if (since !== undefined) {
  (form.elements[0] as HTMLInputElement).value = since;
  const newer = changes.filter((change) => !isOlder(change)).length;
  const count = newer === 0 ? 'Nothing has changed' : `${newer} of ${changes.length} changes`;
  say(`${count} since ${spokenDate(since)}.`);
  narrow();
  addEventListener('hashchange', narrow);
} else if (asked) say(`“${asked}” is no day.`);
