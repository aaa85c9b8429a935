/** `?since=2026-11-22` leaves only the changes from that day on; what is no day leaves all of them. */

const since = new URLSearchParams(location.search).get('since') ?? '';
if (/^\d{4}-\d{2}-\d{2}$/.test(since)) {
  for (const change of document.querySelectorAll<HTMLElement>('[data-changed]')) {
    change.hidden = (change.dataset['changed'] ?? '') < since;
  }
}
