/** Lets dates go that have passed since the page was built, and says of the others when they are by the reader's clock. */

/** How often it looks for them, in milliseconds. */
const REFRESH = 30_000;
const dates = document.querySelectorAll<HTMLTimeElement>('[data-until-passed] time');

function letGo(): void {
  for (const time of dates) time.parentElement?.toggleAttribute('hidden', Date.parse(time.dateTime) < Date.now());
}

for (const time of dates) {
  const at = new Date(time.dateTime);
  const day = at.toLocaleDateString('en-GB', { dateStyle: 'long' });
  const clock = at.toLocaleTimeString('en-GB', { timeStyle: 'short' });
  time.after(` (${day === time.textContent ? '' : `${day}, `}${clock} for you)`);
}
letGo();
setInterval(letGo, REFRESH);
