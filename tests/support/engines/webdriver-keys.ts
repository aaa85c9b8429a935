import { Key, type WebDriver } from 'selenium-webdriver';

/** Keys that write nothing, by their names in UI Events, as WebDriver writes them. */
const NAMED: Record<string, string> = {
  ArrowDown: Key.ARROW_DOWN,
  ArrowUp: Key.ARROW_UP,
  Control: Key.CONTROL,
  End: Key.END,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Home: Key.HOME,
  Shift: Key.SHIFT,
  Tab: Key.TAB,
};

/** Presses a key, or with others that are held: `Control+v`. */
export async function pressKey(driver: WebDriver, key: string): Promise<void> {
  const keys = key === '+' ? [key] : key.split('+');
  const codes = keys.map(codeOf);
  let actions = driver.actions();
  for (const code of codes) actions = actions.keyDown(code);
  for (const code of codes.toReversed()) actions = actions.keyUp(code);
  await actions.perform();
}

export async function typeText(driver: WebDriver, text: string): Promise<void> {
  await driver.actions().sendKeys(text).perform();
}

function codeOf(key: string): string {
  const code = NAMED[key] ?? key;
  if ([...code].length > 1) throw new Error(`No journey has pressed ${key} yet: add it to the named keys.`);
  return code;
}
