/** Shows what has become due since the page was built, so that an old build ages too. */

for (const due of document.querySelectorAll<HTMLElement>('[data-due]')) {
  due.hidden = Date.parse(due.dataset['due'] ?? '') > Date.now();
}
