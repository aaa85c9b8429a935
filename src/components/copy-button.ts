/**
 * Copy buttons: they appear where they work, and say what they did. A page carries this itself, so it knows less than `copying.ts`:
 * nothing of a second press, and of other words meanwhile.
 */
export {};

/** How long a button says so, in milliseconds. */
const SAYING = 2000;

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(button.dataset['copy'] ?? '');
      button.textContent = 'Copied';
    } catch {
      // Refused by the browser or on an address without https: the text beside the button can be selected.
      button.textContent = 'Copying is not allowed here';
    }
    setTimeout(() => {
      button.textContent = label;
    }, SAYING);
  });
}
