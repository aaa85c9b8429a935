/** Lets dates go that have passed since the page was built. */

/** How often it looks for them, in milliseconds. */
const REFRESH = 30_000;

function letGo(): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>('[data-until-passed] time')) {
    const item = time.closest('li');
    if (item !== null) item.hidden = Date.parse(time.dateTime) < Date.now();
  }
}

letGo();
setInterval(letGo, REFRESH);
