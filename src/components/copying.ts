/** How long a button says what it did, in milliseconds. */
const SAYING = 2000;

/** Has the button that says what it did say again what it does. */
let putBack = (): void => {};

/**
 * Copies a text, and says so on the button that was pressed, because that is where the reader looks.
 *
 * @param refused what it says when the browser does not allow it, or, without https, has no clipboard
 * @returns whether it is copied
 */
export async function copy(
  text: string,
  button: HTMLElement,
  refused = 'Copying is not allowed here',
): Promise<boolean> {
  putBack();
  const label = button.textContent;
  let says = 'Copied';
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    says = refused;
  }
  // Another button may have been pressed meanwhile.
  putBack();
  button.textContent = says;
  const timer = setTimeout(() => putBack(), SAYING);
  putBack = () => {
    clearTimeout(timer);
    // Unless it says something else by now, because it would copy something else.
    if (button.textContent === says) button.textContent = label;
  };
  return says !== refused;
}
