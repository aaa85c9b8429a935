import type { Document } from 'domhandler';
import { findAll, getAttributeValue, textContent } from 'domutils';
import type { Inline } from '../domain/security/policy.ts';

/** What stands in a `script` and is run; anything else there is data (HTML, "type" of the script element). */
const RUN = [undefined, '', 'module', 'text/javascript'];

/** The scripts, linked data and styles that stand inside of a page, as a browser hashes them. */
export function inlineCode(document: Document): Required<Inline> {
  const elements = (name: string) => findAll((element) => element.name === name, document.children);
  const scripts = (types: readonly (string | undefined)[]) =>
    elements('script')
      .filter((script) => types.includes(getAttributeValue(script, 'type')) && !('src' in script.attribs))
      .map(textContent);
  return {
    scripts: scripts(RUN),
    linkedData: scripts(['application/ld+json']),
    styles: elements('style').map(textContent),
  };
}
