import type { Document } from 'domhandler';
import { findAll, getAttributeValue, textContent } from 'domutils';
import type { Inline } from '../domain/security/policy.ts';

/** What stands in a `script` and is run; anything else there is data (HTML, "type" of the script element). */
const RUN = [undefined, '', 'module', 'text/javascript'];

/** The scripts and styles that stand inside of a page, as a browser hashes them. */
export function inlineCode(document: Document): Inline {
  const elements = (name: string) => findAll((element) => element.name === name, document.children);
  return {
    scripts: elements('script')
      .filter((script) => RUN.includes(getAttributeValue(script, 'type')) && !('src' in script.attribs))
      .map(textContent),
    styles: elements('style').map(textContent),
  };
}
