/** `?since=2026-11-22` leaves only the changes from that day on, and says so; what is no day leaves all of them. */
import { spokenDate } from '../domain/dates.ts';
import { sinceIn } from '../domain/since.ts';

const since = sinceIn(location.search);
const line = document.querySelector<HTMLElement>('[data-since]');
if (since !== undefined && line !== null) {
  const changes = [...document.querySelectorAll<HTMLElement>('[data-changed]')];
  for (const change of changes) change.hidden = (change.dataset['changed'] ?? '') < since;
  const shown = changes.filter(({ hidden }) => !hidden).length;
  const count = shown === 0 ? 'Nothing has changed' : `${shown} of ${changes.length} changes`;
  line.prepend(`${count} since ${spokenDate(since)}. `);
  line.hidden = false;
}
