/** `/` and Ctrl-K lead to the search, from everywhere but a field that is being typed in. */
addEventListener('keydown', (event) => {
  const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
  const controlK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey;
  const typing =
    (event.target as Element).closest('input:not([type=radio]), textarea, select, [contenteditable]') !== null;
  if (event.isComposing || !(controlK || (slash && !typing))) return;

  const field = document.querySelector<HTMLInputElement>('input[type=search]');
  const link = document.querySelector<HTMLAnchorElement>('a[data-search-link]');
  if (field === null && link === null) return;
  event.preventDefault();
  if (field === null) link?.click();
  else field.focus();
});

// Without scripts a search form leads to the list of names; with them, to the search.
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-search-action]')) {
  form.action = form.dataset['searchAction'] ?? form.action;
}
