/** Keeps, in this browser alone, which page on the way through the guide was read last; home offers to go on there (`go-on.ts`). */
try {
  if (document.querySelector('[rel=prev]')) localStorage[`${import.meta.env.BASE_URL}place`] = location.pathname;
} catch {
  // The browser keeps nothing for this page.
}
