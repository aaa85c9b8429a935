import type { APIRoute } from 'astro';
import { ICON_PATH, PAGE_PATHS } from '../domain/links/paths.ts';
import { escapeXml } from '../domain/xml.ts';
import { absoluteUrl } from '../href.ts';
import { readGuide } from '../queries.ts';

/** The longest ShortName and Description that OpenSearch 1.1 allows. Characters. */
const LONGEST_NAME = 16;
const LONGEST_DESCRIPTION = 1024;

/** How a browser can add the search of the guide to its own (OpenSearch 1.1, draft 6). */
export const GET: APIRoute = async () => {
  const { site } = await readGuide();
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    `  <ShortName>${escapeXml([...site.name].slice(0, LONGEST_NAME).join('').trim())}</ShortName>`,
    `  <Description>${escapeXml(site.description.slice(0, LONGEST_DESCRIPTION))}</Description>`,
    '  <InputEncoding>UTF-8</InputEncoding>',
    `  <Image width="16" height="16" type="image/svg+xml">${escapeXml(absoluteUrl(ICON_PATH))}</Image>`,
    `  <Url type="text/html" template="${escapeXml(absoluteUrl(PAGE_PATHS.search))}?q={searchTerms}"/>`,
    '</OpenSearchDescription>',
    '',
  ];
  return new Response(lines.join('\n'), { headers: { 'content-type': 'application/opensearchdescription+xml' } });
};
