import { shortName } from './short-name.ts';

/** The attribute by which Astro keeps the styles of a component to its own elements; its value means nothing. */
const SCOPE = /data-astro-cid-([a-z0-9]+)(?:="true")?/g;
const SCOPE_ATTRIBUTE = new RegExp(`\\s${SCOPE.source}`, 'g');
/** A start tag that has a scope; values of attributes may hold anything but their quotation mark. */
const SCOPED_TAG = /<([a-z][a-z0-9-]*)((?:\s+[^\s"=>]+(?:="[^"]*")?)*?\sdata-astro-cid-(?:[^">]|"[^"]*")*)>/g;
/** A scope in a selector, and the part of its compound selector that stands before it (Selectors Level 4, 3.1). */
const SCOPED_SELECTOR = /([^\s>+~,{}()]*)\[data-astro-cid-([a-z0-9]+)\]/g;
/** Where attributes come from a variable, Astro adds the scope as a class too, which none of its selectors asks for. */
const SCOPE_CLASS = / class="astro-[a-z0-9]{8}"/g;

/**
 * Gives the scopes of styles short names. Astro's are made to be unique over all sites, stand in every element, and are a twentieth
 * of what a reader waits for.
 */
export class ShortScopes {
  readonly #uses = new Map<string, number>();
  #names: ReadonlyMap<string, string> = new Map();

  /** Remembers what a text uses, markup or styles. @param times how often it stands in the site */
  count(text: string, times = 1): void {
    for (const [, scope = ''] of text.matchAll(SCOPE)) this.#uses.set(scope, (this.#uses.get(scope) ?? 0) + times);
  }

  /**
   * Names the scopes, when all uses are counted. What is used most has the shortest name; the alphabet decides the rest, so that
   * every build gives the same names.
   */
  name(): void {
    const scopes = [...this.#uses].sort(([a, usesOfA], [b, usesOfB]) => usesOfB - usesOfA || (a < b ? -1 : 1));
    this.#names = new Map(scopes.map(([scope], place) => [scope, `data-${shortName(place)}`]));
  }

  /** A text, markup or styles, with the short names. */
  rename(text: string): string {
    return text.replace(SCOPE, (_, scope: string) => this.#names.get(scope) ?? '');
  }
}

/**
 * A page in which elements have the scopes by which a rule of its sheets can find them: one for their tag, for one of their
 * classes, or for anything. What a script makes an element do later is in attributes and states, which are not asked for here.
 *
 * @param page without its sheets
 */
export function withNeededScopes(page: string, sheets: readonly string[]): string {
  const asked = sheets.map(askedBy);
  return page.replace(SCOPED_TAG, (element, tag: string, attributes: string) => {
    const classes = /\sclass="([^"]*)"/.exec(attributes)?.[1]?.split(/\s+/) ?? [];
    const names = ['*', tag, ...classes.map((name) => `.${name}`)];
    return element
      .replace(SCOPE_CLASS, '')
      .replace(SCOPE_ATTRIBUTE, (attribute, scope: string) =>
        names.some((name) => asked.some((sheet) => sheet.has(`${scope} ${name}`))) ? attribute : '',
      );
  });
}

const askedBySheet = new Map<string, ReadonlySet<string>>();

/** What a sheet asks elements for: their scope, and their tag, a class or anything. A site has few sheets, each on many pages. */
function askedBy(css: string): ReadonlySet<string> {
  const known = askedBySheet.get(css);
  if (known !== undefined) return known;
  const asked = new Set<string>();
  for (const [, before = '', scope = ''] of css.matchAll(SCOPED_SELECTOR)) {
    const [name = '*'] = /^[a-z][a-z0-9-]*|\.[\w-]+/.exec(before) ?? [];
    asked.add(`${scope} ${name}`);
  }
  askedBySheet.set(css, asked);
  return asked;
}
