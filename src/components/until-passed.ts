/** Lets dates go that have passed since the page was built, and says the others by the reader's clock. */

/** How often it looks for them, in milliseconds. */
const REFRESH = 30_000;
const dates = document.querySelectorAll<HTMLTimeElement>('[data-until-passed] time');

function letGo(): void {
  for (const time of dates) {
    const item = time.closest('li');
    if (item !== null) item.hidden = Date.parse(time.dateTime) < Date.now();
  }
}

for (const time of dates) {
  const local = new Date(time.dateTime).toLocaleString('en-GB', {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  time.after(`: ${local} for you`);
}
letGo();
setInterval(letGo, REFRESH);
