/** Puts the next state of a meeting in place of the one before it, from its moment on. */
export {};

/** How often it looks, in milliseconds. */
const REFRESH = 30_000;

function age(): void {
  for (const next of document.querySelectorAll<HTMLTemplateElement>('template[data-from]')) {
    if (Date.parse(next.dataset['from'] ?? '') > Date.now()) continue;
    next.previousElementSibling?.remove();
    next.replaceWith(next.content);
  }
}

age();
setInterval(age, REFRESH);
