/** Link marks: a press copies the address. What says so, and offers other forms of it, is fetched with the first press. */
for (const mark of document.querySelectorAll('[data-mark]')) {
  mark.ariaLabel = (mark.ariaLabel as string).replace('Link', 'Copy link');
  mark.ariaHasPopup = 'dialog';
}

document.addEventListener('click', (event) => {
  const mark = (event.target as Element).closest<HTMLAnchorElement>('[data-mark]');
  if (mark === null || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  // At once, because a browser may refuse it some time after the press. Without https there is no clipboard at all.
  const copied = (async () => navigator.clipboard.writeText(mark.href))();
  // Looked at by the menu; until it is there nobody else would.
  copied.catch(() => undefined);
  import('./link-menu.ts').then(
    // Who pressed a key goes on with the keyboard.
    ({ showLinkMenu }) => showLinkMenu(mark, copied, event.detail === 0),
    // It did not arrive: then the mark is the plain link that it is without scripts.
    () => location.assign(mark.href),
  );
});
