/** Offers to go on where a reader was, in the place of how long all of it takes, as long as there is such a page; and to forget it. */
export {};

/** As `reading-place.ts` keeps it. */
const NAME = `${import.meta.env.BASE_URL}place`;

const offer = document.querySelector<HTMLElement>('.go-on');
if (offer !== null) goOnFrom(offer);

function goOnFrom(offer: HTMLElement): void {
  const places: Record<string, string> = JSON.parse(offer.dataset['places'] ?? '{}');
  const link = offer.querySelector('a') as HTMLAnchorElement;
  const instead = offer.previousElementSibling as HTMLElement;

  function show(): void {
    let place = '';
    try {
      place = localStorage[NAME] ?? '';
    } catch {
      // The browser keeps nothing for this page.
    }
    const isKnown = Object.hasOwn(places, place);
    offer.hidden = !isKnown;
    instead.hidden = isKnown;
    if (isKnown) {
      link.href = place;
      link.textContent = places[place] ?? '';
    }
  }

  show();
  // Who comes back by the history may have read on in between.
  addEventListener('pageshow', show);
  offer.querySelector('button')?.addEventListener('click', () => {
    localStorage.removeItem(NAME);
    show();
    // The button is gone; what took its place says what there is now.
    instead.tabIndex = -1;
    instead.focus();
  });
}
