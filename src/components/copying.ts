/** How long a button says what it did, in milliseconds. */
const SAYING = 2000;

const timers = new WeakMap<HTMLElement, ReturnType<typeof setTimeout>>();

/**
 * Copies a text, and says so on the button that was pressed, because that is where the reader looks. What it says otherwise
 * is kept in its `data-label`.
 *
 * @param refused what it says when the browser does not allow it, or, without https, has no clipboard
 * @returns whether it is copied
 */
export async function copy(
  text: string,
  button: HTMLElement,
  refused = 'Copying is not allowed here',
): Promise<boolean> {
  button.dataset['label'] ??= button.textContent;
  let says = 'Copied';
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    says = refused;
  }
  button.textContent = says;
  // Pressed again, it says so as long as after the first time.
  clearTimeout(timers.get(button));
  timers.set(
    button,
    setTimeout(() => (button.textContent = button.dataset['label'] as string), SAYING),
  );
  return says !== refused;
}
