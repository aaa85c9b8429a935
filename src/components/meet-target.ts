/** The place that an address names gets the focus, so that reading and the Tab key go on from there. */
function meetTarget(): void {
  const target = document.querySelector<HTMLElement>(':target');
  // Who is in it already, by the Tab key, stays where they are.
  if (target === null || target.contains(document.activeElement)) return;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
// The target is known when the page has been read to its end.
for (const event of ['load', 'hashchange']) addEventListener(event, meetTarget);
