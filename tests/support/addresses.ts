import type { Page } from 'playwright-core';
import { openAnswered } from './search.ts';
import { sitemapPaths } from './site.ts';

/** One address of each kind of page. */
export const EACH_KIND = [
  '/',
  '/channels/',
  '/channels/general-mailing-list/',
  '/terms/no-sla/',
  '/meetings/',
  '/meetings/project-coordination/',
  '/bring-your-project/',
  '/search/?q=mailing',
  '/a-z/',
  '/all/',
  '/about/',
  '/404.html',
] as const;

/** What a sitemap does not list: the search, empty, with results and with none, and the page for lost readers. */
const BESIDE_THE_SITEMAP = ['/search/', '/search/?q=mailing', '/search/?q=pineapple&kind=terms', '/404.html'];

/** Pages that only lead on: a short address, and two from where something has moved. */
const LEADING_ON = ['/go/slack/', '/users/support/docs/intro.md/', '/apps/content/about/intro.html'];

/** Every address that a reader can come to, searches and pages that lead on included; of short addresses one. */
export const everyAddress = async (folder: string): Promise<string[]> => [
  ...(await sitemapPaths(folder)),
  ...BESIDE_THE_SITEMAP,
  ...LEADING_ON,
];

/** Opens an address and waits until all of its answer is there. A page that leads on is kept from it, to be looked at. */
export async function openToLook(page: Page, path: string): Promise<void> {
  await page.unrouteAll();
  if (LEADING_ON.includes(path)) await keepFromLeadingOn(page, path);
  await openAnswered(page, path);
}

/** Its script would lead on before the page is there, so it is taken out; the refresh comes later, and leads nowhere. */
async function keepFromLeadingOn(page: Page, path: string): Promise<void> {
  await page.route('**/*', async (route) => {
    const request = route.request();
    if (!request.isNavigationRequest()) return route.continue();
    if (new URL(request.url()).pathname !== path) return route.abort('aborted');
    const response = await route.fetch();
    return route.fulfill({ response, body: (await response.text()).replace(/<script\b.*?<\/script>/s, '') });
  });
}
