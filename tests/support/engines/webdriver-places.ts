import { By, type WebDriver, type WebElement } from 'selenium-webdriver';
import type { ByRole, Place, Role } from './engine.ts';

// The types (4.35) are older than the library. Remove when they know what is asked here.
declare module 'selenium-webdriver' {
  interface WebElement {
    getAriaRole(): Promise<string>;
    getAccessibleName(): Promise<string>;
  }
}

/** What may have a role. The engine itself is asked whether it has. */
const MAY_BE: Record<Role, string> = {
  button: 'button, [role=button]',
  combobox: '[role=combobox], select',
  dialog: 'dialog, [role=dialog]',
  group: '[role=group], fieldset',
  heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
  link: 'a[href], [role=link]',
  main: 'main, [role=main]',
  navigation: 'nav, [role=navigation]',
  option: 'option, [role=option]',
  searchbox: 'input[type=search], [role=searchbox]',
};

/** All elements of a place, in their order. */
export function findPlace(driver: WebDriver, place: Place): Promise<WebElement[]> {
  if ('css' in place) return driver.findElements(By.css(place.css));
  if ('text' in place) return driver.executeScript(`return (${innermostWith.toString()})(...arguments)`, place.text);
  return findByRole(driver, place);
}

/** Asks the engine for the role and the name that it tells assistive technology (WebDriver, section 12.4). */
async function findByRole(driver: WebDriver, { role, name, within }: ByRole): Promise<WebElement[]> {
  const around = within === undefined ? [null] : await findByRole(driver, within);
  const found: WebElement[] = [];
  for (const part of around) {
    const candidates = await driver.executeScript<WebElement[]>(
      `return (${visibleWith.toString()})(...arguments)`,
      part,
      MAY_BE[role],
      name ?? '',
    );
    for (const candidate of candidates) {
      if ((await candidate.getAriaRole()) !== role) continue;
      if (name === undefined || asOneLine(await candidate.getAccessibleName()) === name) found.push(candidate);
    }
  }
  return found;
}

const asOneLine = (name: string): string => name.replace(/\s+/g, ' ').trim();

/** What may have a name, because it has those words on it, in it or as its label; runs in the page. */
function visibleWith(around: Element | null, selector: string, words: string): Element[] {
  const plain = (text: string) => text.replace(/\s+/g, '');
  const wordsOf = (element: Element) =>
    [
      element.ariaLabel,
      element.textContent,
      ...((element as HTMLInputElement).labels ?? []),
      ...(element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)),
    ]
      .map((part) => (part instanceof Element ? part.textContent : (part ?? '')))
      .join(' ');
  return [...(around ?? document).querySelectorAll(selector)].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) && plain(wordsOf(element)).includes(plain(words)),
  );
}

/** Runs in the page. */
function innermostWith(text: string): Element[] {
  const isIt = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim() === text;
  return [...document.body.querySelectorAll('*')].filter(
    (element) => isIt(element) && ![...element.children].some(isIt),
  );
}
