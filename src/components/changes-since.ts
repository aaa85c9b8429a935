/**
 * `?since=2026-11-22` leaves only the changes from that day on, and says so; what is no day leaves all of them. A change that the
 * fragment names is shown whatever its day.
 */
import { spokenDate } from '../domain/dates.ts';
import { sinceIn } from '../domain/since.ts';

const since = sinceIn(location.search);
const line = document.querySelector<HTMLElement>('[data-since]');
const changes = [...document.querySelectorAll<HTMLElement>('[data-changed]')];
const isOlder = (change: HTMLElement) => (change.dataset['changed'] ?? '') < (since ?? '');

/** Leaves the changes since that day, and the one that is named, which is where the browser could not go while it was hidden. */
function narrow(): void {
  const named = document.getElementById(location.hash.slice(1));
  for (const change of changes) change.hidden = isOlder(change) && !change.contains(named);
  named?.scrollIntoView();
}

if (since !== undefined && line !== null) {
  const newer = changes.filter((change) => !isOlder(change)).length;
  const count = newer === 0 ? 'Nothing has changed' : `${newer} of ${changes.length} changes`;
  line.prepend(`${count} since ${spokenDate(since)}. `);
  line.hidden = false;
  narrow();
  addEventListener('hashchange', narrow);
}
