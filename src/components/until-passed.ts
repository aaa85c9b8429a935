/** Lets dates go that have passed since the page was built, and says the others by the reader's clock. */

/** How often it looks for them, in milliseconds. */
const REFRESH = 30_000;
const dates = document.querySelectorAll<HTMLTimeElement>('[data-until-passed] time');

function letGo(): void {
  for (const time of dates) time.parentElement?.toggleAttribute('hidden', Date.parse(time.dateTime) < Date.now());
}

for (const time of dates) {
  const local = new Date(time.dateTime).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  time.after(` (${local} for you)`);
}
letGo();
setInterval(letGo, REFRESH);
