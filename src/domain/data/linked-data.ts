import type { WebPage, WebSite, WithContext } from 'schema-dts';
import type { Site } from '../../schemas/site.ts';
import { evidenceUrl } from '../evidence.ts';

const CONTEXT = 'https://schema.org';

/** What programs are told of the page of an entry. Addresses are whole. */
export interface DescribedEntry {
  title: string;
  url: string;
  /** The day on which a person last compared the entry with public records. */
  checked: string;
  section: { title: string; url: string };
}

/**
 * The page of an entry in words of schema.org: where it stands, what it retells, and when somebody last looked. A meeting is no
 * `Event` here, because an event has a date, and the guide knows none for certain.
 *
 * @param home the whole address of the guide
 */
export function describeEntry(
  { title, url, checked, section }: DescribedEntry,
  site: Site,
  home: string,
): WithContext<WebPage> {
  return {
    '@context': CONTEXT,
    '@type': 'WebPage',
    name: title,
    url,
    inLanguage: site.language,
    lastReviewed: checked,
    isPartOf: { '@type': 'WebSite', name: site.title, url: home },
    isBasedOn: { '@type': 'CreativeWork', name: site.source.title, url: evidenceUrl(site.source.evidence) },
    breadcrumb: {
      '@type': 'BreadcrumbList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: section.title, item: section.url },
        { '@type': 'ListItem', position: 2, name: title, item: url },
      ],
    },
  };
}

/** The guide as a whole, and how it is searched. */
export function describeSite(site: Site, home: string, search: string): WithContext<WebSite> {
  const action = {
    '@type': 'SearchAction' as const,
    target: { '@type': 'EntryPoint' as const, urlTemplate: `${search}?q={words}` },
    // How the place of the words is named: https://schema.org/docs/actions.html
    'query-input': 'required name=words',
  };
  return {
    '@context': CONTEXT,
    '@type': 'WebSite',
    name: site.title,
    description: site.description,
    url: home,
    inLanguage: site.language,
    potentialAction: action,
  };
}

/** JSON as it may stand in a `script` element, which ends at the first `</script` (WHATWG HTML, 4.12.1.3). */
export const inScript = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c');
